"""An adopted version is locked: by the edits themselves, so by every way to change a plan."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npo_wizard.errors import InputRefused
from npo_wizard.plan import compose, edits
from npo_wizard.plan.choices import Moment
from npo_wizard.plan.edits import LOCKED, AddRow, Batch, RemoveRow, SetField
from npo_wizard.plan.fields import specs
from npo_wizard.plan.nouns import Version
from tests.plan.strategies import any_edit, calm, plans
from tests.small_plan import plan

ADOPTED = Version(id="v", name="Raad 12 mei", moment=Moment.ADOPTED, snapshot='{"x": 1}')
LOCKED_FIELDS = [name for name in specs(Version) if name not in ("id", "position")]


@pytest.mark.parametrize("field", LOCKED_FIELDS)
def test_no_field_of_it_can_be_set(field):
    with pytest.raises(InputRefused, match=LOCKED):
        edits.apply(plan(ADOPTED), SetField("version", "v", field, None))


def test_it_cannot_be_removed():
    with pytest.raises(InputRefused, match=LOCKED):
        edits.apply(plan(ADOPTED), RemoveRow("version", "v"))


def test_it_cannot_be_removed_as_part_of_more():
    view = plan(ADOPTED)
    with pytest.raises(InputRefused, match=LOCKED):
        edits.apply(view, Batch((compose.remove(view, "version", "v"), AddRow(ADOPTED))))


def test_it_may_stand_elsewhere_in_the_list():
    moved = edits.apply(plan(ADOPTED), SetField("version", "v", "position", 3))
    assert moved.view.get(Version, "v").snapshot == ADOPTED.snapshot


def test_adopting_can_be_taken_back_as_the_last_step_but_never_what_it_holds():
    council = ADOPTED.model_copy(update={"moment": Moment.COUNCIL})
    adopting = edits.apply(plan(council), SetField("version", "v", "moment", Moment.ADOPTED))
    assert edits.is_locked(adopting.view.get(Version, "v"))
    back = edits.apply(adopting.view, adopting.inverse, undoing=True)
    assert back.view == plan(council)
    with pytest.raises(InputRefused, match=LOCKED):
        edits.apply(adopting.view, SetField("version", "v", "snapshot", "{}"), undoing=True)


@given(st.data())
@settings(calm, max_examples=20)
def test_whatever_is_done_to_a_plan_its_adopted_versions_stay_as_they_are(data):
    view = data.draw(plans(max_edits=4))
    view = edits.apply(view, AddRow(ADOPTED)).view
    for _ in range(3):
        view = edits.apply(view, data.draw(any_edit(view))).view
    kept = view.get(Version, "v")
    assert kept.model_copy(update={"position": 0}) == ADOPTED
