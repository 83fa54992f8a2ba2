"""The few controls that a style sheet cannot draw, and the short ways to make the others."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from ui import style

_PLAIN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""By hand, as `html` brings a table of two thousand names that the start page would wait for."""


def words(text: str, look: str = "", *, wrap: bool = False) -> QLabel:
    """Make a label of plain words in a look of the style sheet."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if look:
        label.setProperty("look", look)
    return label


def tip(text: str) -> str:
    """Make a tool tip of plain words: Qt takes what looks like markup in a tip for markup.

    An empty text stays empty, so that there is no tip at all.
    """
    return f"<qt>{text.translate(_PLAIN)}</qt>" if text else ""


def button(text: str, name: str, look: str = "", icon: str = "", token: str = "") -> QPushButton:
    """Make a button with words, an object name, and an icon of the family where one is given."""
    made = PrimaryButton(text) if look == "primary" else QPushButton(text)
    made.setObjectName(name)
    made.setAutoDefault(False)
    if look:
        made.setProperty("look", look)
    if icon:
        token = token or {"primary": "on-accent", "link": "accent"}.get(look, "ink-soft")
        made.setProperty("icon_name", f"{icon} {token}")
        dress(made)
    return made


def dress(control: QPushButton) -> None:
    """Give a button its icon again, in the colours and size of now."""
    name, token = control.property("icon_name").split()
    control.setIcon(style.icon(name, token, off="ink-faint"))
    size = style.current().size("icon")
    control.setIconSize(QSize(size, size))


def dress_all(window: QWidget) -> None:
    """Give all buttons in a window their icons again: the appearance changed."""
    for control in window.findChildren(QPushButton):
        if control.property("icon_name"):
            dress(control)


def hair() -> QFrame:
    """Make a thin line between two parts."""
    line = QFrame()
    line.setProperty("look", "hair")
    line.setFixedHeight(style.current().size("hair"))
    return line


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Give a widget another look while it is on screen."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class PrimaryButton(QPushButton):
    """The one filled button; its ring of focus lies inside, where it stands out."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("look", "primary")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and the ring in it where it has the focus."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        tokens = style.current()
        ring, radius = tokens.size("focus"), tokens.size("radius")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("on-accent"), ring))
        inside = QRectF(self.rect()).adjusted(ring + 1, ring + 1, -ring - 1, -ring - 1)
        painter.drawRoundedRect(inside, radius - ring, radius - ring)


class ElidedLabel(QLabel):
    """One line of plain words that ends in … where the room ends; the tip has it all."""

    def __init__(self, text: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if look:
            self.setProperty("look", look)
        self._whole = ""
        self.set_words(text)

    def set_words(self, text: str) -> None:
        """Show other words; line ends become spaces."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self.updateGeometry()
        self._elide()

    @property
    def words(self) -> str:
        """All the words, also those that are not shown."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Ask for room for all the words."""
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Do with any width."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the new width."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 0)
        )
        if shown != self.text():
            super().setText(shown)
        self.setToolTip(tip(self._whole) if shown != self._whole else "")
