"""Cleaning: what has no shape goes, what people typed stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npo_wizard.report.text import clean, without_forbidden


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("gewoon", "gewoon"),
        ("a\t\n b", "a b"),
        ("e\u0301", "é"),
        ("a\u0007b\u200db\u202eb\u00ad", "abbb"),
        ("❤\ufe0f", "❤"),
        ("\u00a0vast", "\u00a0vast"),
        ("\ud800x", "x"),
        ("a \u200b b", "a b"),
        ("e\u200d\u0301", "é"),
    ],
)
def test_cleaning(typed, printed):
    assert clean(typed) == printed


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters()))
def test_what_is_left_may_stand_in_xml(text):
    without_forbidden(text).encode("utf-8")
    assert "\x00" not in without_forbidden(text)
