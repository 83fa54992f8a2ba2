"""Tab goes as one reads, whenever a control was made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.widgets.reading_order import in_reading_order, order_tabs


def made(qtbot: QtBot) -> tuple[QWidget, list[QLineEdit]]:
    """Six lines in two rows and a scroll area, made from last to first."""
    lines = [QLineEdit() for _ in range(6)][::-1]
    root, inner, area = QWidget(), QWidget(), QScrollArea()
    row = QHBoxLayout()
    for line in lines[2:4]:
        row.addWidget(line)
    below = QVBoxLayout(inner)
    for line in lines[4:]:
        below.addWidget(line)
    area.setWidget(inner)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    layout = QVBoxLayout(root)
    layout.addWidget(area)
    layout.insertLayout(0, row)
    for line in reversed(lines[:2]):
        layout.insertWidget(0, line)
    qtbot.addWidget(root)
    root.show()
    root.activateWindow()
    qtbot.waitUntil(root.isActiveWindow)
    return root, lines


def test_rows_and_scroll_areas_are_read_from_top_to_bottom(qtbot: QtBot) -> None:
    root, lines = made(qtbot)
    assert in_reading_order(root) == lines


def test_tab_follows_and_comes_round(qtbot: QtBot) -> None:
    root, lines = made(qtbot)
    order_tabs(root)
    lines[0].setFocus()
    walked = []
    for _ in range(7):
        walked.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert walked == [*lines, lines[0]]


def test_what_is_hidden_or_off_is_passed_by(qtbot: QtBot) -> None:
    root, lines = made(qtbot)
    lines[1].hide()
    lines[4].setEnabled(False)
    assert in_reading_order(root) == [lines[0], lines[2], lines[3], lines[5]]
