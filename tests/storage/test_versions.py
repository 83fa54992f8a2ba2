"""Versions: what is kept is what there was; an adopted one stays, and the work goes on."""

from datetime import date

import pytest

from npo_wizard.errors import InputRefused
from npo_wizard.plan import edits
from npo_wizard.plan.choices import Moment, PlanStatus
from npo_wizard.plan.edits import AddRow
from npo_wizard.plan.nouns import Version
from npo_wizard.storage.versions import VersionDamaged, keep, next_label, plan_of, snapshot
from tests.plan.strategies import AWKWARD
from tests.small_plan import plan

DAY = date(2023, 5, 12)
COUNCIL = {"name": "Voor de raad", "moment": Moment.COUNCIL, "made_by": "Griffie"}
ADOPTED = {"name": "Vastgesteld", "moment": Moment.ADOPTED}


def newest(view):
    return view.rows(Version)[-1]


def test_a_version_holds_the_plan_as_it_is():
    after = edits.apply(plan(), keep(plan(), COUNCIL, DAY)).view
    version = newest(after)
    assert (version.name, version.moment, version.made_by, version.made_on) == (
        "Voor de raad",
        Moment.COUNCIL,
        "Griffie",
        DAY,
    )
    assert plan_of(version) == plan()
    assert after.plan == plan().plan


def test_versions_do_not_hold_each_other():
    once = edits.apply(plan(), keep(plan(), COUNCIL, DAY)).view
    assert snapshot(once) == snapshot(plan())


def test_an_adopted_plan_is_kept_as_such_and_goes_on_as_a_new_concept_in_one_step():
    before = plan(plan={"status": PlanStatus.EXECUTIVE, "version_label": "1.0"})
    done = edits.apply(before, keep(before, ADOPTED, DAY))
    assert plan_of(newest(done.view)).plan.status is PlanStatus.ADOPTED
    assert plan_of(newest(done.view)).plan.version_label == "1.0"
    assert (done.view.plan.status, done.view.plan.version_label) == (PlanStatus.CONCEPT, "1.1")
    assert edits.apply(done.view, done.inverse, undoing=True).view == before


@pytest.mark.parametrize(
    ("label", "after"),
    [
        ("", ""),
        ("  ", ""),
        ("0.4", "0.5"),
        ("1.9", "1.10"),
        ("Versie 2", "Versie 3"),
        ("Concept 3 voor de raad", "Concept 4 voor de raad"),
        ("Definitief", "Definitief 2"),
        ("9" * 30, "9" * 21 + "1000000000"),
        ("a" * 30_000, "a" * 30_000),
    ],
)
def test_the_next_version(label, after):
    assert next_label(label) == after


def test_a_name_that_is_too_long_is_refused_and_nothing_is_kept():
    with pytest.raises(InputRefused):
        keep(plan(), {"name": "x" * 30_001}, DAY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        '{"format": "npoplan", "version": 99, "nouns": {}}',
        '{"format": "npoplan", "version": 1, "nouns": {"plan": []}}',
        "[" * 100_000,
        '{"a": ' * 50_000,
        "NaN",
        '{"format": "npoplan", "version": 1, "nouns": {"plan": [{"id": "plan", "x": 1}]}}',
        *AWKWARD,
    ],
)
def test_a_damaged_or_hostile_version_is_refused_in_a_sentence(text):
    with pytest.raises(VersionDamaged) as caught:
        plan_of(Version(id="v", name="Oud", snapshot=text))
    assert "Oud" in caught.value.explanation
    assert caught.value.safe
    assert caught.value.advice


def test_a_damaged_version_harms_nothing_else():
    view = edits.apply(plan(), AddRow(Version(id="v", snapshot="{"))).view
    assert plan_of(newest(edits.apply(view, keep(view, COUNCIL, DAY)).view)) == plan()
