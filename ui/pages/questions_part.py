"""A tab with open questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from npo_wizard.plan.nouns import Answer
from ui.pages.answer_row import AnswerRow
from ui.pages.part import PagePart
from ui.widgets.spacing import gap

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from npo_wizard.rules.finding import Place
    from ui.bridge import Bridge


class QuestionsPart(PagePart):
    """Open questions under each other, each answered in a text of its own."""

    def __init__(self, bridge: Bridge, questions: Sequence[str], title: str) -> None:
        super().__init__(bridge, title)
        self.rows = {
            question_id: AnswerRow(bridge, bridge.content.questions[question_id])
            for question_id in questions
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap(5))
        for row in self.rows.values():
            layout.addWidget(row)
        layout.addStretch(1)

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan in every question."""
        for row in self.rows.values():
            row.refresh(changes)

    def show_findings(self) -> None:
        """Show what is open at every question."""
        for row in self.rows.values():
            row.show_findings()

    def first_focus(self) -> QWidget:
        """The first answer."""
        return next(iter(self.rows.values())).field.editor.focus_target()

    def holds(self, place: Place) -> bool:
        """Whether the place is one of the questions here."""
        return place.noun == Answer.NAME and place.row_id in self.rows

    def go_to(self, place: Place) -> QWidget | None:
        """Answer the control of the question, or that of its reason."""
        row = self.rows[place.row_id]
        if place.field == "reason" and row.not_applicable.is_on:
            return row.not_applicable.reason.editor.focus_target()
        if row.not_applicable.is_on:
            return row.not_applicable.flag
        return row.field.editor.focus_target()

    def seal(self) -> None:
        """Pass on what was typed but not yet said."""
        for row in self.rows.values():
            row.seal()
