"""Notes under each other, edited in place, with the button for one more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from npo_wizard.plan.compose import add, remove
from npo_wizard.plan.nouns import Note
from ui.controls import button
from ui.pages.note_card import NoteCard
from ui.widgets.editing import for_editing
from ui.widgets.finding_note import plain_label
from ui.widgets.spacing import spaced

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from ui.bridge import Bridge


class NoteList(QWidget):
    """Shows the notes it is given; a new one is about the row `on`: its noun and id."""

    def __init__(self, bridge: Bridge, *, tells_place: bool = False) -> None:
        super().__init__()
        self.bridge = bridge
        self.on = ("", "")
        self.cards: dict[str, NoteCard] = {}
        self._tells_place = tells_place
        words = bridge.content.words.noun(Note.NAME)
        self.add = button(f"+ {words.add}", f"add.{Note.NAME}", "link")
        self.add.clicked.connect(self._on_add)
        for_editing(bridge, self.add)
        self._column = QVBoxLayout()
        spaced(self._column, between=2)
        layout = QVBoxLayout(self)
        spaced(layout, between=2)
        layout.addWidget(plain_label(words.empty, "hint", self))
        layout.addLayout(self._column)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_notes(self, notes: Iterable[Note], changes: Changes | None) -> None:
        """Show these notes; the card that is typed in stays as it is."""
        ids = [note.id for note in notes]
        for note_id in self.cards.keys() - set(ids):
            self._let_go(self.cards.pop(note_id))
        for place, note_id in enumerate(ids):
            card = self.cards.get(note_id) or self._made_card(note_id)
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
            card.show_note(place + 1, changes)

    def name(self, about: str) -> None:
        """Say what a new note is about, for who hears the button."""
        self.add.setAccessibleName(f"{self.add.text()}: {about}")

    def first_focus(self) -> QWidget:
        """The text of the first note, or the button to add one."""
        first = self._column.itemAt(0)
        card = first.widget() if first is not None else None
        return card.text.editor.focus_target() if isinstance(card, NoteCard) else self.add

    def flush(self) -> None:
        """Pass on what was typed but not yet said."""
        for card in list(self.cards.values()):
            card.flush()

    def _made_card(self, note_id: str) -> NoteCard:
        card = NoteCard(self.bridge, note_id, tells_place=self._tells_place)
        card.remove_wanted.connect(self._on_remove)
        self.cards[note_id] = card
        return card

    def _let_go(self, card: NoteCard) -> None:
        if card.isAncestorOf(QApplication.focusWidget() or self):
            # Where the focus is hidden, Qt puts it anywhere: keep it here.
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _on_add(self) -> None:
        noun, row_id = self.on
        self.flush()
        edit = add(self.bridge.view, Note, on_noun=noun, on_id=row_id)
        self.bridge.apply(edit)
        if edit.row.id in self.cards:
            self.cards[edit.row.id].text.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_remove(self, note_id: str) -> None:
        self.flush()
        self.bridge.apply(remove(self.bridge.view, Note.NAME, note_id))
        self.bridge.message.emit(self.tr("Verwijderd."), True)
