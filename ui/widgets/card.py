"""The card: a quiet frame round rows that belong together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.controls import hair
from ui.widgets.spacing import gap


def card_of(rows: Sequence[QWidget]) -> QFrame:
    """Make a card with rows below each other and a thin line between them."""
    card = QFrame()
    card.setProperty("look", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(0, gap(1), 0, gap(1))
    column.setSpacing(gap(1))
    for place, row in enumerate(rows):
        if place:
            column.addWidget(hair())
        column.addWidget(row)
    return card
