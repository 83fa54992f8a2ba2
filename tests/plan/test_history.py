"""The history: what undo and redo do follows from the entries alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npo_wizard.errors import InputRefused
from npo_wizard.plan import edits
from npo_wizard.plan.edits import AddRow, RemoveRow, SetField
from npo_wizard.plan.history import MERGE_WITHIN, EntryKind, History, merge
from npo_wizard.plan.nouns import Answer, Need
from npo_wizard.plan.view import PlanView
from tests.plan.strategies import calm

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def title(text):
    return SetField("plan", "plan", "title", text)


def write(history, new, old="", *, at=NOON, key=None):
    return history.done(title(new), title(old), label=new, at=at, who="", merge_key=key)


def test_undo_goes_back_in_order_and_redo_forth():
    history = History()
    write(history, "a")
    write(history, "b", "a")
    assert history.undo_entry.label == "b"
    history.undone(at=NOON, who="")
    assert (history.undo_entry.label, history.redo_entry.label) == ("a", "b")
    history.redone(at=NOON, who="")
    assert history.undo_entry.label == "b"
    assert history.redo_entry is None


def test_something_new_ends_the_way_forth():
    history = History()
    write(history, "a")
    history.undone(at=NOON, who="")
    write(history, "b")
    assert history.redo_entry is None


def test_nothing_is_ever_taken_out():
    history = History()
    write(history, "a")
    history.undone(at=NOON, who="Jo")
    kinds = [(entry.kind, entry.who, entry.of_seq) for entry in history.entries]
    assert kinds == [(EntryKind.EDIT, "", None), (EntryKind.UNDO, "Jo", 1)]


def test_undo_without_anything_to_undo_is_a_mistake_of_the_caller():
    with pytest.raises(LookupError):
        History().undone(at=NOON, who="")


def test_typing_in_one_field_is_one_step():
    history = History()
    for text in ("T", "Ta", "Taal"):
        write(history, text, key="title")
    assert len(history.entries) == 1
    assert history.entries[0].edit == title("Taal")
    assert history.entries[0].inverse == title("")


@pytest.mark.parametrize("way", ["other key", "sealed", "long pause", "no key"])
def test_typing_is_a_new_step_after(way):
    history = History()
    write(history, "T", key="title")
    if way == "sealed":
        history.seal()
    later = NOON + MERGE_WITHIN + timedelta(seconds=1) if way == "long pause" else NOON
    key = {"other key": "summary", "no key": None}.get(way, "title")
    write(history, "Ta", "T", at=later, key=key)
    assert len(history.entries) == 2


def test_typing_after_a_restart_is_a_new_step():
    history = History()
    write(history, "T", key="title")
    again = History(history.entries)
    write(again, "Ta", "T", key="title")
    assert len(again.entries) == 2


def test_the_first_words_of_an_answer_merge_into_its_row():
    row = Answer(id="vraag", text="J")
    merged = merge(AddRow(row), SetField("answer", "vraag", "text", "Ja"))
    assert merged == AddRow(Answer(id="vraag", text="Ja"))


def test_edits_of_different_fields_or_rows_do_not_merge():
    assert merge(title("a"), SetField("plan", "plan", "summary", "b")) is None
    assert merge(AddRow(Need(id="n")), SetField("need", "m", "statement", "b")) is None
    assert merge(title("a"), RemoveRow("need", "n")) is None


@pytest.mark.parametrize("kind", [EntryKind.UNDO, EntryKind.REDO])
def test_entries_that_do_not_follow_from_each_other_are_refused(kind):
    history = History()
    entry = write(history, "a")
    strange = replace(entry, seq=2, kind=kind, of_seq=7)
    with pytest.raises(InputRefused):
        History([entry, strange])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"batch": 1}', "null", '"x"', "[" * 9000])
def test_a_stored_text_that_is_no_edit_is_refused_when_it_is_needed(text):
    entry = replace(write(History(), "a"), edit_json=text)
    with pytest.raises(InputRefused):
        _ = entry.edit


@calm
@given(st.lists(st.sampled_from(("edit", "type", "undo", "redo")), max_size=30))
def test_undo_and_redo_are_the_same_after_a_restart(steps):
    view, history = PlanView.of([]), History()
    for number, step in enumerate(steps):
        if step in ("edit", "type"):
            done = edits.apply(view, title(str(number)))
            key = "title" if step == "type" else None
            write(history, str(number), view.plan.title, key=key)
        elif step == "undo" and history.undo_entry:
            done = edits.apply(view, history.undo_entry.inverse)
            history.undone(at=NOON, who="")
        elif step == "redo" and history.redo_entry:
            done = edits.apply(view, history.redo_entry.edit)
            history.redone(at=NOON, who="")
        else:
            continue
        view = done.view
        again = History(history.entries)
        assert (again.undo_entry, again.redo_entry) == (history.undo_entry, history.redo_entry)
    while history.undo_entry:
        view = edits.apply(view, history.undo_entry.inverse).view
        history.undone(at=NOON, who="")
    assert view == PlanView.of([])
