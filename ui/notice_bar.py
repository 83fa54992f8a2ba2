"""A sentence under the top bar that must not be missed; stays until it is read or is over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import style
from ui.controls import button, words


class NoticeBar(QFrame):
    """Hidden when there is nothing to say; "Gelezen" hides it too.

    act: words of a button that offers something instead; such a sentence stays.
    """

    wanted = Signal()
    """The user takes what is offered."""

    def __init__(self, name: str, act: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.setObjectName(name)
        tokens = style.current()
        self.text = words("", "", wrap=True)
        if act:
            self._done = button(act, f"{name}_act", "note-link")
            self._done.clicked.connect(self.wanted)
        else:
            self._done = button(self.tr("Gelezen"), f"{name}_read", "note-link")
            self._done.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(
            tokens.size("s4"), tokens.size("s2"), tokens.size("s4"), tokens.size("s2")
        )
        row.addWidget(self.text, 1)
        row.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, text: str) -> None:
        """Show a sentence; an empty one takes the bar away."""
        self.text.setText(text)
        self.setVisible(bool(text))
