"""A widget is taken down on the window's own thread, whichever thread makes the garbage."""

import gc
import threading

from PySide6.QtCore import QObject

from ui.collecting import Collector


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
    collector = Collector(qapp)
    seen = []
    Round(seen)
    thread = threading.Thread(target=make_garbage)
    thread.start()
    thread.join()
    assert seen == []
    collector.collect()
    gc.collect()
    assert seen == [threading.current_thread()]


def test_what_python_would_have_collected_is_collected(qapp):
    collector = Collector(qapp)
    make_garbage()
    assert gc.get_count()[0] > gc.get_threshold()[0]
    collector.collect()
    assert gc.get_count()[0] < gc.get_threshold()[0]
