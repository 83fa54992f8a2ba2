"""Whether everything is filled in that a plan cannot do without.

An empty list is one finding, not one for each thing that could stand in it. What a rule of
coherence already asks for is not asked here once more.
"""

from collections.abc import Iterator

from npo_wizard.plan.fields import specs
from npo_wizard.plan.nouns import (
    NOUNS,
    Acceptance,
    Answer,
    BuildingBlockScore,
    Consultation,
    Measure,
    MeasureCost,
    Measurement,
    Monitoring,
    Note,
    Noun,
    Plan,
    ReportYear,
    Result,
    Version,
)
from npo_wizard.rules.context import Context
from npo_wizard.rules.registry import Broken, at, rule

_MAY_BE_EMPTY = {Measurement.NAME, Consultation.NAME}
"""Measurements come later; the conditions of the programme ask for consultations."""
_CELLS = {
    noun.NAME
    for noun in (MeasureCost, ReportYear, BuildingBlockScore, Answer, Note, Acceptance, Version)
}
_ASKED_ELSEWHERE = {
    Plan: {"grant_eur"},
    Result: {
        "need_ids", "indicator", "baseline_value", "baseline_year", "target_value", "target_year",
    },
    Measure: {"result_ids", "purpose", "lead_id", "start_on", "end_on", "is_additional"},
    Monitoring: {"owner_id", "first_on", "body_id"},
}  # fmt: skip
"""Fields for which there is a rule with a sentence of its own."""


@rule("completeness.question_answered")
def required_questions(context: Context) -> Iterator[Broken]:
    """Every required question has an answer, or a reason why it does not apply."""
    for step in context.content.steps:
        if step.id in context.skipped_steps:
            continue
        for question_id in step.questions:
            question = context.content.questions[question_id]
            if question.required and not context.is_answered(question_id):
                row = context.view.get(Answer, question_id)
                values = {"label": question.label}
                yield Broken(Answer.NAME, row, "text", row_id=question_id, values=values)


@rule("completeness.step_has_rows")
def lists_have_rows(context: Context) -> Iterator[Broken]:
    """Every list of a step has at least one row."""
    for step in context.content.steps:
        if step.id in context.skipped_steps:
            continue
        for noun in step.nouns:
            if noun not in _MAY_BE_EMPTY and not context.view.tables[noun]:
                yield Broken(noun)


@rule("completeness.field_filled")
def required_fields(context: Context) -> Iterator[Broken]:
    """Every field that is not optional is filled in, of every row that exists."""
    for noun in NOUNS.values():
        if noun.NAME in _CELLS or context.page_of(noun.NAME) in context.skipped_steps:
            continue
        labels = _required(context, noun)
        for row in context.view.rows(noun):
            for field, label in labels.items():
                if _is_empty(getattr(row, field)):
                    yield at(row, field, label=label)


def _required(context: Context, noun: type[Noun]) -> dict[str, str]:
    elsewhere = _ASKED_ELSEWHERE.get(noun, set())
    return {
        name: words.label
        for name, words in context.content.words.noun(noun.NAME).fields.items()
        if not words.optional and words.in_form and name in specs(noun) and name not in elsewhere
    }


def _is_empty(value: object) -> bool:
    return value is None or value == () or (isinstance(value, str) and not value.strip())
