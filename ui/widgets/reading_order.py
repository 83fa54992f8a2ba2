"""The order of Tab: that of the layouts, so that it is the order in which one reads.

Qt goes by the order in which controls were made. Here tabs, folds and pages are made when they
are first needed, so the order is put right just before it is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def in_reading_order(root: QWidget) -> list[QWidget]:
    """Return the controls on screen inside a widget that Tab stops at, as one reads them."""
    return [each for each in _within(root) if _is_stop(each)]


def order_tabs(root: QWidget) -> None:
    """Let Tab go through the controls of a widget in reading order."""
    for before, after in pairwise(in_reading_order(root)):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def _is_stop(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isEnabled() and widget.focusProxy() is None


def _within(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible():
        return
    yield widget
    if isinstance(widget, QScrollArea):
        if (inside := widget.widget()) is not None:
            yield from _within(inside)
    elif (layout := widget.layout()) is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _within(widget)
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)
