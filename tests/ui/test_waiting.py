"""Two desks on one plan: the second reads, hears when it is free, and goes on in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from npo_wizard import settings
from npo_wizard.errors import DiskFull
from npo_wizard.storage.planfile import PlanFile
from npo_wizard.storage.states import SaveKind, SaveState
from ui import waiting
from ui.app import Wizard
from ui.dialogs.name_dialog import NameDialog
from ui.plan_window import PlanWindow

Shown = Callable[[Wizard], PlanWindow]


@pytest.fixture
def path(home: Path, tmp_path: Path) -> Path:
    path = tmp_path / "Plan.npoplan"
    PlanFile.create(path, {"title": "Begin"}).close()
    return path


def test_a_plan_that_becomes_free_can_be_worked_on_with_one_click(
    wizard: Wizard, shown: Shown, path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(waiting, "LOOK_EVERY_MS", 10)
    first = PlanFile.open(path, folder=path.parent / "elders", who="Ans")
    wizard.window.open_plan(path)
    plan = shown(wizard)
    assert plan.reading.text.text().startswith("Ans heeft dit plan open op computer ")
    assert plan.reading._done.text() == "Bewaar als…"
    first.close()
    qtbot.waitUntil(lambda: plan.reading._done.text() == "Openen om te bewerken", timeout=20_000)
    assert plan.reading.text.text() == ("Dit plan is nu vrij. U kunt het openen om erin te werken.")
    plan.reading._done.click()
    qtbot.waitUntil(lambda: wizard.window.plan_window not in (None, plan), timeout=20_000)
    again = shown(wizard)
    assert not again.bridge.is_read_only
    assert again.reading.isHidden()


def test_the_name_that_was_given_is_what_the_other_desk_reads(
    wizard: Wizard, shown: Shown, path: Path, qtbot: QtBot
) -> None:
    dialog = NameDialog(wizard.window)
    qtbot.keyClicks(dialog.name, "  Marieke  de Vries ")
    dialog.keep.click()
    assert settings.load().name == "Marieke de Vries"
    wizard.window.open_plan(path)
    plan = shown(wizard)
    assert plan.bridge.file.who == "Marieke de Vries"


def test_a_name_that_cannot_be_kept_is_said_in_the_dialog(
    wizard: Wizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**choices: object) -> None:
        raise DiskFull("Er is geen plaats meer.")

    monkeypatch.setattr(settings, "change", full)
    dialog = NameDialog(wizard.window)
    dialog.keep.click()
    assert dialog.trouble.text().startswith("De schijf is vol. Er is geen plaats meer.")
    assert not dialog.result()


def test_a_file_that_cannot_be_reached_can_be_tried_again_at_once(
    plan_window: PlanWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[bool] = []
    monkeypatch.setattr(plan_window.bridge.file, "try_again", lambda: tried.append(True))
    plan_window.trouble.wanted.disconnect()
    plan_window.trouble.wanted.connect(plan_window.bridge.file.try_again)
    at = plan_window.bridge.save_state.at
    state = SaveState(SaveKind.PUBLISHING_FAILED, at, "De map is er niet.")
    plan_window.bridge.save_state_changed.emit(state)
    assert plan_window.trouble._done.text() == "Nu proberen"
    plan_window.trouble._done.click()
    assert tried == [True]
    assert plan_window.trouble.isVisible()
