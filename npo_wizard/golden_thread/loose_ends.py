"""Where the chain is broken: each loose end is one broken rule of coherence."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from npo_wizard.content.schema import Content
from npo_wizard.golden_thread.links import Links
from npo_wizard.plan.choices import Priority
from npo_wizard.plan.nouns import (
    Body,
    Measure,
    MeasureCost,
    Monitoring,
    Need,
    Noun,
    Partner,
    Result,
)
from npo_wizard.plan.view import PlanView

End = tuple[Noun, tuple[str, ...]]
"""A row that lacks a link, and its empty fields; none where the link is made elsewhere."""


@dataclass(frozen=True)
class LooseEnd:
    """A link that should be there: which rule asks for it, where it is made, what it says."""

    rule_id: str
    noun: str
    row_id: str
    field: str
    sentence: str


def named(view: PlanView, content: Content, noun: str, row_id: str) -> str:
    """Return what a row is called, or how one speaks of a row that has no name yet."""
    return view.title(noun, row_id).strip() or content.words.noun(noun).unnamed


def headings(content: Content, noun: str, fields: Iterable[str]) -> str:
    """Return the names of fields as a list in a sentence: "beginwaarde, streefwaarde".

    A field whose label is a question goes by its heading.
    """
    words = (content.words.noun(noun).fields[field] for field in fields)
    names = (each.heading if each.label.endswith("?") else each.label for each in words)
    return ", ".join(name[0].lower() + name[1:] for name in names)


def _needs(links: Links) -> Iterator[End]:
    for need in links.view.rows(Need):
        if need.priority is Priority.HIGH and not links.to(Result, "need_ids", need.id):
            yield need, ()


def _results_without_need(links: Links) -> Iterator[End]:
    for result in links.view.rows(Result):
        if not result.need_ids:
            yield result, ("need_ids",)


def _results_without_measure(links: Links) -> Iterator[End]:
    for result in links.view.rows(Result):
        if not links.to(Measure, "result_ids", result.id):
            yield result, ()


def _measures_without_result(links: Links) -> Iterator[End]:
    for measure in links.view.rows(Measure):
        if not measure.result_ids:
            yield measure, ("result_ids",)


def _measures_without_lead(links: Links) -> Iterator[End]:
    for measure in links.view.rows(Measure):
        if measure.lead_id is None:
            yield measure, ("lead_id",)


def _measures_without_costs(links: Links) -> Iterator[End]:
    """A measure that costs nothing says so with a zero."""
    for measure in links.view.rows(Measure):
        costs = links.to(MeasureCost, "measure_id", measure.id)
        if all(cost.planned_eur is None for cost in costs):
            yield measure, ("costs",)


def _results_without_monitoring(links: Links) -> Iterator[End]:
    for result in links.view.rows(Result):
        if not links.to(Monitoring, "result_id", result.id):
            yield result, ()


def _monitoring_without_owner(links: Links) -> Iterator[End]:
    for monitoring in links.view.rows(Monitoring):
        fields = ("owner_id", "first_on", "body_id")
        missing = tuple(field for field in fields if getattr(monitoring, field) is None)
        if missing:
            yield monitoring, missing


def _partners_left_out(links: Links) -> Iterator[End]:
    for partner in links.view.rows(Partner):
        places = (
            *links.to(Measure, "lead_id", partner.id),
            *links.to(Measure, "partner_ids", partner.id),
            *links.to(Body, "member_ids", partner.id),
        )
        if partner.role.strip() and not places:
            yield partner, ()


LOOSE_END_RULES: Mapping[str, Callable[[Links], Iterator[End]]] = {
    "coherence.need_has_result": _needs,
    "coherence.result_serves_need": _results_without_need,
    "coherence.result_has_measure": _results_without_measure,
    "coherence.measure_serves_result": _measures_without_result,
    "coherence.measure_has_lead": _measures_without_lead,
    "coherence.measure_has_costs": _measures_without_costs,
    "coherence.result_has_monitoring": _results_without_monitoring,
    "coherence.monitoring_has_owner": _monitoring_without_owner,
    "coherence.partner_takes_part": _partners_left_out,
}
"""The rules of coherence that ask for a link of the chain."""
_LINKED_AT = {
    "coherence.need_has_result": Result.NAME,
    "coherence.result_has_measure": Measure.NAME,
    "coherence.result_has_monitoring": Monitoring.NAME,
    "coherence.partner_takes_part": "role",
}
"""Where one mends a link that is kept at its other end: among the rows that link to this one."""


def place_of(rule_id: str, fields: tuple[str, ...]) -> str:
    """Return the field, or the noun of the rows that link here, where a loose end is mended."""
    return fields[0] if fields else _LINKED_AT.get(rule_id, "")


def loose_ends(view: PlanView, content: Content) -> tuple[LooseEnd, ...]:
    """Return all loose ends of the chain; rules that the programme switches off ask nothing."""
    profile = content.profile(view.plan.profile)
    off = profile.rules_off if profile else ()
    links = Links(view)
    return tuple(
        _told(view, content, rule_id, row, fields)
        for rule_id, ends in LOOSE_END_RULES.items()
        if rule_id not in off
        for row, fields in ends(links)
    )


def _told(
    view: PlanView, content: Content, rule_id: str, row: Noun, fields: tuple[str, ...]
) -> LooseEnd:
    rule = content.rules[rule_id]
    values = {"title": named(view, content, row.NAME, row.id)}
    if "missing" in rule.values:
        values["missing"] = headings(content, row.NAME, fields)
    field = place_of(rule_id, fields)
    return LooseEnd(rule_id, row.NAME, row.id, field, rule.say(**values))
