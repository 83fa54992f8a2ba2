"""The end that somebody else decides on: the computer shuts down, or the program is told to stop.

Nobody is there to answer a question then, so the work is saved without one.
"""

from __future__ import annotations

import os
import signal
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow

_ASKED = [
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
]


class Farewell(QObject):
    """Saves the work when the session ends, and closes the plan when the program must stop."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        super().__init__(app)
        self._window = window
        # Directly: the session goes on as soon as this returns.
        app.commitDataRequest.connect(self._on_session_end, Qt.ConnectionType.DirectConnection)
        self._hear_signals()

    def _hear_signals(self) -> None:
        """Let a signal wake the event loop; Python itself hears one only while its code runs.

        Windows sends none: there the session ends by the request above, or by closing the window.
        """
        if os.name != "posix":
            return
        self._near, far = os.pipe()
        for each in (self._near, far):
            os.set_blocking(each, False)
        signal.set_wakeup_fd(far, warn_on_full_buffer=False)
        for asked in _ASKED:
            signal.signal(asked, _note)
        self._notifier = QSocketNotifier(self._near, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def _on_signal(self) -> None:
        os.read(self._near, 64)
        self._window.leave()

    def _on_session_end(self, _: QSessionManager) -> None:
        self._window.save_now()


def _note(number: int, frame: FrameType | None) -> None:
    """Do nothing yet: the event loop acts, where the window may be used."""
