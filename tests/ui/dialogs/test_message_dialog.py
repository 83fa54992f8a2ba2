"""A trouble says what happened, what is safe and what to do; a bug can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from npo_wizard.errors import PlanInUse
from ui.dialogs import ask
from ui.dialogs.about_dialog import AboutDialog
from ui.dialogs.message_dialog import MessageDialog


def texts(dialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_a_trouble_has_its_four_parts_and_no_traceback(styled, qtbot):
    error = PlanInUse("Jan heeft <b>'Plan'</b> open.")
    dialog = ask._trouble(None, error)
    qtbot.addWidget(dialog)
    assert texts(dialog) == [error.title, error.explanation, error.safe, error.advice]
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel)
    )
    assert dialog.accessibleName() == error.title
    assert not dialog.findChildren(QPlainTextEdit)


def test_a_bug_can_be_copied(styled, qtbot):
    dialog = MessageDialog(None, "Er ging iets mis", ("Dit is een fout.",), details="ValueError")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.findChild(QPushButton, "copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "ValueError"


def test_the_safe_answer_is_the_usual_one(styled, qtbot):
    dialog = MessageDialog(None, "Bewaren lukt niet", ("De schijf is vol.",))
    qtbot.addWidget(dialog)
    dialog.add_choice("Toch sluiten")
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == 0
    assert not dialog.isVisible()
    dialog.show()
    qtbot.mouseClick(dialog.findChild(QPushButton, "choice"), Qt.MouseButton.LeftButton)
    assert dialog.result() == 1


def test_about_says_what_the_program_is(styled, qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    said = " ".join(texts(dialog))
    assert "EUPL-1.2" in said
    assert "Versie " in said
