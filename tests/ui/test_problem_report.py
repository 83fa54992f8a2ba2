"""What is passed on about a problem holds no text of a plan and no name, and is read first."""

from __future__ import annotations

import getpass
import logging
import platform
import sys
import threading
import zipfile
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from npo_wizard import flow, rules, settings
from npo_wizard.errors import TargetNotWritable
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.nouns import NOUNS
from ui import mishaps, problem_report
from ui.dialogs import ask
from ui.dialogs.message_dialog import MessageDialog

CANARY = "Kanarie Jansen-Pietersen"


@pytest.fixture(autouse=True)
def fresh_log():
    yield
    logger = logging.getLogger("npo_wizard.mishaps")
    for handler in [each for each in logger.handlers if isinstance(each, RotatingFileHandler)]:
        handler.close()
        logger.removeHandler(handler)


@pytest.fixture
def hooks(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


def fill_with_canaries(plan) -> None:
    """Type the same words in every field of text that the plan has."""
    view = plan.bridge.view
    for name, noun in NOUNS.items():
        for row in view.rows(noun):
            for spec in specs(noun).values():
                if spec.kind in (Kind.LINE, Kind.TEXT):
                    plan.bridge.apply(SetField(name, row.id, spec.name, CANARY))


def everything_kept(home: Path) -> str:
    """The log and what would be passed on."""
    logs = [path.read_text("utf-8") for path in (home / "data").glob("log*")]
    return "\n".join([*logs, problem_report.shown(problem_report.gathered())])


def test_no_word_of_a_plan_reaches_the_log_or_the_report(
    wizard, plan_window, home, hooks, monkeypatch, qtbot
):
    """Errors come from every room that reads the plan, and each quotes what it read."""
    told: list[str] = []
    monkeypatch.setattr(ask, "show_bug", lambda parent, safe, details: told.append(details))
    fill_with_canaries(plan_window)
    wizard.mishaps.install()
    view = plan_window.bridge.view

    def quoting(*args: object, **named: object) -> object:
        raise ValueError(f"{view.plan.title} {args} {named}")

    for owner, name in ((rules, "judge"), (flow, "states")):
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, quoting)
            try:
                plan_window.bridge._judged(view)
            except ValueError as error:
                sys.excepthook(type(error), error, error.__traceback__)
        qtbot.waitUntil(lambda: bool(told))
        assert "ValueError" in told.pop()
    thread = threading.Thread(target=quoting, name=CANARY)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told))
    kept = everything_kept(home)
    assert kept.count("ValueError") >= 3
    for word in CANARY.split():
        assert word not in kept + told[0]
    assert plan_window.isVisible()


def test_the_report_says_which_program_on_which_computer(styled, home):
    parts = problem_report.gathered()
    assert "npo-wizard" in parts["programma.txt"]
    assert platform.system() in parts["programma.txt"]


def test_the_name_of_the_user_and_their_folders_stay_out(styled, home, monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "a.jansen")
    monkeypatch.setattr(platform, "node", lambda: "PC-1234")
    settings.save(settings.Settings(name="Anna Jansen"))
    (home / "data" / "log").write_text(
        f"fout in {home}/plannen/x van A.Jansen op pc-1234\nAnna Jansen\nreferentiejansen", "utf-8"
    )
    text = problem_report.gathered()["log.txt"]
    assert text == (
        "fout in (verborgen)/plannen/x van (verborgen) op (verborgen)\n"
        "(verborgen)\nreferentiejansen"
    )


def test_it_is_read_before_it_is_written_and_the_zip_holds_what_was_read(
    styled, home, tmp_path, monkeypatch
):
    shown: list[str] = []
    target = tmp_path / "probleem.zip"

    def choose(dialog: MessageDialog) -> int:
        shown.append(dialog.findChild(QPlainTextEdit).toPlainText())
        return 1

    monkeypatch.setattr(MessageDialog, "exec", choose)
    monkeypatch.setattr(ask, "save_file", lambda *asked: target)
    monkeypatch.setattr(ask, "tell", lambda parent, title, text: shown.append(text))
    settings.data_folder().joinpath("log").write_text("2026-03-01 ValueError\n", "utf-8")
    ask.report_problem(None)
    with zipfile.ZipFile(target) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist()}
    assert set(parts) == {"programma.txt", "log.txt"}
    assert shown[0] == problem_report.shown(parts)
    assert "'probleem.zip' staat in" in shown[1]


def test_a_report_that_cannot_be_written_is_told(styled, home, tmp_path, monkeypatch):
    told: list[object] = []
    monkeypatch.setattr(MessageDialog, "exec", lambda dialog: 1)
    monkeypatch.setattr(ask, "save_file", lambda *asked: tmp_path / "weg" / "x.zip")
    monkeypatch.setattr(ask, "show_error", lambda parent, error: told.append(error))
    ask.report_problem(None)
    assert isinstance(told[0], TargetNotWritable)


def test_who_reads_and_thinks_better_of_it_writes_nothing(styled, home, tmp_path, monkeypatch):
    monkeypatch.setattr(MessageDialog, "exec", lambda dialog: 0)
    ask.report_problem(None)
    assert not list(tmp_path.rglob("*.zip"))


def test_a_log_never_grows_beyond_its_size(styled, home, monkeypatch):
    monkeypatch.setattr(mishaps, "_LOG_BYTES", 2000)
    for number in range(100):
        mishaps.log(f"fout {number} " + "x" * 100)
    kept = list((home / "data").glob("log*"))
    assert sum(path.stat().st_size for path in kept) <= 2000 * len(kept)
    assert len(kept) == 3
    assert "fout 99" in (home / "data" / "log").read_text("utf-8")


def test_a_log_that_cannot_be_written_is_no_second_error(styled, home, monkeypatch):
    def refuse() -> Path:
        raise TargetNotWritable("U mag hier niet schrijven.")

    monkeypatch.setattr(settings, "data_folder", refuse)
    mishaps.log("fout")
    assert problem_report.gathered().keys() == {"programma.txt"}


def test_what_is_safe_is_what_the_open_plan_says(wizard, plan_window, monkeypatch):
    assert wizard.window.what_is_safe().startswith("Uw werk tot ")
    state = plan_window.bridge.save_state
    failed = type(state)("write_failed", state.at, "Nog niet opgeslagen: de schijf is vol.")
    monkeypatch.setattr(plan_window.bridge, "_save_state", failed)
    assert wizard.window.what_is_safe() == failed.sentence


def test_without_a_plan_nothing_is_said_of_work(wizard):
    assert wizard.window.what_is_safe() == "Uw plannen zijn niet veranderd."


def test_the_menu_leads_to_it(wizard, monkeypatch):
    asked: list[object] = []
    monkeypatch.setattr(ask, "report_problem", asked.append)
    actions = {action.objectName(): action for action in wizard.window._start_menu.actions()}
    actions["report_problem"].trigger()
    assert asked == [wizard.window]
