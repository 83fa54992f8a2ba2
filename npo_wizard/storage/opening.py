"""Opening a plan file: a new work copy, or the one that a crash left behind."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from npo_wizard.errors import PlanFileError, PlanReadOnly, TargetError, from_os_error
from npo_wizard.storage import workcopy
from npo_wizard.storage.backups import Backups
from npo_wizard.storage.desklock import DeskLock
from npo_wizard.storage.publish import may_be_made, place
from npo_wizard.storage.reading import Stored, cannot_read, copy_in, load
from npo_wizard.storage.states import spoken
from npo_wizard.storage.workcopy import Published, WorkCopy, digest_of

_RESCUED = "teruggehaald"


@dataclass(frozen=True)
class Opened:
    """A plan ready to work on. lock: says beside the plan file that it is open here.

    recovered: until when work of an earlier time was brought back, None where there was none;
    notice: what the user must hear about it, in Dutch; empty when nothing happened;
    rival: the file in which own work was put beside what somebody else had changed.
    """

    work: WorkCopy
    stored: Stored
    lock: DeskLock
    recovered: datetime | None = None
    notice: str = ""
    rival: Path | None = None


@dataclass(frozen=True)
class _Ready:
    """A work copy with the plan in it; see `Opened`."""

    work: WorkCopy
    stored: Stored
    recovered: datetime | None = None
    notice: str = ""
    rival: Path | None = None


def open_plan(path: Path, data_folder: Path, who: str = "") -> Opened:
    """Make or find the work copy of a plan file. Raises PlanFileError and TargetError.

    who: name for whoever else wants to open it, as the user gave it.
    """
    with workcopy.alone(data_folder) as root:
        left = workcopy.find(root, path)
        work = left or workcopy.begin(root, path)
    try:
        lock = _locked(path, data_folder, who, has_work=left is not None)
    except BaseException:
        _let_go(work, left)
        raise
    try:
        ready = (
            _fill(work, path, data_folder) if left is None else _recover(left, path, data_folder)
        )
    except BaseException:
        lock.release()
        if left is not None:
            left.release()
        raise
    notice = " ".join(filter(None, (ready.notice, lock.notice, ready.stored.set_aside)))
    return Opened(ready.work, ready.stored, lock, ready.recovered, notice, ready.rival)


def _locked(path: Path, data_folder: Path, who: str, *, has_work: bool) -> DeskLock:
    """Say beside the plan file that it is open here.

    Work that waits on this computer is opened also where nothing can be written: it would be
    out of reach otherwise.
    """
    if not has_work and path.exists() and not os.access(path, os.W_OK):
        raise PlanReadOnly(f"'{path.name}' is alleen om te lezen.")
    return DeskLock(path, who=who, home=data_folder, may_be_read_only=has_work)


def _let_go(work: WorkCopy, left: WorkCopy | None) -> None:
    if left is None:
        work.remove()
    else:
        left.release()


def _fresh(path: Path, data_folder: Path) -> _Ready:
    """Begin anew, now that no work copy is left."""
    with workcopy.alone(data_folder) as root:
        work = workcopy.begin(root, path)
    return _fill(work, path, data_folder)


def _fill(work: WorkCopy, path: Path, data_folder: Path) -> _Ready:
    before = work.folder / "before.npoplan"
    try:
        digest = copy_in(path, work.database)
        with suppress(OSError):  # told where the backup is missed
            shutil.copyfile(work.database, before)
        stored = load(work.database, folding=True)
        Backups(data_folder, stored.stamp.file_id).keep(before, path)
        before.unlink(missing_ok=True)
        work.note(replace(work.ticket, published=Published(digest, stored.stamp.revision)))
    except OSError as error:
        work.remove()
        raise from_os_error(error, work.folder) from error
    except BaseException:
        work.remove()
        raise
    return _Ready(work, stored)


def _recover(left: WorkCopy, path: Path, data_folder: Path) -> _Ready:
    """Go on with work that never reached the plan file; nothing of either is lost."""
    there = _digest(path)
    known = _settle(left, there)
    if known is None:  # the program ended while it was opening: nothing was worked on
        left.remove()
        return _fresh(path, data_folder)
    try:
        stored = load(left.database, folding=True)
    except PlanFileError:
        aside = left.set_aside()
        notice = f"Een eerdere werkkopie van dit plan was stuk. Die staat nog in '{aside}'."
        return replace(_fresh(path, data_folder), notice=notice)
    at = stored.stamp.saved_at
    if there is None:  # make the plan file again, even from work that stood in it before
        left.note(replace(left.ticket, published=replace(known, revision=0)))
    elif stored.stamp.revision <= known.revision:
        left.remove()
        return _fresh(path, data_folder)
    elif there != known.digest:
        kept = keep_beside(left.database, path, at, data_folder)
        left.remove()
        fresh = _fresh(path, data_folder)
        return replace(fresh, recovered=at, notice=_kept_sentence(kept, at), rival=kept)
    return _Ready(left, stored, at, f"Uw werk is teruggehaald, tot {spoken(at)}.")


def _digest(path: Path) -> str | None:
    """What stands in the plan file now; None where there is nothing to be read."""
    try:
        return digest_of(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise cannot_read(error, path) from error


def _settle(left: WorkCopy, there: str | None) -> Published | None:
    """What stood in the plan file last, also when a crash came while it was replaced."""
    ticket = left.ticket
    if ticket.pending is not None and ticket.pending.digest == there:
        left.note(replace(ticket, published=ticket.pending, pending=None))
    return left.ticket.published


def keep_beside(database: Path, path: Path, at: datetime, data_folder: Path) -> Path:
    """Put work beside a plan file that somebody else changed; answers where it is.

    Where nothing can be written there, it goes to the user's own folder. Raises TargetError.
    """
    try:
        return _placed(database, path.parent, path, at)
    except TargetError:
        folder = data_folder / _RESCUED
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise from_os_error(error, folder) from error
        return _placed(database, folder, path, at)


def _placed(database: Path, folder: Path, path: Path, at: datetime) -> Path:
    name = f"{path.stem} ({_RESCUED} {at.astimezone():%Y-%m-%d %H.%M})"
    target = folder / f"{name}{path.suffix}"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{name} {number}{path.suffix}"
    place(database, target, check=may_be_made(target, overwrite=False))
    return target


def _kept_sentence(kept: Path, at: datetime) -> str:
    return (
        "Iemand anders heeft dit plan veranderd. "
        f"Uw werk tot {spoken(at)} staat in '{kept.name}' in '{kept.parent}'."
    )
