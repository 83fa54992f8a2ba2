"""Bringing what was just unfolded in sight, where it came under the edge of the page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.widgets.spacing import gap


def bring_in_sight(part: QWidget) -> None:
    """Scroll the page so far that all of `part` is seen, or its top where it is too tall."""
    # What was just shown has its place only after the layout has run.
    QTimer.singleShot(0, part, lambda: _scroll_to(part))


def _scroll_to(part: QWidget) -> None:
    area = _area_around(part)
    inner = area.widget() if area is not None else None
    if area is None or inner is None:
        return
    bar, height = area.verticalScrollBar(), area.viewport().height()
    top = part.mapTo(inner, QPoint()).y() - gap(3)
    under = top + part.height() + 2 * gap(3) - height
    bar.setValue(min(top, max(bar.value(), under)))


def _area_around(part: QWidget) -> QScrollArea | None:
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
