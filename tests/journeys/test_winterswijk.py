"""A whole plan by hand: from the empty start page to the printed plan, closed and opened again."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from npo_wizard import content, figures
from npo_wizard.plan.nouns import MeasureCost
from npo_wizard.plan.view import PlanView
from npo_wizard.report import build
from tests.journeys.official import KeyboardOfficial, Official
from tests.journeys.winterswijk import GRANT, PLAN, STEPS, typed_texts
from tests.report.checks.order import order_differences
from tests.report.checks.structure import reading_order_pdf
from ui.app import Wizard
from ui.dialogs import ask

Start = Callable[[], Wizard]


@pytest.fixture
def start(qapp: QApplication, qtbot: Any) -> Iterator[Start]:
    """Start the program, as often as one likes; what is still open is closed at the end."""
    running: list[Wizard] = []

    def started() -> Wizard:
        wizard = Wizard(qapp)
        running.append(wizard)
        wizard.show()
        qtbot.waitUntil(lambda: wizard.loading.is_ready, timeout=20_000)
        return wizard

    yield started
    for wizard in running:
        wizard.window.close()
        wizard.background.wait()
        wizard.window.deleteLater()


def _type_everything(official: Official) -> PlanView:
    """Do the whole job; answers the plan as it was just after it was made."""
    official.new_plan("Winterswijk")
    empty = official.plan.bridge.view
    for field, value in PLAN.items():
        official.fill(f"plan.{field}", value)
    for page_id, tabs in STEPS.items():
        official.go_to_page(page_id)
        for tab in tabs:
            official.fill_tab(page_id, tab)
    official.plan.seal()
    return empty


def _close(wizard: Wizard) -> None:
    wizard.window.close()
    wizard.background.wait()
    assert wizard.window.plan_window is None


def _reopen(official: Official, qtbot: Any) -> None:
    """Open the only plan on the start page."""
    (card,) = official.window.start.findChildren(QPushButton, "open_plan")
    official.press(card)
    qtbot.waitUntil(lambda: official.window.plan_window is not None, timeout=20_000)


@pytest.mark.parametrize("kind", [Official, KeyboardOfficial], ids=["mouse", "keyboard alone"])
@pytest.mark.timeout(240)
def test_a_whole_plan_from_start_page_to_pdf(
    start: Start, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[Official]
) -> None:
    wizard = start()
    official = kind(qtbot, wizard.window)
    empty = _type_everything(official)
    full = official.plan.bridge.view
    path = official.plan.bridge.file.path
    _close(wizard)

    wizard = start()
    official = kind(qtbot, wizard.window)
    _reopen(official, qtbot)
    bridge = official.plan.bridge
    assert bridge.file.path == path
    assert bridge.view == full

    target = tmp_path / "Plan Winterswijk.pdf"
    monkeypatch.setattr(ask, "save_file", lambda *_: target)
    official.export(target)
    _check_document(full, target)
    _check_undo(official, empty, full)


def _check_document(plan: PlanView, target: Path) -> None:
    """Hold the PDF against what was typed."""
    printed = reading_order_pdf(target)
    source = build.document(plan, content.load(), made_on=date.today())
    assert order_differences(printed, source) == []
    text = _folded(" ".join(printed))
    missing = [each for each in typed_texts() if _folded(each) not in text]
    assert missing == []
    assert figures.planned(plan) == figures.granted(plan) == GRANT
    amounts = {cost.planned_eur for cost in plan.rows(MeasureCost)}
    lacking = [each for each in amounts if f"{each:,}".replace(",", ".") not in text]
    assert lacking == []
    assert text.count("486.314") >= 3


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _check_undo(official: Official, empty: PlanView, full: PlanView) -> None:
    """Take back all that was done before the program was closed, and bring it back again."""
    bridge = official.plan.bridge
    control = Qt.KeyboardModifier.ControlModifier
    while bridge.undo_label:
        official.key(Qt.Key.Key_Z, control)
    assert bridge.view == empty
    while bridge.redo_label:
        official.key(Qt.Key.Key_Y, control)
    assert bridge.view == full
