"""A small drawing of a cover: the stages, the logo, the name, a title and the accent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from npo_wizard.report.style import style as print_style
from ui import style

if TYPE_CHECKING:
    from npo_wizard.report.logo import Picture

_STAGES = ("join", "needs", "plan", "last")
_HIGH = 11.5  # in lines of text
_BAR, _LOGO_TOP, _LOGO = 0.4, 1.0, 2.4
_NAME_TOP, _TITLE_TOP, _ACCENT_TOP, _CHART_TOP = 4.2, 5.4, 8.0, 9.6


class CoverSketch(QWidget):
    """Shows how documents look with a house style; always on white, as paper is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._accent = print_style().light["accent"]
        self._logo = QPixmap()
        self.setObjectName("house.sketch")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_house(self, name: str, accent: str, picture: Picture | None) -> None:
        """Show a name, a colour #RRGGBB and a logo; no name: that of any municipality."""
        self._name = name or self.tr("Gemeente van het plan")
        self._accent = accent
        self._logo = QPixmap()
        if picture is not None:
            self._logo.loadFromData(picture.png, "PNG")
        said = self.tr("Voorblad van '{0}' in de kleur {1}, {2}")
        has_logo = self.tr("zonder logo") if picture is None else self.tr("met logo")
        self.setAccessibleDescription(said.format(self._name, accent, has_logo))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room that grows with the text."""
        line = self.fontMetrics().height()
        return QSize(line * 20, round(line * _HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the upper part of a cover."""
        look = print_style()
        line = self.fontMetrics().height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(look.light["ground"]))
        wide = self.width() / len(_STAGES)
        for place, stage in enumerate(_STAGES):
            painter.fillRect(QRectF(place * wide, 0, wide, line * _BAR), QColor(look.light[stage]))
        self._draw_logo(painter, line)
        self._write(painter, self._name, _NAME_TOP, 1.0, look.light["ink-soft"])
        self._write(painter, self.tr("Samen voor de jeugd"), _TITLE_TOP, 1.7, look.light["ink"])
        self._write(painter, self.tr("Zo ziet een koppeling eruit"), _ACCENT_TOP, 1.0, self._accent)
        bar = QRectF(line, line * _CHART_TOP, self.width() * 0.6, line)
        painter.fillRect(bar, QColor(self._accent))
        painter.setPen(QPen(style.current().colour("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _draw_logo(self, painter: QPainter, line: int) -> None:
        if self._logo.isNull():
            return
        size = self._logo.size().scaled(
            round(line * 10), round(line * _LOGO), Qt.AspectRatioMode.KeepAspectRatio
        )
        painter.drawPixmap(line, round(line * _LOGO_TOP), size.width(), size.height(), self._logo)

    def _write(self, painter: QPainter, text: str, top: float, larger: float, colour: str) -> None:
        font = QFont(self.font())
        font.setPixelSize(round(self.fontInfo().pixelSize() * larger))
        font.setBold(larger > 1)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        line = self.fontMetrics().height()
        room = QRectF(line, line * top, self.width() - 2 * line, line * larger * 1.3)
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
