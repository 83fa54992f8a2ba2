"""What is safe where, in words: the state of saving that the window shows."""

import errno
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import sqlalchemy as sa

from npo_wizard.errors import TargetError, TargetNotWritable, from_os_error

SAFE_HERE = "Uw werk staat veilig op deze computer."


class SaveKind(StrEnum):
    """How far the last change is.

    saved: on this computer's disk; saving: on its way there; publishing_failed: on this
    computer's disk, but not in the plan file; moved: in another plan file than before, because
    somebody else changed that one; remade: in the plan file, that had gone and was made again;
    write_failed: in memory only; read_only: nothing is written.
    """

    SAVED = "saved"
    SAVING = "saving"
    PUBLISHING_FAILED = "publishing_failed"
    MOVED = "moved"
    REMADE = "remade"
    WRITE_FAILED = "write_failed"
    READ_ONLY = "read_only"


@dataclass(frozen=True)
class SaveState:
    """The state with its Dutch sentence; `at`: when the last change was saved here."""

    kind: SaveKind
    at: datetime
    sentence: str


def saved(at: datetime) -> SaveState:
    """All is on the disk of this computer."""
    return SaveState(SaveKind.SAVED, at, f"Opgeslagen om {_clock(at)}")


def saving(at: datetime) -> SaveState:
    """The last change is on its way to the disk."""
    return SaveState(SaveKind.SAVING, at, "Bezig met opslaan")


def publishing_failed(at: datetime, error: TargetError) -> SaveState:
    """The plan file could not be replaced; the work copy holds everything."""
    return SaveState(SaveKind.PUBLISHING_FAILED, at, f"{error.explanation} {SAFE_HERE}")


def moved(at: datetime, old: Path, new: Path) -> SaveState:
    """Somebody else changed the plan file; the work went on in a file beside it."""
    sentence = f"Iemand anders heeft '{old.name}' veranderd. Uw werk staat nu in '{new.name}'."
    return SaveState(SaveKind.MOVED, at, sentence)


def remade(at: datetime, path: Path) -> SaveState:
    """The plan file had gone from its folder, and was put there again."""
    sentence = (
        f"'{path.name}' stond niet meer in '{path.parent}'. "
        "Het programma heeft het daar opnieuw gemaakt, met al uw werk."
    )
    return SaveState(SaveKind.REMADE, at, sentence)


def write_failed(at: datetime, error: TargetError) -> SaveState:
    """The last change could not be written; it stays in memory and is tried again."""
    sentence = (
        f"Nog niet opgeslagen: {error.explanation} "
        f"Alles tot {_clock(at)} is bewaard. Het programma probeert het opnieuw."
    )
    return SaveState(SaveKind.WRITE_FAILED, at, sentence)


def reading(at: datetime) -> SaveState:
    """The plan is only looked at; `at`: when it was saved last."""
    return SaveState(SaveKind.READ_ONLY, at, "Alleen lezen")


def from_database_error(error: Exception, path: Path) -> TargetError:
    """Return what the user must hear when writing the work copy `path` failed."""
    cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    if isinstance(cause, OSError):
        return from_os_error(cause, path)
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return from_os_error(OSError(errno.ENOSPC, ""), path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return TargetNotWritable(f"De computer mag niet schrijven in '{path.parent}'.")
    return TargetError(f"De computer kon niet schrijven in '{path.parent}'.")


def spoken(at: datetime) -> str:
    """A moment as people say it."""
    return f"{at.astimezone():%d-%m-%Y om %H:%M}"


def _clock(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"
