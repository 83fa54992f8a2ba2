"""Smaller, larger and back to the width: the buttons over the drawing of the golden thread."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.controls import button
from ui.widgets.spacing import gap
from ui.widgets.thread_view import ZOOM_STEP, ThreadView


class ZoomButtons(QWidget):
    """Change how large a drawing is; the one in the middle says it, and lets it fit the width."""

    def __init__(self, view: ThreadView) -> None:
        super().__init__()
        self._view = view
        self.smaller = button("", "thread.smaller", "", "minus")
        self.smaller.setAccessibleName(self.tr("Tekening kleiner"))
        self.smaller.setToolTip(self.tr("Kleiner (Ctrl+min)"))
        self.smaller.clicked.connect(lambda: view.set_zoom(view.zoom / ZOOM_STEP))
        self.larger = button("", "thread.larger", "", "plus")
        self.larger.setAccessibleName(self.tr("Tekening groter"))
        self.larger.setToolTip(self.tr("Groter (Ctrl+plus)"))
        self.larger.clicked.connect(lambda: view.set_zoom(view.zoom * ZOOM_STEP))
        self.fit = button("", "thread.fit")
        self.fit.setToolTip(self.tr("Pas in de breedte (Ctrl+0)"))
        self.fit.clicked.connect(lambda: view.set_zoom(view.fitting_zoom))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(2))
        for each in (self.smaller, self.fit, self.larger):
            row.addWidget(each)
        view.zoomed.connect(self._show)
        self._show()

    def _show(self) -> None:
        text = f"{round(self._view.zoom * 100)}%"
        self.fit.setText(text)
        self.fit.setAccessibleName(self.tr("Pas in de breedte; nu {0}").format(text))
