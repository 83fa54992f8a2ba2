import tomllib

import pytest

from npo_wizard.content.lines import Lines

TEXT = '''# a remark with [brackets] and = signs
title = "top"

[[steps]]
id = "one" # a remark
questions = [
  "[[steps]]",
  "id = 3",
]

[[steps.parts]]
title = """
[[steps]]
id = "not a key"
"""
noun = 'x]'
note = """he said "no" # and left
id = "not a key either" """
kind = "last"

[[steps.parts]]
title = "second"

[[steps]]
id = "two"

[[steps.parts]]
title = "of two"

["quoted.name"]
first = 1
dotted.inner = 2

[table.inner]
key = { a = 1, b = [1, 2] }
last = true
'''


@pytest.fixture
def lines() -> Lines:
    tomllib.loads(TEXT)
    return Lines(TEXT)


@pytest.mark.parametrize(
    ("path", "starts"),
    [
        (("title",), 'title = "top"'),
        (("steps", 0, "id"), 'id = "one"'),
        (("steps", 0, "questions"), "questions = ["),
        (("steps", 0, "parts", 0, "title"), 'title = """'),
        (("steps", 0, "parts", 0, "noun"), "noun = 'x]'"),
        (("steps", 0, "parts", 0, "kind"), 'kind = "last"'),
        (("steps", 0, "parts", 1, "title"), 'title = "second"'),
        (("steps", 1, "id"), 'id = "two"'),
        (("steps", 1, "parts", 0, "title"), 'title = "of two"'),
        (("quoted.name", "first"), "first = 1"),
        (("quoted.name", "dotted", "inner"), "dotted.inner = 2"),
        (("table", "inner", "key"), "key = {"),
        (("table", "inner", "last"), "last = true"),
        (("table", "inner"), "[table.inner]"),
    ],
)
def test_a_key_is_found_on_its_own_line(lines, path, starts):
    assert TEXT.splitlines()[lines.of(path) - 1].startswith(starts)


def test_what_is_missing_is_told_at_what_should_hold_it(lines):
    assert lines.of(("steps", 1, "title")) == lines.of(("steps", 1))
    assert lines.of(("steps", 0, "questions", 1)) == lines.of(("steps", 0, "questions"))
    assert lines.of(("table", "inner", "key", "b", 0)) == lines.of(("table", "inner", "key"))


def test_what_has_no_place_is_told_at_the_top(lines):
    assert lines.of(("nowhere", 3)) == 1


def test_every_key_of_the_real_files_is_found(spoiled):
    for path in sorted(spoiled.root.rglob("*.toml")):
        text = path.read_text(encoding="utf-8")
        found, rows = Lines(text), text.splitlines()
        for key in keys(tomllib.loads(text)):
            line = rows[found.of(key) - 1]
            names = [part for part in key if isinstance(part, str)]
            assert names[-1] in line, f"{key} in {path.name}"


def keys(value, path=()):
    """Every path to a key outside inline tables."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield (*path, name)
            yield from keys(each, (*path, name))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            if isinstance(each, dict):
                yield from keys(each, (*path, index))
