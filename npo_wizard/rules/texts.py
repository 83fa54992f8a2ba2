"""All texts of a plan that can be printed, each with the name of its field."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from npo_wizard.content.schema import Content
from npo_wizard.content.unasked import question_of
from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.nouns import NOUNS, Acceptance, Answer, Note, Noun, Plan, Version
from npo_wizard.plan.view import PlanView

_INTERNAL = {Note.NAME, Version.NAME}
_CODES = {
    (Plan.NAME, "municipality_code"),
    *((Acceptance.NAME, field) for field in ("rule", "on_noun", "on_id", "on_field")),
}
"""Texts that only the program reads."""


@dataclass(frozen=True)
class WrittenText:
    """One text that the user wrote."""

    row: Noun
    field: str
    label: str
    text: str


def written(view: PlanView, content: Content) -> Iterator[WrittenText]:
    """Yield every text that is not empty, of all rows that can be printed."""
    for noun in NOUNS.values():
        if noun.NAME in _INTERNAL:
            continue
        words = content.words.noun(noun.NAME).fields
        for row in view.rows(noun):
            for field in _text_fields(noun):
                text = getattr(row, field)
                if text:
                    yield WrittenText(row, field, _label(content, row, words[field].label), text)


def _label(content: Content, row: Noun, label: str) -> str:
    """An answer goes by its question, any other text by the name of its field."""
    if not isinstance(row, Answer) or any(row.id == step.answer_id for step in content.steps):
        return label
    return question_of(content, row.id)


@cache
def _text_fields(noun: type[Noun]) -> tuple[str, ...]:
    return tuple(
        name
        for name, spec in specs(noun).items()
        if spec.kind in (Kind.LINE, Kind.TEXT) and (noun.NAME, name) not in _CODES
    )
