"""Ask one rule about a plan, in the small programme of the tests."""

from dataclasses import replace
from datetime import date

from npo_wizard import content as the_content
from npo_wizard.plan.view import PlanView
from npo_wizard.rules import Finding, findings
from tests.small_plan import PROFILE

CONTENT = replace(the_content.load(), profiles={PROFILE.id: PROFILE})
TODAY = date(2023, 3, 1)


def found(rule_id: str, view: PlanView) -> list[Finding]:
    """Return what one rule finds."""
    return [each for each in findings(view, CONTENT, TODAY) if each.rule_id == rule_id]


def places(rule_id: str, view: PlanView) -> list[tuple[str, str]]:
    """Return row and field of what one rule finds."""
    return [(each.place.row_id, each.place.field) for each in found(rule_id, view)]
