"""Every page can be used by keyboard and by ear."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from npo_wizard import content as contents
from tests.ui.memory_file import example_bridge
from ui.pages.registry import make_page
from ui.pages.scrolling_page import ScrollingPage
from ui.pages.step_page import StepPage
from ui.widgets.reading_order import in_reading_order

PAGES = ["plan", "geld", *(step.id for step in contents.load().steps)]
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QTextEdit, QTableView, QListWidget, QTabBar)
_INNER = "qt_"
"""Qt's own parts of a control have names that begin so."""


def shown(qtbot: QtBot, page_id: str) -> ScrollingPage:
    page = make_page(page_id, example_bridge())
    assert isinstance(page, ScrollingPage)
    qtbot.addWidget(page)
    page.resize(760, 900)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def tabs_of(page: ScrollingPage) -> Iterator[int]:
    """Show the tabs of a page one after the other; a page without tabs is shown once."""
    if not isinstance(page, StepPage):
        yield 0
        return
    for place in range(page.tabs.bar.count()):
        page.tabs.show_part(place)
        QApplication.processEvents()
        yield place


def is_to_be_named(control: QWidget) -> bool:
    is_own = not control.objectName().startswith(_INNER)
    takes_tab = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return isinstance(control, CONTROLS) and control.isVisible() and is_own and takes_tab


def spoken_name(control: QWidget) -> str:
    """What a screen reader calls a control; a combo is known by its label alone."""
    face = QAccessible.queryAccessibleInterface(control)
    if isinstance(control, QComboBox):
        labels = face.relations(QAccessible.RelationFlag.Label)
        return " ".join(label[0].text(QAccessible.Text.Name) for label in labels)
    return face.text(QAccessible.Text.Name)


@pytest.mark.parametrize("page_id", PAGES)
def test_every_control_has_a_name(qtbot: QtBot, page_id: str) -> None:
    page = shown(qtbot, page_id)
    for _ in tabs_of(page):
        for control in page.findChildren(QWidget):
            if is_to_be_named(control):
                assert spoken_name(control).strip(), describe(control)


@pytest.mark.parametrize("page_id", PAGES)
def test_every_column_has_a_heading(qtbot: QtBot, page_id: str) -> None:
    page = shown(qtbot, page_id)
    for _ in tabs_of(page):
        for table in page.findChildren(QTableView):
            model: QAbstractItemModel = table.model()
            for column in range(model.columnCount()):
                assert model.headerData(column, Qt.Orientation.Horizontal), table.objectName()


@pytest.mark.parametrize("page_id", PAGES)
def test_tab_walks_the_page_as_one_reads_it(qtbot: QtBot, page_id: str) -> None:
    page = shown(qtbot, page_id)
    for _ in tabs_of(page):
        wanted = [each for each in in_reading_order(page) if not is_idle_radio(each)]
        wanted[0].setFocus()
        walked = [QApplication.focusWidget()]
        for _ in wanted[1:]:
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            walked.append(QApplication.focusWidget())
        assert [describe(each) for each in walked] == [describe(each) for each in wanted]


def is_idle_radio(control: QWidget) -> bool:
    """Of a group of radio buttons Tab stops at the one that is on."""
    is_radio = isinstance(control, QAbstractButton) and control.autoExclusive()
    return is_radio and not control.isChecked()


def describe(control: QWidget) -> str:
    owner = control
    while owner.parentWidget() is not None and not owner.objectName():
        owner = owner.parentWidget()
    return f"{type(control).__name__} of {owner.objectName()}: {control.accessibleName()}"


@pytest.mark.parametrize("page_id", PAGES)
def test_what_one_reads_stands_lower_or_further_to_the_right(qtbot: QtBot, page_id: str) -> None:
    page = shown(qtbot, page_id)
    inner = page.area.widget()
    for _ in tabs_of(page):
        places = [each.mapTo(inner, each.rect().center()) for each in in_reading_order(inner)]
        for before, after in pairwise(places):
            assert after.y() > before.y() - 60 or after.x() > before.x()
