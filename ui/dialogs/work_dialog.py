"""Long work with its progress, that can be stopped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui import style
from ui.controls import button, words
from ui.dialogs.dialog import Dialog


class WorkDialog(Dialog):
    """Stands over the window while the work goes on; whoever works closes it with `done_with`."""

    stop_wanted = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(style.current().size("work-width"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(text)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.stop = button(self.tr("Stoppen"), "stop")
        self.stop.clicked.connect(self.reject)
        self.column.addWidget(words(text, "heading"))
        self.column.addWidget(self.bar)
        self.column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignRight)

    def show_progress(self, done: int, total: int) -> None:
        """Show how much of the work is done."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def reject(self) -> None:
        """Ask the work to stop: by the button or by Esc. It closes when the work has."""
        self.stop.setEnabled(False)
        self.stop_wanted.emit()

    def done_with(self) -> None:
        """Close: the work has ended."""
        self.accept()
