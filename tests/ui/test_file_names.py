"""A title is never a path: it becomes a name that every file system takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.file_names import safe_stem


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("NPO-plan Winterswijk 2021–2025", "NPO-plan Winterswijk 2021–2025"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("a/b\\c: d?", "a-b-c- d-"),
        ("  veel   wit\n\t ", "veel wit"),
        ("...", "Plan"),
        ("", "Plan"),
        ("CON", "CON_"),
        ("con.plan", "con.plan_"),
    ],
)
def test_a_title_becomes_a_name(title, stem):
    assert safe_stem(title) == stem


@given(st.text())
def test_any_title_becomes_a_short_name_without_a_path(title):
    stem = safe_stem(title)
    assert 0 < len(stem) <= 101
    assert not set(stem) & set('<>:"/\\|?*\0\n')
    assert not stem.startswith((".", " "))
    assert not stem.endswith((".", " "))
