"""The bar under a page: back, what is still open here, and on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import style
from ui.controls import button
from ui.toast import Toast


class BottomBar(QFrame):
    """Previous and next are always there where there is a page before or after."""

    previous_wanted = Signal()
    next_wanted = Signal()
    points_wanted = Signal()
    """The user wants to see the first open point of this page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar-bottom")
        self.setObjectName("bottom_bar")
        self.previous = button("", "previous")
        self.next = button("", "next", "primary")
        self.points = button("", "points", "warn")
        self.toast = Toast()
        self._lay_out()
        self.previous.clicked.connect(self.previous_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.points.clicked.connect(self.points_wanted)

    def show_neighbours(self, previous: str, following: str, following_name: str) -> None:
        """Name the buttons after where they go; an empty name hides its button."""
        self.previous.setText(f"‹ {previous}")
        self.previous.setAccessibleName(self.tr("Terug naar {0}").format(previous))
        self.previous.setVisible(bool(previous))
        self.next.setText(f"{following} ›")
        self.next.setAccessibleName(self.tr("Verder naar {0}").format(following_name))
        self.next.setVisible(bool(following))

    def show_points(self, count: int, *, is_step: bool, is_whole: bool) -> None:
        """Say how many points are open here; nothing where there are none.

        is_whole: they are those of the whole plan, not of one page.
        """
        where = self.tr("in deze stap") if is_step else self.tr("op deze pagina")
        where = self.tr("in het plan") if is_whole else where
        one, more = self.tr("Nog 1 punt open {0}"), self.tr("Nog {1} punten open {0}")
        sentence = (one if count == 1 else more).format(where, count)
        self.points.setText(sentence)
        self.points.setAccessibleDescription(self.tr("Naar het eerste open punt"))
        self.points.setVisible(bool(count))

    def refresh_look(self) -> None:
        """Follow another appearance."""
        self.setFixedHeight(style.current().size("bar-bottom"))

    def _lay_out(self) -> None:
        tokens = style.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.size("s5"), 0, tokens.size("s5"), 0)
        row.setSpacing(tokens.size("s2"))
        row.addWidget(self.previous)
        row.addSpacing(tokens.size("s3"))
        row.addWidget(self.toast)
        row.addStretch(1)
        row.addWidget(self.points)
        row.addWidget(self.next)
        self.setFixedHeight(tokens.size("bar-bottom"))
