"""Whether need, result, measure, partner, money and monitoring hang together."""

from collections.abc import Callable, Iterable, Iterator

from npo_wizard import figures
from npo_wizard.golden_thread.links import Links
from npo_wizard.golden_thread.loose_ends import LOOSE_END_RULES, End, headings, place_of
from npo_wizard.plan.nouns import (
    Action,
    Answer,
    BuildingBlockScore,
    Decision,
    Measure,
    Monitoring,
    Result,
)
from npo_wizard.rules.context import Context
from npo_wizard.rules.dutch import day
from npo_wizard.rules.registry import Broken, Rule, at, rule


def _of_loose_ends(rule_id: str, ends: Callable[[Links], Iterable[End]]) -> Rule:
    """Turn a kind of loose end of the golden thread into a rule, so that both always agree."""

    def broken(context: Context) -> Iterator[Broken]:
        for row, fields in ends(context.links):
            place = place_of(rule_id, fields)
            grid = fields == ("costs",)
            missing = "" if grid else headings(context.content, row.NAME, fields)
            yield at(row, place, missing=missing)

    return broken


for _rule_id, _ends in LOOSE_END_RULES.items():
    rule(_rule_id)(_of_loose_ends(_rule_id, _ends))


@rule("coherence.result_is_measurable")
def result_is_measurable(context: Context) -> Iterator[Broken]:
    """Every result has an indicator, and a baseline and target, both with a year."""
    fields = ("indicator", "baseline_value", "baseline_year", "target_value", "target_year")
    for result in context.view.rows(Result):
        missing = [field for field in fields if _is_empty(getattr(result, field))]
        if missing:
            yield at(result, missing[0], missing=headings(context.content, Result.NAME, missing))


def _is_empty(value: str | int | None) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


@rule("coherence.measure_has_purpose")
def measure_has_purpose(context: Context) -> Iterator[Broken]:
    """Every measure has a spending purpose that the programme knows."""
    known = {purpose.id for purpose in context.profile.purposes} if context.profile else set()
    for measure in context.view.rows(Measure):
        if measure.purpose not in known:
            yield at(measure, "purpose")


@rule("coherence.measure_has_period")
def measure_has_period(context: Context) -> Iterator[Broken]:
    """Every measure has a first and a last day."""
    for measure in context.view.rows(Measure):
        if measure.start_on is None:
            yield at(measure, "start_on")
        elif measure.end_on is None:
            yield at(measure, "end_on")


@rule("coherence.measure_has_action")
def measure_has_action(context: Context) -> Iterator[Broken]:
    """Every measure has at least one action."""
    for measure in context.view.rows(Measure):
        if not context.links.to(Action, "measure_id", measure.id):
            yield at(measure, Action.NAME)


@rule("coherence.measure_scores_blocks")
def measure_scores_blocks(context: Context) -> Iterator[Broken]:
    """Every measure is held against all building blocks of an effective approach."""
    blocks = {block.id for block in context.content.building_blocks}
    for measure in context.view.rows(Measure):
        scores = context.links.to(BuildingBlockScore, "measure_id", measure.id)
        missing = len(blocks - {each.block for each in scores if each.score is not None})
        if missing:
            yield at(measure, "scores", count=missing)


@rule("coherence.monitoring_has_subject")
def monitoring_has_subject(context: Context) -> Iterator[Broken]:
    """Everything that is measured belongs to a result or a measure."""
    for monitoring in context.view.rows(Monitoring):
        if monitoring.result_id is None and monitoring.measure_id is None:
            yield at(monitoring, "result_id")


@rule("coherence.measuring_before_decision")
def measuring_before_decision(context: Context) -> Iterator[Broken]:
    """The first measuring comes before the last decision, so that somebody can act on it.

    Judged when days of both are known; only the first measuring is named, for one is enough.
    """
    measured = [m for m in context.view.rows(Monitoring) if m.first_on is not None]
    decided = [d.due_on for d in context.view.rows(Decision) if d.due_on is not None]
    if not measured or not decided:
        return
    first = min(measured, key=lambda each: (each.first_on, each.id))
    if first.first_on is not None and first.first_on > max(decided):
        yield at(first, "first_on", measured_on=day(first.first_on), decided_on=day(max(decided)))


@rule("coherence.life_domain_covered")
def life_domain_covered(context: Context) -> Iterator[Broken]:
    """Every life domain is reached by a measure, or the plan says why not."""
    if context.profile is None or not context.view.rows(Measure):
        return
    found = figures.coverage(context.view, context.profile)
    titles = dict(found.life_domains)
    for domain in found.uncovered:
        question = context.content.reason_question(domain)
        if question is None or not context.is_answered(question.id):
            values = {"label": titles[domain]}
            if question is None:
                yield Broken(Measure.NAME, values=values)
            else:
                yield Broken(Answer.NAME, field="text", row_id=question.id, values=values)


@rule("coherence.few_results")
def few_results(context: Context) -> Iterator[Broken]:
    """A plan chooses: with many results the money and the attention are spread thin."""
    count, most = len(context.view.rows(Result)), context.number("coherence.few_results")
    if count > most:
        yield Broken(Result.NAME, values={"count": count, "most": most})


@rule("coherence.measure_says_reach")
def measure_says_reach(context: Context) -> Iterator[Broken]:
    """A measure that costs money says how many children it reaches.

    Not asked of purposes that stand apart, such as rent: these reach no children themselves.
    """
    purposes = context.profile.purposes if context.profile else ()
    apart = {purpose.id for purpose in purposes if purpose.shown_apart}
    for measure in context.view.rows(Measure):
        is_asked = measure.purpose not in apart and measure.reach_count is None
        if is_asked and context.planned(measure):
            yield at(measure, "reach_count")


@rule("coherence.measure_is_supported")
def measure_is_supported(context: Context) -> Iterator[Broken]:
    """A measure says on what it rests: research, or what was learned before."""
    for measure in context.view.rows(Measure):
        if not measure.evidence.strip():
            yield at(measure, "evidence")


@rule("coherence.measure_has_partners")
def measure_has_partners(context: Context) -> Iterator[Broken]:
    """A measure is done together: there is a partner beside the lead."""
    for measure in context.view.rows(Measure):
        if measure.lead_id is not None and not set(measure.partner_ids) - {measure.lead_id}:
            yield at(measure, "partner_ids")
