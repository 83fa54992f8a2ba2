"""One line of the side bar: a number, sign or tick, the name of a page, and its open points."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import style
from ui.controls import tip
from ui.plan_card import points_words


class NavButton(QAbstractButton):
    """Opens a page. `sign`: the number of a step, or the name of an icon."""

    def __init__(
        self,
        page_id: str,
        title: str,
        sign: str,
        *,
        can_tick: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._can_tick = can_tick
        self._is_compact = False
        self.page_id = page_id
        self._sign = sign
        self._is_done = False
        self._open_points = 0
        self.setObjectName(f"nav.{page_id}")
        self.setText(title)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    @property
    def open_points(self) -> int:
        """The number on the badge; no badge at 0."""
        return self._open_points

    @property
    def is_done(self) -> bool:
        """Whether a tick stands where the number was."""
        return self._is_done

    def show_state(self, state_words: str, is_done: bool, open_points: int) -> None:
        """Show how far the page is; `state_words` are for who cannot see the sign."""
        self._is_done, self._open_points = is_done, open_points
        self._say(state_words)
        self.update()

    def set_compact(self, is_compact: bool) -> None:
        """Leave the name out, where there is no room for it; the tip always has it."""
        self._is_compact = is_compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for the name and a badge."""
        tokens = style.current()
        if self._is_compact:
            return QSize(tokens.size("number") + tokens.size("s6"), tokens.size("row"))
        text = QFontMetrics(self._font(is_bold=True)).horizontalAdvance(self.text())
        around = tokens.size("number") * 2 + tokens.size("s2") * 3 + tokens.size("s3")
        return QSize(text + around, tokens.size("row"))

    def minimumSizeHint(self) -> QSize:
        """Do with room for the sign."""
        return QSize(style.current().size("row"), style.current().size("row"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, sign, name and badge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        sign = self._sign_rect()
        if self._has_circle():
            self._paint_circle(painter, sign)
        else:
            token = "ink" if self.isChecked() else "ink-soft"
            style.icon(self._sign, token).paint(painter, sign)
        right = self._paint_badge(painter)
        if not self._is_compact:
            self._paint_title(painter, sign.right() + style.current().size("s3"), right)

    def _has_circle(self) -> bool:
        """A step has its number or a tick; a page with a sign of its own keeps that."""
        return self._sign.isdecimal() or (self._is_done and self._can_tick)

    def _say(self, state_words: str = "") -> None:
        step = self.tr("Stap {0}: {1}").format(self._sign, self.text())
        parts = [step if self._sign.isdecimal() else self.text(), state_words]
        if self._open_points:
            parts.append(points_words(self._open_points))
        said = ", ".join(filter(None, parts))
        self.setAccessibleName(said)
        self.setToolTip(tip(said))

    def _font(self, *, is_bold: bool) -> QFont:
        weight = QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal
        return style.current().font("text", weight)

    def _sign_rect(self) -> QRect:
        side = style.current().size("number")
        return QRect(style.current().size("s2"), (self.height() - side) // 2, side, side)

    def _paint_ground(self, painter: QPainter) -> None:
        tokens = style.current()
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(tokens.colour("chosen" if self.isChecked() else "hover"))
            painter.drawRoundedRect(inside, tokens.size("radius"), tokens.size("radius"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.colour("accent"), tokens.size("focus")))
            painter.drawRoundedRect(inside, tokens.size("radius"), tokens.size("radius"))

    def _paint_circle(self, painter: QPainter, sign: QRect) -> None:
        tokens = style.current()
        inside = QRectF(sign).adjusted(1, 1, -1, -1)
        if self._is_done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("good"))
            painter.drawEllipse(inside)
        else:
            token = "accent" if self.isChecked() else "field-line"
            width = tokens.size("focus" if self.isChecked() else "hair")
            painter.setPen(QPen(tokens.colour(token), width))
            painter.setBrush(tokens.colour("ground"))
            painter.drawEllipse(inside)
        if self._is_done and not (self._is_compact and self._sign.isdecimal()):
            inset = sign.width() // 5
            tick = sign.adjusted(inset, inset, -inset, -inset)
            style.icon("check", "on-good").paint(painter, tick)
        else:
            self._paint_number(painter, sign)

    def _paint_number(self, painter: QPainter, sign: QRect) -> None:
        """Where names are left out, a step that is done keeps its number: it is its name."""
        tokens = style.current()
        token = "on-good" if self._is_done else "accent" if self.isChecked() else "ink-soft"
        is_bold = self._is_done or self.isChecked()
        painter.setPen(tokens.colour(token))
        weight = QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal
        painter.setFont(tokens.font("badge", weight))
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, self._sign)

    def _paint_badge(self, painter: QPainter) -> int:
        """Paint the number of open points; answers where the room for the title ends."""
        tokens = style.current()
        right = self.width() - tokens.size("s2")
        if not self._open_points:
            return right
        font = tokens.font("badge", QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        number = str(self._open_points)
        height = metrics.height() + tokens.size("hair")
        width = max(metrics.horizontalAdvance(number) + tokens.size("s3"), height)
        top = 0 if self._is_compact else (self.height() - height) // 2
        pill = QRect(right - width, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("badge-ground"))
        painter.drawRoundedRect(QRectF(pill), height / 2, height / 2)
        painter.setPen(tokens.colour("warn"))
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, number)
        return pill.left() - tokens.size("s2")

    def _paint_title(self, painter: QPainter, left: int, right: int) -> None:
        tokens = style.current()
        font = self._font(is_bold=self.isChecked())
        painter.setFont(font)
        painter.setPen(tokens.colour("ink" if self.isChecked() else "ink-soft"))
        room = QRect(left, 0, right - left, self.height())
        shown = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
