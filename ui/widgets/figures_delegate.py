"""Paints lines of figures: a swatch, a title with a softer line under it, and numbers."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import style
from ui.widgets.spacing import gap

_WRAP = int(Qt.TextFlag.TextWordWrap)


class FiguresDelegate(QStyledItemDelegate):
    """Paints what the roles say; every colour stands beside its words."""

    def __init__(
        self, *, swatch: int, sub: int, bold: int, sign: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._swatch, self._sub, self._bold, self._sign = swatch, sub, bold, sign

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Room for all that is drawn."""
        table = option.widget
        width = table.columnWidth(index.column()) if isinstance(table, QTableView) else 0
        room = max(1, width - self._indent(index) - gap(2))
        height = self._height(self._font(index), index.data() or "", room)
        if sub := index.data(self._sub):
            height += self._height(style.current().font("small"), sub, room)
        return QSize(width, height + 2 * gap(2))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground as the style wants it, and on it what the roles say."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""
        widget = shown.widget
        painting = widget.style() if widget is not None else QApplication.style()
        painting.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        painter.save()
        room = shown.rect.adjusted(self._indent(index), gap(2), -gap(2), -gap(2))
        self._paint_swatch(painter, shown.rect, index)
        self._paint_texts(painter, room, text, index)
        painter.restore()

    def _paint_swatch(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if token := index.data(self._swatch):
            side = gap(3)
            top = rect.y() + gap(2) + (QFontMetrics(self._font(index)).height() - side) / 2
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.current().colour(token))
            painter.drawRoundedRect(QRectF(rect.x() + gap(2), top, side, side), 2, 2)

    def _paint_texts(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens, font = style.current(), self._font(index)
        side = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.setFont(font)
        painter.setPen(tokens.colour("warn" if index.data(self._sign) else "ink"))
        painter.drawText(room, int(side) | _WRAP, text)
        if sub := index.data(self._sub):
            below = room.adjusted(0, self._height(font, text, room.width()), 0, 0)
            painter.setFont(tokens.font("small"))
            painter.setPen(tokens.colour("ink-faint"))
            painter.drawText(below, int(side) | _WRAP, sub)

    def _font(self, index: QModelIndex | QPersistentModelIndex) -> QFont:
        is_bold = bool(index.data(self._bold))
        return style.current().font(
            "text", QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal
        )

    def _indent(self, index: QModelIndex | QPersistentModelIndex) -> int:
        return gap(2) if index.data(self._swatch) is None else gap(6) + gap(1)

    def _height(self, font: QFont, text: str, width: int) -> int:
        metrics = QFontMetrics(font)
        room = QRect(0, 0, max(1, width), 10_000)
        return max(metrics.height(), metrics.boundingRect(room, _WRAP, text).height())
