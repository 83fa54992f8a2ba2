"""Answers in a plan to questions that are no longer asked, or that this program never knew.

What was typed stays, is shown, and is printed, with the question as it was when it is known.
"""

from __future__ import annotations

from dataclasses import dataclass

from npo_wizard.content.schema import Content
from npo_wizard.plan.nouns import Answer
from npo_wizard.plan.view import PlanView


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
    if retired is None:
        question = f"Een vraag die dit programma niet kent ({answer.id})"
        return Unasked(answer.id, question, answer.text.strip(), answer.reason.strip())
    successor = content.questions.get(retired.successor)
    now = "" if successor is None else successor.label
    return Unasked(answer.id, retired.label, answer.text.strip(), answer.reason.strip(), now)
