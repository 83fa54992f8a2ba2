"""Whether the money fits: within what was granted, in the right years, with a purpose."""

from collections.abc import Iterator

from npo_wizard import figures
from npo_wizard.plan.nouns import FundingStream, Measure, MeasureCost
from npo_wizard.rules.context import Context
from npo_wizard.rules.dutch import euro, period
from npo_wizard.rules.registry import Broken, at, rule


@rule("money.grant_known")
def grant_known(context: Context) -> Iterator[Broken]:
    """A programme with a grant needs its amount."""
    if context.profile and context.profile.grant and figures.granted(context.view) is None:
        yield at(context.view.plan, "grant_eur")


@rule("money.grant_stream_marked")
def grant_stream_marked(context: Context) -> Iterator[Broken]:
    """One of the funding streams is the grant; else nothing can be accounted for."""
    streams = context.view.rows(FundingStream)
    wanted = context.profile is not None and context.profile.grant
    if wanted and streams and not any(stream.is_grant for stream in streams):
        yield Broken(FundingStream.NAME)


@rule("money.planned_within_grant")
def planned_within_grant(context: Context) -> Iterator[Broken]:
    """No more is planned from the grant than was granted."""
    left = figures.left(context.view)
    if left is not None and left < 0:
        planned = figures.planned(context.view, grant_only=True)
        values = {
            "planned": euro(planned),
            "granted": euro(planned + left),
            "over": euro(-left),
        }
        yield at(context.view.plan, "grant_eur", **values)


@rule("money.planned_within_stream")
def planned_within_stream(context: Context) -> Iterator[Broken]:
    """No more is planned from a stream than it gives; the only grant is judged as the grant."""
    streams = figures.by_stream(context.view)
    grants = [stream for stream in streams if stream.is_grant]
    for stream in streams:
        row = context.view.get(FundingStream, stream.id)
        if row is None or stream.left is None or stream.left >= 0 or grants == [stream]:
            continue
        values = {
            "planned": euro(stream.planned),
            "granted": euro(stream.planned + stream.left),
            "over": euro(-stream.left),
        }
        yield at(row, "amount_eur", **values)


@rule("money.cost_in_measure_period")
def cost_in_measure_period(context: Context) -> Iterator[Broken]:
    """A measure has costs only in the calendar years in which it runs."""
    for measure in context.view.rows(Measure):
        if measure.start_on is None or measure.end_on is None:
            continue
        runs = range(measure.start_on.year, measure.end_on.year + 1)
        for year in sorted(_years_with_money(context, measure)):
            if year not in runs and measure.end_on >= measure.start_on:
                yield at(measure, "costs", year=year)


def _years_with_money(context: Context, measure: Measure) -> set[int]:
    costs = context.links.to(MeasureCost, "measure_id", measure.id)
    return {c.year for c in costs if c.year is not None and (c.planned_eur or c.spent_eur)}


@rule("money.cost_in_spending_period")
def cost_in_spending_period(context: Context) -> Iterator[Broken]:
    """The grant is spent in calendar years that the spending period touches."""
    if context.period is None:
        return
    sums: dict[tuple[str, int], int] = {}
    for cost in figures.outside_years(context.view, context.period):
        key = (cost.measure_id, cost.year or figures.NO_YEAR)
        sums[key] = sums.get(key, 0) + max(cost.planned_eur or 0, cost.spent_eur or 0)
    known = period(context.period.spend_from, context.period.spend_until)
    for (measure_id, year), amount in sums.items():
        measure = context.view.get(Measure, measure_id)
        if measure is not None:
            values = {"year": year, "amount": euro(amount), "period": known}
            yield Broken(
                Measure.NAME, measure, "costs", values=values, source=context.period.source
            )


@rule("money.measure_in_spending_period")
def measure_in_spending_period(context: Context) -> Iterator[Broken]:
    """A measure paid by the grant does not run on outside the spending period.

    Which part of the costs of that year falls outside cannot be known, so no amount is named.
    """
    if context.period is None:
        return
    grant = figures.grant_streams(context.view)
    first, last = context.period.spend_from, context.period.spend_until
    for measure in context.view.rows(Measure):
        costs = context.links.to(MeasureCost, "measure_id", measure.id)
        paid = any(cost.stream_id in grant and cost.planned_eur for cost in costs)
        too_early = measure.start_on is not None and measure.start_on < first
        too_late = measure.end_on is not None and measure.end_on > last
        if paid and (too_early or too_late):
            field = "end_on" if too_late else "start_on"
            values = {"period": period(first, last)}
            yield Broken(Measure.NAME, measure, field, values=values, source=context.period.source)


@rule("money.spent_within_planned")
def spent_within_planned(context: Context) -> Iterator[Broken]:
    """In no year more is spent on a measure than was planned."""
    for measure in context.view.rows(Measure):
        sums: dict[int, list[int]] = {}
        for cost in context.links.to(MeasureCost, "measure_id", measure.id):
            both = sums.setdefault(cost.year or figures.NO_YEAR, [0, 0])
            both[0] += cost.planned_eur or 0
            both[1] += cost.spent_eur or 0
        for year, (planned, spent) in sorted(sums.items()):
            if spent > planned:
                yield at(measure, "costs", year=year, planned=euro(planned), spent=euro(spent))


@rule("money.shown_apart")
def shown_apart(context: Context) -> Iterator[Broken]:
    """Some purposes stand apart in the account: discuss them with the accountant."""
    for row in figures.by_purpose_and_year(context.view, context.profile, grant_only=True).rows:
        if row.shown_apart and row.total:
            values = {"label": row.title, "amount": euro(row.total)}
            yield Broken(Measure.NAME, _first_of(context, row.id), "costs", values=values)


@rule("money.purpose_has_money")
def purpose_has_money(context: Context) -> Iterator[Broken]:
    """A purpose for which there are measures also has money."""
    chosen = {measure.purpose for measure in context.view.rows(Measure)}
    for row in figures.by_purpose_and_year(context.view, context.profile).rows:
        if row.id and row.id in chosen and not row.total:
            yield Broken(
                Measure.NAME, _first_of(context, row.id), "costs", values={"label": row.title}
            )


def _first_of(context: Context, purpose: str) -> Measure | None:
    """The first measure by id of a purpose: there its money is filled in."""
    found = (m for m in context.view.rows(Measure) if m.purpose == purpose)
    return min(found, key=lambda measure: measure.id, default=None)


@rule("money.money_has_purpose")
def money_has_purpose(context: Context) -> Iterator[Broken]:
    """All money has a purpose that the programme knows."""
    known = {purpose.id for purpose in context.profile.purposes} if context.profile else set()
    for measure in context.view.rows(Measure):
        costs = context.links.to(MeasureCost, "measure_id", measure.id)
        amount = sum(cost.planned_eur or 0 for cost in costs)
        if amount and measure.purpose not in known:
            yield at(measure, "purpose", amount=euro(amount))
