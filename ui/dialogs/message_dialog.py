"""A dialog with a title, a few sentences, and at most one thing to choose."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from ui import style
from ui.controls import button, words
from ui.dialogs.dialog import Dialog


class MessageDialog(Dialog):
    """Accepted when the choice is taken; closing it in any other way changes nothing."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        sentences: Iterable[str],
        *,
        details: str = "",
    ) -> None:
        super().__init__(title, parent)
        self._details = details
        said = [sentence for sentence in sentences if sentence]
        self.setAccessibleDescription(" ".join(said))
        self._buttons = QHBoxLayout()
        self.done_button = button(self.tr("Sluiten"), "done", "primary")
        self.done_button.clicked.connect(self.reject)
        self._lay_out(title, said)
        self.done_button.setDefault(True)
        self.done_button.setFocus()

    def add_choice(self, text: str) -> None:
        """Add a button that accepts; it never is the default."""
        choice = button(text, "choice")
        choice.clicked.connect(self.accept)
        self._buttons.insertWidget(self._buttons.count() - 1, choice)

    def set_done_words(self, text: str) -> None:
        """Name the button that changes nothing."""
        self.done_button.setText(text)

    def _lay_out(self, title: str, said: list[str]) -> None:
        tokens = style.current()
        column = self.column
        column.addWidget(words(title, "subtitle", wrap=True))
        for sentence in said:
            label = words(sentence, "", wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        if self._details:
            column.addWidget(self._made_details())
            copy = button(self.tr("Kopieer de gegevens"), "copy", "", "copy")
            copy.clicked.connect(self._copy)
            self._buttons.addWidget(copy)
        self._buttons.setSpacing(tokens.size("s2"))
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.done_button)
        column.addSpacing(tokens.size("s2"))
        column.addLayout(self._buttons)

    def _made_details(self) -> QPlainTextEdit:
        shown = QPlainTextEdit(self._details)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(self.tr("Gegevens over de fout"))
        shown.setMaximumHeight(style.current().size("dialog-details"))
        return shown

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
