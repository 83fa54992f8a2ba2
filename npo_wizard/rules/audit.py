"""The pre-test: what audit courts and councils ask of a plan, and whether this plan answers it.

What is asked stands in the content (`audit.toml`); the verdict follows from the open points, the
open questions and the lists named there. Nothing that the user typed stands in it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from npo_wizard import figures
from npo_wizard.content.schema import AuditQuestion, Content
from npo_wizard.plan.nouns import Action, Answer, Measure, MeasureCost, Partner, Result
from npo_wizard.plan.view import PlanView
from npo_wizard.rules.acceptance import Judgement
from npo_wizard.rules.dutch import euro
from npo_wizard.rules.finding import Finding, Severity


class Verdict(StrEnum):
    """Whether a question is answered by the plan."""

    YES = "ja"
    PARTLY = "deels"
    NO = "nee"


@dataclass(frozen=True)
class Audited:
    """One question with its verdict and what the verdict rests on."""

    question: AuditQuestion
    verdict: Verdict
    figure: str
    """The figure that belongs to it, in a sentence; empty without one."""
    missing: tuple[str, ...]
    """What is not filled in: names of lists and labels of questions."""
    findings: tuple[Finding, ...]
    """The open points."""
    accepted: int
    """How many points are accepted with a reason."""

    @property
    def reason(self) -> str:
        """What the verdict rests on, in a sentence or two."""
        parts = []
        if self.missing:
            parts.append(f"Nog leeg: {', '.join(self.missing)}.")
        if self.findings:
            count = len(self.findings)
            parts.append("1 punt staat open." if count == 1 else f"{count} punten staan open.")
        if self.accepted:
            points = "1 punt is" if self.accepted == 1 else f"{self.accepted} punten zijn"
            parts.append(f"{points} geaccepteerd met een reden.")
        return " ".join(parts)


def audited(view: PlanView, content: Content, judgement: Judgement) -> tuple[Audited, ...]:
    """Answer every question about a plan, in the order of the content."""
    return tuple(_answered(view, content, judgement, each) for each in content.audit)


def _answered(
    view: PlanView, content: Content, judgement: Judgement, asked: AuditQuestion
) -> Audited:
    missing = (
        *(content.words.noun(noun).plural for noun in asked.nouns if not view.tables[noun]),
        *(f"'{content.questions[each].label}'" for each in asked.questions if _is_open(view, each)),
    )
    found = tuple(each for each in judgement.open if each.rule_id in asked.rules)
    if missing or any(each.severity is Severity.MUST for each in found):
        verdict = Verdict.NO
    else:
        verdict = Verdict.PARTLY if found else Verdict.YES
    accepted = sum(each.finding.rule_id in asked.rules for each in judgement.accepted)
    figure = _FIGURES[asked.figure](view) if asked.figure else ""
    return Audited(asked, verdict, figure, missing, found, accepted)


def _is_open(view: PlanView, question_id: str) -> bool:
    answer = view.get(Answer, question_id)
    if answer is None:
        return True
    is_set_aside = bool(answer.is_not_applicable and answer.reason.strip())
    return not (answer.text.strip() or is_set_aside)


def _measures(view: PlanView) -> str:
    measures = _counted(len(view.rows(Measure)), "maatregel", "maatregelen")
    return f"{measures} voor {_counted(len(view.rows(Result)), 'resultaat', 'resultaten')}."


def _actions(view: PlanView) -> str:
    actions = view.rows(Action)
    dated = sum(action.due_on is not None for action in actions)
    partners = _counted(len(view.rows(Partner)), "partner", "partners")
    said = _counted(len(actions), "actie", "acties")
    return f"{said}, waarvan {dated} met een datum; {partners}."


def _planned(view: PlanView) -> str:
    costing = {cost.measure_id for cost in view.rows(MeasureCost) if cost.planned_eur}
    measures = _counted(len(costing), "maatregel", "maatregelen")
    return f"{euro(figures.planned(view))} begroot voor {measures}."


def _spent(view: PlanView) -> str:
    return f"{euro(figures.spent(view))} uitgegeven van {euro(figures.planned(view))} begroot."


def _together(view: PlanView) -> str:
    """The planned money of measures of more partners, and of those of one."""
    together = {
        measure.id
        for measure in view.rows(Measure)
        if len({measure.lead_id, *measure.partner_ids} - {None}) > 1
    }
    shared = sum(
        cost.planned_eur or 0 for cost in view.rows(MeasureCost) if cost.measure_id in together
    )
    alone = figures.planned(view) - shared
    return f"{euro(shared)} voor partners samen, {euro(alone)} voor één partner."


_FIGURES: Mapping[str, Callable[[PlanView], str]] = {
    "measures": _measures,
    "actions": _actions,
    "planned": _planned,
    "spent": _spent,
    "together": _together,
}


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
