"""The seven steps as a bar in the colours of their stages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import style

STAGE_OF_STEP = ("join", "join", "needs", "plan", "plan", "last", "last")
"""Stage of each step, by its place; a test holds it against the content."""
EMPTY, BUSY = "leeg", "bezig"
NO_STEPS = (EMPTY,) * len(STAGE_OF_STEP)


class ProgressBar(QWidget):
    """One segment a step: coloured when filled in, half coloured when begun."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        filled = sum(step not in (EMPTY, BUSY) for step in self._steps)
        self.setAccessibleName(
            self.tr("Voortgang: {0} van {1} stappen ingevuld").format(filled, len(self._steps))
        )

    def sizeHint(self) -> QSize:
        """Ask for the width of a card's middle."""
        tokens = style.current()
        return QSize(tokens.size("card-bar"), tokens.size("segment"))

    def minimumSizeHint(self) -> QSize:
        """Do with half of that."""
        return QSize(style.current().size("card-bar") // 2, style.current().size("segment"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segments."""
        tokens = style.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded = QPainterPath()
        rounded.addRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setClipPath(rounded)
        painter.fillRect(self.rect(), tokens.colour("empty"))
        gap = tokens.size("hair") + 1
        width = (self.width() + gap) / max(len(self._steps), 1)
        for place, (state, stage) in enumerate(zip(self._steps, STAGE_OF_STEP, strict=False)):
            if state != EMPTY:
                part = 0.5 if state == BUSY else 1.0
                left = QRectF(place * width, 0, (width - gap) * part, self.height())
                painter.fillRect(left, tokens.colour(stage))
            if place and (state != EMPTY or self._steps[place - 1] != EMPTY):
                between = QRectF(place * width - gap, 0, gap, self.height())
                painter.fillRect(between, tokens.colour("ground"))
