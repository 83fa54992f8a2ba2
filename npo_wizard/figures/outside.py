"""Money that lies outside a period, and purposes that have none."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from npo_wizard.content.profile import PeriodRule, Profile
from npo_wizard.figures.money import (
    NO_YEAR,
    PLANNED,
    SPENT,
    by_purpose_and_year,
    outside_years,
    total_of,
)
from npo_wizard.plan.nouns import Measure, MeasureCost
from npo_wizard.plan.view import PlanView

Beyond = Literal["measure", "programme"]
"""Outside the period of the measure itself, or outside the spending period of the programme."""


@dataclass(frozen=True)
class OutsideCosts:
    """The costs of a measure in one calendar year that lies wholly outside a period.

    Outside that of the programme only money of the grant counts.
    """

    measure_id: str
    year: int
    beyond: Beyond
    planned: int
    spent: int


def outside_costs(view: PlanView, period: PeriodRule | None) -> tuple[OutsideCosts, ...]:
    """Return the costs outside a period, per measure and year; period: that of the programme."""
    beyond = outside_years(view, period) if period else ()
    return tuple(
        found
        for measure in view.rows(Measure)
        for found in (
            *_per_year(measure, "measure", _beyond_measure(view, measure)),
            *_per_year(measure, "programme", [c for c in beyond if c.measure_id == measure.id]),
        )
    )


def _beyond_measure(view: PlanView, measure: Measure) -> list[MeasureCost]:
    start, end = measure.start_on, measure.end_on
    if start is None or end is None or end < start:
        return []
    costs = view.linking(MeasureCost, "measure_id", measure.id)
    return [c for c in costs if c.year and not start.year <= c.year <= end.year]


def _per_year(measure: Measure, beyond: Beyond, costs: list[MeasureCost]) -> Iterator[OutsideCosts]:
    for year in sorted({cost.year or NO_YEAR for cost in costs}):
        now = [cost for cost in costs if cost.year == year]
        planned, spent = total_of(now, PLANNED), total_of(now, SPENT)
        if planned or spent:
            yield OutsideCosts(measure.id, year, beyond, planned, spent)


def purposes_without_money(view: PlanView, profile: Profile | None) -> tuple[str, ...]:
    """Return the titles of the purposes of the programme for which nothing is planned."""
    rows = by_purpose_and_year(view, profile).rows
    return tuple(row.title for row in rows if row.id and not row.total)
