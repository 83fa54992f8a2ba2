"""Many cells of the cost grids at once: one edit, one undo, and a reason for what does not fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npo_wizard.plan import edits
from npo_wizard.plan.compose import set_cost
from npo_wizard.plan.cost_cells import FIELDS, CostCell, fill
from npo_wizard.plan.nouns import FundingStream, Measure, MeasureCost, cost_id
from npo_wizard.plan.view import PlanView
from tests.plan.strategies import calm

PLANNED, SPENT = FIELDS


@pytest.fixture
def view():
    known = MeasureCost(
        id=cost_id("m", "s", 2022), measure_id="m", stream_id="s", year=2022, planned_eur=5
    )
    return PlanView.of(
        [Measure(id="m"), Measure(id="n"), FundingStream(id="s"), FundingStream(id="t"), known]
    )


def cell(year, field=PLANNED, measure="m", stream="s"):
    return CostCell(measure, stream, year, field)


def after(view, filled):
    return edits.apply(view, filled.edit).view


def test_planned_and_spent_of_a_year_share_one_row(view):
    filled = fill(view, [(cell(2023), 10), (cell(2023, SPENT), 7), (cell(2024), 3)])
    made = after(view, filled)
    assert [(r.year, r.planned_eur, r.spent_eur, r.position) for r in made.rows(MeasureCost)] == [
        (2022, 5, None, 0), (2023, 10, 7, 1), (2024, 3, None, 2),
    ]  # fmt: skip
    assert not filled.refused


def test_what_does_not_fit_is_refused_with_a_sentence_and_the_rest_is_filled(view):
    filled = fill(view, [(cell(2023), "'veel'"), (cell(2024), -5), (cell(2022), 2_000_000_001),
                         (cell(1066), 5), (cell(2022, SPENT), 4)])  # fmt: skip
    assert {each.year for each in filled.refused} == {2023, 2024, 2022, 1066}
    assert all(sentence.endswith(".") for sentence in filled.refused.values())
    (row,) = after(view, filled).rows(MeasureCost)
    assert (row.year, row.planned_eur, row.spent_eur) == (2022, 5, 4)


def test_an_emptied_row_goes_and_an_empty_cell_stays_no_row(view):
    filled = fill(view, [(cell(2022), None), (cell(2023), None)])
    assert after(view, filled).rows(MeasureCost) == ()


def test_where_nothing_changes_there_is_no_edit(view):
    assert fill(view, [(cell(2022), 5), (cell(2023), None)]).edit is None
    assert fill(view, []).edit is None


def test_an_id_that_is_too_long_is_refused(view):
    assert fill(view, [(cell(2023, measure="m" * 200), 5)]).refused


cells = st.tuples(
    st.builds(
        CostCell,
        st.sampled_from("mn"), st.sampled_from("st"), st.integers(2021, 2024),
        st.sampled_from(FIELDS),
    ),
    st.none() | st.integers(0, 2_000_000_000),
)  # fmt: skip


@calm
@given(st.lists(cells, max_size=20))
def test_it_is_the_same_as_cell_after_cell_and_is_undone_at_once(wanted):
    start = PlanView.of(
        [Measure(id="m"), Measure(id="n"), FundingStream(id="s"), FundingStream(id="t")]
    )
    one_by_one = start
    for each, value in wanted:
        edit = set_cost(one_by_one, each.measure_id, each.stream_id, each.year, each.field, value)
        one_by_one = one_by_one if edit is None else edits.apply(one_by_one, edit).view
    filled = fill(start, wanted)
    if filled.edit is None:
        assert one_by_one == start
        return
    applied = edits.apply(start, filled.edit)
    assert amounts_of(applied.view) == amounts_of(one_by_one)
    assert edits.apply(applied.view, applied.inverse).view == start


def amounts_of(view):
    return {row.id: (row.planned_eur, row.spent_eur) for row in view.rows(MeasureCost)}
