"""What the user can want with a card of the golden thread, and the keys that say so."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Wish(StrEnum):
    """What to do with a card."""

    ALONE = "alone"
    """Show only its chain."""
    TIE = "tie"
    """Make the link that it misses."""
    MENU = "menu"
    """Show what can be done with it."""
    ALL = "all"
    """Show everything again."""


_PLAIN = {Qt.Key.Key_Space: Wish.ALONE, Qt.Key.Key_Escape: Wish.ALL}


def wish_of(event: QKeyEvent) -> Wish | None:
    """Return what a key asks; None where it asks something else."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_K:
        return Wish.TIE
    if held == Qt.KeyboardModifier.ShiftModifier and event.key() == Qt.Key.Key_F10:
        return Wish.MENU
    if held == Qt.KeyboardModifier.NoModifier:
        return _PLAIN.get(Qt.Key(event.key()))
    return None
