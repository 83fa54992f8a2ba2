"""A bar of parts beside each other, with what is left of the whole at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import style
from ui.widgets.spacing import gap


@dataclass(frozen=True)
class BarPart:
    """One part: how much, the token of its colour, and its words."""

    amount: int
    token: str
    words: str


class StackedBar(QWidget):
    """Draws parts of a whole; the whole sentence is its name for a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[BarPart, ...] = ()
        self._whole = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[BarPart], whole: int) -> None:
        """Draw these parts of a whole; a whole that is too small grows to hold them."""
        self._parts = tuple(part for part in parts if part.amount > 0)
        self._whole = max(whole, sum(part.amount for part in self._parts))
        self.setAccessibleName("; ".join(part.words for part in self._parts))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all that is drawn."""
        return QSize(200, gap(5))

    def minimumSizeHint(self) -> QSize:
        """The least room in which it can be read."""
        return QSize(100, gap(5))

    def event(self, event: QEvent) -> bool:
        """Say the words of the part under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = [p.words for box, p in self._boxes() if box.contains(event.pos())]
            QToolTip.showText(event.globalPos(), found[0] if found else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the colours of now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = style.current().size("radius")
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), style.current().colour("empty"))
        for box, part in self._boxes():
            painter.fillRect(box, style.current().colour(part.token))

    def _boxes(self) -> list[tuple[QRectF, BarPart]]:
        boxes, left = [], 0.0
        for part in self._parts:
            width = self.width() * part.amount / self._whole
            boxes.append((QRectF(left, 0, width, self.height()), part))
            left += width
        return boxes
