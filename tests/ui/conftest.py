"""What holds for every test of the window: it looks and speaks as it does for a user, and no
dialog ever waits for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from ui import style
from ui.app import Wizard, speak_dutch
from ui.loading import Background
from ui.plan_window import PlanWindow

WAIT_MS = 20_000


@pytest.fixture(autouse=True)
def no_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a dialog that would wait for a user fail the test instead."""

    def refuse(*args: object, **named: object) -> None:
        raise AssertionError("a test opened a real dialog")

    monkeypatch.setattr(QDialog, "exec", refuse)
    for owner, name in (
        (QFileDialog, "getOpenFileName"),
        (QFileDialog, "getSaveFileName"),
        (QFileDialog, "getExistingDirectory"),
        (QMessageBox, "exec"),
    ):
        monkeypatch.setattr(owner, name, refuse)


@pytest.fixture(scope="session")
def dutch(qapp: QApplication) -> QApplication:
    speak_dutch(qapp)
    return qapp


@pytest.fixture
def styled(dutch: QApplication, home: Path) -> QApplication:
    """The application in its light appearance at 100 %."""
    style.apply_style(dutch, False, 100)
    return dutch


@pytest.fixture
def background(styled: QApplication, qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.wait()


@pytest.fixture
def wizard(styled: QApplication, qtbot: QtBot) -> Iterator[Wizard]:
    """The program as it starts: on the start page, with what is heavy still to load."""
    made = Wizard(styled)
    made.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()
    made.background.wait()
    made.window.deleteLater()
    made.deleteLater()


@pytest.fixture
def plan_window(wizard: Wizard, qtbot: QtBot) -> PlanWindow:
    """The window of the example plan."""
    wizard.window.open_example()
    return shown_plan(wizard, qtbot)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[Wizard], PlanWindow]:
    return lambda wizard: shown_plan(wizard, qtbot)


def shown_plan(wizard: Wizard, qtbot: QtBot) -> PlanWindow:
    """Wait until a plan is on screen."""
    qtbot.waitUntil(lambda: wizard.window.plan_window is not None, timeout=WAIT_MS)
    plan = wizard.window.plan_window
    assert plan is not None
    wizard.window.activateWindow()
    return plan
