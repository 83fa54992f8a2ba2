"""The list of plans on the start page: quick, whole, and no trouble when it is damaged."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from npo_wizard.errors import TargetError
from npo_wizard.storage import index
from npo_wizard.storage.index import IndexEntry

ENTRY = IndexEntry(
    path="/plannen/Winterswijk.npoplan",
    title="Plan 'Jeugd' <b>",
    municipality="Winterswijk",
    status="concept",
    version_label="0.3",
    steps=("ingevuld", "bezig", *("leeg",) * 5),
    open_points=4,
    opened_at="2026-03-01T12:00:00+01:00",
    has_unpublished=True,
)
HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "jinja2", "reportlab", "PIL", "filelock"}


@pytest.fixture
def file(home):
    index.put(ENTRY)
    return home / "data" / "plannen.json"


def test_at_first_there_are_no_plans():
    assert index.read() == []


def test_a_plan_is_kept_as_it_was(file):
    assert index.read() == [ENTRY]


def test_the_plan_that_was_opened_last_comes_first(file):
    newer = replace(ENTRY, path="/b", opened_at="2026-03-02T12:00:00+01:00")
    older = replace(ENTRY, path="/c", opened_at="2025-03-02T12:00:00+01:00")
    index.put(newer)
    index.put(older)
    assert [each.path for each in index.read()] == ["/b", ENTRY.path, "/c"]


def test_a_plan_stands_in_the_list_once(file):
    index.put(replace(ENTRY, open_points=0))
    assert [each.open_points for each in index.read()] == [0]


def test_a_plan_can_be_forgotten(file):
    index.remove("/onbekend")
    index.remove(ENTRY.path)
    assert index.read() == []


def test_the_list_does_not_grow_without_end(file):
    for number in range(60):
        index.put(replace(ENTRY, path=str(number)))
    assert len(index.read()) == 50


@pytest.mark.parametrize("text", ["", "{", "{}", "null", "[1, null, {}]", "\x00\xff", "[" * 9000])
def test_a_damaged_list_begins_anew(file, text):
    file.write_text(text, encoding="latin-1")
    assert index.read() == []
    index.put(ENTRY)
    assert index.read() == [ENTRY]


@pytest.mark.parametrize(
    "spoiled",
    [
        {"path": ""},
        {"path": None},
        {"title": 3},
        {"title": "x" * 1001},
        {"steps": "leeg"},
        {"steps": [["leeg"]]},
        {"steps": ["anders"]},
        {"open_points": "veel"},
        {"has_unpublished": None},
    ],
)
def test_a_line_that_is_damaged_is_left_out_and_the_rest_stays(file, spoiled):
    good = json.loads(file.read_text(encoding="utf-8"))[0]
    file.write_text(json.dumps([{**good, "path": "/stuk", **spoiled}, good]), encoding="utf-8")
    assert index.read() == [ENTRY]


def test_a_list_that_cannot_be_written_stays_whole(file, monkeypatch):
    def fail(*args):
        raise PermissionError(13, "no")

    monkeypatch.setattr(index.os, "replace", fail)
    with pytest.raises(TargetError):
        index.put(replace(ENTRY, title="Nieuw"))
    assert index.read() == [ENTRY]
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_reading_the_list_imports_nothing_heavy():
    code = "import sys; from npo_wizard.storage import index; index.read(); print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert HEAVY & {name.partition(".")[0] for name in ran.stdout.split()} == set()
