"""Work beside the window comes back to the window's own thread."""

from __future__ import annotations

import threading

from ui import loading
from ui.loading import Background, Loading


def test_the_outcome_arrives_in_the_thread_of_the_window(background: Background, qtbot):
    worked, arrived = [], []
    background.run(
        lambda: worked.append(threading.get_ident()) or 7,
        lambda outcome: arrived.append((outcome, threading.get_ident())),
        lambda error: None,
    )
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [(7, threading.get_ident())]
    assert worked != [threading.get_ident()]


def test_an_error_arrives_as_it_was(background: Background, qtbot):
    def work() -> None:
        raise ValueError("mis")

    caught = []
    background.run(work, lambda outcome: None, caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], ValueError)


def test_who_waits_is_called_once_everything_is_there(background: Background, qtbot, monkeypatch):
    release, acted = threading.Event(), []
    monkeypatch.setattr(loading, "load_core", lambda: release.wait(5))
    load = Loading(background)
    load.when_ready(lambda: acted.append("eerst"))
    load.start()
    qtbot.wait(20)
    assert not acted
    assert not load.is_ready
    with qtbot.waitSignal(load.ready):
        release.set()
    assert acted == ["eerst"]
    load.when_ready(lambda: acted.append("daarna"))
    assert acted == ["eerst", "daarna"]


def test_what_stops_the_loading_is_said_and_nobody_waits_for_ever(
    background: Background, qtbot, monkeypatch
):
    def broken() -> None:
        raise ImportError("weg")

    monkeypatch.setattr(loading, "load_core", broken)
    load = Loading(background)
    with qtbot.waitSignal(load.failed) as said:
        load.when_ready(lambda: None)
    assert isinstance(said.args[0], ImportError)
    with qtbot.waitSignal(load.failed):
        load.when_ready(lambda: None)
