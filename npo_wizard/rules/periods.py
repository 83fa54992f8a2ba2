"""Whether days and years come in the right order."""

from collections.abc import Iterator
from datetime import date

from npo_wizard.plan.nouns import Action, Measure, Noun, Result
from npo_wizard.rules.context import Context
from npo_wizard.rules.dutch import day, period
from npo_wizard.rules.registry import Broken, at, rule


@rule("periods.end_after_start")
def end_after_start(context: Context) -> Iterator[Broken]:
    """The end of the plan, a measure or an action does not lie before its start."""
    plan = context.view.plan
    periods: list[tuple[Noun, str, date | None, date | None]] = [
        (plan, "end_on", plan.start_on, plan.end_on),
        *((m, "end_on", m.start_on, m.end_on) for m in context.view.rows(Measure)),
        *((a, "due_on", a.start_on, a.due_on) for a in context.view.rows(Action)),
    ]
    for row, field, start, end in periods:
        if start is not None and end is not None and end < start:
            yield at(row, field, start=day(start), end=day(end))


@rule("periods.measure_in_plan")
def measure_in_plan(context: Context) -> Iterator[Broken]:
    """A measure runs within the period of the plan."""
    plan = context.view.plan
    for measure in context.view.rows(Measure):
        values = {"period": period(plan.start_on, plan.end_on)}
        if plan.start_on and measure.start_on and measure.start_on < plan.start_on:
            yield at(measure, "start_on", **values)
        elif plan.end_on and measure.end_on and measure.end_on > plan.end_on:
            yield at(measure, "end_on", **values)


@rule("periods.target_after_baseline")
def target_after_baseline(context: Context) -> Iterator[Broken]:
    """The year of the target lies after the year of the baseline."""
    for result in context.view.rows(Result):
        start, end = result.baseline_year, result.target_year
        if start is not None and end is not None and end <= start:
            yield at(result, "target_year", start=start, end=end)
