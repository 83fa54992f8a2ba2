"""The small file beside a plan that says at which desk it is open, since when, and that it lives.

    .plan.npoplan.bezet     host, name as the user gave it, process, since, and a beat

It is a courtesy between desks, not what keeps work safe: that a plan file changed is found out
from its content (`publish.Target`). So a folder in which it cannot be written is no trouble.

Anybody can write such a file: it is read with limits, and nothing in it is a path or a command.

When it counts as dead and is taken over:

    the same home folder       at once: who holds the lock of the work copy knows that nobody
                               else of this home has the plan open
    the same computer          when the process has ended
    anywhere, also unreadable  when its last beat is `DEAD_AFTER` old. The age is the difference
                               of two moments of the folder's own clock, so a clock of a computer
                               that is wrong makes no difference
"""

import errno
import hashlib
import json
import os
import platform
import stat
import threading
import uuid
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from npo_wizard.errors import PlanInUse, PlanReadOnly, from_os_error
from npo_wizard.ids import new_id
from npo_wizard.storage.processes import is_running
from npo_wizard.storage.publish import sweep
from npo_wizard.storage.states import spoken

BEAT_EVERY = 60.0
"""Seconds between two signs of life."""
DEAD_AFTER = 600.0
"""Seconds without a sign of life after which a lock is taken over."""
BYTES_MAX = 4096
"""Largest lock in bytes that is read."""
_TEXT_MAX = 80
_PID_MAX = 2**31 - 1
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


@dataclass(frozen=True)
class Holder:
    """Who has a plan open. since, at: begin and last beat, on the clock of that computer.

    computer, home: digests that tell computers and home folders apart and say nothing else.
    """

    session: str
    host: str
    who: str
    computer: str
    home: str
    pid: int
    since: str
    at: str

    @property
    def open_for(self) -> timedelta:
        """How long the plan was open at the last beat."""
        try:
            passed = datetime.fromisoformat(self.at) - datetime.fromisoformat(self.since)
        except (ValueError, TypeError, OverflowError):
            return timedelta()
        return max(passed, timedelta())


@dataclass(frozen=True)
class Found:
    """A lock that is there: its holder, None where that cannot be read, and its age in seconds."""

    holder: Holder | None
    age: float

    def is_dead(self, me: Holder) -> bool:
        """Whether nobody has the plan open any more, seen from `me`."""
        holder = self.holder
        if holder is not None and (holder.computer, holder.home) == (me.computer, me.home):
            return holder.session != me.session
        return self.has_ended()

    def has_ended(self) -> bool:
        """Whether the program that held the plan has ended, as far as that can be seen."""
        holder = self.holder
        is_here = holder is not None and holder.computer == _this_computer()
        if is_here and holder is not None and not is_running(holder.pid):
            return True
        return self.age > DEAD_AFTER

    def sentence(self) -> str:
        """Say who has the plan open and since when, in Dutch."""
        if self.holder is None:
            return "Iemand anders heeft dit plan open."
        since = _now() - self.holder.open_for - timedelta(seconds=max(0.0, self.age))
        who, where = _names(self.holder)
        return f"{who} heeft dit plan open op {where}, sinds {spoken(since)}."


def place_of(plan: Path) -> Path:
    """Where the lock of a plan file stands."""
    return plan.with_name(f".{plan.name}.bezet")


def look(plan: Path) -> Found | None:
    """The lock of a plan file; None where there is none. Raises OSError."""
    path = place_of(plan)
    try:
        there = path.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(there.st_mode):
        return None
    return Found(_read(path), _folder_now(plan.parent) - there.st_mtime)


class DeskLock:
    """Held for a plan file while it is open. `notice`: what the user must hear, in Dutch.

    who: name as the user gave it, may be empty; home: the user's own data folder, whose work
    copy of this plan the caller holds. Raises PlanInUse where somebody else has the plan open,
    and PlanReadOnly where nothing may be written in its folder, unless `may_be_read_only`.
    """

    def __init__(
        self,
        plan: Path,
        *,
        who: str,
        home: Path,
        may_be_read_only: bool = False,
        beat_every: float = BEAT_EVERY,
    ) -> None:
        self.notice = ""
        self._me = _me(who, home)
        self._path = place_of(plan)
        self._ended = threading.Event()
        self._turn = threading.Lock()
        self._take(plan, may_be_read_only=may_be_read_only)
        self._beat_every = beat_every
        threading.Thread(target=self._live, name="plan-lock", daemon=True).start()

    def move(self, plan: Path) -> None:
        """Go along to another plan file: the work goes on in that one."""
        with self._turn:
            self._remove()
            self._path = place_of(plan)
            self._beat()

    def release(self) -> None:
        """Take the lock away, where it is still ours."""
        self._ended.set()
        with self._turn:
            self._remove()

    def _take(self, plan: Path, *, may_be_read_only: bool) -> None:
        try:
            found = look(plan)
            if found is not None:
                if not found.is_dead(self._me):
                    raise PlanInUse(found.sentence())
                self._clear(plan, found)
            self._make()
            sweep(plan.parent, self._path.lstat().st_mtime)
        except FileExistsError as error:
            if stat.S_ISREG(self._path.lstat().st_mode):  # another desk was a moment earlier
                raise PlanInUse("Iemand anders opent dit plan net.") from error
        except OSError as error:
            if error.errno in _FORBIDDEN and not may_be_read_only:
                raise PlanReadOnly(from_os_error(error, plan.parent).explanation) from error
            # A full disk, a name that is too long, a folder that has gone: no lock, no trouble.

    def _clear(self, plan: Path, found: Found) -> None:
        """Take a dead lock away; of two desks that do this at once only one goes on."""
        aside = self._path.with_name(f".npo-{new_id()}.tmp")
        os.replace(self._path, aside)
        try:
            if _read(aside) != found.holder:
                with suppress(FileExistsError):
                    os.link(aside, self._path)
                raise FileExistsError
        finally:
            aside.unlink(missing_ok=True)
        holder = found.holder
        if holder is not None and holder.home != self._me.home:
            who, where = _names(holder)
            self.notice = (
                f"{who} had dit plan open op {where}, maar sloot het niet af. "
                "Het programma daar is gestopt. U kunt nu aan het plan werken."
            )

    def _make(self) -> None:
        """Put the lock there, whole: half a one, left by a crash, would tell nobody whose it is.

        Raises FileExistsError where there is one.
        """
        written = _written(self._me)
        fresh = self._path.with_name(f".npo-{new_id()}.tmp")
        try:
            fresh.write_bytes(written)
            os.link(fresh, self._path)
        except FileExistsError:
            raise
        except OSError:  # a stick or a share on which a file has one name only
            with self._path.open("xb") as file:
                file.write(written)
        finally:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)

    def _live(self) -> None:
        while not self._ended.wait(self._beat_every):
            with self._turn, suppress(OSError):
                if not self._ended.is_set():
                    self._beat()

    def _beat(self) -> None:
        """Give a sign of life. A lock that somebody took over is left to them. Raises OSError."""
        self._me = replace(self._me, at=_now().isoformat())
        try:
            self._make()
        except FileExistsError:
            if self._is_mine():
                fresh = self._path.with_name(f".npo-{new_id()}.tmp")
                try:
                    fresh.write_bytes(_written(self._me))
                    os.replace(fresh, self._path)
                finally:
                    fresh.unlink(missing_ok=True)

    def _is_mine(self) -> bool:
        holder = _read(self._path)
        return holder is not None and holder.session == self._me.session

    def _remove(self) -> None:
        with suppress(OSError):  # a drive that has gone takes the lock along; it is dead soon
            if self._is_mine():
                self._path.unlink()


def _me(who: str, home: Path) -> Holder:
    now = _now().isoformat()
    host = platform.node()
    return Holder(
        session=new_id(),
        host=_short(host),
        who=_short(who),
        computer=_this_computer(),
        home=_digest(f"{home.absolute()}"),
        pid=os.getpid(),
        since=now,
        at=now,
    )


def _this_computer() -> str:
    return _digest(f"{platform.node()} {uuid.getnode()}")


def _names(holder: Holder) -> tuple[str, str]:
    where = f"computer '{holder.host}'" if holder.host else "een andere computer"
    return holder.who or "Iemand", where


def _written(holder: Holder) -> bytes:
    return json.dumps(asdict(holder), ensure_ascii=False).encode()


def _read(path: Path) -> Holder | None:
    """The holder in a lock file; None where it is not one. Raises OSError where it has gone."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return None
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(BYTES_MAX).decode())
    except FileNotFoundError:
        raise
    except (OSError, ValueError, RecursionError):
        return None
    return _holder(found) if isinstance(found, dict) else None


def _holder(found: dict[Any, Any]) -> Holder | None:
    pid = found.get("pid")
    texts = {
        name: found.get(name)
        for name in ("session", "host", "who", "computer", "home", "since", "at")
    }
    if type(pid) is not int or not 0 < pid <= _PID_MAX:
        return None
    if not all(isinstance(text, str) for text in texts.values()):
        return None
    return Holder(pid=pid, **{name: _short(str(text)) for name, text in texts.items()})


def _short(text: str) -> str:
    """A text of one line that is no longer than it should be."""
    kept = "".join(sign if sign.isprintable() else " " for sign in text[:_TEXT_MAX])
    return " ".join(kept.split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _folder_now(folder: Path) -> float:
    """What the clock of a folder says now, in seconds: the time it gives to a new file.

    Where none can be made, the clock of this computer has to do.
    """
    probe = folder / f".npo-{new_id()}.tmp"
    try:
        with probe.open("xb") as file:
            file.write(b".")
            file.flush()
            return os.fstat(file.fileno()).st_mtime
    except OSError:
        return _now().timestamp()
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)


def _now() -> datetime:
    return datetime.now(UTC)
