"""Room between controls, in the steps of the tokens."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout

from ui import style


def gap(step: int) -> int:
    """Room in pixels: 1 is the smallest step, 6 the largest."""
    return style.current().size(f"s{step}")


def spaced(layout: QLayout, *, between: int, around: int = 0) -> None:
    """Give a layout its room between and around what is in it, in steps; 0 is none."""
    layout.setSpacing(gap(between) if between else 0)
    margin = gap(around) if around else 0
    layout.setContentsMargins(margin, margin, margin, margin)
