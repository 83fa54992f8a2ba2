"""A sentence under the top bar that must not be missed; stays until it is read or is over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import style
from ui.controls import button, words


class NoticeBar(QFrame):
    """Hidden when there is nothing to say; "Gelezen" hides it too.

    act: words of the button where it offers something instead; such a sentence stays.
    """

    wanted = Signal()
    """The user takes what is offered."""

    def __init__(self, name: str, act: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.setObjectName(name)
        tokens = style.current()
        self.text = words("", "", wrap=True)
        self._usual = self._act = act
        self._done = button(act, f"{name}_done", "note-link")
        self._done.clicked.connect(self._on_done)
        row = QHBoxLayout(self)
        row.setContentsMargins(
            tokens.size("s4"), tokens.size("s2"), tokens.size("s4"), tokens.size("s2")
        )
        row.addWidget(self.text, 1)
        row.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, text: str, act: str = "") -> None:
        """Show a sentence, and another offer than the usual; an empty one takes the bar away."""
        self._act = act or self._usual
        self._done.setText(self._act or self.tr("Gelezen"))
        self.text.setText(text)
        self.setVisible(bool(text))

    def add(self, text: str, act: str = "") -> None:
        """Show a sentence behind what stands there and was not read yet."""
        unread = "" if self.isHidden() else self.text.text()
        self.say(f"{unread} {text}".strip(), act or self._act)

    def _on_done(self) -> None:
        if self._act:
            self.wanted.emit()
        else:
            self.hide()
