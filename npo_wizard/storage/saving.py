"""The files behind an open plan: work copy, writer, publisher, and what is safe where."""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from npo_wizard.errors import TargetError, from_os_error
from npo_wizard.storage import states
from npo_wizard.storage.backups import Backups
from npo_wizard.storage.engine import driver
from npo_wizard.storage.opening import Opened, keep_beside
from npo_wizard.storage.publish import Publisher, Target, TargetChanged, may_be_made, place
from npo_wizard.storage.rows import Stamp
from npo_wizard.storage.states import SaveState
from npo_wizard.storage.workcopy import Published, Ticket, digest_of
from npo_wizard.storage.writer import Write, Writer


class States:
    """The state of saving, put together from what writer and publisher report."""

    def __init__(self, at: datetime) -> None:
        self.callback: Callable[[SaveState], None] = lambda state: None
        self._lock = threading.RLock()
        self._at = at
        self._writing = False
        self._write_error: TargetError | None = None
        self._publish_error: TargetError | None = None
        self.now = states.saved(at)

    def saving(self) -> None:
        """Something was queued."""
        with self._lock:
            self._writing = True
            self._tell()

    def written(self, stamp: Stamp, all_done: bool) -> None:
        """Something came on the disk."""
        with self._lock:
            self._at, self._write_error, self._writing = stamp.saved_at, None, not all_done
            self._tell()

    def write_failed(self, error: TargetError) -> None:
        """Something did not come on the disk."""
        with self._lock:
            self._write_error = error
            self._tell()

    def published(self, error: TargetError | None) -> None:
        """The plan file was replaced, or could not be."""
        with self._lock:
            self._publish_error = error
            self._tell()

    def moved(self, old: Path, new: Path) -> None:
        """The work goes on in another plan file."""
        with self._lock:
            self._publish_error = None
            self._report(states.moved(self._at, old, new))

    def remade(self, path: Path) -> None:
        """The plan file had gone and was made again."""
        with self._lock:
            self._publish_error = None
            self._report(states.remade(self._at, path))

    def _tell(self) -> None:
        """Call back with the worst that holds now, within the lock so that the order is right."""
        if self._write_error is not None:
            state = states.write_failed(self._at, self._write_error)
        elif self._publish_error is not None:
            state = states.publishing_failed(self._at, self._publish_error)
        elif self._writing:
            state = states.saving(self._at)
        else:
            state = states.saved(self._at)
        if state != self.now:
            self._report(state)

    def _report(self, state: SaveState) -> None:
        self.now = state
        try:
            self.callback(state)
        except Exception:  # a listener that breaks is told as a bug, and does not stop the saving
            threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), None)))


class Saving:
    """Keeps a plan safe while it is open. Its methods may be called from any thread."""

    def __init__(self, opened: Opened, data_folder: Path, publish_after: float) -> None:
        self._data_folder = data_folder
        self._work = opened.work
        self._lock = opened.lock
        self.rival = opened.rival
        stamp = opened.stored.stamp
        ticket = opened.work.ticket
        self._published = ticket.published or Published("", 0)
        digest = ticket.published.digest if ticket.published else None
        self._target = Target(Path(ticket.path), digest)
        self.states = States(stamp.saved_at)
        self._publishing = threading.Lock()
        self._closed: SaveState | None = None
        self.backups = Backups(data_folder, stamp.file_id)
        self._backed_up = ticket.published.revision if ticket.published else 0
        self._writer = Writer(
            opened.work.database,
            stamp,
            on_written=self.states.written,
            on_failed=self.states.write_failed,
        )
        self._publisher = Publisher(self._publish_quietly, after=publish_after)
        if self.has_unpublished:
            self._publisher.edited()

    @property
    def path(self) -> Path:
        """The plan file."""
        return self._target.path

    @property
    def has_unpublished(self) -> bool:
        """Whether the plan file lacks something."""
        return self._writer.is_busy or self._writer.stamp.revision > self._published.revision

    @property
    def is_kept(self) -> bool:
        """Whether the work copy holds all edits."""
        return not self._writer.is_busy

    def put(self, write: Write) -> None:
        """Queue an edit; returns at once."""
        self.states.saving()
        self._writer.put(write)
        self._publisher.edited()

    def flush(self) -> None:
        """Wait until the work copy holds all edits. Raises TargetError."""
        self._writer.flush()

    def publish(self) -> None:
        """Replace the plan file where it lacks something. Raises TargetError."""
        with self._publishing:
            try:
                self._publish()
            except OSError as error:
                failure = from_os_error(error, self._work.folder)
                self.states.published(failure)
                raise failure from error
            except TargetError as failure:
                self.states.published(failure)
                raise

    def try_again(self) -> None:
        """Try at once to replace a plan file that could not be replaced; returns at once."""
        self._publisher.hurry()

    def _publish_quietly(self) -> bool:
        """Publish from the timer: what fails is told as a state and tried again."""
        try:
            self.publish()
        except TargetError:
            return False
        return True

    def _publish(self) -> None:
        whole = self._work.folder / "whole.npoplan"
        revision = self._writer.call(
            lambda connection, stamp: self._extract(connection, stamp, whole)
        )
        if revision == self._published.revision:
            return
        fresh = Published(digest_of(whole), revision)
        self._work.note(replace(self._work.ticket, pending=fresh))
        old = self.path
        had_gone = False
        try:
            had_gone = self._target.replace_with(whole, fresh.digest)
        except TargetChanged:
            at = self._writer.stamp.saved_at
            kept = keep_beside(whole, old, at, self._data_folder)
            self._target = Target(kept, fresh.digest)
            self._lock.move(kept)
            self.rival = old
        self._work.note(Ticket(str(self.path), published=fresh))
        self._published = fresh
        self._back_up(whole, revision, is_due=False)
        if self.path != old:
            self.states.moved(old, self.path)
        elif had_gone:
            self.states.remade(old)
        else:
            self.states.published(None)

    def _back_up(self, whole: Path, revision: int, *, is_due: bool) -> None:
        """Keep a copy of the plan for later, and let the file in the work folder go."""
        if self.backups.keep(whole, self.path, is_due=is_due):
            self._backed_up = revision
        whole.unlink(missing_ok=True)

    def _back_up_last(self) -> None:
        """Keep the plan as it is at the end, where it is not yet kept."""
        stamp, whole = self._writer.stamp, self._work.folder / "last.npoplan"
        if stamp.revision > self._backed_up:
            with suppress(TargetError):  # a full disk: the work itself is safe where it is
                self._writer.call(lambda connection, stamp: copy_out(connection, whole))
                self._back_up(whole, stamp.revision, is_due=True)

    def _extract(self, connection: sa.Connection, stamp: Stamp, whole: Path) -> int:
        """Write the work copy as one clean file, where it is ahead; answers with its revision."""
        if stamp.revision != self._published.revision:
            copy_out(connection, whole)
        return stamp.revision

    def save_copy(self, path: Path, *, overwrite: bool) -> None:
        """Write the plan to another file. Raises TargetError."""
        check = may_be_made(path, overwrite=overwrite)
        check()
        with self._publishing:
            whole = self._work.folder / "copy.npoplan"
            self._writer.call(lambda connection, stamp: copy_out(connection, whole))
            place(whole, path, check=check)
            whole.unlink(missing_ok=True)

    def close(self, *, abandon: bool) -> SaveState:
        """Save, publish, stop the threads, and leave nothing behind that is not needed."""
        if self._closed is not None:
            return self._closed
        try:
            self.flush()
        except TargetError:
            if not abandon:
                raise
        self._publisher.stop()
        self._publish_quietly()
        self._back_up_last()
        self._writer.stop()
        if self._writer.stamp.revision > self._published.revision:
            self._work.release()
        else:
            self._work.remove()
        self._lock.release()
        self._closed = self.states.now
        return self._closed


def copy_out(connection: sa.Connection, whole: Path) -> None:
    """Write the plan as one clean file; journal and free pages do not come along."""
    whole.unlink(missing_ok=True)
    driver(connection).execute("VACUUM INTO ?", (str(whole),))
