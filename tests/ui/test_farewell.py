"""The program is told to stop, or the session ends: what was typed is kept, nobody is asked."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from subprocess import Popen

import pytest
from PySide6.QtWidgets import QApplication

from npo_wizard.storage import planfile
from npo_wizard.storage.planfile import PlanFile
from ui.app import Wizard
from ui.farewell import Farewell

_WAIT_S = 30


@pytest.fixture
def farewell(wizard: Wizard, dutch: QApplication):
    old = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    yield Farewell(dutch, wizard.window)
    signal.set_wakeup_fd(-1)
    for each, handler in old.items():
        signal.signal(each, handler)


def type_title(plan, qtbot, text: str) -> None:
    editor = plan.pages.currentWidget().first_focus()
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)


def test_words_typed_just_before_the_session_ends_are_on_the_disk(wizard, shown, qtbot, farewell):
    wizard.window.open_example()
    plan = shown(wizard)
    type_title(plan, qtbot, "Net getypt")
    wizard.window.save_now()
    assert plan.bridge.view.plan.title == "Net getypt"
    assert wizard.window.plan_window is plan


def test_a_signal_to_stop_saves_publishes_and_goes(
    wizard, shown, qtbot, farewell, dutch, monkeypatch
):
    gone = []
    monkeypatch.setattr(QApplication, "quit", lambda: gone.append(True))
    wizard.window.open_example()
    plan = shown(wizard)
    path = plan.bridge.file.path
    type_title(plan, qtbot, "Net getypt")
    os.kill(os.getpid(), signal.SIGTERM)
    qtbot.waitUntil(lambda: bool(gone))
    assert planfile.read(path).plan.title == "Net getypt"


def test_the_program_itself_opens_the_plan_it_is_given_and_stops_when_told(tmp_path, home):
    path = tmp_path / "Plan.npoplan"
    PlanFile.create(path, {"title": "Plan"}).close()
    here = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "NPO_WIZARD_HOME": str(tmp_path / "h")}
    program = Popen([sys.executable, "-m", "npo_wizard", str(path)], env=here)
    work = tmp_path / "h"
    until = time.monotonic() + _WAIT_S
    while not _is_listed(work) and time.monotonic() < until:
        time.sleep(0.1)
    assert _is_listed(work), "the plan that was named did not open"
    program.send_signal(signal.SIGTERM)
    assert program.wait(_WAIT_S) == 0


def _is_listed(home: Path) -> bool:
    return any("Plan.npoplan" in each.read_text("utf-8") for each in home.rglob("plannen.json"))
