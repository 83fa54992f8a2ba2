"""Work beside the window: what is heavy is imported and opened while the window stays alive.

Nothing here imports what is heavy by itself; the names below are imported in a thread, after
the first window was painted. Nobody else imports them before `is_ready`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal

from npo_wizard.errors import NpoError

NEEDED = (
    "npo_wizard.plan.compose",
    "npo_wizard.storage.readonly",
    "npo_wizard.storage.exchange",
    "npo_wizard.rules",
    "npo_wizard.flow",
    "npo_wizard.figures",
    "npo_wizard.golden_thread",
)
"""Without these no plan can be on screen."""


_TURN_S = 0.001


def give_way() -> None:
    """Let threads give the window its turn within a millisecond; Python's own is five."""
    sys.setswitchinterval(_TURN_S)


class Background(QObject):
    """Does work in a thread and brings the outcome to the window's own thread."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: list[Thread] = []
        self._arrived.connect(lambda deliver: deliver(), Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Call `work` in a thread, and then `done` with its outcome or `failed` with its error."""

        def worked() -> None:
            try:
                outcome = work()
            except BaseException as error:  # whoever asked for the work decides
                caught = error
                self._deliver(lambda: failed(caught))
            else:
                self._deliver(lambda: done(outcome))

        self._threads = [each for each in self._threads if each.is_alive()]
        # A daemon: a drive that never answers must not keep the program for ever.
        thread = Thread(target=worked, name="background", daemon=True)
        self._threads.append(thread)
        thread.start()

    def attend(self, work: Callable[[], Any], attendance: QEventLoop | None = None) -> Any:
        """Do work in a thread while the window stays alive; answers or raises as the work does.

        Who ends the `attendance` stops waiting: the answer is then None, and what the work
        brings is let go, but for a mistake in the program.
        """
        loop = attendance or QEventLoop()
        ended: list[tuple[Any, BaseException | None]] = []
        is_left = False

        def end(outcome: Any, error: BaseException | None = None) -> None:
            ended.append((outcome, error))
            loop.quit()
            if is_left and error is not None and not isinstance(error, NpoError):
                raise error

        self.run(work, end, lambda error: end(None, error))
        loop.exec()
        is_left = not ended
        outcome, error = ended[0] if ended else (None, None)
        if error is not None:
            raise error
        return outcome

    def _deliver(self, act: Callable[[], None]) -> None:
        """Hand over to the window's own thread; who asked may be gone by then."""
        with suppress(RuntimeError):
            self._arrived.emit(act)

    def wait(self, most_s: float | None = None) -> None:
        """Wait until no thread is at work, so many seconds at most.

        What they bring is delivered by the event loop.
        """
        until = None if most_s is None else time.monotonic() + most_s
        for thread in self._threads:
            thread.join(None if until is None else max(0.0, until - time.monotonic()))


def answering_within(pause_ms: int) -> QEventLoop:
    """Make an attendance that ends by itself; see `Background.attend`."""
    loop = QEventLoop()
    QTimer.singleShot(pause_ms, loop, loop.quit)
    return loop


class Loading(QObject):
    """The import of all that is heavy; whoever needs it, waits with `when_ready`."""

    ready = Signal()
    failed = Signal(object)
    """The exception that stopped it: a mistake in the program or in its content."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._waiting: list[Callable[[], None]] = []
        self._is_started = False
        self._error: BaseException | None = None
        self.is_ready = False

    def start(self) -> None:
        """Begin; a second time does nothing."""
        if not self._is_started:
            self._is_started = True
            self._background.run(load_core, self._on_loaded, self._on_failed)

    def when_ready(self, act: Callable[[], None]) -> None:
        """Call `act` as soon as everything is there: now, or later from the event loop."""
        if self.is_ready:
            act()
            return
        if self._error is not None:
            self.failed.emit(self._error)
            return
        self._waiting.append(act)
        self.start()

    def _on_loaded(self, _: object) -> None:
        self.is_ready = True
        self.ready.emit()
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def _on_failed(self, error: BaseException) -> None:
        self._error = error
        self._waiting.clear()
        self.failed.emit(error)


def load_core() -> None:
    """Import what a plan on screen needs and read the content. Raises ContentError."""
    for name in NEEDED:
        import_module(name)
    import_module("npo_wizard.content").load()
