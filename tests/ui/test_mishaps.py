"""What nobody caught is logged without a word of the plan, and told to the user."""

from __future__ import annotations

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from npo_wizard.errors import NpoError, TargetNotWritable
from ui.dialogs import ask
from ui.export import DocumentBroken
from ui.mishaps import LOG, Mishaps, describe

SECRET = "Anna Jansen woont in de Dorpsstraat"


@pytest.fixture(autouse=True)
def fresh_log():
    logger = logging.getLogger("npo_wizard.mishaps")
    yield
    for handler in [each for each in logger.handlers if isinstance(each, RotatingFileHandler)]:
        handler.close()
        logger.removeHandler(handler)


@pytest.fixture
def told(monkeypatch) -> list:
    said: list = []
    monkeypatch.setattr(ask, "show_error", lambda parent, error: said.append(error))
    monkeypatch.setattr(ask, "show_bug", lambda parent, safe, details: said.append(details))
    return said


@pytest.fixture
def mishaps(styled, told, monkeypatch) -> Mishaps:
    # So that the hooks of this process are put back after the test.
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = Mishaps()
    made.install()
    return made


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:
        return caught


def log(home: Path) -> str:
    return (home / "data" / LOG).read_text(encoding="utf-8")


def test_a_bug_is_logged_and_told_without_the_words_of_the_plan(mishaps, told, home, qtbot):
    error = raised(ValueError(SECRET))
    sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(told))
    for text in (told[0], log(home)):
        assert "ValueError" in text
        assert "test_mishaps.py" in text
        assert "Anna" not in text


def test_a_trouble_with_advice_is_told_as_such_and_is_no_bug(mishaps, told, home, qtbot):
    error = raised(TargetNotWritable("U mag niet schrijven in 'X'."))
    sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [error]
    assert isinstance(told[0], NpoError)
    assert not (home / "data" / LOG).exists()


def test_a_bug_in_a_thread_is_told_too(mishaps, told, home, qtbot):
    def work() -> None:
        raise KeyError(SECRET)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told))
    assert "KeyError" in told[0]
    assert SECRET not in log(home)


def test_an_error_that_keeps_coming_is_told_once_at_a_time(mishaps, monkeypatch, qtbot):
    shown = []

    def show(parent: object, safe: str, details: str) -> None:
        shown.append(details)
        mishaps._tell(raised(ValueError("nog een")))

    monkeypatch.setattr(ask, "show_bug", show)
    mishaps.meet(raised(ValueError("een")))
    qtbot.waitUntil(lambda: bool(shown))
    assert len(shown) == 1


def test_the_causes_of_an_error_are_described(styled):
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            raise RuntimeError(SECRET) from cause
    except RuntimeError as error:
        text = describe(error)
    assert text.index("RuntimeError") < text.index("KeyError")
    assert "Anna" not in text


def test_an_error_from_another_process_brings_its_own_lines(styled):
    text = describe(raised(DocumentBroken("ValueError\n  writer.py:12 write")))
    assert "writer.py:12 write" in text
