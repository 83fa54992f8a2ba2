"""One cell of a grid of costs: whole euros, typed in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets import notation
from ui.widgets.text_editors import LineEditor


class CostCell(LineEditor):
    """Whole euros. What is wrong with it is marked here and said under the grid."""

    is_prose = False
    refusal_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = ""
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setMinimumWidth(0)

    def read(self, text: str) -> Any:
        """The value of a typed text; what cannot be read is passed on as it is."""
        return notation.read_euros(text)

    def show_value(self, value: Any) -> str:
        """The text for a value."""
        return notation.show_number(value)

    @property
    def refused(self) -> str:
        """The sentence of refusal; empty when there is none."""
        return self._sentence

    def show_refusal(self, sentence: str) -> None:
        """Mark the cell; the grid says the sentence."""
        if sentence != self._sentence:
            self._sentence = sentence
            self._mark(bool(sentence))
            self.line.setAccessibleDescription(sentence)
            self.refusal_changed.emit()
