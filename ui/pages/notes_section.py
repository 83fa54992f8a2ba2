"""The notes on one row or answer, folded until one wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from npo_wizard.plan.nouns import Answer, Note, Noun
from ui.controls import button
from ui.pages.detail_section import DetailSection
from ui.pages.note_list import NoteList
from ui.pages.note_places import row_named
from ui.widgets.in_sight import bring_in_sight
from ui.widgets.spacing import spaced

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from ui.bridge import Bridge


class NotesSection(DetailSection):
    """A quiet button with their number; the notes come under it.

    `fold` may be put elsewhere, on the line with other links.
    """

    def __init__(self, bridge: Bridge, noun: type[Noun], name: str = "") -> None:
        super().__init__(bridge)
        self.noun = noun
        self.list: NoteList | None = None
        self.fold = button("", f"notes.{name or noun.NAME}", "note-link")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_fold)
        self._layout = QVBoxLayout(self)
        spaced(self._layout, between=2)
        self._layout.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def notes(self) -> list[Note]:
        """The notes on this row and its fields, in their order."""
        here = (self.noun.NAME, self.row_id)
        return [each for each in self.bridge.view.rows(Note) if (each.on_noun, each.on_id) == here]

    def load(self, row_id: str) -> None:
        """Show the notes on another row."""
        self.flush()
        self.row_id = row_id
        self._show(None)

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan."""
        if changes is None or changes.touches(Note) or changes.touches(self.noun):
            self._show(changes)

    def first_focus(self) -> QWidget:
        """The control to begin with."""
        return self.fold

    def flush(self) -> None:
        """Pass on what was typed but not yet said."""
        if self.list is not None:
            self.list.flush()

    def _show(self, changes: Changes | None) -> None:
        notes = self.notes
        if notes or self.noun is not Answer:
            text = self.tr("Notities ({0})").format(len(notes))
        else:
            text = self.tr("Notitie")
        self.fold.setText(text)
        said = row_named(self.bridge.view, self.bridge.content, self.noun.NAME, self.row_id)
        self.fold.setAccessibleName(f"{text}: {said}")
        if self.list is not None:
            self.list.on = (self.noun.NAME, self.row_id)
            self.list.name(said)
            self.list.show_notes(notes, changes)

    def _on_fold(self, is_open: bool) -> None:
        if self.list is None:
            self.list = NoteList(self.bridge)
            self._layout.addWidget(self.list)
            self._show(None)
        self.list.setVisible(is_open)
        if is_open:
            bring_in_sight(self.list)
