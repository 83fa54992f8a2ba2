"""What holds for the printed plan as a whole: cover, status, steps and answers."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from npo_wizard import resources
from npo_wizard.content.schema import Content, Question, Step
from npo_wizard.content.unasked import Unasked, unasked
from npo_wizard.golden_thread import named
from npo_wizard.plan.choices import DecisionState, PartnerKind, PlanStatus
from npo_wizard.plan.nouns import Answer, Decision, Partner, Plan
from npo_wizard.plan.view import PlanView
from npo_wizard.report.dutch import day, enumerated, lowered
from npo_wizard.report.names import Names
from npo_wizard.rules import Finding, Severity, judged

_GROUPS = {
    "scholen": (
        PartnerKind.SCHOOL_BOARD_PRIMARY,
        PartnerKind.SCHOOL_BOARD_SECONDARY,
        PartnerKind.SCHOOL_BOARD_SPECIAL,
        PartnerKind.EDUCATION_PARTNERSHIP,
    ),
    "kinderopvang": (PartnerKind.CHILDCARE, PartnerKind.OUT_OF_SCHOOL_CARE),
    "zorg": (PartnerKind.YOUTH_HEALTH,),
    "welzijn": (PartnerKind.WELFARE,),
    "jongeren en ouders": (PartnerKind.YOUTH_AND_PARENTS,),
}
"""Kinds of partners as they are named on the cover."""


@dataclass(frozen=True)
class Answered:
    """An open question in print: its heading, its text and why it may not apply."""

    id: str
    heading: str
    text: str = ""
    reason: str = ""
    """Why it does not apply; the text is then set aside."""
    life_domain: str = ""

    @property
    def is_set_aside(self) -> bool:
        """Whether it is said not to apply."""
        return bool(self.reason)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said of it."""
        return not (self.text or self.reason)


class Printed(Names):
    """One plan on one day, with everything that its document says."""

    def __init__(
        self,
        view: PlanView,
        content: Content,
        findings: tuple[Finding, ...],
        made_on: date,
        organisation: str = "",
    ) -> None:
        """findings: all that was found; what is accepted does not count as open.

        organisation: who gives out the plan; empty: the municipality of the plan.
        """
        super().__init__(view, content)
        self.organisation = organisation.strip()
        self.judgement = judged(view, findings)
        self.findings = self.judgement.open
        self.made_on = made_on

    @property
    def is_draft(self) -> bool:
        """Whether every page says that this is a concept: not adopted yet, or points open."""
        return self.plan.status is not PlanStatus.ADOPTED or self.open_musts > 0

    @property
    def open_musts(self) -> int:
        """How many points stand open without which no plan is finished."""
        return sum(each.severity is Severity.MUST for each in self.findings)

    @property
    def short_status(self) -> str:
        """The status in one word with the version: "Concept 0.4"."""
        word = "Concept" if self.is_draft else "Vastgesteld"
        return f"{word} {self.plan.version_label}".strip()

    @property
    def status(self) -> str:
        """The status in words for the cover."""
        if self.plan.status is PlanStatus.CONCEPT:
            return f"{self.short_status}, nog niet vastgesteld"
        word = lowered(self.word(self.plan, "status"))
        if not self.is_draft:
            return self.short_status
        if self.plan.status is PlanStatus.ADOPTED:
            points = "punt" if self.open_musts == 1 else "punten"
            return f"{self.short_status}: {word}, maar met {self.open_musts} open {points}"
        return f"{self.short_status}, {word}"

    @property
    def title(self) -> str:
        """The title of the plan, or a name for it."""
        return named(self.view, self.content, Plan.NAME, self.plan.id)

    @property
    def years(self) -> str:
        """The years of the plan: "2023–2025"."""
        known = [d.year for d in (self.plan.start_on, self.plan.end_on) if d is not None]
        return "–".join(str(year) for year in dict.fromkeys(known))

    @property
    def subtitle(self) -> str:
        """For which years, and with whom the plan was made."""
        kinds = {partner.kind for partner in self.view.rows(Partner)}
        groups = [name for name, members in _GROUPS.items() if kinds & set(members)]
        made_with = f"opgesteld met {enumerated(groups)}" if groups else ""
        period = f"Plan {self.years}" if self.years else ""
        return ", ".join(part for part in (period, made_with) if part)

    @property
    def author(self) -> str:
        """Who gives out the plan."""
        name = self.plan.municipality_name
        return self.organisation or (f"Gemeente {name}" if name else "Gemeente")

    @property
    def logo_alt(self) -> str:
        """The text that stands for the logo."""
        return f"Logo van {self.organisation or lowered(self.author)}"

    @property
    def keywords(self) -> str:
        """Words under which the document is found."""
        words = ["jeugd", "onderwijs", self.plan.municipality_name]
        return ", ".join([self.profile.short, *words] if self.profile else words).rstrip(", ")

    @property
    def next_decision(self) -> str:
        """The first decision that is still to be taken, else the last one that was."""
        dated = [row for row in self.view.rows(Decision) if row.due_on is not None]
        dated.sort(key=lambda row: (row.due_on or date.max, row.id))
        planned = [row for row in dated if row.state is DecisionState.PLANNED]
        taken = [row for row in dated if row.state is DecisionState.TAKEN]
        if planned:
            return f"{planned[0].who or planned[0].what}: gepland {day(planned[0].due_on)}"
        if taken:
            return f"{taken[-1].who or taken[-1].what}: genomen {day(taken[-1].due_on)}"
        return ""

    @property
    def summary(self) -> str:
        """The summary of the plan, else the shared urgency."""
        urgency = self.view.get(Answer, "urgentie.gezamenlijk")
        return self.plan.summary.strip() or (urgency.text.strip() if urgency else "")

    @property
    def foot(self) -> str:
        """What stands in the running foot, without the status."""
        name = self.plan.municipality_name
        return self.title if not name or name in self.title else f"{self.title}, gemeente {name}"

    def step(self, step_id: str) -> Step:
        """Return a step."""
        return self.content.step(step_id)

    def eyebrow(self, step_id: str) -> str:
        """Return the line above a chapter: its stage and step."""
        step = self.step(step_id)
        return f"{self.content.stage(step.stage).title} · stap {step.number}"

    def set_aside(self, step_id: str) -> str:
        """Return why a step does not apply; empty where it does."""
        answer = self.view.get(Answer, self.step(step_id).answer_id)
        if answer is None or not answer.is_not_applicable:
            return ""
        return answer.reason.strip()

    def said_of_step(self, step_id: str) -> str:
        """Return what was written about a step as a whole."""
        answer = self.view.get(Answer, self.step(step_id).answer_id)
        return "" if answer is None else answer.text.strip()

    def answers(self, step_id: str) -> list[Answered]:
        """Return the questions of a step that are required or answered, in their order."""
        questions = (self.content.questions[each] for each in self.step(step_id).questions)
        found = ((question, self._answered(question)) for question in questions)
        return [answer for question, answer in found if question.required or not answer.is_empty]

    def answer(self, question_id: str) -> Answered:
        """Return one question with its answer."""
        return self._answered(self.content.questions[question_id])

    def _answered(self, question: Question) -> Answered:
        row = self.view.get(Answer, question.id)
        heading = headings().get(question.id, question.label)
        if row is None:
            return Answered(question.id, heading, life_domain=question.life_domain)
        reason = row.reason.strip() if row.is_not_applicable else ""
        return Answered(question.id, heading, row.text.strip(), reason, question.life_domain)

    def loose_answers(self) -> list[Unasked]:
        """Return answers to questions that are no longer asked: what was typed is printed."""
        return unasked(self.view, self.content)


@cache
def headings() -> dict[str, str]:
    """Return what stands above an answer in print, by the id of the question."""
    return tomllib.loads(resources.text("report/headings.toml"))
