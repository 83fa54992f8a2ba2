"""The tab with all notes in the plan, whatever they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from npo_wizard.plan.nouns import PLAN_ID, Note, Plan
from ui.pages.note_list import NoteList
from ui.pages.part import PagePart
from ui.widgets.spacing import spaced

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from npo_wizard.rules.finding import Place
    from ui.bridge import Bridge


class NotesPart(PagePart):
    """Every note with what it is about and the way there; a new one is on the whole plan."""

    def __init__(self, bridge: Bridge, title: str) -> None:
        super().__init__(bridge, title)
        self.list = NoteList(bridge, tells_place=True)
        self.list.on = (Plan.NAME, PLAN_ID)
        self.list.name(self.tr("Het hele plan"))
        column = QVBoxLayout(self)
        spaced(column, between=3)
        column.addWidget(self.list)
        column.addStretch(1)
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan: a row that got another name has it here too."""
        self.list.show_notes(self.bridge.view.rows(Note), changes)

    def first_focus(self) -> QWidget:
        """The text of the first note, or the button to add one."""
        return self.list.first_focus()

    def holds(self, place: Place) -> bool:
        """Whether the place is a note."""
        return place.noun == Note.NAME

    def go_to(self, place: Place) -> QWidget | None:
        """Answer the text of a note."""
        card = self.list.cards.get(place.row_id)
        return self.first_focus() if card is None else card.text.editor.focus_target()

    def seal(self) -> None:
        """Pass on what was typed but not yet said."""
        self.list.flush()
