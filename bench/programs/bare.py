"""The floor: the smallest window that Qt can show from Python, painted once."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from bench.programs.started import cost_so_far, tell


class Painted(QObject):
    """Tells of the first paint."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the first paint."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, lambda: tell(cost_so_far()))
        return False


def main() -> int:
    """Show the window."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    label = QLabel("Stappenplan")
    window.setCentralWidget(label)
    window.resize(1360, 860)
    painted = Painted()
    label.installEventFilter(painted)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
