"""The items of the drawing of the golden thread: a card for a row, a curve for a link."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from ui import style
from ui.widgets.spacing import gap
from ui.widgets.thread_map import Card, Link, tr

LINES_MAX = 4
"""A longer title ends in …; the whole of it is in the tool tip, the list and the name."""
LACKS_MAX = 2
_ROOM_FOR_RING = 4


def title_font() -> QFont:
    """Return the font of the title on a card."""
    return style.current().font("small", QFont.Weight.DemiBold)


def small_font() -> QFont:
    """Return the font of what stands under the title."""
    return style.current().font("badge")


def wrapped(text: str, font: QFont, width: float, lines_max: int) -> list[str]:
    """Break a text into lines; what does not fit in the last ends in …."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(found) == lines_max - 1:
            rest = text[start:]
            found.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        found.append(text[start : start + line.textLength()].strip())
    layout.endLayout()
    return found


class CardItem(QGraphicsItem):
    """A card: bar in the colour of its stage, title, and in words what is missing."""

    def __init__(self, card: Card, stage: str, width: float) -> None:
        super().__init__()
        self.card = card
        self._stage = stage
        self._width = width
        self._lines = wrapped(card.title, title_font(), width - gap(3) - gap(2), LINES_MAX)
        self._lacks = wrapped(card.lacks, small_font(), width - gap(3) - gap(2), LACKS_MAX)
        self._height = self.height_needed()
        self.is_current = False
        self.has_ring = False
        self.is_in_chain = False
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self._tip())

    def _tip(self) -> str:
        """The whole text; escaped, since a tool tip takes what looks like markup for markup."""
        how = (
            tr("Klik op de onderstreepte woorden om te koppelen.") if self.card.can_be_tied else ""
        )
        parts = (self.card.title, self.card.detail, *self.card.sentences, how)
        return "<qt>" + "<br>".join(escape(part) for part in parts if part) + "</qt>"

    def height_needed(self) -> float:
        """The height that the words ask for."""
        lines = len(self._lines) * QFontMetricsF(title_font()).height()
        notes = len(self._lacks) + bool(self.card.detail)
        return lines + notes * QFontMetricsF(small_font()).height() + 2 * gap(2) + 2

    def set_height(self, height: float) -> None:
        """Be as tall as the others in the row."""
        self.prepareGeometryChange()
        self._height = height

    def set_state(self, *, in_chain: bool, has_ring: bool) -> None:
        """Show whether the card belongs to the chain that is looked at, and has the focus."""
        if (in_chain, has_ring) != (self.is_in_chain, self.has_ring):
            self.is_in_chain, self.has_ring = in_chain, has_ring
            self.update()

    def is_on_lack(self, point: QPointF) -> bool:
        """Whether a point of the card lies on the words that make the missing link."""
        if not self.card.can_be_tied:
            return False
        height = len(self._lacks) * QFontMetricsF(small_font()).height()
        bottom = self.height_needed() - gap(2)
        return bottom - height <= point.y() <= bottom

    @property
    def body(self) -> QRectF:
        """The card itself, in its own coordinates."""
        return QRectF(0, 0, self._width, self._height)

    def boundingRect(self) -> QRectF:
        """The card and its ring of focus."""
        room = _ROOM_FOR_RING
        return self.body.adjusted(-room, -room, room, room)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the card."""
        tokens = style.current()
        painter.setPen(self._border())
        painter.setBrush(tokens.colour("warn-ground" if self.card.lacks else "ground"))
        painter.drawRoundedRect(self.body, tokens.size("radius-note"), tokens.size("radius-note"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour(self._stage))
        bar = QRectF(0, gap(2), tokens.size("mark"), self._height - 2 * gap(2))
        painter.drawRoundedRect(bar, tokens.size("focus"), tokens.size("focus"))
        self._paint_words(painter)
        if self.has_ring:
            self._paint_ring(painter)

    def _border(self) -> QPen:
        tokens = style.current()
        if self.card.lacks:
            thick = tokens.size("focus") + 0.5 if self.is_in_chain else tokens.size("hair") + 0.5
            pen = QPen(tokens.colour("warn"), thick)
            pen.setDashPattern([4, 3])
            return pen
        if self.is_in_chain:
            return QPen(tokens.colour("accent"), tokens.size("focus"))
        return QPen(tokens.colour("button-line"), tokens.size("hair"))

    def _paint_words(self, painter: QPainter) -> None:
        tokens = style.current()
        top = gap(2) + 1.0
        lacks = small_font()
        lacks.setUnderline(self.card.can_be_tied)
        for font, colour, lines in (
            (title_font(), "ink", self._lines),
            (small_font(), "ink-faint", [self.card.detail] if self.card.detail else []),
            (lacks, "warn", self._lacks),
        ):
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(tokens.colour(colour))
            for line in lines:
                painter.drawText(QPointF(gap(3), top + metrics.ascent()), line)
                top += metrics.height()

    def _paint_ring(self, painter: QPainter) -> None:
        tokens = style.current()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.colour("accent"), tokens.size("focus")))
        ring = self.body.adjusted(-3, -3, 3, 3)
        painter.drawRoundedRect(ring, tokens.size("radius-card"), tokens.size("radius-card"))


class LinkItem(QGraphicsPathItem):
    """The line between two cards. is_thin: one pixel at any zoom, which is quick to draw too."""

    def __init__(self, link: Link, path: QPainterPath, *, is_thin: bool) -> None:
        super().__init__()
        self.ends = link
        self._is_thin = is_thin
        self.setPath(path)
        self.set_in_chain(False)

    def set_in_chain(self, is_in_chain: bool) -> None:
        """Show whether the link belongs to the chain that is looked at."""
        tokens = style.current()
        is_thin = self._is_thin and not is_in_chain
        pen = QPen(tokens.colour("accent" if is_in_chain else "link-line"))
        pen.setWidthF(tokens.sizes["hair" if is_thin else "thread-link"])
        pen.setCosmetic(is_thin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.setPen(pen)
        self.setZValue(-1 if is_in_chain else -2)


def curve_through(points: Sequence[QPointF]) -> QPainterPath:
    """Return a line through points: level at each, and straight where two are level."""
    path = QPainterPath(points[0])
    for start, end in pairwise(points):
        middle = (start.x() + end.x()) / 2
        path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
    return path
