"""What a finding is about, where its sentence does not say so."""

from npo_wizard.plan.nouns import Acceptance, Answer, Plan
from npo_wizard.plan.view import PlanView
from npo_wizard.rules.finding import Finding

_NAMELESS = (Answer.NAME, Acceptance.NAME, Plan.NAME)
"""Rows known by all their words, which may be about a person, and the one plan."""


def subject(view: PlanView, finding: Finding) -> str:
    """Return the name of the row of a finding; empty where the sentence has it already."""
    place = finding.place
    if not place.noun or place.noun in _NAMELESS:
        return ""
    title = view.title(place.noun, place.row_id)
    return "" if title in finding.sentence else title
