"""The names above the columns of the golden thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import style
from ui.widgets.spacing import gap

if TYPE_CHECKING:
    from ui.widgets.thread_view import ThreadView


class Headings(QWidget):
    """The names of the columns; they stay in sight while the drawing scrolls."""

    def __init__(self, view: ThreadView) -> None:
        super().__init__(view)
        self._view = view
        self.setAccessibleName(self.tr("Namen van de kolommen"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.fit()

    def fit(self) -> None:
        """Take the room above the drawing."""
        height = self.fontMetrics().height() + gap(2)
        self._view.setViewportMargins(0, height, 0, 0)
        self.setGeometry(0, 0, self._view.width(), height)

    def sizeHint(self) -> QSize:
        """As tall as one line."""
        return QSize(0, self.fontMetrics().height() + gap(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each name above its column."""
        drawn = self._view.drawn
        if drawn is None:
            return
        tokens = style.current()
        painter = QPainter(self)
        painter.setFont(tokens.font("small", tokens.font().Weight.DemiBold))
        for place, column in enumerate(drawn.map.columns):
            left = self._view.mapFromScene(QPointF(drawn.left(place), 0)).x()
            room = QRectF(left, 0, drawn.pitch * self._view.zoom, self.height())
            painter.setPen(tokens.colour(column.stage))
            words = painter.fontMetrics().elidedText(
                column.heading, Qt.TextElideMode.ElideRight, int(drawn.card_width * self._view.zoom)
            )
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
