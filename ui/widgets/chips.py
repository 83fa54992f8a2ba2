"""Chips: what was chosen, each with a button to take it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from ui.controls import ElidedLabel
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.spacing import gap


class Chip(QFrame):
    """One thing that was chosen."""

    removed = Signal(str)

    def __init__(self, key: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setProperty("look", "chip")
        label = ElidedLabel(title, parent=self)
        self.button = QToolButton(self)
        self.button.setText("×")
        self.button.setProperty("look", "chip-remove")
        self.button.setAccessibleName(self.tr("Ontkoppel {0}").format(title))
        self.button.clicked.connect(lambda: self.removed.emit(self.key))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(gap(2), 2, gap(1), 2)
        layout.setSpacing(gap(1))
        layout.addWidget(label)
        layout.addWidget(self.button)


class ChipRow(QWidget):
    """Chips beside each other, in the order in which they were chosen."""

    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[str, str]] = []
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self, spacing=gap(2))
        self.can_remove = True

    def show_chips(self, wanted: Sequence[tuple[str, str]]) -> None:
        """Show these chips: pairs of key and title."""
        if list(wanted) == self._shown:
            return
        had_focus = next((i for i, c in enumerate(self._chips) if c.button.hasFocus()), None)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._shown = list(wanted)
        self._chips = [self._made(key, title) for key, title in wanted]
        self.setVisible(bool(wanted))
        if had_focus is not None and self._chips:
            self._chips[min(had_focus, len(self._chips) - 1)].button.setFocus()

    @property
    def buttons(self) -> list[QToolButton]:
        """The buttons that take a chip away, in order."""
        return [chip.button for chip in self._chips]

    def _made(self, key: str, title: str) -> Chip:
        chip = Chip(key, title, self)
        chip.removed.connect(self.removed)
        chip.button.setVisible(self.can_remove)
        self._flow.addWidget(chip)
        chip.show()
        return chip
