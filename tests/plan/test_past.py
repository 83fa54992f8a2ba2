"""The past of a plan: every field, every deleted row and every moment, folded or not."""

import zlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npo_wizard.errors import InputRefused
from npo_wizard.plan import compose, edits, folds
from npo_wizard.plan.edits import AddRow, RemoveRow, SetField
from npo_wizard.plan.folds import Pack, folded, steps_of
from npo_wizard.plan.history import History
from npo_wizard.plan.nouns import Measure, Need, Partner, Result
from npo_wizard.plan.past import FieldStep, as_it_was, deleted, field_steps
from npo_wizard.plan.restoring import put_back, take_back
from npo_wizard.plan.view import PlanView
from tests.plan.strategies import any_edit, calm, plans
from tests.small_plan import plan

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TITLE = ("plan", "plan", "title")


class Desk:
    """A plan that is worked on, with what it was after each step."""

    def __init__(self, view: PlanView) -> None:
        self.view = view
        self.history = History()
        self.views = [view]

    def do(self, edit, who="Jo", day=0):
        done = edits.apply(self.view, edit)
        at = NOON + timedelta(days=day, seconds=len(self.views))
        self.history.done(edit, done.inverse, label="stap", at=at, who=who, merge_key=None)
        self.view = done.view
        self.views.append(self.view)

    def undo(self, day=0):
        inverse = self.history.undo_entry.inverse
        self.history.undone(at=NOON + timedelta(days=day), who="Jo")
        self.view = edits.apply(self.view, inverse, undoing=True).view
        self.views.append(self.view)

    def fold(self):
        packs, last = folded(self.view, self.history)
        kept = [entry for entry in self.history.entries if entry.seq > last]
        self.history = History(kept, (*self.history.packs, *packs))

    def past(self, key):
        return list(field_steps(self.view, steps_of(self.history, key[1]), key))


@pytest.fixture(autouse=True)
def small_folds(monkeypatch):
    monkeypatch.setattr(folds, "KEPT", 4)
    monkeypatch.setattr(folds, "AT_ONCE", 3)
    monkeypatch.setattr(folds, "PACK_ENTRIES", 5)


def title(text):
    return SetField("plan", "plan", "title", text)


def test_a_field_has_a_past_newest_first():
    desk = Desk(plan())
    desk.do(title("Een"), who="An")
    desk.do(title("Twee"), who="Bo")
    assert [(step.who, step.old, step.new) for step in desk.past(TITLE)] == [
        ("Bo", "Een", "Twee"),
        ("An", "Samen verder", "Een"),
    ]


def test_undo_is_part_of_the_past():
    desk = Desk(plan())
    desk.do(title("Een"))
    desk.undo()
    assert [(step.old, step.new) for step in desk.past(TITLE)] == [
        ("Een", "Samen verder"),
        ("Samen verder", "Een"),
    ]


def test_the_first_value_of_a_row_is_told_as_such():
    desk = Desk(plan())
    desk.do(AddRow(Need(id="n", statement="Rekenen")))
    (step,) = desk.past(("need", "n", "statement"))
    assert step == FieldStep(step.at, "Jo", None, "Rekenen", was_there=False)


def test_folding_keeps_for_each_person_and_day_what_a_field_held_before():
    desk = Desk(plan())
    for day, who, text in ((0, "An", "A1"), (0, "An", "A2"), (0, "Bo", "B1"), (1, "Bo", "B2")):
        desk.do(title(text), who, day)
    for number in range(4):
        desk.do(SetField("need", "lezen", "children_count", number), day=2)
    desk.fold()
    assert len(desk.history.entries) == 4
    assert [(step.who, step.old, step.new) for step in desk.past(TITLE)] == [
        ("Bo", "B1", "B2"),
        ("Bo", "A2", "B1"),
        ("An", "Samen verder", "A2"),
    ]


@given(st.data())
@settings(calm, max_examples=20)
def test_every_moment_comes_back_folded_or_not(data):
    desk = Desk(data.draw(plans(max_edits=3)))
    at = {0: desk.view}
    for number in range(data.draw(st.integers(6, 14))):
        if desk.history.undo_entry and data.draw(st.integers(0, 4)) == 0:
            desk.undo(day=number // 3)
        else:
            desk.do(data.draw(any_edit(desk.view)), day=number // 3)
        at[desk.history.entries[-1].seq] = desk.view
    for _ in range(2):
        for step in steps_of(desk.history):
            assert as_it_was(desk.view, steps_of(desk.history), step.seq + 1) == at[step.seq]
        assert as_it_was(desk.view, steps_of(desk.history), 1) == at[0]
        desk.fold()
    while desk.history.undo_entry is not None:  # what was kept can still be undone
        desk.undo()


def test_nothing_is_folded_that_an_undo_still_refers_to():
    desk = Desk(plan())
    for number in range(6):
        desk.do(title(str(number)))
    for _ in range(5):
        desk.undo()
    before = len(desk.history.entries)
    desk.fold()
    assert len(desk.history.entries) == before


def test_a_step_that_does_not_fit_stops_the_folding_and_nothing_is_lost():
    desk = Desk(plan())
    for number in range(9):
        desk.do(title(str(number)))
    desk.history.done(
        RemoveRow("need", "weg"),
        RemoveRow("need", "weg"),
        label="",
        at=NOON,
        who="",
        merge_key=None,
    )
    entries = list(desk.history.entries)
    desk.fold()
    assert desk.history.entries == entries
    with pytest.raises(InputRefused):
        as_it_was(desk.view, steps_of(desk.history), 1)
    assert len(desk.past(TITLE)) == 9


@pytest.mark.parametrize("data", [b"", b"x", zlib.compress(b"{}"), zlib.compress(b"[" * 99_999)])
def test_a_damaged_pack_is_passed_over_or_refused(data):
    desk = Desk(plan())
    desk.history = History((), [Pack(3, data)])
    desk.do(title("Een"))
    assert desk.history.entries[-1].seq == 4
    assert len(list(steps_of(desk.history, strict=False))) == 1
    with pytest.raises(InputRefused):
        list(steps_of(desk.history))


def test_a_pack_that_unpacks_to_far_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(folds, "PACK_MAX", 1_000)
    with pytest.raises(InputRefused):
        _ = Pack(1, zlib.compress(b" " * 5_000)).lines


class TestBin:
    def test_a_deleted_row_comes_back_with_what_belonged_to_it_and_its_links(self):
        desk = Desk(plan())
        desk.do(compose.remove(desk.view, "measure", "zomer"))
        desk.do(title("Later"))
        gone = [found.row.id for found in deleted(desk.view, steps_of(desk.history))]
        assert set(gone) == {"zomer", "zomer:spuk:2022", "zomer:spuk:2023", "zomer:eigen:2023"}
        measure = next(f for f in deleted(desk.view, steps_of(desk.history)) if f.row.id == "zomer")
        back = edits.apply(desk.view, put_back(desk.view, measure)).view
        assert back == edits.apply(plan(), title("Later")).view

    def test_links_from_rows_that_changed_since_are_added_to_theirs(self):
        desk = Desk(plan())
        desk.do(compose.remove(desk.view, "need", "lezen"))
        desk.do(AddRow(Need(id="rekenen", statement="Rekenen")))
        desk.do(SetField("result", "leest", "need_ids", ("rekenen",)))
        (found,) = deleted(desk.view, steps_of(desk.history))
        back = edits.apply(desk.view, put_back(desk.view, found)).view
        assert back.get(Result, "leest").need_ids == ("rekenen", "lezen")

    def test_links_to_what_is_gone_too_are_left_out(self):
        desk = Desk(plan())
        desk.do(compose.remove(desk.view, "measure", "zomer"))
        desk.do(compose.remove(desk.view, "partner", "po"))
        found = next(f for f in deleted(desk.view, steps_of(desk.history)) if f.row.id == "zomer")
        back = edits.apply(desk.view, put_back(desk.view, found)).view
        assert back.get(Measure, "zomer").lead_id is None

    def test_what_belongs_to_something_that_is_gone_says_so(self):
        desk = Desk(plan())
        desk.do(compose.remove(desk.view, "measure", "zomer"))
        found = next(
            f for f in deleted(desk.view, steps_of(desk.history)) if f.row.NAME == "measure_cost"
        )
        with pytest.raises(InputRefused, match="Zet dat eerst weer in het plan"):
            put_back(desk.view, found)

    def test_a_row_that_came_and_went_within_one_fold_is_kept_whole(self):
        desk = Desk(plan())
        desk.do(AddRow(Partner(id="bieb", name="Bieb")))
        desk.do(SetField("partner", "bieb", "name", "Bibliotheek"))
        desk.do(RemoveRow("partner", "bieb"))
        for number in range(5):
            desk.do(title(str(number)), day=1)
        desk.fold()
        assert len(desk.history.entries) == 4
        (found,) = deleted(desk.view, steps_of(desk.history))
        assert found.row == Partner(id="bieb", name="Bibliotheek")
        assert edits.apply(desk.view, put_back(desk.view, found)).view.get(Partner, "bieb")


class TestTakingBack:
    def test_an_old_value_is_a_new_step(self):
        desk = Desk(plan())
        desk.do(title("Een"))
        desk.do(take_back(desk.view, TITLE, desk.past(TITLE)[-1].old))
        assert desk.view.plan.title == "Samen verder"
        assert len(desk.history.entries) == 2

    def test_links_to_what_is_gone_are_left_out(self):
        edit = take_back(plan(), ("measure", "zomer", "partner_ids"), ("po", "weg"))
        assert edit == SetField("measure", "zomer", "partner_ids", ("po",))
        edit = take_back(plan(), ("measure", "zomer", "lead_id"), "weg")
        assert edit == SetField("measure", "zomer", "lead_id", None)

    def test_an_answer_that_is_gone_is_made_again(self):
        edit = take_back(plan(), ("answer", "stap.1", "text"), "Ja")
        assert edits.apply(plan(), edit).view.find("answer", "stap.1").text == "Ja"

    def test_a_row_that_is_gone_says_so(self):
        with pytest.raises(InputRefused, match="prullenbak"):
            take_back(plan(), ("need", "weg", "statement"), "Ja")

    def test_an_amount_is_taken_back_also_where_its_cell_is_empty_by_now(self):
        cell = ("measure_cost", "zomer:spuk:2022", "planned_eur")
        desk = Desk(plan())
        first = desk.view.find(*cell[:2]).planned_eur
        desk.do(SetField(*cell, 1))
        desk.do(RemoveRow(*cell[:2]))
        assert [(step.old, step.new) for step in desk.past(cell)] == [(1, None), (first, 1)]
        desk.do(take_back(desk.view, cell, 1))
        assert desk.view.find(*cell[:2]).planned_eur == 1
        desk.do(take_back(desk.view, cell, None))
        assert desk.view.find(*cell[:2]) is None
        assert edits.apply(desk.view, take_back(desk.view, cell, None)).view == desk.view

    def test_a_cell_that_was_empty_first_is_told_to_be_empty_and_can_be_so_again(self):
        cell = ("measure_cost", "zomer:eigen:2022", "planned_eur")
        desk = Desk(plan())
        desk.do(compose.set_cost(desk.view, "zomer", "eigen", 2022, "planned_eur", 5))
        (step,) = desk.past(cell)
        assert (step.old, step.new, step.was_there) == (None, 5, True)

    @pytest.mark.parametrize("row_id", ["weg:spuk:2022", "zomer:spuk:jaar", "x"])
    def test_an_amount_whose_measure_has_gone_says_so(self, row_id):
        with pytest.raises(InputRefused, match="niet meer in het plan"):
            take_back(plan(), ("measure_cost", row_id, "planned_eur"), 1)
