"""Money in whole euros: granted, planned, spent and left, per stream, purpose and year.

The grant is the money of the funding streams that are marked as the grant; other streams stand
beside it. A cost whose year is not known is kept under the year 0, so that no total loses it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from npo_wizard.content.profile import PeriodRule, Profile
from npo_wizard.plan.nouns import FundingStream, Measure, MeasureCost
from npo_wizard.plan.view import PlanView

Amount = Literal["planned_eur", "spent_eur"]
"""Which amount of a cost: what was planned, or what was really spent."""
PLANNED: Amount = "planned_eur"
SPENT: Amount = "spent_eur"
NO_YEAR = 0
_MOST_YEARS = 15


@dataclass(frozen=True)
class MoneyRow:
    """One line of a money table; `id` is that of a purpose or stream, empty: not said."""

    id: str
    title: str
    amounts: tuple[int, ...]
    """Per year of the table."""
    total: int
    share: int
    """Part of the total of the table in whole percents; the shares of a table add up to 100."""
    shown_apart: bool = False


@dataclass(frozen=True)
class MoneyTable:
    """Amounts by line and calendar year, with totals both ways."""

    years: tuple[int, ...]
    rows: tuple[MoneyRow, ...]
    totals: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class StreamMoney:
    """What one funding stream gives, and what is planned and spent of it."""

    id: str
    title: str
    is_grant: bool
    amount: int | None
    """What the stream gives; None where that is not known."""
    planned: int
    spent: int

    @property
    def left(self) -> int | None:
        """What is not planned yet; negative where too much is planned."""
        return None if self.amount is None else self.amount - self.planned


def granted(view: PlanView) -> int | None:
    """Return the grant: the amount of the plan, else the sum of the streams that are the grant."""
    if view.plan.grant_eur is not None:
        return view.plan.grant_eur
    known = [s.amount_eur for s in view.rows(FundingStream) if s.is_grant]
    amounts = [amount for amount in known if amount is not None]
    return sum(amounts) if amounts else None


def planned(view: PlanView, *, grant_only: bool = False) -> int:
    """Return what all measures are planned to cost, of all streams or of the grant only."""
    return total_of(costs(view, grant_only=grant_only), PLANNED)


def spent(view: PlanView, *, grant_only: bool = False) -> int:
    """Return what all measures really cost, of all streams or of the grant only."""
    return total_of(costs(view, grant_only=grant_only), SPENT)


def left(view: PlanView) -> int | None:
    """Return what of the grant is not planned yet; negative: planned too much; None: not known."""
    grant = granted(view)
    return None if grant is None else grant - planned(view, grant_only=True)


def costs(view: PlanView, *, grant_only: bool = False) -> tuple[MeasureCost, ...]:
    """Return the costs of all streams, or of those that are the grant."""
    if not grant_only:
        return view.rows(MeasureCost)
    grant = grant_streams(view)
    return tuple(cost for cost in view.rows(MeasureCost) if cost.stream_id in grant)


def grant_streams(view: PlanView) -> frozenset[str]:
    """Return the ids of the streams that are the grant."""
    return frozenset(s.id for s in view.rows(FundingStream) if s.is_grant)


def gives_grant(profile: Profile | None) -> bool:
    """Whether a programme gives a grant: its money is then shown apart from other streams."""
    return profile is not None and profile.grant


def total_of(rows: Iterable[MeasureCost], amount: Amount) -> int:
    """Return the sum of an amount over costs; an empty cell counts as zero."""
    return sum(getattr(cost, amount) or 0 for cost in rows)


def years(view: PlanView, profile: Profile | None = None) -> tuple[int, ...]:
    """Return the calendar years of every money table: those of the plan and of its costs.

    A plan without a period takes the years of the programme, else those of its measures.
    """
    found = {cost.year or NO_YEAR for cost in view.rows(MeasureCost)}
    return tuple(sorted(found | set(_years_of_plan(view, profile))))


def _years_of_plan(view: PlanView, profile: Profile | None) -> Iterable[int]:
    plan = view.plan
    if plan.start_on and plan.end_on:
        return _span(plan.start_on.year, plan.end_on.year)
    if profile and profile.money_from and profile.money_until:
        return _span(profile.money_from, profile.money_until)
    days = [d for m in view.rows(Measure) for d in (m.start_on, m.end_on) if d is not None]
    return _span(min(days).year, max(days).year) if days else ()


def _span(first: int, last: int) -> range:
    return range(first, min(last, first + _MOST_YEARS - 1) + 1)


def by_stream(view: PlanView) -> tuple[StreamMoney, ...]:
    """Return granted, planned and spent per funding stream.

    The one stream that is the grant has the amount of the plan where it has none of its own.
    """
    streams = view.rows(FundingStream)
    grants = [s for s in streams if s.is_grant]
    found = []
    for stream in streams:
        amount = stream.amount_eur
        if amount is None and grants == [stream]:
            amount = view.plan.grant_eur
        own = view.linking(MeasureCost, "stream_id", stream.id)
        sums = (total_of(own, PLANNED), total_of(own, SPENT))
        found.append(StreamMoney(stream.id, stream.name, bool(stream.is_grant), amount, *sums))
    return tuple(found)


def by_purpose_and_year(
    view: PlanView,
    profile: Profile | None,
    amount: Amount = PLANNED,
    *,
    grant_only: bool = False,
) -> MoneyTable:
    """Return the money per spending purpose and calendar year.

    Every purpose of the programme has a line, also without money. Money of measures without a
    purpose, or with one that the programme does not have, stands on a last line with id "".
    """
    purposes = profile.purposes if profile else ()
    titles = {purpose.id: purpose.title for purpose in purposes}
    apart = {purpose.id for purpose in purposes if purpose.shown_apart}
    of_measure = {m.id: m.purpose if m.purpose in titles else "" for m in view.rows(Measure)}
    cells: dict[str, dict[int, int]] = {each: defaultdict(int) for each in titles}
    for cost in costs(view, grant_only=grant_only):
        line = cells.setdefault(of_measure.get(cost.measure_id, ""), defaultdict(int))
        line[cost.year or NO_YEAR] += getattr(cost, amount) or 0
    return _table(years(view, profile), cells, titles, apart)


def measure_costs(
    view: PlanView, measure_id: str, amount: Amount = PLANNED, years: tuple[int, ...] | None = None
) -> MoneyTable:
    """Return the costs of one measure per funding stream and calendar year.

    years: the columns; None: the years in which the measure has costs.
    """
    rows = view.linking(MeasureCost, "measure_id", measure_id)
    titles = {s.id: s.name for s in view.rows(FundingStream)}
    cells: dict[str, dict[int, int]] = {}
    for stream_id in (each for each in titles if any(c.stream_id == each for c in rows)):
        cells[stream_id] = defaultdict(int)
    for cost in rows:
        cells[cost.stream_id][cost.year or NO_YEAR] += getattr(cost, amount) or 0
    columns = years if years is not None else tuple(sorted({c.year or NO_YEAR for c in rows}))
    return _table(columns, cells, titles, set())


def _table(
    columns: tuple[int, ...],
    cells: Mapping[str, Mapping[int, int]],
    titles: Mapping[str, str],
    apart: set[str],
) -> MoneyTable:
    amounts = {key: tuple(line.get(year, 0) for year in columns) for key, line in cells.items()}
    line_totals = [sum(line) for line in amounts.values()]
    shares = whole_shares(line_totals)
    rows = tuple(
        MoneyRow(key, titles.get(key, ""), line, sum(line), share, key in apart)
        for (key, line), share in zip(amounts.items(), shares, strict=True)
    )
    totals = tuple(sum(line[place] for line in amounts.values()) for place in range(len(columns)))
    return MoneyTable(columns, rows, totals, sum(totals))


def whole_shares(amounts: Iterable[int]) -> tuple[int, ...]:
    """Return the share of each amount in whole percents that add up to 100.

    Rounded down, and what is then missing goes to the largest remainders. All zero stays zero.
    """
    parts = tuple(amounts)
    whole = sum(parts)
    if whole == 0:
        return (0,) * len(parts)
    shares = [part * 100 // whole for part in parts]
    remainders = sorted(range(len(parts)), key=lambda i: (-(parts[i] * 100 % whole), i))
    for place in remainders[: 100 - sum(shares)]:
        shares[place] += 1
    return tuple(shares)


def outside_years(view: PlanView, period: PeriodRule) -> tuple[MeasureCost, ...]:
    """Return the costs of the grant in calendar years that lie wholly outside the period."""
    first, last = period.spend_from.year, period.spend_until.year
    return tuple(
        cost
        for cost in costs(view, grant_only=True)
        if cost.year and not first <= cost.year <= last and (cost.planned_eur or cost.spent_eur)
    )
