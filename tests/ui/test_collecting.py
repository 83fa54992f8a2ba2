"""A widget is taken down on the window's own thread, whichever thread makes the garbage."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject

from ui import collecting
from ui.app import clear_the_table
from ui.collecting import Collector, collect_what_is_due
from ui.judge import Judge


class Round(QObject):
    """Part of a ring that only the collector can take down."""

    def __init__(self, seen):
        super().__init__()
        self.me, self.seen = self, seen

    def __del__(self):
        self.seen.append(threading.current_thread())


def make_garbage():
    for _ in range(200_000):
        ring = []
        ring.append(ring)


def test_another_thread_takes_no_widget_down(qapp):
    Collector(qapp)
    seen = []
    Round(seen)
    thread = threading.Thread(target=make_garbage)
    thread.start()
    thread.join()
    assert seen == []
    collect_what_is_due()
    gc.collect()
    assert seen == [threading.current_thread()]


@pytest.fixture
def thawed():
    yield
    gc.unfreeze()


def test_python_itself_collects_nothing_when_all_is_loaded_either(qapp, thawed):
    Collector(qapp)
    clear_the_table()
    assert not gc.isenabled()


def test_nothing_is_collected_before_all_is_loaded(qtbot, monkeypatch):
    monkeypatch.setattr(collecting, "_EVERY_MS", 1)
    collector = Collector()
    make_garbage()
    qtbot.wait(20)
    assert gc.get_count()[0] > gc.get_threshold()[0]
    collector.start()
    qtbot.waitUntil(lambda: gc.get_count()[0] < gc.get_threshold()[0])


def test_what_python_would_have_collected_is_collected(qapp):
    Collector(qapp)
    make_garbage()
    assert gc.get_count()[0] > gc.get_threshold()[0]
    collect_what_is_due()
    assert gc.get_count()[0] < gc.get_threshold()[0]


def test_a_judge_that_nobody_holds_is_not_taken_down_by_its_own_thread(qtbot):
    begun, go, seen = threading.Event(), threading.Event(), []

    class Noted(Judge):
        def __del__(self):
            seen.append(threading.current_thread())

    def work(view):
        begun.set()
        go.wait(10)
        return view

    Noted(work).ask(object())
    assert begun.wait(10)
    judges = [each for each in threading.enumerate() if each.name == "judge"]
    go.set()
    for judge in judges:
        judge.join()
    assert seen == []
    qtbot.waitUntil(lambda: seen == [threading.main_thread()])
