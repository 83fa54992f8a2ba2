"""Answers in a plan to questions that are no longer asked, or that this program never knew.

What was typed stays, is shown, and is printed, with the question as it was when it is known.
"""

from __future__ import annotations

from dataclasses import dataclass

from npo_wizard.content.schema import Content
from npo_wizard.plan.nouns import Answer
from npo_wizard.plan.view import PlanView

_ID_MAX = 40
"""Signs of an id that are shown: it comes from a file, and may be anything."""


@dataclass(frozen=True)
class Unasked:
    """An answer with its old question. now: the question that took its place; may be empty."""

    id: str
    question: str
    text: str
    reason: str
    now: str = ""


def unasked(view: PlanView, content: Content) -> list[Unasked]:
    """Return the answers that say something and belong to no question of today."""
    steps = {step.answer_id for step in content.steps}
    return [
        _told(answer, content)
        for answer in view.rows(Answer)
        if answer.id not in content.questions
        and answer.id not in steps
        and (answer.text.strip() or answer.reason.strip())
    ]


def _told(answer: Answer, content: Content) -> Unasked:
    retired = content.retired.get(answer.id)
    successor = content.questions.get(retired.successor) if retired is not None else None
    now = "" if successor is None else successor.label
    question = question_of(content, answer.id)
    return Unasked(answer.id, question, answer.text.strip(), answer.reason.strip(), now)


def question_of(content: Content, answer_id: str) -> str:
    """Return a question as it is asked, as it was asked once, or words for one that is unknown."""
    known = content.questions.get(answer_id) or content.retired.get(answer_id)
    if known is not None:
        return known.label
    shown = "".join(sign for sign in answer_id[:_ID_MAX] if sign.isprintable())
    return f"Vraag die dit programma niet kent ({shown})"
