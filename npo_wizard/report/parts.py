"""The parts of the printed plan that are made of figures and links."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from npo_wizard import figures
from npo_wizard.content.profile import Condition
from npo_wizard.plan.nouns import (
    Action,
    BuildingBlockScore,
    Measure,
    MeasureCost,
    Measurement,
    Monitoring,
    Noun,
    Result,
    score_id,
)
from npo_wizard.report.chain import PrintedChain
from npo_wizard.report.dutch import day, enumerated, euro, lowered, number
from npo_wizard.rules import Severity

_TONES = 6
_JUDGED_BY: dict[str, type[Noun]] = {
    "resultaten": Result,
    "aanpak": Measure,
    "geld": MeasureCost,
    "meten": Monitoring,
}
"""What must be there before a rule of a page says anything: no measures break no rule."""
_MOST_SENTENCES = 3
_YEARS_AROUND = 15
"""How far from the middle of all measures a measure may lie to stand in the planning chart."""


@dataclass(frozen=True)
class CheckedCondition:
    """A condition of the programme and where the plan stands."""

    condition: Condition
    verdict: str
    is_open: bool
    sentences: tuple[str, ...]


class PrintedPlan(PrintedChain):
    """The plan as the templates see it."""

    # Measures

    def for_whom(self, measure: Measure) -> str:
        """Return the group and the number of children of a measure."""
        reach = measure.reach_count
        children = f"{number(reach)} kinderen" if reach is not None else ""
        return ", ".join(part for part in (measure.target_group, children) if part)

    def carried_out_by(self, measure: Measure) -> str:
        """Return the lead and the other partners of a measure."""
        lead = self.name("partner", measure.lead_id)
        others = [each for each in self.names("partner", measure.partner_ids) if each != lead]
        if lead and others:
            return f"{lead}, met {enumerated(others)}"
        return lead or enumerated(others)

    def score(self, measure: Measure, block: str) -> str:
        """Return the word for the score of a measure on a building block."""
        row = self.view.get(BuildingBlockScore, score_id(measure.id, block))
        return "" if row is None else self.word(row, "score")

    def score_notes(self, measure: Measure) -> list[tuple[str, str]]:
        """Return what was noted at the building blocks of a measure."""
        rows = self.links.to(BuildingBlockScore, "measure_id", measure.id)
        noted = (row for row in rows if row.note.strip())
        return [(self.listed("building_blocks", row.block), row.note.strip()) for row in noted]

    def costs(self, measure: Measure, amount: figures.Amount = "planned_eur") -> Any:
        """Return the costs of a measure per stream and year."""
        return figures.measure_costs(self.view, measure.id, amount)

    # Money

    @property
    def has_grant(self) -> bool:
        """Whether the programme gives a grant."""
        return figures.gives_grant(self.profile)

    def money(self, amount: figures.Amount = "planned_eur") -> figures.MoneyTable:
        """Return the money per purpose and year: of the grant, or of all streams without one."""
        return figures.by_purpose_and_year(
            self.view, self.profile, amount, grant_only=self.has_grant
        )

    def purpose_short(self, purpose_id: str) -> str:
        """Return the short name of a purpose."""
        purpose = self.profile.purpose(purpose_id) if self.profile else None
        return purpose.short if purpose else "Zonder bestedingsdoel"

    def tone(self, purpose_id: str) -> int:
        """Return the number of the colour of a purpose: the same in every chart."""
        ids = [purpose.id for purpose in self.profile.purposes] if self.profile else []
        return ids.index(purpose_id) % _TONES + 1 if purpose_id in ids else _TONES

    @property
    def money_sentence(self) -> str:
        """Granted, planned and left in one or two sentences."""
        planned, total = figures.planned(self.view, grant_only=True), figures.planned(self.view)
        granted, left = figures.granted(self.view), figures.left(self.view)
        if not self.has_grant or granted is None or left is None:
            return f"Samen is {euro(total)} begroot."
        rest = f"Er is {euro(left)} nog te verdelen."
        if left < 0:
            rest = f"Dat is {euro(-left)} te veel."
        elif left == 0:
            rest = "Daarmee is alles verdeeld."
        own = f" Uit andere geldstromen komt {euro(total - planned)}." if total > planned else ""
        return f"Toegekend is {euro(granted)}; daarvan is {euro(planned)} begroot. {rest}{own}"

    @property
    def bars_alt(self) -> str:
        """The chart of money per purpose in words."""
        parts = [
            f"{lowered(self.purpose_short(row.id))} {euro(row.total)}"
            for row in self.money().rows
            if row.total
        ]
        return f"Staafdiagram van het geld per bestedingsdoel: {enumerated(parts)}."

    @property
    def stacked_alt(self) -> str:
        """The chart of money per year in words."""
        table = self.money()
        parts = [
            f"{year or 'jaar onbekend'} {euro(total)}"
            for year, total in zip(table.years, table.totals, strict=True)
        ]
        return f"Gestapelde staven van het begrote geld per kalenderjaar: {enumerated(parts)}."

    @property
    def streams(self) -> tuple[figures.StreamMoney, ...]:
        """Granted, planned and spent per stream."""
        return figures.by_stream(self.view)

    @property
    def planned(self) -> int:
        """What is planned from all streams together."""
        return figures.planned(self.view)

    @property
    def spent(self) -> int:
        """What is spent from all streams together."""
        return figures.spent(self.view)

    @property
    def sisa(self) -> tuple[figures.SisaYear, ...]:
        """The account per report year."""
        return figures.sisa(self.view, self.profile)

    # Monitoring and planning

    def measurements(self) -> list[Measurement]:
        """Return the measurements in the order of what is measured, and then of their days."""
        places = {row.id: place for place, row in enumerate(self.view.rows(Monitoring))}
        return sorted(
            self.view.rows(Measurement),
            key=lambda row: (
                places.get(row.monitoring_id, len(places)),
                row.measured_on or date.max,
            ),
        )

    def actions(self) -> list[Action]:
        """Return the actions in the order of the day on which they are ready."""
        return sorted(self.view.rows(Action), key=lambda row: row.due_on or date.max)

    @cached_property
    def periods(self) -> list[Measure]:
        """The measures for the planning chart: with a first and last day that make sense."""
        known = [
            measure
            for measure in self.view.rows(Measure)
            if measure.start_on and measure.end_on and measure.start_on <= measure.end_on
        ]
        if not known:
            return []
        middle = median(m.start_on.year for m in known if m.start_on)
        return [
            m
            for m in known
            if m.start_on and abs(m.start_on.year - middle) <= _YEARS_AROUND
            and m.end_on and abs(m.end_on.year - middle) <= _YEARS_AROUND
        ]  # fmt: skip

    @property
    def first_day(self) -> date | None:
        """The first day of the measures in the planning."""
        return min((m.start_on for m in self.periods if m.start_on), default=None)

    @property
    def last_day(self) -> date | None:
        """The last day of the measures in the planning."""
        return max((m.end_on for m in self.periods if m.end_on), default=None)

    @property
    def gantt_alt(self) -> str:
        """The planning chart in words."""
        parts = [
            f"{self.name('measure', m.id)} van {day(m.start_on)} tot en met {day(m.end_on)}"
            for m in self.periods
        ]
        return f"Planning van de maatregelen: {'; '.join(parts)}."

    # Annexes

    def checked_conditions(self) -> Iterator[CheckedCondition]:
        """Yield each condition of the programme with what the rules say of it."""
        for condition in self.profile.conditions if self.profile else ():
            found = [f for f in self.findings if f.rule_id == condition.rule]
            is_open = any(f.severity is not Severity.HINT for f in found)
            sentences = tuple(f.sentence for f in found[:_MOST_SENTENCES])
            more = len(found) - len(sentences)
            if more:
                sentences = (*sentences, f"En nog {more} andere.")
            verdict = self._verdict(condition, is_open)
            yield CheckedCondition(condition, verdict, is_open, sentences)

    def _verdict(self, condition: Condition, is_open: bool) -> str:
        if not condition.rule:
            return "De gemeente gaat dit zelf na."
        if is_open:
            return "Nog niet in orde."
        judged = _JUDGED_BY.get(self.content.rules[condition.rule].step)
        if judged is not None and not self.view.rows(judged):
            return "Hierover is nog niets ingevuld."
        return "In orde."

    def method_sources(self) -> list[str]:
        """Return where the method and the programme are described, each once."""
        found = [step.source for step in self.content.steps]
        if self.profile:
            lists = (self.profile.periods, self.profile.purposes, self.profile.conditions)
            found += [each.source for entries in lists for each in entries]
        return [each for each in dict.fromkeys(found) if is_link(each)]


def is_link(text: str) -> bool:
    """Whether a source is an address on the web."""
    return text.startswith(("https://", "http://"))


def host(link: str) -> str:
    """Return the name of the site of a link: nji.nl."""
    return urlsplit(link).netloc.removeprefix("www.")


def address(link: str) -> str:
    """Return a link as it reads best: without scheme, `www` and closing slash."""
    return f"{host(link)}{urlsplit(link).path}".rstrip("/")
