"""What a field holds, in words: the same for a change, for the past of a field and for a note."""

from collections.abc import Callable, Mapping
from typing import Any

from npo_wizard.content.schema import Content
from npo_wizard.content.unasked import question_of
from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.nouns import NOUNS, Answer, BuildingBlockScore, MeasureCost, Noun, Plan
from npo_wizard.plan.view import PlanView
from npo_wizard.rules.dutch import day, euro, number

_PLAIN: Mapping[Kind, Callable[[Any], str]] = {
    Kind.EUROS: euro,
    Kind.NUMBER: number,
    Kind.DAY: day,
    Kind.FLAG: lambda value: "ja" if value else "nee",
}
_GONE = "iets dat niet meer in het plan staat"
_MEASURE, _STREAM = "measure", "funding_stream"


def said(view: PlanView, content: Content, noun: str, field: str, value: Any) -> str:
    """Return what a field holds in Dutch; empty where it holds nothing."""
    spec = specs(NOUNS[noun])[field]
    if value is None or value in ("", ()):
        return ""
    if spec.kind in _PLAIN:
        return _PLAIN[spec.kind](value)
    if spec.kind is Kind.CHOICE:
        return content.words.choice(type(value).__name__, value.value)
    entries = value if isinstance(value, tuple) else (value,)
    if spec.kind in (Kind.LISTED, Kind.LISTED_MANY):
        return ", ".join(listed(view, content, str(spec.target), each) for each in entries)
    if spec.kind in (Kind.LINK, Kind.LINKS, Kind.OWNER):
        return ", ".join(title(view, content, str(spec.target), each) for each in entries)
    return str(value)


def listed(view: PlanView, content: Content, name: str, entry_id: str) -> str:
    """Return the title of an entry of a list; an unknown one is shown as it is."""
    entries = content.listed(name, view.plan.profile)
    return next((each.title for each in entries if each.id == entry_id), entry_id)


def title(view: PlanView, content: Content, noun: str, row_id: str) -> str:
    """Return what a row is called, also where it has no name, or is no longer there."""
    row = view.find(noun, row_id)
    return _GONE if row is None else row_title(view, content, row)


def row_title(view: PlanView, content: Content, row: Noun) -> str:
    """Return what a row is called: an answer by its question, a cost by its place."""
    if isinstance(row, Answer):
        return _question(content, row.id)
    if isinstance(row, MeasureCost):
        measure = title(view, content, _MEASURE, row.measure_id)
        stream = title(view, content, _STREAM, row.stream_id)
        return f"{measure}, {row.year or 'jaar onbekend'}, {stream}"
    if isinstance(row, BuildingBlockScore):
        block = listed(view, content, "building_blocks", row.block)
        return f"{title(view, content, _MEASURE, row.measure_id)}, {block}"
    name = str(getattr(row, row.TITLE) or "").strip()
    return name or content.words.noun(row.NAME).unnamed


def _question(content: Content, answer_id: str) -> str:
    steps = {step.answer_id: step for step in content.steps}
    if answer_id in steps:
        return f"Stap {steps[answer_id].number}. {steps[answer_id].title}"
    return question_of(content, answer_id)


def label(content: Content, noun: str, field: str) -> str:
    """Return what a field is called; a question goes by the heading of its column."""
    if field == "position":
        return "Plaats in de lijst"
    words = content.words.noun(noun).fields.get(field)
    if words is None:
        return content.words.noun(noun).singular.capitalize()
    if noun == Plan.NAME or not words.label.endswith("?"):
        return words.label
    return words.heading
