"""The tab with answers to questions that are no longer asked: what was typed stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from npo_wizard.content.schema import FieldWords
from npo_wizard.content.unasked import Unasked, unasked
from npo_wizard.plan.nouns import Answer
from ui.pages.answer_row import AnswerField
from ui.pages.part import PagePart
from ui.widgets.finding_note import plain_label
from ui.widgets.spacing import spaced

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from npo_wizard.rules.finding import Place
    from ui.bridge import Bridge


class UnaskedPart(PagePart):
    """Each answer under its old question; it can be changed, and taken over elsewhere."""

    def __init__(self, bridge: Bridge, title: str) -> None:
        super().__init__(bridge, title)
        self.fields: dict[str, AnswerField] = {}
        column = QVBoxLayout(self)
        spaced(column, between=5)
        intro = self.tr(
            "Deze vragen worden niet meer gesteld. Wat u toen hebt geschreven, is bewaard en "
            "staat ook in het document. Neem over wat nog geldt."
        )
        column.addWidget(plain_label(intro, "lead"))
        for each in unasked(bridge.view, bridge.content):
            self._add(column, each)
        column.addStretch(1)

    def _add(self, column: QVBoxLayout, each: Unasked) -> None:
        hint = self.tr("Nu is de vraag: {0}").format(each.now) if each.now else ""
        self._add_field(column, each, "text", FieldWords(label=each.question, hint=hint))
        if each.reason:
            words = FieldWords(label=self.tr("Niet van toepassing, want"))
            self._add_field(column, each, "reason", words)

    def _add_field(self, column: QVBoxLayout, each: Unasked, name: str, words: FieldWords) -> None:
        field = AnswerField(self.bridge, each.id, name, words, f"unasked.{each.id}.{name}")
        self.fields[f"{each.id}.{name}"] = field
        column.addWidget(field)

    # The contract of a part.

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan."""
        for field in self.fields.values():
            field.refresh(changes)

    def first_focus(self) -> QWidget:
        """The first answer."""
        return next(iter(self.fields.values())).editor.focus_target()

    def holds(self, place: Place) -> bool:
        """Whether the place is one of these answers."""
        return place.noun == Answer.NAME and f"{place.row_id}.text" in self.fields

    def go_to(self, place: Place) -> QWidget | None:
        """Answer the control of an answer."""
        field = self.fields.get(f"{place.row_id}.{place.field or 'text'}")
        return None if field is None else field.editor.focus_target()

    def seal(self) -> None:
        """Pass on what was typed but not yet said."""
        for field in self.fields.values():
            field.editor.flush()
