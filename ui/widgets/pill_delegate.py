"""Paints the cells of a list: the first column in bold, choices as pills, gaps as warnings."""

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

PILL_TOKENS = ("join", "last", "needs", "plan", "grey")
"""Colours of the pills by the place of a choice in its list."""
LINES_MAX = 4
"""A cell shows this many lines of a longer text; the whole text is in the form."""


class PillDelegate(QStyledItemDelegate):
    """Paints what the roles of the table model say; the texts stay readable by themselves."""

    def __init__(
        self, pill_role: int, warn_role: int, bold_column: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pill_role = pill_role
        self._warn_role = warn_role
        self._bold_column = bold_column

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Room for the lines of the text at the width of its column."""
        table = option.widget
        width = table.columnWidth(index.column()) if isinstance(table, QTableView) else 0
        metrics = QFontMetrics(self._font(index))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        room = QRect(0, 0, max(1, width - 2 * gap(2)), 10_000)
        lines = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
        height = min(max(lines, metrics.height()), LINES_MAX * metrics.lineSpacing())
        return QSize(width, height + 2 * gap(2) + 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground as the style wants it, and on it a pill or the text."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""
        widget = shown.widget
        painting = widget.style() if widget is not None else QApplication.style()
        painting.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        room = shown.rect.adjusted(gap(2), gap(2), -gap(2), -gap(2))
        painter.save()
        painter.setFont(self._font(index))
        place = index.data(self._pill_role)
        if place is None:
            self._paint_text(painter, room, text, index)
        else:
            self._paint_pill(painter, room, text, PILL_TOKENS[place % len(PILL_TOKENS)])
        painter.restore()

    def _font(self, index: QModelIndex | QPersistentModelIndex) -> QFont:
        is_bold = index.column() == self._bold_column or bool(index.data(self._warn_role))
        return style.current().font(
            "small", QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal
        )

    def _paint_text(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        token = "warn" if index.data(self._warn_role) else "ink"
        painter.setPen(style.current().colour(token))
        side = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
        across = Qt.AlignmentFlag(side) & Qt.AlignmentFlag.AlignHorizontal_Mask
        flags = int(across | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        painter.setClipRect(room)
        painter.drawText(room, flags, text)

    def _paint_pill(self, painter: QPainter, room: QRect, text: str, token: str) -> None:
        tokens, metrics = style.current(), painter.fontMetrics()
        padding = gap(2)
        width = min(room.width(), metrics.horizontalAdvance(text) + 2 * padding)
        box = QRectF(room.x(), room.y() - 1, width, metrics.height() + 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour(f"{token}-ground"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(tokens.colour(token))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 2 * padding + 2)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
