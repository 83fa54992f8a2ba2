"""Whether one can steer: what is paid for is judged, in time, and what was agreed is done.

What was agreed and is late is only told while the plan runs; afterwards nothing can be steered.
"""

from collections.abc import Iterator

from npo_wizard import figures
from npo_wizard.plan.choices import ActionState, DecisionState
from npo_wizard.plan.nouns import (
    Action,
    Decision,
    Measure,
    MeasureCost,
    Measurement,
    Monitoring,
    Result,
)
from npo_wizard.rules.context import Context
from npo_wizard.rules.dutch import day, euro
from npo_wizard.rules.registry import Broken, at, rule


@rule("steering.money_is_evaluated")
def money_is_evaluated(context: Context) -> Iterator[Broken]:
    """What a measure with money brings is measured: at the measure, or at a result of it."""
    for measure in context.view.rows(Measure):
        is_followed = context.links.to(Monitoring, "measure_id", measure.id) or any(
            context.links.to(Monitoring, "result_id", each) for each in measure.result_ids
        )
        if not is_followed and context.planned(measure):
            yield at(measure, Monitoring.NAME)


@rule("steering.measuring_in_time")
def measuring_in_time(context: Context) -> Iterator[Broken]:
    """One measures before the measures are over, so that they can still be changed.

    The last day is that of the measure, or of the last of the measures that serve the result.
    """
    for monitoring in context.view.rows(Monitoring):
        if monitoring.first_on is None:
            continue
        ends = [measure.end_on for measure in _measures_of(context, monitoring)]
        known = [end for end in ends if end is not None]
        if known and len(known) == len(ends) and monitoring.first_on > max(known):
            values = {"measured_on": day(monitoring.first_on), "end": day(max(known))}
            yield at(monitoring, "first_on", **values)


def _measures_of(context: Context, monitoring: Monitoring) -> list[Measure]:
    measure = context.view.get(Measure, monitoring.measure_id)
    if measure is not None:
        return [measure]
    result = context.view.get(Result, monitoring.result_id)
    return [] if result is None else context.links.to(Measure, "result_ids", result.id)


@rule("steering.measuring_is_late")
def measuring_is_late(context: Context) -> Iterator[Broken]:
    """What would be measured by now has a measurement."""
    for monitoring in () if context.is_over else context.view.rows(Monitoring):
        first = monitoring.first_on
        is_measured = context.links.to(Measurement, "monitoring_id", monitoring.id)
        if first is not None and first < context.today and not is_measured:
            yield at(monitoring, "first_on", measured_on=day(first))


@rule("steering.decision_is_late")
def decision_is_late(context: Context) -> Iterator[Broken]:
    """A decision whose day has passed is no longer planned."""
    for decision in () if context.is_over else context.view.rows(Decision):
        due = decision.due_on
        if due is not None and due < context.today and decision.state is DecisionState.PLANNED:
            yield at(decision, "state", due=day(due))


@rule("steering.action_is_late")
def action_is_late(context: Context) -> Iterator[Broken]:
    """An action whose day has passed is done or dropped."""
    open_states = (ActionState.TO_DO, ActionState.BUSY)
    for action in () if context.is_over else context.view.rows(Action):
        due = action.due_on
        if due is not None and due < context.today and action.state in open_states:
            yield at(action, "state", due=day(due))


@rule("steering.spent_is_known")
def spent_is_known(context: Context) -> Iterator[Broken]:
    """Of a calendar year that is over, it is known what was spent of the grant.

    Told once for each year, at the first measure by id. Asked also when the plan is over: then
    it must be accounted for.
    """
    unknown: dict[int, list[MeasureCost]] = {}
    for cost in figures.costs(context.view, grant_only=True):
        is_past = cost.year is not None and cost.year < context.today.year
        if is_past and cost.planned_eur and cost.spent_eur is None:
            unknown.setdefault(cost.year or figures.NO_YEAR, []).append(cost)
    for year, costs in sorted(unknown.items()):
        measure = context.view.get(Measure, min(cost.measure_id for cost in costs))
        if measure is not None:
            planned = euro(sum(cost.planned_eur or 0 for cost in costs))
            yield at(measure, "costs", year=year, planned=planned)
