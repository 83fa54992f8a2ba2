"""One note: its text, who wrote it, whether it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from npo_wizard.content.schema import FieldWords
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.fields import specs
from npo_wizard.plan.nouns import Note
from ui.controls import button
from ui.pages.note_places import place, subject
from ui.widgets.editing import for_editing
from ui.widgets.editor import Editor
from ui.widgets.field_row import FieldRow
from ui.widgets.finding_note import plain_label
from ui.widgets.spacing import gap, spaced
from ui.widgets.text_editors import LineEditor, TextEditor

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from npo_wizard.rules.finding import Place
    from ui.bridge import Bridge


class NoteCard(QFrame):
    """A note that is edited in place; `tells_place` says what it is about and leads there."""

    remove_wanted = Signal(str)
    """Id of the note."""

    def __init__(self, bridge: Bridge, note_id: str, *, tells_place: bool) -> None:
        super().__init__()
        self.bridge = bridge
        self.note_id = note_id
        self._tells_place = tells_place
        self.setProperty("look", "info")
        self.about = plain_label("", "label", self)
        self.go = button(self.tr("Ga naar"), "note.go", "note-link")
        self.go.clicked.connect(self._on_go)
        self.text = self._made_row("text", TextEditor(least_lines=2))
        self.author = self._made_row("author", LineEditor())
        self.done = QCheckBox(self.tr("Afgehandeld"), self)
        self.done.setObjectName("note.is_done")
        self.done.clicked.connect(self._on_done)
        self.remove = button(self.tr("Verwijderen"), f"remove.{Note.NAME}", "note-link")
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.note_id))
        for_editing(bridge, self.done, self.remove)
        self._lay_out()

    def _made_row(self, field: str, editor: Editor) -> FieldRow:
        words = self.bridge.content.words.noun(Note.NAME).fields[field]
        editor.setObjectName(f"{Note.NAME}.{field}")
        shown = FieldWords(label=words.label, optional=words.optional)
        row = FieldRow(self.bridge, Note, specs(Note)[field], shown, editor)
        row.load(self.note_id)
        return row

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, between=2, around=3)
        head = QHBoxLayout()
        head.setSpacing(gap(3))
        head.addWidget(self.about, 1)
        head.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.text)
        foot = QHBoxLayout()
        foot.setSpacing(gap(4))
        foot.addWidget(self.author, 1)
        foot.addWidget(self.done, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)

    def show_note(self, number: int, changes: Changes | None) -> None:
        """Follow the plan; number: which note it is in its list, from 1."""
        note = self.bridge.view.get(Note, self.note_id)
        if note is None:
            return
        for row in (self.text, self.author):
            row.refresh(changes)
        self.done.setChecked(bool(note.is_done))
        about = subject(self.bridge.view, self.bridge.content, note)
        self.about.setText(about)
        self.about.setVisible(self._tells_place or bool(note.on_field))
        self.go.setVisible(self._tells_place and self._place() is not None)
        self._name(number, about)

    def _name(self, number: int, about: str) -> None:
        """Tell the controls of one note from those of the next, for who hears them."""
        which = self.tr("notitie {0}, {1}").format(number, about)
        self.text.editor.name(which[0].upper() + which[1:])
        self.author.editor.name(f"{self.author.words.label}: {which}")
        for control in (self.done, self.remove, self.go):
            control.setAccessibleName(f"{control.text()}: {which}")

    def flush(self) -> None:
        """Pass on what was typed but not yet said."""
        for row in (self.text, self.author):
            row.editor.flush()

    def _place(self) -> Place | None:
        note = self.bridge.view.get(Note, self.note_id)
        return None if note is None else place(self.bridge.view, self.bridge.content, note)

    def _on_go(self) -> None:
        found = self._place()
        if found is not None:
            self.bridge.go_to(found)

    def _on_done(self, is_done: bool) -> None:
        self.bridge.apply(SetField(Note.NAME, self.note_id, "is_done", is_done))
