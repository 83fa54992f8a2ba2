"""Opening a plan file: a new work copy, or the one that a crash left behind."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from npo_wizard.errors import PlanFileError, TargetError, from_os_error
from npo_wizard.storage import workcopy
from npo_wizard.storage.publish import may_be_made, place
from npo_wizard.storage.reading import Stored, cannot_read, copy_in, load
from npo_wizard.storage.workcopy import Published, WorkCopy, digest_of

_RESCUED = "teruggehaald"


@dataclass(frozen=True)
class Opened:
    """A plan ready to work on.

    recovered: until when work of an earlier time was brought back, None where there was none;
    notice: what the user must hear about it, in Dutch; empty when nothing happened.
    """

    work: WorkCopy
    stored: Stored
    recovered: datetime | None = None
    notice: str = ""


def open_plan(path: Path, data_folder: Path) -> Opened:
    """Make or find the work copy of a plan file. Raises PlanFileError and TargetError."""
    with workcopy.alone(data_folder) as root:
        left = workcopy.find(root, path)
        if left is None:
            work = workcopy.begin(root, path)
    if left is None:
        return _fill(work, path)
    try:
        return _recover(left, path, data_folder)
    except BaseException:
        left.release()
        raise


def _fresh(path: Path, data_folder: Path) -> Opened:
    """Begin anew, now that no work copy is left."""
    with workcopy.alone(data_folder) as root:
        work = workcopy.begin(root, path)
    return _fill(work, path)


def _fill(work: WorkCopy, path: Path) -> Opened:
    try:
        digest = copy_in(path, work.database)
        stored = load(work.database)
        work.note(replace(work.ticket, published=Published(digest, stored.stamp.revision)))
    except OSError as error:
        work.remove()
        raise from_os_error(error, work.folder) from error
    except BaseException:
        work.remove()
        raise
    return Opened(work, stored)


def _recover(left: WorkCopy, path: Path, data_folder: Path) -> Opened:
    """Go on with work that never reached the plan file; nothing of either is lost."""
    there = _digest(path)
    known = _settle(left, there)
    if known is None:  # the program ended while it was opening: nothing was worked on
        left.remove()
        return _fresh(path, data_folder)
    try:
        stored = load(left.database)
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
        return replace(fresh, recovered=at, notice=_kept_sentence(kept, at))
    return Opened(left, stored, at, f"Uw werk is teruggehaald, tot {spoken(at)}.")


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


def spoken(at: datetime) -> str:
    """A moment as people say it."""
    return f"{at.astimezone():%d-%m-%Y om %H:%M}"
