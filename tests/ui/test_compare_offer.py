"""A plan that somebody else changed: both are kept, and can be compared with one click."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from npo_wizard import content
from npo_wizard.plan.edits import SetField
from npo_wizard.storage.planfile import PlanFile, read
from tests.small_plan import cost, plan
from tests.storage.desk import change_by_another, crash
from ui import style
from ui.app import Wizard
from ui.dialogs import ask
from ui.dialogs.compare_dialog import CompareDialog
from ui.plan_window import PlanWindow

Shown = Callable[[Wizard], PlanWindow]


@pytest.fixture
def path(home: Path, tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    path = tmp_path / "share" / "Plan.npoplan"
    PlanFile.create(path, {"title": "Begin"}).close()
    return path


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the dialogs of differences say."""
    said: list[str] = []

    def run(dialog: QDialog) -> int:
        assert isinstance(dialog, CompareDialog)
        said.append(dialog.view.toPlainText())
        return 0

    monkeypatch.setattr(CompareDialog, "exec", run)
    monkeypatch.setattr(ask, "tell", lambda *_: None)  # at closing: where the work stands
    return said


def test_who_was_overtaken_while_working_compares_from_the_bar(
    wizard: Wizard, shown: Shown, path: Path, told: list[str], qtbot: QtBot
) -> None:
    wizard.window.open_plan(path)
    plan = shown(wizard)
    change_by_another(path, "Van een collega")
    plan.bridge.apply(SetField("plan", "plan", "title", "Van mij"))
    qtbot.waitUntil(lambda: plan.notice._done.text() == "Vergelijk…", timeout=20_000)
    assert "veranderd" in plan.notice.text.text()
    plan.bridge.apply(SetField("plan", "plan", "summary", "Verder"))
    qtbot.waitUntil(lambda: plan.bridge.save_state.kind == "saved", timeout=20_000)
    assert "veranderd" in plan.notice.text.text()
    assert not plan.notice.isHidden()
    plan.notice._done.click()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "Van een collega" in told[0]
    assert "Van mij" in told[0]
    assert read(path).plan.title == "Van een collega"


def test_who_hears_that_the_file_was_made_again_reads_it_in_peace(
    wizard: Wizard, shown: Shown, path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(ask, "tell", lambda *_: None)
    wizard.window.open_plan(path)
    plan = shown(wizard)
    path.unlink()
    plan.bridge.apply(SetField("plan", "plan", "title", "Van mij"))
    qtbot.waitUntil(lambda: "opnieuw gemaakt" in plan.notice.text.text(), timeout=20_000)
    plan.bridge.apply(SetField("plan", "plan", "summary", "Verder"))
    qtbot.waitUntil(lambda: plan.bridge.save_state.kind == "saved", timeout=20_000)
    assert plan.notice._done.text() == "Gelezen"
    plan.notice._done.click()
    assert plan.notice.isHidden()
    assert read(path).plan.title == "Van mij"


def test_who_finds_own_work_beside_the_plan_compares_from_the_notice(
    wizard: Wizard, shown: Shown, path: Path, told: list[str], qtbot: QtBot
) -> None:
    mine = PlanFile.open(path, publish_after=3600)
    mine.apply(SetField("plan", "plan", "title", "Van mij"))
    crash(mine)
    change_by_another(path, "Van een collega")
    wizard.window.open_plan(path)
    plan = shown(wizard)
    assert plan.notice._done.text() == "Vergelijk…"
    plan.notice._done.click()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "Van een collega" in told[0]
    assert "Van mij" in told[0]


@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_of_the_difference_is_cut_off_at_the_edge(
    styled: QApplication, qtbot: QtBot, scale: int
) -> None:
    style.apply_style(styled, False, scale)
    dialog = CompareDialog(None, plan(), plan(cost("zomer", "eigen", 2022, 9)), "x", content.load())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.rect().contains(dialog.view.geometry()))
    assert dialog.view.height() >= 10 * dialog.view.fontMetrics().lineSpacing()
    assert not dialog.view.horizontalScrollBar().isVisible()
