"""Garbage is collected on the window's own thread only.

Python collects in whatever thread happens to be at work. A widget that is taken down in another
thread than its own ends the program, and plans are judged and saved in other threads.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Collector(QObject):
    """Takes the place of Python's own moments for collecting, for as long as it lives.

    Nothing is collected before `start`: nothing becomes rubbish while modules are imported.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_what_is_due)

    def start(self) -> None:
        """Collect from now on, twice in a second."""
        self._timer.start(_EVERY_MS)


def collect_what_is_due() -> None:
    """Collect what Python would have collected by now."""
    for generation, (count, enough) in enumerate(
        zip(gc.get_count(), gc.get_threshold(), strict=True)
    ):
        if count > enough:
            gc.collect(generation)
