"""A drawing of tasks as bars along the months; the same tasks stand in words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import style
from ui.widgets.spacing import gap

_MONTHS_PER_YEAR = 12
_LABEL_PART = 0.34
"""Part of the width that the names have."""


@dataclass(frozen=True)
class Bar:
    """One task: its name, its days, and the token of its colour."""

    title: str
    start: date
    end: date
    token: str = "plan"


class TimelineChart(QWidget):
    """Bars under each other, with a line at the start of each year and one for today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._today: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Planning als tekening"))

    def show_bars(self, bars: Sequence[Bar], today: date) -> None:
        """Draw these bars."""
        self._bars, self._today = tuple(bars), today
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all that is drawn."""
        return QSize(400, (len(self._bars) + 1) * self._row_height() + gap(2))

    def minimumSizeHint(self) -> QSize:
        """The least room in which it can be read."""
        return QSize(200, self.sizeHint().height())

    def _row_height(self) -> int:
        return self._metrics().height() + gap(3)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(style.current().font("small"))

    def _span(self) -> tuple[date, date]:
        first = min(bar.start for bar in self._bars)
        last = max(bar.end for bar in self._bars)
        return date(first.year, 1, 1), date(last.year + 1, 1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the colours of now."""
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(style.current().font("small"))
        left = self.width() * _LABEL_PART
        self._paint_years(painter, left)
        for place, bar in enumerate(self._bars):
            self._paint_bar(painter, left, place, bar)
        self._paint_today(painter, left)

    def _x(self, day: date, left: float) -> float:
        first, last = self._span()
        part = (day - first).days / max(1, (last - first).days)
        return left + part * (self.width() - left - 1)

    def _paint_years(self, painter: QPainter, left: float) -> None:
        tokens = style.current()
        first, last = self._span()
        for year in range(first.year, last.year + 1):
            x = self._x(date(year, 1, 1), left)
            painter.setPen(tokens.colour("line"))
            painter.drawLine(int(x), 0, int(x), self.height())
            if year < last.year:
                painter.setPen(tokens.colour("ink-soft"))
                painter.drawText(int(x) + gap(1), self._metrics().ascent() + gap(1), str(year))

    def _paint_bar(self, painter: QPainter, left: float, place: int, bar: Bar) -> None:
        tokens, height = style.current(), self._row_height()
        top = (place + 1) * height
        painter.setPen(tokens.colour("ink"))
        room = QRectF(0, top, left - gap(3), height)
        middle_left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        name = self._metrics().elidedText(bar.title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(middle_left), name)
        x1 = self._x(bar.start, left)
        x2 = max(self._x(bar.end + timedelta(days=1), left), x1 + gap(2))
        thick = height - gap(3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour(bar.token))
        box = QRectF(x1, top + (height - thick) / 2, x2 - x1, thick)
        painter.drawRoundedRect(box, gap(1), gap(1))

    def _paint_today(self, painter: QPainter, left: float) -> None:
        first, last = self._span()
        if self._today is None or not first <= self._today < last:
            return
        x = int(self._x(self._today, left))
        painter.setPen(style.current().colour("accent"))
        painter.drawLine(x, self._row_height(), x, self.height())
