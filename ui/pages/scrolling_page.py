"""A page that scrolls as a whole, with the room around it that every page has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.pages.page import Page
from ui.widgets.reading_order import order_tabs
from ui.widgets.spacing import gap

if TYPE_CHECKING:
    from ui.bridge import Bridge


class ScrollingPage(Page):
    """A page with one column, `body`, that scrolls when it is taller than the window."""

    def __init__(self, bridge: Bridge, page_id: str, parent: QWidget | None = None) -> None:
        super().__init__(bridge, page_id, parent)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(gap(6), gap(5), gap(6), gap(5))
        self.body.setSpacing(gap(2))
        self.area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802
        """Let Tab follow the reading order, also over what was made after the rest."""
        order_tabs(self)
        return super().focusNextPrevChild(next)

    def reveal(self, control: QWidget | None) -> None:
        """Bring a control in sight and give it the focus."""
        if control is None:
            return
        control.setFocus(Qt.FocusReason.TabFocusReason)
        # What was just shown has its place only after the layout has run.
        QTimer.singleShot(0, control, lambda: self.area.ensureWidgetVisible(control, 0, 80))

    def _to_top(self) -> None:
        self.area.verticalScrollBar().setValue(0)
