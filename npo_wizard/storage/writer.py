"""The one thread that owns the connection to a work copy and writes to it in order.

The window never waits for it. Everything that is waiting goes into one transaction. A write
that fails stays at the head of the queue and is tried again; nothing behind it overtakes it.
"""

import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from npo_wizard.errors import TargetError
from npo_wizard.plan.history import Entry
from npo_wizard.plan.nouns import Noun
from npo_wizard.storage.engine import engine_for
from npo_wizard.storage.rows import Stamp, write_entry, write_row, write_stamp
from npo_wizard.storage.states import from_database_error

T = TypeVar("T")

RETRY_AFTER = 2.0
"""Seconds until a failed write is tried again."""


@dataclass(frozen=True)
class Write:
    """One edit as it goes to the file: its rows before and after it (None: no row), its entry."""

    rows: tuple[tuple[Noun | None, Noun | None], ...]
    entry: Entry


@dataclass(frozen=True)
class _Call:
    """Something to do on the connection, outside a transaction."""

    run: Callable[[sa.Connection, Stamp], Any]
    answer: "Future[Any]"


class Writer:
    """Writes to the work copy at `path`, which stands at `stamp`.

    `on_written(stamp, all_done)` and `on_failed(error)` are called in the writer's thread.
    """

    def __init__(
        self,
        path: Path,
        stamp: Stamp,
        *,
        on_written: Callable[[Stamp, bool], None],
        on_failed: Callable[[TargetError], None],
        retry_after: float = RETRY_AFTER,
    ) -> None:
        self._path = path
        self._stamp = stamp
        self._on_written = on_written
        self._on_failed = on_failed
        self._retry_after = retry_after
        self._queue: deque[Write | _Call] = deque()
        self._news = threading.Condition()
        self._stopping = False
        self._connection: sa.Connection | None = None
        self._thread = threading.Thread(target=self._run, name="plan-writer", daemon=True)
        self._thread.start()

    @property
    def stamp(self) -> Stamp:
        """How far the work copy is."""
        return self._stamp

    @property
    def is_busy(self) -> bool:
        """Whether something is still on its way to the disk."""
        return bool(self._queue)

    def put(self, write: Write) -> None:
        """Queue an edit; returns at once."""
        self._add(write)

    def call(self, run: Callable[[sa.Connection, Stamp], T]) -> T:
        """Do something on the connection after all that is queued, and wait for its answer.

        Raises TargetError where what is queued could not be written.
        """
        answer: Future[T] = Future()
        self._add(_Call(run, answer))
        return answer.result()

    def flush(self) -> None:
        """Wait until all that was queued is on the disk. Raises TargetError where it is not."""
        self.call(lambda connection, stamp: None)

    def stop(self) -> None:
        """End the thread; what could not be written is given up."""
        with self._news:
            self._stopping = True
            self._news.notify()
        self._thread.join()

    def _add(self, job: Write | _Call) -> None:
        with self._news:
            if self._stopping:
                raise RuntimeError("the writer has stopped")
            self._queue.append(job)
            self._news.notify()

    def _run(self) -> None:
        while (jobs := self._next()) is not None:
            if isinstance(jobs, _Call):
                self._answer(jobs)
            else:
                self._write(jobs)
        self._disconnect()
        with self._news:
            self._disappoint(RuntimeError("the writer has stopped"))

    def _next(self) -> _Call | list[Write] | None:
        """Wait for work: a call, or all writes up to the next call. None: stop."""
        with self._news:
            self._news.wait_for(lambda: self._queue or self._stopping)
            if self._stopping:
                return None
            if isinstance(self._queue[0], _Call):
                return self._queue.popleft()  # type: ignore[return-value]
            writes: list[Write] = []
            for job in self._queue:
                if isinstance(job, _Call):
                    break
                writes.append(job)
            return writes

    def _answer(self, call: _Call) -> None:
        try:
            call.answer.set_result(call.run(self._connected(), self._stamp))
        except Exception as error:  # whoever waits for the answer decides
            self._disconnect()
            call.answer.set_exception(self._told(error))

    def _write(self, writes: list[Write]) -> None:
        stamp = replace(
            self._stamp, revision=self._stamp.revision + 1, saved_at=writes[-1].entry.at
        )
        try:
            with self._connected().begin():
                self._write_all(writes, stamp)
        except Exception as error:  # whatever it is: the work is kept, and the user hears of it
            self._disconnect()
            self._refuse(from_database_error(error, self._path))
            return
        self._stamp = stamp
        with self._news:
            for _ in writes:
                self._queue.popleft()
            all_done = not any(isinstance(job, Write) for job in self._queue)
        self._on_written(stamp, all_done)

    def _write_all(self, writes: list[Write], stamp: Stamp) -> None:
        """Write the last state of each row, every entry, and the stamp."""
        connection = self._connected()
        rows: dict[tuple[str, str], tuple[Noun | None, Noun | None]] = {}
        for before, after in (pair for write in writes for pair in write.rows):
            if row := after or before:
                key = (row.NAME, row.id)
                rows[key] = (rows[key][0] if key in rows else before, after)
        for before, after in rows.values():
            write_row(connection, before, after)
        for write in writes:
            write_entry(connection, write.entry)
        write_stamp(connection, stamp)

    def _refuse(self, error: TargetError) -> None:
        """Keep the writes, tell everybody who waits, and pause until the next try."""
        self._on_failed(error)
        with self._news:
            self._disappoint(error)
            self._news.wait(self._retry_after)

    def _disappoint(self, error: Exception) -> None:
        """Answer everybody who waits with an error; the writes stay."""
        calls = [job for job in self._queue if isinstance(job, _Call)]
        self._queue = deque(job for job in self._queue if not isinstance(job, _Call))
        for call in calls:
            call.answer.set_exception(error)

    def _connected(self) -> sa.Connection:
        if self._connection is None:
            self._connection = engine_for(self._path).connect()
        return self._connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            connection.close()

    def _told(self, error: Exception) -> Exception:
        known = (sa.exc.SQLAlchemyError, OSError, sqlite3.Error)
        return from_database_error(error, self._path) if isinstance(error, known) else error
