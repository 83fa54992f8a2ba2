"""The menu "Meer": what the organisation decided cannot be chosen there, and the menu says so."""

import json

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from npo_wizard import policy
from ui.appearance import Appearance
from ui.more_menu import MoreMenu


@pytest.fixture
def menu(qtbot, qapp):
    made = MoreMenu(Appearance(QApplication.instance()), has_plan=False)
    qtbot.addWidget(made)
    return made


def action(menu, name):
    found = menu.findChild(QAction, name)
    assert found is not None
    return found


def told(menu):
    return [each.text() for each in menu.actions() if each.isVisible()]


def test_usually_everything_can_be_chosen(computer, menu):
    menu.aboutToShow.emit()
    assert action(menu, "larger").isEnabled()
    assert action(menu, "theme.donker").isEnabled()
    assert "Vastgezet door uw organisatie" not in told(menu)


def test_what_was_decided_cannot_be_chosen_and_the_menu_says_why(computer, menu):
    (computer / policy.FILE).write_text(json.dumps({"theme": "licht"}), encoding="utf-8")
    policy.load.cache_clear()
    menu.aboutToShow.emit()
    assert not action(menu, "theme.donker").isEnabled()
    assert action(menu, "larger").isEnabled()
    assert "Vastgezet door uw organisatie" in told(menu)
