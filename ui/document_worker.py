"""The processes that make documents: one for each document, and one that stands ready.

A process needs more time to import what it needs than to make a short document. So one stands
ready, warm, as soon as there is a plan and nothing else to do; a job takes it, and the next one
is made. It holds no file and no lock, and ends with the program.
"""

from __future__ import annotations

import multiprocessing
import threading
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from ui import document_process as messages

_LET_GO_S = 5.0  # seconds that a process gets to end after it was told to


class Worker:
    """A process that makes one document and ends. `is_warm`: it imports before it is asked."""

    def __init__(self, *, is_warm: bool) -> None:
        spawning = multiprocessing.get_context("spawn")
        self._pipe, far = spawning.Pipe()
        self._process: SpawnProcess = spawning.Process(
            target=messages.serve, args=(far, is_warm), name="document", daemon=True
        )
        self._process.start()
        far.close()

    @property
    def is_alive(self) -> bool:
        """Whether it can still be asked."""
        return self._process.is_alive()

    def ask(self, work: messages.Work) -> Connection:
        """Ask for a document; what is answered is where news of it arrives."""
        try:
            self._pipe.send(work)
        except OSError:
            # It ended a moment ago: who listens hears that, as when it ends in its work.
            self._process.join()
        return self._pipe

    def stop(self) -> None:
        """Tell it to end, in the middle of its work."""
        self._process.terminate()

    def let_go(self) -> None:
        """Wait until it has ended, and see to it that it does."""
        self._process.join(_LET_GO_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._pipe.close()


class Spare:
    """The worker that stands ready; may be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._worker: Worker | None = None
        self._is_wanted = False

    def prepare(self) -> None:
        """Let a worker stand ready from now on."""
        self._is_wanted = True
        self.renew()

    def renew(self) -> None:
        """Make the next worker, where one should stand ready and none does."""
        with self._lock:
            if self._is_wanted and (self._worker is None or not self._worker.is_alive):
                self._worker = Worker(is_warm=True)

    def take(self) -> Worker:
        """Give the worker that stands ready, or a new one."""
        with self._lock:
            worker, self._worker = self._worker, None
        return worker if worker is not None and worker.is_alive else Worker(is_warm=False)

    def end(self) -> None:
        """Let none stand ready any more: the program ends."""
        with self._lock:
            self._is_wanted = False
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()
            worker.let_go()


SPARE = Spare()
"""One for the whole program, whichever plan is open."""
