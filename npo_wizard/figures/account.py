"""The yearly account of the grant: what was spent, on what, and what is left."""

from collections.abc import Iterable
from dataclasses import dataclass

from npo_wizard.content.profile import Profile, SisaAmount
from npo_wizard.figures.money import (
    NO_YEAR,
    PLANNED,
    SPENT,
    costs,
    granted,
    total_of,
    years,
)
from npo_wizard.plan.nouns import Measure, MeasureCost, ReportYear
from npo_wizard.plan.view import PlanView


@dataclass(frozen=True)
class SisaLine:
    """One row of the account of a report year: planned and real."""

    id: str
    title: str
    planned: int
    spent: int


@dataclass(frozen=True)
class Balance:
    """The money of the grant in one report year, as it came in and went out.

    It can be negative: money may be spent before it is received.
    """

    stated: int | None
    """What stood there when the year began, as the controller states it."""
    computed: int | None
    """The same as it follows from the year before; 0 in the first year, None: not known."""
    received: int | None
    spent: int

    @property
    def opening(self) -> int | None:
        """What stood there when the year began: what is stated goes before what is computed."""
        return self.computed if self.stated is None else self.stated

    @property
    def rest(self) -> int | None:
        """What stands there when the year ends; None where a part is not known."""
        if self.opening is None or self.received is None:
            return None
        return self.opening + self.received - self.spent

    @property
    def difference(self) -> int:
        """How much more is stated than was computed; 0 where one of them is not known."""
        if self.stated is None or self.computed is None:
            return 0
        return self.stated - self.computed


@dataclass(frozen=True)
class SisaYear:
    """The account of the grant over one report year."""

    year: int
    lines: tuple[SisaLine, ...]
    spent: int
    """Really spent in this year, for all purposes."""
    opening: int | None
    """What was left of the grant when the year began; None where the grant is not known."""
    rest: int | None
    """What is left of the grant when the year ends; None where the grant is not known."""
    balance: Balance


def sisa(view: PlanView, profile: Profile | None) -> tuple[SisaYear, ...]:
    """Return the account of the grant per report year; empty for a programme without account.

    Only costs of streams that are the grant count. Costs without a year are in no report year.
    """
    if profile is None or profile.sisa is None:
        return ()
    grant_costs = costs(view, grant_only=True)
    of_measure = {m.id: m.purpose for m in view.rows(Measure)}
    grant = granted(view)
    found = []
    stated = {row.year: row for row in view.rows(ReportYear) if row.year is not None}
    computed: int | None = 0
    for year in report_years(view, profile):
        before = total_of(_in_years(grant_costs, "spent_before", year), SPENT)
        now = total_of(_in_years(grant_costs, "spent", year), SPENT)
        opening = None if grant is None else grant - before
        lines = []
        for row in profile.sisa.rows:
            counted = [
                cost
                for cost in _in_years(grant_costs, row.amount, year)
                if not row.purposes or of_measure.get(cost.measure_id) in row.purposes
            ]
            lines.append(
                SisaLine(row.id, row.title, total_of(counted, PLANNED), total_of(counted, SPENT))
            )
        rest = None if opening is None else opening - now
        row_of_year = stated.get(year)
        balance = Balance(
            stated=row_of_year.opening_eur if row_of_year else None,
            computed=computed,
            received=row_of_year.received_eur if row_of_year else None,
            spent=now,
        )
        computed = balance.rest
        found.append(SisaYear(year, tuple(lines), now, opening, rest, balance))
    return tuple(found)


def report_years(view: PlanView, profile: Profile | None) -> tuple[int, ...]:
    """Return the years of the account: those of the money, and those of which something is stated.

    A cost without a year is in none of them.
    """
    stated = {row.year for row in view.rows(ReportYear) if row.year is not None}
    return tuple(sorted({*years(view, profile), *stated} - {NO_YEAR}))


def _in_years(rows: Iterable[MeasureCost], which: SisaAmount, year: int) -> list[MeasureCost]:
    dated = [cost for cost in rows if cost.year]
    match which:
        case "spent":
            return [cost for cost in dated if cost.year == year]
        case "spent_before":
            return [cost for cost in dated if (cost.year or NO_YEAR) < year]
        case "spent_so_far":
            return [cost for cost in dated if (cost.year or NO_YEAR) <= year]
