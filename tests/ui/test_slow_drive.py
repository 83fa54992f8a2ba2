"""A drive that is slow, or never answers: the window stays alive, and the work is safe here.

The drive is an ordinary folder; what touches it is wrapped: it waits, or tells in which thread it
was called. What Qt itself does in its own file dialog is not seen here.
"""

from __future__ import annotations

import builtins
import io
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from npo_wizard.plan.edits import SetField
from npo_wizard.storage import index, publish
from npo_wizard.storage.planfile import PlanFile, read
from ui import closing
from ui.app import Wizard
from ui.dialogs import ask
from ui.plan_window import PlanWindow

Shown = Callable[[Wizard], PlanWindow]
_TOUCHING = (
    "stat", "lstat", "access", "replace", "rename", "unlink", "remove", "link", "open", "listdir",
    "scandir", "mkdir", "chmod",
)  # fmt: skip


@pytest.fixture
def path(home: Path, tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    path = tmp_path / "share" / "Plan.npoplan"
    PlanFile.create(path, {"title": "Begin"}).close()
    return path


@pytest.fixture
def touched(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the window's own thread did in the folder of the plan."""
    found: list[str] = []
    folder = str(path.parent)

    def watched(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            is_window = threading.current_thread() is threading.main_thread()
            if is_window and any(str(each).startswith(folder) for each in args[:2]):
                found.append(f"{name} {args[0]}")
            return real(*args, **named)

        return call

    for name in _TOUCHING:
        monkeypatch.setattr(os, name, watched(name, getattr(os, name)))
    monkeypatch.setattr(io, "open", watched("open", io.open))
    monkeypatch.setattr(builtins, "open", watched("open", builtins.open))
    return found


def rename(plan: PlanWindow, title: str) -> None:
    plan.bridge.apply(SetField("plan", "plan", "title", title))


def test_the_window_itself_never_touches_the_folder_of_the_plan(
    wizard: Wizard,
    shown: Shown,
    path: Path,
    touched: list[str],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    proposals: list[Path] = []
    monkeypatch.setattr(
        ask, "save_file", lambda parent, title, proposal, kinds: proposals.append(proposal)
    )
    wizard.window.open_plan(path)
    plan = shown(wizard)
    for page_id in ("plan", "aanpak", "controle"):
        plan.show_page(page_id)
    rename(plan, "Anders")
    qtbot.waitUntil(lambda: read_beside(path) == "Anders", timeout=20_000)
    menu = {each.objectName(): each for each in plan.top.more.menu().actions()}
    for name in ("save_copy", "export_json"):
        menu[name].trigger()
    assert [each.parent for each in proposals] == [path.parent, path.parent]
    rename(plan, "Weer anders")
    assert wizard.window.close_plan()
    wizard.window.open_plan(path)
    shown(wizard)
    assert wizard.window.close_plan()
    path.rename(path.with_suffix(".weg"))
    touched.clear()
    monkeypatch.setattr(ask, "unlist", lambda *_: True)
    wizard.window.open_plan(path)
    qtbot.waitUntil(lambda: index.read() == [], timeout=20_000)
    assert touched == []
    os.stat(path.parent)
    assert len(touched) == 1, "the folder is not watched"


def read_beside(path: Path) -> str:
    """The title in a plan file, read in another thread than the window's."""
    found: list[str] = []
    reading = threading.Thread(target=lambda: found.append(read(path).plan.title))
    reading.start()
    reading.join()
    return found[0]


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A drive on which nothing can be put in its place until the event is set."""
    answers = threading.Event()
    real = publish.os.replace

    def replace(source: Path, target: Path) -> None:
        if str(target).endswith(".npoplan"):
            answers.wait()
        real(source, target)

    monkeypatch.setattr(publish.os, "replace", replace)
    monkeypatch.setattr(closing, "PATIENCE_MS", 0)
    yield answers
    answers.set()


def when(holds: Callable[[], bool], act: Callable[[], object]) -> QTimer:
    """Do something as soon as something holds, while the window waits for something else."""
    timer = QTimer()

    def look() -> None:
        if holds():
            timer.stop()
            act()

    timer.timeout.connect(look)
    timer.start(5)
    return timer


def test_closing_on_a_slow_drive_says_so_and_ends_by_itself(
    wizard: Wizard, shown: Shown, path: Path, stuck: threading.Event
) -> None:
    wizard.window.open_plan(path)
    plan = shown(wizard)
    rename(plan, "Getypt")
    bar = wizard.window._closing
    said: list[str] = []

    def answer() -> None:
        said.append(bar.text.text())
        stuck.set()

    waiting = when(bar.isVisible, answer)
    assert wizard.window.close_plan()
    waiting.stop()
    assert said == [
        f"De map '{path.parent}' reageert nog niet. Uw werk staat veilig op deze computer. U kunt "
        "wachten, of sluiten zonder te wachten. Dan komt uw werk terug als u het plan weer opent."
    ]
    assert bar.isHidden()
    assert read(path).plan.title == "Getypt"
    assert not index.read()[0].has_unpublished


@pytest.mark.parametrize("how", ["button", "window"])
def test_who_does_not_wait_gets_the_work_back_the_next_time(
    wizard: Wizard, shown: Shown, path: Path, stuck: threading.Event, how: str, qtbot: QtBot
) -> None:
    """Waiting is ended by the button, or by closing the window for a second time."""
    wizard.window.open_plan(path)
    plan = shown(wizard)
    file = plan.bridge.file
    rename(plan, "Getypt")
    bar = wizard.window._closing
    act = bar._done.click if how == "button" else wizard.window.close
    waiting = when(lambda: bar.isVisible() and file.is_kept, act)
    assert wizard.window.close_plan()
    waiting.stop()
    assert wizard.window.plan_window is None
    assert read(path).plan.title == "Begin"
    assert index.read()[0].has_unpublished
    stuck.set()  # the drive answers after all, while nobody looks
    wizard.background.wait()
    QApplication.processEvents()
    assert read(path).plan.title == "Getypt"


def test_a_drive_that_does_not_answer_is_not_offered_for_a_file(
    wizard: Wizard, shown: Shown, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposals: list[Path] = []
    monkeypatch.setattr(
        ask, "save_file", lambda parent, title, proposal, kinds: proposals.append(proposal)
    )
    monkeypatch.setattr("ui.documents.ANSWER_MS", 20)
    wizard.window.open_plan(path)
    plan = shown(wizard)
    answers = threading.Event()
    monkeypatch.setattr(Path, "is_dir", lambda self: answers.wait())
    {each.objectName(): each for each in plan.top.more.menu().actions()}["export_json"].trigger()
    answers.set()
    assert proposals[0].parent != path.parent
