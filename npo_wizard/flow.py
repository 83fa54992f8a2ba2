"""In which order the pages come and how far each of them is: computed, never clicked."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from npo_wizard.content.schema import Content, Step
from npo_wizard.golden_thread import LOOSE_END_RULES
from npo_wizard.plan.nouns import Answer, Measure, MeasureCost, Need, Plan, Result
from npo_wizard.plan.view import PlanView
from npo_wizard.rules import Finding, Severity
from npo_wizard.rules.registry import pages

__all__ = ["Filled", "StepState", "index_states", "next_page", "pages", "previous_page", "states"]

_COMPLETENESS = "completeness"


class Filled(StrEnum):
    """How far a page is filled in."""

    EMPTY = "leeg"
    BUSY = "bezig"
    DONE = "ingevuld"
    NOT_APPLICABLE = "niet_van_toepassing"


@dataclass(frozen=True)
class StepState:
    """How far a page is, and which points are open on it: two different things."""

    step_id: str
    """Id of the step or other page."""
    filled: Filled
    findings: tuple[Finding, ...]
    """The open points. `rode-draad` lists the loose ends and `controle` lists all points, which
    stand on their own pages too."""
    needs_attention: bool = False
    """Whether the user asked to come back here."""

    @property
    def open_count(self) -> int:
        """Return the number on the badge: always that of the list behind it."""
        return len(self.findings)

    @property
    def is_coherent(self) -> bool:
        """Whether what is filled in holds together; what is not filled in yet is not counted."""
        return all(f.group == _COMPLETENESS or f.severity is Severity.HINT for f in self.findings)


def next_page(content: Content, page: str) -> str | None:
    """Return the page after this one, or None after the last."""
    order = pages(content)
    place = order.index(page) + 1
    return order[place] if place < len(order) else None


def previous_page(content: Content, page: str) -> str | None:
    """Return the page before this one, or None before the first."""
    order = pages(content)
    place = order.index(page) - 1
    return order[place] if place >= 0 else None


def states(
    view: PlanView, content: Content, findings: tuple[Finding, ...]
) -> tuple[StepState, ...]:
    """Return the state of every page, in their order."""
    steps = {step.id: step for step in content.steps}
    found = []
    for page in pages(content):
        own = _findings_of(page, findings)
        if page in steps:
            found.append(_step_state(view, steps[page], own))
        else:
            found.append(StepState(page, _filled_page(view, page, own), own))
    return tuple(found)


def index_states(content: Content, found: Iterable[StepState]) -> tuple[str, ...]:
    """Return how far each of the seven steps is, for the list of plans on the start page.

    found: what `states` returned.
    """
    steps = {step.id for step in content.steps}
    return tuple(state.filled.value for state in found if state.step_id in steps)


def _findings_of(page: str, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    if page == "controle":
        return findings
    if page == "rode-draad":
        return tuple(f for f in findings if f.rule_id in LOOSE_END_RULES)
    return tuple(f for f in findings if f.place.step == page)


def _step_state(view: PlanView, step: Step, own: tuple[Finding, ...]) -> StepState:
    said = view.get(Answer, step.answer_id)
    attention = said is not None and bool(said.needs_attention)
    if said is not None and said.is_not_applicable and said.reason.strip():
        filled = Filled.NOT_APPLICABLE
    else:
        filled = _filled(_is_begun(view, step), own)
    return StepState(step.id, filled, own, attention)


def _is_begun(view: PlanView, step: Step) -> bool:
    answers = (view.get(Answer, question) for question in step.questions)
    answered = any(a is not None and (a.text.strip() or a.is_not_applicable) for a in answers)
    return answered or any(view.tables[noun] for noun in step.nouns)


def _filled(begun: bool, own: tuple[Finding, ...]) -> Filled:
    if not begun:
        return Filled.EMPTY
    return Filled.BUSY if any(f.group == _COMPLETENESS for f in own) else Filled.DONE


def _filled_page(view: PlanView, page: str, own: tuple[Finding, ...]) -> Filled:
    """How far a page is that is not a step; one with figures is done when nothing is open."""
    match page:
        case "plan":
            return _filled(view.plan != Plan(id=view.plan.id), own)
        case "rode-draad":
            begun = any(view.rows(noun) for noun in (Need, Result, Measure))
        case "geld":
            begun = bool(view.rows(MeasureCost))
        case _:
            begun = any(view.rows(noun) for noun in (Need, Result, Measure, Answer))
    if not begun:
        return Filled.EMPTY
    open_points = [f for f in own if f.severity is not Severity.HINT]
    return Filled.BUSY if open_points else Filled.DONE
