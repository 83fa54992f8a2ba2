"""What every dialog has in common: its name, its width, and being as tall as its words."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui import style


class Dialog(QDialog):
    """A column of words and controls, `column`, with room around it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = style.current()
        self._area: QScrollArea | None = None
        self._part: QVBoxLayout | None = None
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(tokens.size("dialog-width"))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(tokens.size("s5"),) * 4)
        self.column.setSpacing(tokens.size("s3"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button with the focus, before the one that Enter else presses."""
        focused = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as the words are in the font of the window, before it gets its place."""
        self._fit()
        super().showEvent(event)
        self.fit()

    def be_wide(self) -> None:
        """Be as wide as a table wants, where the screen has the room."""
        room = self.screen().availableGeometry().width() * 9 // 10
        self.resize(min(style.current().size("dialog-wide"), room), self.height())

    def scrolled_column(self) -> QVBoxLayout:
        """Add a part that scrolls where the screen is too low for all of it."""
        inner = QWidget()
        inner.setProperty("look", "page")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        self.column.addWidget(self._area)
        self._part = QVBoxLayout(inner)
        self._part.setContentsMargins(0, 0, style.current().size("s1"), 0)
        return self._part

    def fit(self) -> None:
        """Be as tall as needed: sentences came or went."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        room = self.screen().availableGeometry().height() * 9 // 10
        if self._area is not None and self._part is not None:
            self._area.setFixedHeight(0)
            rest = _height(self.column, self.width())
            # The bar comes and goes with the height: leave it room, so that no word is hidden.
            bar = self._area.verticalScrollBar().sizeHint().width()
            width = min(self._area.viewport().width(), self._area.width() - bar)
            self._area.setFixedHeight(min(_height(self._part, width), room - rest))
        self.resize(self.width(), min(_height(self.column, self.width()), room))
        below = self.frameGeometry().bottom() - self.screen().availableGeometry().bottom()
        if below > 0 and self.isVisible():
            self.move(self.x(), max(self.y() - below, 0))


def _height(layout: QVBoxLayout, width: int) -> int:
    """How tall what is in a layout wants to be at a width."""
    layout.invalidate()
    if layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return layout.totalSizeHint().height()
