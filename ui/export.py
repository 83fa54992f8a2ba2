"""A document made beside the window: with progress, and stopped at any moment.

The document is built by a process of its own in a folder of its own. Only when it is whole is it
put in its place, so that a half file never exists and an old one stays until then.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from npo_wizard.errors import NpoError, TargetError, from_os_error
from npo_wizard.storage import exchange
from npo_wizard.storage.publish import may_be_made, place
from ui import document_process as messages
from ui.document_worker import SPARE, Worker

if TYPE_CHECKING:
    from npo_wizard.plan.view import PlanView


class DocumentBroken(Exception):
    """A mistake in the program, met while it made a document; says where, never what was typed."""

    @property
    def places(self) -> str:
        """The kind of error and the lines it came through; holds no text of a plan."""
        return str(self)


class ExportJob(QObject):
    """Makes one document. Every job ends with exactly one of `finished`, `failed`, `cancelled`."""

    progress = Signal(int, int)
    """Pages done, and pages in all."""
    finished = Signal(object, list)
    """Path of the document, and warnings in Dutch."""
    failed = Signal(object)
    """NpoError, or DocumentBroken: a mistake in the program."""
    cancelled = Signal()
    _told = Signal(str, object)

    def __init__(
        self, parent: QObject | None = None, *, maker: messages.Maker = messages.make_document
    ) -> None:
        super().__init__(parent)
        self._maker = maker
        self._lock = threading.Lock()
        self._worker: Worker | None = None
        self._thread: threading.Thread | None = None
        self._is_cancelled = False
        self._is_placing = False
        self._has_ended = False
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether it began and has not ended yet."""
        return self._thread is not None and not self._has_ended

    def start(
        self, view: PlanView, wanted: messages.Wanted, target: Path, *, made_on: date
    ) -> None:
        """Begin: the end of the name of `target` says whether it is a pdf, web page or sheet.

        made_on: the day printed in it.
        """
        work = (view, wanted, target, made_on)
        # Not a daemon: who closes the window still gets the document that was asked for.
        self._thread = threading.Thread(target=self._run, args=work, name="document")
        self._thread.start()

    def cancel(self) -> None:
        """Stop; a document that is already being put in its place is finished all the same."""
        with self._lock:
            if self._is_placing:
                return
            self._is_cancelled = True
            if self._worker is not None:
                self._worker.stop()

    def wait(self) -> None:
        """Wait until nothing runs any more; what there is to tell comes with the event loop."""
        if self._thread is not None:
            self._thread.join()

    # In the thread of the job.

    def _run(self, view: PlanView, wanted: messages.Wanted, target: Path, made_on: date) -> None:
        try:
            with TemporaryDirectory(prefix="npo-", ignore_cleanup_errors=True) as folder:
                built = Path(folder) / f"document{target.suffix.lower()}"
                warnings = self._built(exchange.to_json(view), built, wanted, made_on)
                if warnings is not None and self._may_place():
                    place(built, target, check=may_be_made(target, overwrite=True))
                    self._tell("finished", (target, warnings))
                else:
                    self._tell("cancelled", None)
        except NpoError as error:
            self._tell("failed", error)
        except OSError as error:
            self._tell("failed", from_os_error(error, target))
        except Exception as error:  # raised again by who listens, in the window's thread
            self._tell("failed", error)

    def _built(
        self, plan_json: str, built: Path, wanted: messages.Wanted, made_on: date
    ) -> list[str] | None:
        """Let the process make the document; answers the warnings, None when it was stopped."""
        with self._lock:
            if self._is_cancelled:
                return None
            worker = self._worker = SPARE.take()
        try:
            return self._listened(worker.ask((self._maker, plan_json, built, wanted, made_on)))
        finally:
            worker.let_go()
            SPARE.renew()

    def _listened(self, reading: Connection) -> list[str] | None:
        while True:
            try:
                kind, said = reading.recv()
            except (EOFError, OSError):
                kind, said = "", None
            with self._lock:
                if self._is_cancelled:
                    return None
            match kind:
                case messages.PROGRESS:
                    self._tell("progress", said)
                case messages.BUILT:
                    return list(said)
                case messages.REFUSED:
                    raise said
                case messages.BROKEN:
                    raise DocumentBroken(said)
                case _:
                    raise TargetError(
                        "Het maken van het document is onverwacht gestopt.",
                        advice="Sluit andere programma's, en probeer het opnieuw.",
                    )

    def _may_place(self) -> bool:
        with self._lock:
            self._is_placing = not self._is_cancelled
        return self._is_placing

    def _tell(self, what: str, said: Any) -> None:
        """Carry news to the window's thread; the window may be gone by then."""
        with suppress(RuntimeError):
            self._told.emit(what, said)

    # In the window's thread.

    def _on_told(self, what: str, said: Any) -> None:
        self._has_ended = what != "progress"
        match what:
            case "progress":
                self.progress.emit(*said)
            case "finished":
                self.finished.emit(*said)
            case "failed":
                self.failed.emit(said)
            case _:
                self.cancelled.emit()
