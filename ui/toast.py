"""A sentence that stands in the bottom bar for a moment, with "Ongedaan maken" where that helps."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui import style
from ui.controls import ElidedLabel, button

SHOWN_MS = 10_000
"""Long enough to read it twice; undo itself stays in the top bar."""


class Toast(QFrame):
    """Never takes the focus; stays while the focus or the pointer is on it."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "toast")
        self.setObjectName("toast")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._text = ElidedLabel()
        self._undo = button(self.tr("Ongedaan maken"), "toast_undo")
        self._undo.clicked.connect(self._on_undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._on_time)
        tokens = style.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(
            tokens.size("s3"), tokens.size("s1"), tokens.size("s1"), tokens.size("s1")
        )
        row.setSpacing(tokens.size("s2"))
        row.addWidget(self._text, 1)
        row.addWidget(self._undo)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty when it is not shown."""
        return "" if self.isHidden() else self._text.words

    def say(self, text: str, can_undo: bool) -> None:
        """Show a sentence and let a screen reader say it."""
        self._text.set_words(text)
        self._undo.setVisible(can_undo)
        self.show()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _on_undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def _on_time(self) -> None:
        if self._undo.hasFocus() or self.underMouse():
            self._timer.start()
        else:
            self.hide()
