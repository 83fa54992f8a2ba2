"""What a note is about, in words, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from npo_wizard.content.unasked import question_of
from npo_wizard.plan.nouns import NOUNS, PLAN_ID, Answer, Note, Plan
from npo_wizard.rules.finding import Place
from ui.pages.finding_list import home

if TYPE_CHECKING:
    from npo_wizard.content.schema import Content, FieldWords
    from npo_wizard.plan.view import PlanView


def tr(text: str) -> str:
    """Return a text about notes in the language of the user."""
    return QCoreApplication.translate("Notes", text)


def subject(view: PlanView, content: Content, note: Note) -> str:
    """Say what a note is about: kind and name of the row, and its field where it is on one."""
    row = row_named(view, content, note.on_noun, note.on_id)
    words = content.words.nouns.get(note.on_noun)
    # A field that is no more is passed over: the row is still there.
    field = words.fields.get(note.on_field) if words is not None else None
    is_answer = note.on_noun == Answer.NAME
    return row if field is None or is_answer or row == _gone() else f"{row}: {_lower(field)}"


def row_named(view: PlanView, content: Content, noun: str, row_id: str) -> str:
    """Say what a row, an answer or the plan is, by its kind and its name."""
    if noun in ("", Plan.NAME):
        return tr("Het hele plan")
    if noun == Answer.NAME:
        return _question_or_step(view, content, row_id)
    if noun not in NOUNS or view.find(noun, row_id) is None:
        return _gone()
    words = content.words.noun(noun)
    title = view.title(noun, row_id).strip()
    return f"{words.singular.capitalize()} '{title}'" if title else words.unnamed


def _gone() -> str:
    return tr("Hoort bij iets dat is verwijderd")


def _lower(field: FieldWords) -> str:
    return field.heading[:1].lower() + field.heading[1:]


def _question_or_step(view: PlanView, content: Content, answer_id: str) -> str:
    step = next((each for each in content.steps if each.answer_id == answer_id), None)
    if step is not None:
        return tr("Stap {0}: {1}").format(step.number, step.title)
    question = question_of(content, answer_id)
    if answer_id in content.questions or answer_id in content.retired:
        return tr("Vraag '{0}'").format(question)
    return _gone() if view.find(Answer.NAME, answer_id) is None else question


def place(view: PlanView, content: Content, note: Note) -> Place | None:
    """Answer where a note leads to; None where that is no longer there, or on no page."""
    if note.on_noun in ("", Plan.NAME):
        return Place("plan", Plan.NAME, PLAN_ID, note.on_field)
    if note.on_noun == Answer.NAME:
        return _place_of_answer(content, note)
    if note.on_noun not in NOUNS or view.find(note.on_noun, note.on_id) is None:
        return None
    found = home(content, Place("", note.on_noun, note.on_id, note.on_field))
    return found if found.step else None


def _place_of_answer(content: Content, note: Note) -> Place | None:
    for step in content.steps:
        if note.on_id == step.answer_id or note.on_id in step.questions:
            return Place(step.id, Answer.NAME, note.on_id, note.on_field)
    return None
