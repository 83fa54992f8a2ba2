"""Edits as the user knows them."""

import pytest

from npo_wizard.plan import compose, edits
from npo_wizard.plan.edits import AddRow, Batch, RemoveRow, SetField
from npo_wizard.plan.nouns import (
    Answer,
    BuildingBlockScore,
    FundingStream,
    Measure,
    MeasureCost,
    Monitoring,
    Need,
    ReportYear,
    Result,
)
from npo_wizard.plan.view import PlanView


def after(view, edit):
    return edits.apply(view, edit).view


@pytest.fixture
def view():
    return PlanView.of(
        [
            FundingStream(id="s"),
            Need(id="n"),
            Result(id="r", need_ids=("n",)),
            Measure(id="m", title="Zomerschool", result_ids=("r",)),
            MeasureCost(id="m:s:2023", measure_id="m", stream_id="s", year=2023, planned_eur=5),
            BuildingBlockScore(id="m:a", measure_id="m", block="a", note="goed"),
            Monitoring(id="o", measure_id="m"),
        ]
    )


def test_a_new_row_comes_last_and_has_an_id_of_its_own(view):
    first = after(view, compose.add(view, Need))
    both = after(first, compose.add(first, Need, statement="Derde"))
    assert [row.position for row in both.rows(Need)] == [0, 1, 2]
    assert len({row.id for row in both.rows(Need)}) == 3


def test_removing_a_measure_takes_its_costs_and_scores_and_unlinks_the_rest(view):
    left = after(view, compose.remove(view, "measure", "m"))
    assert left.rows(MeasureCost) == left.rows(BuildingBlockScore) == ()
    assert left.get(Monitoring, "o").measure_id is None


def test_removing_a_row_that_stands_alone_is_one_plain_edit(view):
    view = after(view, AddRow(Need(id="los")))
    assert compose.remove(view, "need", "los") == RemoveRow("need", "los")


def test_a_copy_has_costs_and_scores_of_its_own(view):
    copied = after(view, compose.duplicate(view, "measure", "m"))
    old, new = copied.rows(Measure)
    assert (old.title, new.title) == ("Zomerschool", "Zomerschool (kopie)")
    assert len(copied.rows(MeasureCost)) == len(copied.rows(BuildingBlockScore)) == 2
    assert new.result_ids == ("r",)


def test_copying_what_is_not_there_is_a_mistake_of_the_caller(view):
    with pytest.raises(LookupError):
        compose.duplicate(view, "need", "weg")


@pytest.mark.parametrize(
    ("row_id", "steps", "order"),
    [("a", 1, "bac"), ("c", -1, "acb"), ("a", 9, "bca"), ("c", -9, "cab")],
)
def test_a_row_moves_up_and_down_and_never_out_of_its_list(row_id, steps, order):
    start = PlanView.of([Need(id=each, position=place) for place, each in enumerate("abc")])
    moved = after(start, compose.move(start, "need", row_id, steps))
    assert "".join(row.id for row in moved.rows(Need)) == order


def test_rows_at_the_same_place_can_be_moved_too():
    start = PlanView.of([Need(id=each) for each in "abc"])
    moved = after(start, compose.move(start, "need", "c", -1))
    assert [row.id for row in moved.rows(Need)] == ["a", "c", "b"]


def test_a_row_that_cannot_go_further_gives_no_edit(view):
    assert compose.move(view, "need", "n", -1) is None


def test_the_first_word_of_an_answer_makes_its_row(view):
    once = after(view, compose.set_answer(view, "vraag", "text", "Ja"))
    twice = after(once, compose.set_answer(once, "vraag", "text", "Nee"))
    assert [row.text for row in once.rows(Answer)] == ["Ja"]
    assert [row.text for row in twice.rows(Answer)] == ["Nee"]


def test_a_cell_of_the_cost_grid_is_a_row_only_while_it_holds_something(view):
    spent = after(view, compose.set_cost(view, "m", "s", 2023, "spent_eur", 3))
    assert spent.rows(MeasureCost)[0].spent_eur == 3
    half = after(spent, compose.set_cost(spent, "m", "s", 2023, "planned_eur", None))
    assert half.rows(MeasureCost)[0].planned_eur is None
    none = after(half, compose.set_cost(half, "m", "s", 2023, "spent_eur", None))
    assert none.rows(MeasureCost) == ()


def test_an_empty_cell_that_stays_empty_gives_no_edit(view):
    assert compose.set_cost(view, "m", "s", 2024, "planned_eur", None) is None


def test_a_report_year_is_a_row_only_while_something_is_stated(view):
    deficit = after(view, compose.set_report_year(view, 2022, "opening_eur", -500))
    more = after(deficit, compose.set_report_year(deficit, 2022, "received_eur", 0))
    assert [dict(row) for row in more.rows(ReportYear)] == [
        {"id": "2022", "position": 0, "year": 2022, "opening_eur": -500, "received_eur": 0,
         "remark": ""},
    ]  # fmt: skip
    half = after(more, compose.set_report_year(more, 2022, "opening_eur", None))
    assert half.rows(ReportYear)[0].received_eur == 0
    none = after(half, compose.set_report_year(half, 2022, "received_eur", None))
    assert none.rows(ReportYear) == ()
    assert compose.set_report_year(none, 2022, "remark", "") is None


def test_a_score_and_its_note_share_a_row(view):
    scored = after(view, compose.set_score(view, "m", "a", "score", "ja"))
    more = after(scored, compose.set_score(scored, "m", "b", "note", "nog kort"))
    assert [(row.block, row.score, row.note) for row in more.rows(BuildingBlockScore)] == [
        ("a", "ja", "goed"),
        ("b", None, "nog kort"),
    ]


def test_a_move_ends_with_what_the_user_did(view):
    view = after(view, compose.add(view, Need))
    last = view.rows(Need)[1]
    moved = compose.move(view, "need", last.id, -1)
    assert isinstance(moved, Batch)
    assert moved.edits[-1] == SetField("need", last.id, "position", 0)
