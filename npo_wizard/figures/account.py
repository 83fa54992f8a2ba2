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
from npo_wizard.plan.nouns import Measure, MeasureCost
from npo_wizard.plan.view import PlanView


@dataclass(frozen=True)
class SisaLine:
    """One row of the account of a report year: planned and real."""

    id: str
    title: str
    planned: int
    spent: int


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
    for year in (each for each in years(view, profile) if each != NO_YEAR):
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
        found.append(SisaYear(year, tuple(lines), now, opening, rest))
    return tuple(found)


def _in_years(rows: Iterable[MeasureCost], which: SisaAmount, year: int) -> list[MeasureCost]:
    dated = [cost for cost in rows if cost.year]
    match which:
        case "spent":
            return [cost for cost in dated if cost.year == year]
        case "spent_before":
            return [cost for cost in dated if (cost.year or NO_YEAR) < year]
        case "spent_so_far":
            return [cost for cost in dated if (cost.year or NO_YEAR) <= year]
