"""The work copy of a plan: a folder in the user's own data folder, locked while it is in use.

    work/<name>/plan.sqlite   the plan as it is worked on
    work/<name>/ticket.json   which plan file it belongs to, and what stood there last
    work/<name>/lock          held by the program that works on it

The lock is one of the system's: it ends with the program, so a crash leaves no dead lock.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from npo_wizard.errors import PlanInUse, from_os_error
from npo_wizard.ids import new_id

DATABASE = "plan.sqlite"
_TICKET = "ticket.json"
_TICKET_MAX = 64 * 1024  # characters; it holds a path and two digests
_LOCK = "lock"
_DAMAGED = "beschadigd-"


@dataclass(frozen=True)
class Published:
    """What was put in the place of the plan file: a digest of it, and its revision."""

    digest: str
    revision: int


@dataclass(frozen=True)
class Ticket:
    """To which plan file a work copy belongs.

    published: what stood there when it was last read or replaced (None: nothing yet);
    pending: what is being put there, so that a crash in between is understood afterwards.
    """

    path: str
    published: Published | None = None
    pending: Published | None = None


class WorkCopy:
    """A locked work copy."""

    def __init__(self, folder: Path, ticket: Ticket, lock: FileLock) -> None:
        self.folder = folder
        self.ticket = ticket
        self._lock = lock

    @property
    def database(self) -> Path:
        """The file that is worked on."""
        return self.folder / DATABASE

    def note(self, ticket: Ticket) -> None:
        """Keep what is known of the plan file, whole or not at all. Raises OSError."""
        _write_ticket(self.folder, ticket)
        self.ticket = ticket

    def release(self) -> None:
        """Leave the work copy where it is, for a later opening."""
        self._lock.release()

    def remove(self) -> None:
        """Throw the work copy away: what was in it stands in the plan file."""
        (self.folder / _TICKET).unlink(missing_ok=True)
        self._lock.release()
        shutil.rmtree(self.folder, ignore_errors=True)

    def set_aside(self) -> Path:
        """Keep a damaged work copy out of the way; answers where it is."""
        aside = self.folder.with_name(_DAMAGED + self.folder.name)
        self._lock.release()
        os.replace(self.folder, aside)
        return aside


@contextmanager
def alone(data_folder: Path) -> Iterator[Path]:
    """Hold off other programs while looking for or making a work copy; gives the folder of all.

    Only for a moment: nothing slow may be done in it. Raises PlanInUse and TargetError.
    """
    root = data_folder / "work"
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise from_os_error(error, root) from error
    lock = _locked(root, "Het programma opent nog een ander plan.", timeout=10)
    try:
        yield root
    finally:
        lock.release()


def find(root: Path, path: Path) -> WorkCopy | None:
    """The work copy left behind for a plan file, now locked. Raises PlanInUse."""
    for folder in sorted(root.iterdir()):
        ticket = _read_ticket(folder)
        if ticket is not None and Path(ticket.path) == path:
            return WorkCopy(folder, ticket, _locked(folder, _is_open(path)))
    return None


def left_behind(root: Path) -> Iterator[tuple[Ticket, Path]]:
    """Ticket and database of each work copy that nobody works on; locked while it is looked at."""
    for folder in sorted(root.iterdir()):
        ticket = _read_ticket(folder)
        if ticket is None or not (folder / DATABASE).is_file():
            continue
        try:
            lock = _locked(folder, "")
        except PlanInUse:
            continue
        try:
            yield ticket, folder / DATABASE
        finally:
            lock.release()


def begin(root: Path, path: Path) -> WorkCopy:
    """A new work copy, locked and still without a database. Raises TargetError."""
    folder = root / new_id()
    try:
        folder.mkdir(mode=0o700)
        ticket = Ticket(str(path))
        _write_ticket(folder, ticket)
    except OSError as error:
        raise from_os_error(error, folder) from error
    return WorkCopy(folder, ticket, _locked(folder, _is_open(path)))


def _locked(folder: Path, sentence: str, *, timeout: float = 0) -> FileLock:
    lock = FileLock(folder / _LOCK, timeout=timeout, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise PlanInUse(sentence) from error
    except OSError as error:
        raise from_os_error(error, folder) from error
    return lock


def _is_open(path: Path) -> str:
    return f"'{path.name}' is al open op deze computer."


def digest_of(path: Path) -> str:
    """A digest of a whole file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_ticket(folder: Path, ticket: Ticket) -> None:
    fresh = folder / f"{_TICKET}.new"
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(asdict(ticket), file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, folder / _TICKET)


def _read_ticket(folder: Path) -> Ticket | None:
    """The ticket of a folder; None where there is none that can be read."""
    try:
        with (folder / _TICKET).open(encoding="utf-8") as file:
            found = json.loads(file.read(_TICKET_MAX))
        known = (_read_published(found[name]) for name in ("published", "pending"))
        return Ticket(str(found["path"]), *known)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _read_published(found: dict[str, Any] | None) -> Published | None:
    if not found:
        return None
    digest, revision = found["digest"], found["revision"]
    if not isinstance(digest, str) or type(revision) is not int:
        raise TypeError("not what was put in the place of a plan file")
    return Published(digest, revision)
