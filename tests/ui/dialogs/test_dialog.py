"""In every dialog Enter is the button that has the focus, whatever else Enter would do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton

from ui.controls import button
from ui.dialogs.about_dialog import AboutDialog
from ui.dialogs.dialog import Dialog
from ui.dialogs.message_dialog import MessageDialog
from ui.dialogs.new_plan_dialog import NewPlanDialog

KEYS = [Qt.Key.Key_Return, Qt.Key.Key_Enter]


def shown(qtbot, made: Dialog) -> Dialog:
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def pressed() -> list[str]:
    return []


@pytest.fixture
def dialog(styled, qtbot, pressed) -> Dialog:
    made = Dialog("Proef")
    made.field = QLineEdit()
    made.column.addWidget(made.field)
    for name in ("other", "main"):
        each = button(name, name, "primary" if name == "main" else "")
        each.setDefault(name == "main")
        each.clicked.connect(lambda _=False, name=name: pressed.append(name))
        made.column.addWidget(each)
        setattr(made, name, each)
    return shown(qtbot, made)


@pytest.mark.parametrize("key", KEYS)
def test_enter_on_a_button_is_that_button(dialog, qtbot, pressed, key):
    dialog.other.setFocus()
    qtbot.keyClick(dialog.other, key)
    assert pressed == ["other"]


@pytest.mark.parametrize("key", KEYS)
def test_enter_elsewhere_is_the_main_button(dialog, qtbot, pressed, key):
    dialog.field.setFocus()
    qtbot.keyClick(dialog.field, key)
    assert pressed == ["main"]


def test_a_button_that_is_off_does_nothing(dialog, qtbot, pressed):
    dialog.field.setFocus()
    dialog.main.setEnabled(False)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert pressed == []


def test_enter_on_the_choice_of_a_message_takes_it(styled, qtbot):
    made = MessageDialog(None, "Titel", ("Een zin.",))
    made.add_choice("Toch sluiten")
    shown(qtbot, made)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert made.result() == QDialog.DialogCode.Rejected
    made.show()
    choice = made.findChild(QPushButton, "choice")
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    assert made.result() == QDialog.DialogCode.Accepted


def test_enter_on_copy_copies_and_the_message_stays(styled, qtbot):
    made = shown(qtbot, MessageDialog(None, "Titel", ("Een zin.",), details="regel 1"))
    copy = made.findChild(QPushButton, "copy")
    copy.setFocus()
    qtbot.keyClick(copy, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "regel 1"
    assert made.isVisible()


def test_a_dialog_that_grows_stays_on_the_screen(dialog, qtbot):
    screen = dialog.screen().availableGeometry()
    dialog.move(20, screen.bottom() - dialog.height() - 5)
    for _ in range(8):
        dialog.column.addWidget(button("Nog een", "more"))
    dialog.fit()
    qtbot.waitUntil(lambda: dialog.height() > 200)
    assert dialog.frameGeometry().bottom() <= screen.bottom()


def test_a_dialog_gets_its_place_on_the_screen_when_it_has_its_height(styled, qtbot):
    made = NewPlanDialog(lambda path, fields: None)
    qtbot.addWidget(made)
    made.show()
    at_once = made.height()
    qtbot.wait(50)
    assert at_once == made.height()


def test_enter_closes_what_only_tells(styled, qtbot):
    made = shown(qtbot, AboutDialog())
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert not made.isVisible()
