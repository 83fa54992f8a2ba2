"""Long work with its progress, that can be stopped."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from ui import style
from ui.controls import button, words

_PARTS = 1000


class Stopped(Exception):
    """The user stopped the work; raised inside it, at its next word on progress."""


class WorkDialog(QDialog):
    """`report` is called from the thread that works, the rest from the window's own."""

    _reported = Signal(float)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wants_to_stop = Event()
        self.setWindowTitle(text)
        self.setAccessibleName(text)
        self.setMinimumWidth(style.current().size("help-width"))
        self._bar = QProgressBar()
        self._bar.setAccessibleName(text)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._stop = button(self.tr("Stoppen"), "stop")
        self._stop.clicked.connect(self.stop)
        tokens = style.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.size("s5"),) * 4)
        column.setSpacing(tokens.size("s3"))
        column.addWidget(words(text, "heading"))
        column.addWidget(self._bar)
        column.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignRight)
        self._reported.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def report(self, part: float) -> None:
        """Hear how far the work is, from 0 to 1. Raises Stopped where the user wants that."""
        if self._wants_to_stop.is_set():
            raise Stopped
        self._reported.emit(part)

    def stop(self) -> None:
        """Ask the work to stop; it does so at its next word on progress."""
        self._wants_to_stop.set()
        self._stop.setEnabled(False)

    def reject(self) -> None:
        """Close: by Esc too, and then the work stops."""
        self._wants_to_stop.set()
        super().reject()

    def _show(self, part: float) -> None:
        self._bar.setRange(0, _PARTS)
        self._bar.setValue(round(part * _PARTS))
