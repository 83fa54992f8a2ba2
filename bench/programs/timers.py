"""A timer of 5 ms on the window's own thread, and the gaps that it notices."""

from __future__ import annotations

import time
from statistics import quantiles

from PySide6.QtCore import QObject, Qt, QTimer

_EVERY_MS = 5


class Gaps(QObject):
    """Notes how long after the one before each tick came."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to note."""
        self._last = time.perf_counter()
        self._timer.start()

    def found(self) -> dict[str, float]:
        """Return the longest gap and that of all but one tick in a hundred, in ms."""
        self._tick()
        cuts = quantiles(self._gaps, n=100, method="inclusive")
        return {"longest": max(self._gaps), "p99": cuts[98]}

    def _tick(self) -> None:
        now = time.perf_counter()
        self._gaps.append((now - self._last) * 1e3)
        self._last = now
