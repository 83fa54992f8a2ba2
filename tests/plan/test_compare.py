"""Comparing: the difference of two plans is all that is needed to make the second of the first."""

from hypothesis import given, settings
from hypothesis import strategies as st

from npo_wizard.plan import edits
from npo_wizard.plan.compare import Sort, compare
from npo_wizard.plan.nouns import Measure, MeasureCost, Note, Partner, Version
from npo_wizard.plan.view import PlanView
from tests.plan.strategies import any_edit, calm, plans
from tests.small_plan import plan

few = settings(calm, max_examples=25)


@given(plans(), plans())
@few
def test_what_differs_makes_the_second_plan_of_the_first(old, new):
    found = compare(old, new, without=[Version])  # one that was adopted may not be taken out
    assert edits.apply(found.old, found.edit).view == found.new


@given(st.data())
@few
def test_a_plan_and_what_became_of_it(data):
    old = data.draw(plans())
    new = old
    for _ in range(data.draw(st.integers(1, 6))):
        new = edits.apply(new, data.draw(any_edit(new))).view
    there = edits.apply(old, compare(old, new).edit)
    assert there.view == new
    assert edits.apply(new, there.inverse, undoing=True).view == old
    assert edits.apply(new, compare(new, old).edit, undoing=True).view == old


@given(plans())
@few
def test_a_plan_does_not_differ_from_itself(view):
    same = PlanView.of(view.all_rows())
    assert compare(view, same).changes == ()


def test_a_row_comes_goes_or_differs():
    new = plan(
        Partner(id="bieb", name="Bibliotheek"),
        without=(("measure_cost", "zomer:eigen:2023"),),
        zomer={"title": "Zomerschool", "lead_id": "bieb"},
    )
    found = compare(plan(), new)
    told = {(c.row.id, c.sort, c.fields) for c in found.changes if c.fields != ("position",)}
    assert told == {
        ("bieb", Sort.ADDED, ()),
        ("zomer", Sort.CHANGED, ("title", "lead_id")),
        ("zomer:eigen:2023", Sort.DROPPED, ()),
    }
    assert [each.row.id for each in found.of(MeasureCost)] == ["zomer:eigen:2023"]


def test_a_row_that_goes_takes_with_it_what_belongs_to_it():
    without = tuple(("measure_cost", f"zomer:{s}:{y}") for s, y in COSTS)
    new = plan(without=(*without, ("measure", "zomer"), ("action", "start")))
    assert edits.apply(plan(), compare(plan(), new).edit).view == new


COSTS = (("spuk", 2022), ("spuk", 2023), ("eigen", 2023))


def test_nouns_that_do_not_count_are_left_out_of_both():
    noted = plan(Note(id="n", text="Let op"))
    assert [each.row.id for each in compare(plan(), noted).changes] == ["n"]
    assert compare(plan(), noted, without=[Note]).changes == ()
    assert compare(noted, plan(), without=[Note]).of(Measure) == ()
