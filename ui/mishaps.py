"""What happens when something goes wrong that nobody caught: logged without plan texts, and said.

A trouble with advice is shown as such. Anything else is a mistake in the program. The log holds
the kind of error and where it was, never its message: that may quote what the user typed.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

import npo_wizard
from npo_wizard import settings
from npo_wizard.errors import NpoError
from ui.dialogs import ask

LOG = "log"
"""The log in the user's own folder; older parts of it are `log.1` and so on."""
_LOG_BYTES, _LOG_FILES = 200_000, 2


def describe(error: BaseException) -> str:
    """Say what kind of error it was and through which lines it came, without any text of a plan.

    An error from another process brings its own lines, as `places`.
    """
    # Imported here: it is needed seldom, and this module is there before the first paint.
    from ui.document_process import where

    program = f"npo-wizard {npo_wizard.__version__}, Python {sys.version.split()[0]}"
    return "\n".join(filter(None, (program, where(error), getattr(error, "places", ""))))


def _logger() -> logging.Logger:
    # Imported here: it brings a good deal along, and nothing has gone wrong yet at the start.
    from logging.handlers import RotatingFileHandler

    logger = logging.getLogger("npo_wizard.mishaps")
    if not any(isinstance(each, RotatingFileHandler) for each in logger.handlers):
        file = settings.data_folder() / LOG
        handler = RotatingFileHandler(
            file, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        logger.addHandler(handler)
        logger.propagate = False
    return logger


def log(text: str) -> None:
    """Add a text to the log. Where that cannot be, there is no log; the user is told all the same.

    The text must hold nothing of a plan.
    """
    with suppress(NpoError, OSError):
        _logger().error(text)


class Mishaps(QObject):
    """Catches what nobody caught, in any thread, and tells it on the window's own thread."""

    _met = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.what_is_safe: Callable[[], str] = str
        """Says in Dutch what is not lost; the window knows."""
        self._is_telling = False
        self._met.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def meet(self, error: BaseException) -> None:
        """Log an error and tell it; may be called from any thread."""
        if not isinstance(error, NpoError):
            log(describe(error))
        self._met.emit(error)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.meet(error)

    def _on_thread_exception(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.meet(caught.exc_value)

    def _tell(self, error: BaseException) -> None:
        # One at a time: an error that comes with every repaint must not bury the window.
        if self._is_telling:
            return
        self._is_telling = True
        try:
            window = QApplication.activeWindow()
            if isinstance(error, NpoError):
                ask.show_error(window, error)
            else:
                ask.show_bug(window, self.what_is_safe(), describe(error))
        finally:
            self._is_telling = False
