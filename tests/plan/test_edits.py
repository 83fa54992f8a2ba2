"""Edits: checked, applied to a frozen view, and answered with their inverse."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npo_wizard.errors import InputRefused
from npo_wizard.plan import compose, edits
from npo_wizard.plan.edits import AddRow, Batch, RemoveRow, SetField, as_data, from_data
from npo_wizard.plan.nouns import Measure, MeasureCost, Need, Partner, Plan, Result
from npo_wizard.plan.view import PlanView
from tests.plan.strategies import any_edit, calm, plans

EMPTY = PlanView.of([])


def applied(*done):
    view = EMPTY
    for edit in done:
        view = edits.apply(view, edit).view
    return view


@calm
@given(st.data())
def test_edits_and_then_their_inverses_give_the_equal_plan(data):
    start = view = data.draw(plans(max_edits=4))
    inverses = []
    for _ in range(data.draw(st.integers(1, 8))):
        done = edits.apply(view, data.draw(any_edit(view)))
        view = done.view
        inverses.append(done.inverse)
    for inverse in reversed(inverses):
        view = edits.apply(view, inverse, undoing=True).view
    assert view == start
    assert list(view.all_rows()) == list(start.all_rows())


@calm
@given(st.data())
def test_an_edit_and_its_inverse_survive_the_journey_through_json(data):
    view = data.draw(plans(max_edits=4))
    edit = data.draw(any_edit(view))
    done = edits.apply(view, edit)
    again = edits.apply(view, from_data(json.loads(json.dumps(as_data(edit)))))
    assert again.view == done.view
    back = from_data(json.loads(json.dumps(as_data(done.inverse))))
    assert edits.apply(done.view, back, undoing=True).view == view


@calm
@given(st.data())
def test_what_an_edit_says_it_touched_is_all_that_differs(data):
    view = data.draw(plans(max_edits=4))
    done = edits.apply(view, data.draw(any_edit(view)))
    before = {(row.NAME, row.id): row for row in view.all_rows()}
    after = {(row.NAME, row.id): row for row in done.view.all_rows()}
    differs = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert differs <= done.changes.rows


def test_a_view_is_never_changed_in_place():
    need = Need(id="n", statement="Taal")
    view = applied(AddRow(need))
    edits.apply(view, SetField("need", "n", "statement", "Rekenen"))
    assert view.get(Need, "n") == need


def test_changes_name_noun_row_and_field():
    view = applied(AddRow(Need(id="n")))
    changes = edits.apply(view, SetField("need", "n", "statement", "Taal")).changes
    assert changes.touched == {("need", "n", "statement")}
    assert changes.touches(Need)
    assert not changes.touches(Result)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("grant_eur", -1, "hele euro's"),
        ("grant_eur", "veel", "hele euro's"),
        ("grant_eur", 3_000_000_000, "2.000.000.000"),
        ("start_on", "31-02-2023", "een datum in die bestaat"),
        ("status", "bijna", "uit de lijst"),
        ("title", "x" * 30_001, "30.000 tekens"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_a_sentence_at_its_field(field, value, words):
    with pytest.raises(InputRefused) as refused:
        edits.apply(EMPTY, SetField("plan", "plan", field, value))
    assert words in refused.value.sentence
    assert (refused.value.noun, refused.value.field) == ("plan", field)


@pytest.mark.parametrize(
    ("year", "fits"), [(1989, False), (1990, True), (2100, True), (2101, False)]
)
def test_a_year_lies_within_reason(year, fits):
    view = applied(AddRow(Result(id="r")))
    edit = SetField("result", "r", "target_year", year)
    if fits:
        assert edits.apply(view, edit).view.get(Result, "r").target_year == year
    else:
        with pytest.raises(InputRefused, match="1990 en 2100"):
            edits.apply(view, edit)


@pytest.mark.parametrize(
    "edit",
    [
        SetField("need", "weg", "statement", "x"),
        SetField("onbekend", "weg", "statement", "x"),
        SetField("plan", "plan", "id", "anders"),
        SetField("plan", "plan", "bestaat_niet", "x"),
        RemoveRow("plan", "plan"),
        RemoveRow("need", "weg"),
        AddRow(Plan(id="plan")),
        AddRow(Result(id="r", need_ids=("weg",))),
        AddRow(MeasureCost(id="c", measure_id="", stream_id="")),
    ],
)
def test_an_edit_that_does_not_fit_the_plan_is_refused(edit):
    with pytest.raises(InputRefused):
        edits.apply(EMPTY, edit)


def test_the_same_row_cannot_be_linked_twice():
    view = applied(AddRow(Need(id="n")), AddRow(Result(id="r")))
    with pytest.raises(InputRefused):
        edits.apply(view, SetField("result", "r", "need_ids", ("n", "n")))


def test_a_row_that_is_pointed_to_is_not_removed_by_itself():
    view = applied(AddRow(Need(id="n")), AddRow(Result(id="r", need_ids=("n",))))
    with pytest.raises(InputRefused):
        edits.apply(view, RemoveRow("need", "n"))


def test_a_batch_that_fails_halfway_changes_nothing():
    batch = Batch((AddRow(Need(id="n")), SetField("plan", "plan", "grant_eur", -1)))
    with pytest.raises(InputRefused):
        edits.apply(EMPTY, batch)
    assert EMPTY.get(Need, "n") is None


def test_control_characters_are_dropped_and_line_ends_are_one_kind():
    view = applied(
        SetField("plan", "plan", "summary", "een\r\ntwee\x00\x1b[31m"),
        SetField("plan", "plan", "title", "een\ntwee"),
    )
    assert view.plan.summary == "een\ntwee[31m"
    assert view.plan.title == "een twee"


@pytest.mark.parametrize(
    "data",
    [{}, {"add": "need"}, {"add": "x", "row": {}}, {"batch": 3}, {"set": "need"}, [], None, "x", 4],
)
def test_data_that_is_no_edit_is_refused(data):
    with pytest.raises(InputRefused):
        from_data(data)


def test_data_nested_too_deep_is_refused():
    data = {"batch": []}
    for _ in range(5000):
        data = {"batch": [data]}
    with pytest.raises(InputRefused):
        from_data(data)


def test_removing_a_partner_takes_it_out_of_every_link():
    view = applied(
        AddRow(Partner(id="p")),
        AddRow(Partner(id="q")),
        AddRow(Measure(id="m", lead_id="p", partner_ids=("q", "p"))),
    )
    done = edits.apply(view, compose.remove(view, "partner", "p"))
    measure = done.view.get(Measure, "m")
    assert (measure.lead_id, measure.partner_ids) == (None, ("q",))
    assert edits.apply(done.view, done.inverse).view == view
