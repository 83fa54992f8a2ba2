"""Every word on screen is Dutch, and none is cut off, also where the text is large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.dutch import not_dutch
from tests.ui.every_dialog import OUTSIDE, calendar, on_screen
from tests.ui.open_plan import PAGES, WIDE, OpenPlan, open_plan, shown, unfold
from ui.dialogs import ask


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenPlan]:
    with open_plan(tmp_path_factory.mktemp("home")) as made:
        made.resize(WIDE)
        yield made


# What there is to read.


def texts_of(root: QWidget) -> Iterator[str]:
    """All that is written, said or told by a tip in a part of the window."""
    for each in shown(root):
        yield from (each.toolTip(), each.accessibleName(), each.accessibleDescription())
        yield each.windowTitle() if each.isWindow() else ""
        yield from (action.text() for action in each.actions())
        yield from (action.toolTip() for action in each.actions())
        yield from own_texts(each)


def own_texts(control: QWidget) -> Iterator[str]:
    match control:
        case QLabel() | QAbstractButton():
            yield control.text()
        case QLineEdit():
            yield from (control.text(), control.placeholderText())
        case QTextEdit() | QPlainTextEdit():
            yield from (control.toPlainText(), control.placeholderText())
        case QComboBox():
            yield from (control.itemText(place) for place in range(control.count()))
        case QTabBar():
            yield from (control.tabText(place) for place in range(control.count()))
        case QAbstractItemView() if control.model() is not None:
            yield from model_texts(control.model())


def model_texts(model: QAbstractItemModel) -> Iterator[str]:
    roles = (
        Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )  # fmt: skip
    count = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(count):
        for role in roles:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
            for row in range(model.rowCount()):
                yield str(model.index(row, column).data(role) or "")


@pytest.mark.parametrize(
    "text", ["Save the plan", "Lorem ipsum", "Nog {0} punten", "&Cancel", "waarde: None"]
)
def test_what_is_not_dutch_is_noticed(text: str) -> None:
    assert not_dutch(iter([text]))


@pytest.mark.parametrize(
    "text", ["Open een plan", "Kies een map of een bestand in /plannen/save/the", "Het plan is af."]
)
def test_what_is_dutch_is_left_alone(text: str) -> None:
    assert not_dutch(iter([text])) == set()


@pytest.mark.parametrize("page_id", PAGES)
def test_every_page_is_dutch(opened: OpenPlan, page_id: str) -> None:
    for tab in opened.tabs(page_id):
        unfold(opened.page)
        assert not_dutch(texts_of(opened.window)) == set(), tab
    opened.plan.help.show_long_text()
    assert not_dutch(texts_of(opened.plan.help)) == set()
    opened.plan.help.show_guidance()


@pytest.mark.parametrize("name", OUTSIDE)
def test_everything_outside_the_pages_is_dutch(opened: OpenPlan, name: str) -> None:
    with on_screen(OUTSIDE[name], opened) as made:
        assert not_dutch(texts_of(made)) == set()


def test_menus_are_dutch_also_those_of_qt(opened: OpenPlan) -> None:
    line, text = QLineEdit("a", opened.window), QTextEdit("a", opened.window)
    menus = [*opened.window.findChildren(QMenu), line.createStandardContextMenu()]
    menus.append(text.createStandardContextMenu())
    actions: list[QAction] = [action for menu in menus for action in menu.actions()]
    said = [action.text().partition("\t")[0] for action in actions if not action.isSeparator()]
    assert len(said) > 15
    assert not_dutch(iter(said)) == set()
    for each in (line, text):
        each.deleteLater()


def test_standard_buttons_are_dutch(opened: OpenPlan) -> None:
    buttons = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(opened.window)
    for each in (
        buttons.Ok, buttons.Save, buttons.Open, buttons.Cancel, buttons.Close, buttons.Apply,
        buttons.Yes, buttons.No, buttons.Discard, buttons.Retry, buttons.Ignore, buttons.Abort,
        buttons.SaveAll, buttons.RestoreDefaults,
    ):  # fmt: skip
        box.addButton(each)
    assert not_dutch(each.text() for each in box.buttons()) == set()
    box.deleteLater()


def test_the_dialogs_of_qt_are_dutch(opened: OpenPlan) -> None:
    folder = Path(__file__).parent
    files = ask._file_dialog(opened.window, "Open een plan", folder, ask.PLAN_FILES)
    message = QMessageBox(QMessageBox.Icon.Question, "Vraag", "Doorgaan?", parent=opened.window)
    message.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    opens, saves = QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave
    for dialog, mode in ((files, opens), (files, saves), (message, opens)):
        if isinstance(dialog, QFileDialog):
            dialog.setAcceptMode(mode)
        dialog.show()
        inside = [*dialog.findChildren(QAbstractButton), *dialog.findChildren(QLabel)]
        controls = [each for each in inside if each.isVisible()]
        said = [text for each in controls for text in (*own_texts(each), each.toolTip())]
        assert len(said) > 3
        assert not_dutch(iter(said)) == set()
        dialog.close()
    for dialog in (files, message):
        dialog.deleteLater()


def test_the_calendar_is_dutch(opened: OpenPlan) -> None:
    shown_calendar = calendar(opened)
    days = [
        str(view.model().index(row, column).data() or "")
        for view in shown_calendar.findChildren(QAbstractItemView)
        for row in range(view.model().rowCount())
        for column in range(view.model().columnCount())
    ]
    assert {"ma", "di", "wo", "do", "vr", "za", "zo"} <= {day.casefold() for day in days}
    assert not_dutch(texts_of(shown_calendar)) == set()
    shown_calendar.close()
