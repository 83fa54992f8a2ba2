"""Backups of plans: earlier states, kept by themselves in the user's own data folder.

    reservekopieen/<digest of the plan's id>/<moment>-<digest>.npoplan
    reservekopieen/<digest of the plan's id>/plan.json       where the plan stood

When one is made: when a plan is opened, of the file as it stood there (so also before it is
brought to a newer format); while it is worked on, at most each `PAUSE`; and when it is closed.
The same content is never kept twice.

What stays: the last `LAST`, and of each day of the last `DAYS` days the last one. All together
take no more than `ROOM`; the oldest go first, but of each plan the newest stays.

A backup never stops the work: where one cannot be made, that is told in the list of them.
"""

import hashlib
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from npo_wizard.errors import PlanFileError, TargetError, from_os_error
from npo_wizard.ids import new_id
from npo_wizard.storage import reading, workcopy
from npo_wizard.storage.desklock import DeskLock
from npo_wizard.storage.publish import may_be_made, place
from npo_wizard.storage.workcopy import digest_of

FOLDER = "reservekopieen"
LAST = 10
"""So many of the newest stay, however old."""
DAYS = 30
"""Of each of so many days the last one stays."""
PAUSE = timedelta(minutes=15)
"""So long no other is made while a plan is worked on."""
ROOM = 1024**3
"""Bytes that the backups of all plans take together at most."""
COUNTED = ("need", "result", "measure", "partner", "note")
"""Nouns of which a list of backups tells how many there are."""
_WHERE = "plan.json"
_WHERE_MAX = 64 * 1024
_PATHS_MAX = 5
_NAME = re.compile(r"(\d{8}T\d{6}\d{6})-([0-9a-f]{16})\.npoplan")
_MOMENT = "%Y%m%dT%H%M%S%f"
_TITLE_MAX = 300


@dataclass(frozen=True)
class Backup:
    """One backup. at: when it was made; size: in bytes; digest: begin of that of its content."""

    path: Path
    at: datetime
    digest: str
    size: int


@dataclass(frozen=True)
class Told:
    """What a backup holds; `counts`: number of rows of each of `COUNTED` that has any.

    An `is_whole` that is False: it cannot be read.
    """

    backup: Backup
    title: str = ""
    version: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    is_whole: bool = True


class Backups:
    """The backups of one plan, by the id in its file."""

    def __init__(self, data_folder: Path, file_id: str) -> None:
        self._all = data_folder / FOLDER
        self._folder = self._all / hashlib.sha256(file_id.encode()).hexdigest()[:24]
        self.trouble: TargetError | None = None

    def keep(self, file: Path, plan_path: Path, *, is_due: bool = True) -> bool:
        """Keep a copy of a whole plan file; answers whether it is there now.

        is_due: False makes one only where the last is older than `PAUSE`. Where it fails,
        `trouble` says why.
        """
        now = datetime.now(UTC)
        try:
            last = next(iter(self.listed()), None)
            if last is not None and not is_due and abs(now - last.at) < PAUSE:
                return False
            digest = digest_of(file)[:16]
            if last is None or last.digest != digest:
                self._copy(file, f"{now:{_MOMENT}}-{digest}.npoplan")
                self._note(plan_path)
                self._tidy(now)
        except OSError as error:
            self.trouble = from_os_error(error, self._folder)
            return False
        self.trouble = None
        return True

    def listed(self) -> list[Backup]:
        """The backups, the newest first. Raises OSError."""
        return _listed(self._folder)

    def _copy(self, file: Path, name: str) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = self._folder / f".{new_id()}.tmp"
        try:
            shutil.copyfile(file, fresh)
            os.replace(fresh, self._folder / name)
        finally:
            fresh.unlink(missing_ok=True)

    def _note(self, plan_path: Path) -> None:
        """Remember where the plan stands, for when its file can no longer be read."""
        paths = [str(plan_path), *_paths(self._folder)]
        text = json.dumps(list(dict.fromkeys(paths))[:_PATHS_MAX], ensure_ascii=False)
        fresh = self._folder / f".{new_id()}.tmp"
        try:
            fresh.write_text(text, encoding="utf-8")
            os.replace(fresh, self._folder / _WHERE)
        finally:
            fresh.unlink(missing_ok=True)

    def _tidy(self, now: datetime) -> None:
        stay = staying(self.listed(), now)
        for backup in self.listed():
            if backup not in stay:
                backup.path.unlink(missing_ok=True)
        _make_room(self._all)


def staying(listed: Iterable[Backup], now: datetime) -> list[Backup]:
    """Which of the backups of a plan stay; see the rule above. A clock set back harms none."""
    newest_first = sorted(listed, key=lambda each: each.at, reverse=True)
    stay = newest_first[:LAST]
    days: set[str] = set()
    for each in newest_first:
        day = f"{each.at.astimezone():%Y%m%d}"
        if day not in days and now - each.at <= timedelta(days=DAYS):
            days.add(day)
            if each not in stay:
                stay.append(each)
    return stay


def of_plan(path: Path, data_folder: Path) -> Backups | None:
    """The backups of the plan in a file; also where the file has gone or cannot be read."""
    with suppress(PlanFileError, OSError):
        return Backups(data_folder, reading.read_stored(path).stamp.file_id)
    wanted = str(path.resolve())
    for folder in _folders(data_folder / FOLDER):
        if wanted in _paths(folder):
            found = Backups(data_folder, "")
            found._folder = folder
            return found
    return None


def told(backup: Backup) -> Told:
    """Look into a backup, without opening it for work."""
    try:
        with closing(sqlite3.connect(f"{backup.path.as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema=OFF")
            title, status, label = connection.execute(
                "SELECT title, status, version_label FROM plan"
            ).fetchone()
            counts = tuple(
                (noun, int(connection.execute(f'SELECT count(*) FROM "{noun}"').fetchone()[0]))
                for noun in COUNTED
            )
    except (sqlite3.Error, TypeError, ValueError):
        return Told(backup, is_whole=False)
    return Told(
        backup,
        str(title)[:_TITLE_MAX],
        f"{status} {label}"[:_TITLE_MAX].strip(),
        tuple(each for each in counts if each[1]),
    )


def restore_as(backup: Backup, target: Path, *, overwrite: bool = False) -> None:
    """Put a backup in a plan file of its own. Raises PlanFileError and TargetError."""
    reading.read_stored(backup.path)
    check = may_be_made(target, overwrite=overwrite)
    check()
    place(backup.path, target, check=check)


def restore_in_place(backup: Backup, path: Path, data_folder: Path, *, who: str = "") -> None:
    """Put a backup in the place of its plan, after a backup of what stands there now.

    Work of this computer that never reached the plan file is not touched: at the next opening
    it is put beside the plan. Raises PlanFileError, also where somebody has the plan open, and
    TargetError: then nothing has changed.
    """
    found = reading.read_stored(backup.path)
    path = path.resolve()
    with workcopy.alone(data_folder) as root:
        left = workcopy.find(root, path)
        work = left or workcopy.begin(root, path)
    try:
        lock = DeskLock(path, who=who, home=data_folder)
        try:
            _keep_present(path, Backups(data_folder, found.stamp.file_id))
            place(backup.path, path, check=lambda: None)
        finally:
            lock.release()
    finally:
        work.remove() if left is None else left.release()


def _keep_present(path: Path, backups: Backups) -> None:
    """Keep what stands in a plan file, whole or not; raises TargetError where that fails."""
    if not path.exists():
        return
    backups.keep(path, path)
    if backups.trouble is not None:
        raise backups.trouble


def _listed(folder: Path) -> list[Backup]:
    if not folder.is_dir():
        return []
    found = (each for each in folder.iterdir() if _NAME.fullmatch(each.name))
    return sorted(map(_backup, found), key=lambda each: each.at, reverse=True)


def _backup(path: Path) -> Backup:
    moment, digest = _NAME.fullmatch(path.name).groups()  # type: ignore[union-attr]
    at = datetime.strptime(moment, _MOMENT).replace(tzinfo=UTC)
    return Backup(path, at, digest, path.stat().st_size)


def _folders(root: Path) -> Iterator[Path]:
    if root.is_dir():
        yield from (each for each in sorted(root.iterdir()) if each.is_dir())


def _make_room(root: Path) -> None:
    """Let the oldest go until all fit; of each plan the newest stays."""
    of_each = [_listed(folder) for folder in _folders(root)]
    used = sum(each.size for listed in of_each for each in listed)
    spare = sorted((each for listed in of_each for each in listed[1:]), key=lambda each: each.at)
    for each in spare:
        if used <= ROOM:
            return
        each.path.unlink(missing_ok=True)
        used -= each.size


def _paths(folder: Path) -> list[str]:
    """Where the plan of a folder of backups stood, the last first."""
    try:
        with (folder / _WHERE).open(encoding="utf-8") as file:
            found = json.loads(file.read(_WHERE_MAX))
    except (OSError, ValueError, RecursionError):
        return []
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
