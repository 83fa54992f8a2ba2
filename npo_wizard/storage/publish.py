"""Putting a plan file in its place: whole or not at all, and never over somebody else's work."""

import errno
import os
import shutil
import stat
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from npo_wizard.errors import TargetExists, TargetNotWritable, from_os_error
from npo_wizard.ids import new_id
from npo_wizard.storage.workcopy import digest_of

PUBLISH_AFTER = 2.0
"""Seconds after the last edit that the plan file is replaced."""
LEFT_AFTER = 24 * 3600.0
"""Seconds after which a half-made file in a folder of plans belongs to nobody."""
_LEFT = f".npo-{'[0-9a-f]' * 32}.tmp"
_PUBLISH_AT_LATEST = 30.0  # seconds after the first edit, however much is typed
_RETRY_AFTER = (5.0, 10.0, 20.0, 60.0)


class TargetChanged(Exception):
    """The plan file is no longer the one that was read or put there."""


class Target:
    """The plan file that a work copy belongs to, and what is known to stand there."""

    def __init__(self, path: Path, digest: str | None) -> None:
        self.path = path
        self._digest = digest
        self._seen: tuple[int, int, int] | None = None
        self._drive = _drive_of(path)
        self._has_gone = False

    def replace_with(self, source: Path, digest: str) -> bool:
        """Put a copy of `source` in the place of the plan file; answers whether that had gone.

        Raises TargetChanged when somebody else changed it, and TargetError, also where the drive
        has gone and only its empty folder is left.
        """
        self._has_gone = False
        place(source, self.path, check=self._check)
        self._digest, self._seen = digest, _look(self.path)
        return self._has_gone

    def _check(self) -> None:
        """Stop where the file is not ours. A file that has gone from its drive is made again."""
        try:
            seen = _look(self.path)
            self._has_gone = seen is None
            drive = _drive_of(self.path)
            if seen is None and self._drive not in (None, drive):
                raise TargetNotWritable(
                    f"De schijf met '{self.path.name}' is niet meer bereikbaar in "
                    f"'{self.path.parent}'."
                )
            self._drive = drive
            if seen is None or (seen == self._seen and self._digest is not None):
                return
            if self._digest is None or digest_of(self.path) != self._digest:
                raise TargetChanged
            self._seen = seen
        except OSError as error:
            raise from_os_error(error, self.path) from error


def _look(path: Path) -> tuple[int, int, int] | None:
    """What tells a file from another without reading it; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ino)


def _drive_of(path: Path) -> int | None:
    """On which drive a file stands or would stand; None where its folder cannot be reached."""
    try:
        return path.parent.stat().st_dev
    except OSError:
        return None


def may_be_made(path: Path, *, overwrite: bool) -> Callable[[], None]:
    """Answer with a check that raises TargetExists where a file may not be replaced."""

    def check() -> None:
        if not overwrite and path.exists():
            raise TargetExists(f"In '{path.parent}' staat al een bestand '{path.name}'.")

    return check


def refuse_other_than_file(target: Path) -> None:
    """Raise OSError where a folder, pipe or device stands: moving over it would end it."""
    if target.exists() and not target.is_file():
        number = errno.EISDIR if target.is_dir() else errno.ESPIPE
        raise OSError(number, os.strerror(number), str(target))


def place(source: Path, target: Path, *, check: Callable[[], None]) -> None:
    """Copy a file beside the target, see it on the disk, and only then give it its name.

    `check` is called at the last moment and may raise to stop. Raises TargetError.
    """
    fresh = target.with_name(f".npo-{new_id()}.tmp")
    try:
        refuse_other_than_file(target)
        if target.exists() and not os.access(target, os.W_OK):
            raise TargetNotWritable(f"'{target.name}' is alleen om te lezen.")
        _copy_to_disk(source, fresh)
        if target.exists():
            shutil.copymode(target, fresh)
        check()
        os.replace(fresh, target)
        _settle_folder(target.parent)
    except OSError as error:
        raise from_os_error(error, target) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def sweep(folder: Path, now: float) -> None:
    """Take away what a program that was ended left while it put a file in a folder.

    now: the clock of the folder, in seconds; what is younger than `LEFT_AFTER` may be at work.
    """
    with suppress(OSError):  # a folder that cannot be read or written is none of ours
        for each in folder.glob(_LEFT):
            there = each.lstat()
            if stat.S_ISREG(there.st_mode) and now - there.st_mtime > LEFT_AFTER:
                each.unlink(missing_ok=True)


def place_text(text: str, target: Path, *, overwrite: bool) -> None:
    """Write a text as UTF-8, whole or not at all. Raises TargetError."""
    check = may_be_made(target, overwrite=overwrite)
    check()
    with tempfile.TemporaryDirectory(prefix="npo-") as folder:
        source = Path(folder) / "whole"
        source.write_text(text, encoding="utf-8", newline="\n")
        place(source, target, check=check)


def _copy_to_disk(source: Path, fresh: Path) -> None:
    with source.open("rb") as old, fresh.open("xb") as new:
        shutil.copyfileobj(old, new, 1024 * 1024)
        new.flush()
        os.fsync(new.fileno())


def _settle_folder(folder: Path) -> None:
    """See the new name on the disk; not every system or share can do this for a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class Publisher:
    """Calls `publish` in a thread of its own, a moment after the last edit, until it succeeds."""

    def __init__(self, publish: Callable[[], bool], *, after: float = PUBLISH_AFTER) -> None:
        self._publish = publish
        self._after = after
        self._news = threading.Condition()
        self._due: float | None = None
        self._first = 0.0
        self._failures = 0
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="plan-publisher", daemon=True)
        self._thread.start()

    def edited(self) -> None:
        """Note that there is something new to publish."""
        with self._news:
            now = time.monotonic()
            is_first = self._due is None
            if is_first:
                self._first = now
            if is_first or not self._failures:
                self._due = min(now + self._after, self._first + _PUBLISH_AT_LATEST)
            if is_first:  # else it wakes by itself, sees that it is later now, and waits on
                self._news.notify()

    def hurry(self) -> None:
        """Publish at once, where something waits; returns at once."""
        with self._news:
            if self._due is not None:
                self._due = time.monotonic()
                self._news.notify()

    def stop(self) -> None:
        """End the thread, after what it is doing now."""
        with self._news:
            self._stopping = True
            self._news.notify()
        self._thread.join()

    def _run(self) -> None:
        while self._wait_until_due():
            succeeded = self._publish()
            with self._news:
                if succeeded:
                    self._failures = 0
                else:
                    pause = _RETRY_AFTER[min(self._failures, len(_RETRY_AFTER) - 1)]
                    self._due = time.monotonic() + pause
                    self._failures += 1

    def _wait_until_due(self) -> bool:
        with self._news:
            while not self._stopping:
                if self._due is not None and self._due <= time.monotonic():
                    self._due = None
                    return True
                pause = None if self._due is None else self._due - time.monotonic()
                self._news.wait(pause)
            return False
