"""Terugzetten…: the backups of a plan are shown with what they hold, and come back in two ways."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from npo_wizard.errors import DiskFull
from npo_wizard.plan.edits import SetField
from npo_wizard.storage import backups
from npo_wizard.storage.planfile import PlanFile, read
from ui.app import Wizard
from ui.dialogs import ask
from ui.dialogs.restore_dialog import RestoreDialog
from ui.plan_window import PlanWindow

Shown = Callable[[Wizard], PlanWindow]


@pytest.fixture
def path(home: Path, tmp_path: Path) -> Path:
    path = tmp_path / "Plan.npoplan"
    PlanFile.create(path, {"title": "Begin"}).close()
    plan = PlanFile.open(path)
    plan.apply(SetField("plan", "plan", "title", "Later"))
    plan.close()
    return path


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[RestoreDialog], None]]:
    """What the user does in the next dialogs of backups, one after the other."""
    acts: list[Callable[[RestoreDialog], None]] = []

    def run(dialog: RestoreDialog) -> int:
        dialog.show()
        acts.pop(0)(dialog)
        return dialog.result()

    monkeypatch.setattr(RestoreDialog, "exec", run)
    return acts


def want(plan: PlanWindow) -> None:
    menu = {each.objectName(): each for each in plan.top.more.menu().actions()}
    menu["restore"].trigger()


def lines(dialog: RestoreDialog) -> list[str]:
    return [dialog.list.item(place).text() for place in range(dialog.list.count())]


def press_in_place(place: int) -> Callable[[RestoreDialog], None]:
    def act(dialog: RestoreDialog) -> None:
        dialog.list.setCurrentRow(place)
        dialog.in_place.click()

    return act


def press_new(place: int) -> Callable[[RestoreDialog], None]:
    def act(dialog: RestoreDialog) -> None:
        dialog.list.setCurrentRow(place)
        dialog.as_new.click()

    return act


def test_each_backup_says_when_it_was_made_and_what_it_holds(
    wizard: Wizard, shown: Shown, path: Path, dialogs: list[Callable[[RestoreDialog], None]]
) -> None:
    said: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        said.extend(lines(dialog))
        dialog.close_button.click()

    dialogs.append(look)
    wizard.window.open_plan(path)
    plan = shown(wizard)
    want(plan)
    assert [line.partition("\n")[2] for line in said] == ["Later", "Begin"]
    assert all(" om " in line and " · concept · " in line and line.count(" kB") for line in said)
    assert wizard.window.plan_window is plan


def test_it_comes_back_in_the_plan_and_what_stood_there_can_come_back_too(
    wizard: Wizard, shown: Shown, path: Path, dialogs: list[Callable[[RestoreDialog], None]],
    qtbot: QtBot,
) -> None:  # fmt: skip
    wizard.window.open_plan(path)
    plan = shown(wizard)
    plan.bridge.apply(SetField("plan", "plan", "title", "Vandaag"))
    dialogs.append(press_in_place(1))
    want(plan)
    qtbot.waitUntil(lambda: _title(wizard) == "Begin", timeout=20_000)
    said: list[str] = []
    dialogs.append(lambda dialog: said.extend(lines(dialog)))
    want(shown(wizard))
    assert any(line.endswith("\nVandaag") for line in said)


def test_it_becomes_a_plan_of_its_own(
    wizard: Wizard, shown: Shown, path: Path, dialogs: list[Callable[[RestoreDialog], None]],
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot,
) -> None:  # fmt: skip
    target = path.with_name("terug.npoplan")
    proposals: list[str] = []

    def choose(parent: object, title: str, proposal: Path, kinds: str) -> Path:
        proposals.append(proposal.name)
        return target

    monkeypatch.setattr(ask, "save_file", choose)
    wizard.window.open_plan(path)
    dialogs.append(press_new(1))
    want(shown(wizard))
    qtbot.waitUntil(lambda: _title(wizard) == "Begin", timeout=20_000)
    assert read(path).plan.title == "Later"
    assert read(target).plan.title == "Begin"
    assert proposals[0].startswith("Begin (van 20")


def test_where_it_fails_it_is_said_and_the_plan_is_as_it_was(
    wizard: Wizard, shown: Shown, path: Path, dialogs: list[Callable[[RestoreDialog], None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    said: list[object] = []
    monkeypatch.setattr(ask, "show_error", lambda parent, error: said.append(error))

    def fail(*args: object, **named: object) -> None:
        raise DiskFull("Er is geen plaats meer.")

    monkeypatch.setattr(backups, "restore_in_place", fail)
    wizard.window.open_plan(path)
    dialogs.append(press_in_place(1))
    want(shown(wizard))
    assert [str(each) for each in said] == [
        "De schijf is vol. Er is geen plaats meer. Uw plan is niet veranderd. "
        "Maak ruimte vrij of kies een andere map, en probeer het opnieuw."
    ]
    assert read(path).plan.title == "Later"


def test_a_plan_that_is_damaged_leads_to_its_backups(
    wizard: Wizard, path: Path, dialogs: list[Callable[[RestoreDialog], None]],
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot,
) -> None:  # fmt: skip
    path.write_bytes(path.read_bytes()[:5000])
    asked: list[str] = []
    monkeypatch.setattr(ask, "try_backup", lambda parent, error: asked.append(str(error)) or True)
    dialogs.append(press_in_place(0))
    wizard.window.open_plan(path)
    qtbot.waitUntil(lambda: _title(wizard) == "Later", timeout=20_000)
    assert asked[0].startswith("Dit plan is beschadigd.")


def test_a_backup_that_is_broken_cannot_be_chosen(wizard: Wizard, path: Path, home: Path) -> None:
    from npo_wizard import content

    found = backups.of_plan(path, home / "data")
    assert found is not None
    found.listed()[0].path.write_bytes(b"kapot")
    told = [backups.told(each) for each in found.listed()]
    dialog = RestoreDialog(wizard.window, content.load(), told)
    assert lines(dialog)[0].endswith("\nDeze kopie is beschadigd.")
    assert not dialog.as_new.isEnabled()
    assert not dialog.in_place.isEnabled()
    dialog.list.setCurrentRow(1)
    assert dialog.as_new.isEnabled()
    assert dialog.result() == QDialog.DialogCode.Rejected


def _title(wizard: Wizard) -> str:
    plan = wizard.window.plan_window
    return "" if plan is None else plan.bridge.view.plan.title
