"""What an audit court, a council and a controller look for: verdicts, and what was accepted."""

from dataclasses import dataclass
from functools import cached_property

from npo_wizard.plan.nouns import Acceptance
from npo_wizard.report.dutch import day
from npo_wizard.report.parts import PrintedPlan
from npo_wizard.rules.audit import Audited, Verdict, audited
from npo_wizard.rules.subject import subject

_CHAPTERS = {
    "urgentie": ("urgentie", 1),
    "samenwerking": ("samenwerking", 2),
    "analyse": ("analyse", 3),
    "resultaten": ("resultaten", 4),
    "aanpak": ("maatregelen", 5),
    "geld": ("begroting", 6),
    "meten": ("meten", 7),
    "uitvoeren": ("uitvoering", 8),
}
"""The chapter in which each step or page is printed: the name of its place, and its number."""
_GROUPS = {
    "audit": "Lessen van rekenkamers",
    "council": "Vragen van een gemeenteraad",
}
_GONE = "Dit punt is er niet meer."


@dataclass(frozen=True)
class PrintedVerdict:
    """A question in print, with where the answer stands and the verdict."""

    question: str
    place: str
    """Name of the place of the chapter."""
    chapter: int
    verdict: str
    is_open: bool
    reason: str


@dataclass(frozen=True)
class PrintedAcceptance:
    """An accepted point in print."""

    about: str
    sentence: str
    reason: str
    made: str
    """When and by whom; empty where that is not known."""


class PrintedAudit(PrintedPlan):
    """A plan with what is asked about it."""

    @cached_property
    def audit(self) -> list[tuple[str, str, list[PrintedVerdict]]]:
        """The questions under the title of their group, with where they come from."""
        found = audited(self.view, self.content, self.judgement)
        return [
            (
                title,
                next(each.question.source for each in found if each.question.group == group),
                [self._verdict_of(each) for each in found if each.question.group == group],
            )
            for group, title in _GROUPS.items()
        ]

    def _verdict_of(self, each: Audited) -> PrintedVerdict:
        place, chapter = _CHAPTERS[each.question.step]
        reason = " ".join(part for part in (each.figure, each.reason) if part)
        return PrintedVerdict(
            question=each.question.question,
            place=place,
            chapter=chapter,
            verdict=self.content.messages[f"verdict.{each.verdict.value}"],
            is_open=each.verdict is not Verdict.YES,
            reason=reason,
        )

    @cached_property
    def accepted_points(self) -> list[PrintedAcceptance]:
        """The points that stay as they are, with their reasons; then reasons without a point."""
        found = []
        for each in self.judgement.accepted:
            about = subject(self.view, each.finding)
            found.append(_accepted(about, each.finding.sentence, each.acceptance))
        return found + [_accepted("", _GONE, row) for row in self.judgement.idle]


def _accepted(about: str, sentence: str, row: Acceptance) -> PrintedAcceptance:
    made = [day(row.accepted_on) if row.accepted_on else "", row.accepted_by.strip()]
    return PrintedAcceptance(about, sentence, row.reason, ", ".join(filter(None, made)))
