"""What the program does with the computer: every file, process and address it reaches for."""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_FILES = ("open", "os.", "shutil.", "glob.", "pathlib.", "sqlite3.connect", "tempfile.")
_OUTSIDE = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile",
            "os.fork", "socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.sendto",
            "webbrowser.", "urllib.", "http.", "ftplib.", "smtplib.")  # fmt: skip
_SEARCHED = ("os.environ", "os.putenv", "os.unsetenv")
_IN_OPEN = 0x20


_ROOT = Path(__file__).resolve().parents[1]
OF_THE_COMPUTER = (_ROOT, sys.prefix, sys.base_prefix, "/proc", "/dev/null", "/etc", "/usr")
"""Where the program, Python and what they stand on are read."""


@dataclass
class Recorded:
    """Paths that were reached for, and what went outside the program; both as texts."""

    paths: set[str] = field(default_factory=set)
    outside: list[str] = field(default_factory=list)

    def beyond(self, *known: Path | str) -> set[str]:
        """The paths that stand in none of the known folders."""
        roots = tuple(f"{Path(each)}{os.sep}" for each in known)
        return {each for each in self.paths if not f"{each}{os.sep}".startswith(roots)}


_now: Recorded | None = None
_is_hooked = False


def _hear(event: str, details: tuple[object, ...]) -> None:
    if _now is None:
        return
    if event.startswith(_OUTSIDE):
        _now.outside.append(f"{event} {details!r}")
    elif event.startswith(_FILES) and not event.startswith(_SEARCHED):
        for each in details:
            if isinstance(each, str | bytes | os.PathLike):
                path = os.fsdecode(each)
                if os.sep in path:
                    _now.paths.add(os.path.normpath(path.removeprefix("file:").split("?")[0]))


@contextmanager
def recorded() -> Iterator[Recorded]:
    """Record for a while; a hook of Python cannot be taken away, so it sleeps after that."""
    global _now, _is_hooked
    if not _is_hooked:
        sys.addaudithook(_hear)
        _is_hooked = True
    _now = made = Recorded()
    try:
        yield made
    finally:
        _now = None


@contextmanager
def watched(folder: Path) -> Iterator[list[int]]:
    """Note when anybody, also Qt, opens something in a folder; Linux tells, others do not."""
    opened: list[int] = []
    if sys.platform != "linux":
        yield opened
        return
    system = ctypes.CDLL(None)
    handle = system.inotify_init1(os.O_NONBLOCK)
    system.inotify_add_watch(handle, os.fsencode(folder), _IN_OPEN)
    try:
        yield opened
        try:
            opened.append(len(os.read(handle, 4096)))
        except BlockingIOError:
            return
    finally:
        os.close(handle)


@contextmanager
def seen_to_follow_nothing(bait: Path, *known: Path) -> Iterator[None]:
    """Check that nothing outside the known folders is reached for in the meantime."""
    temporary = Path(tempfile.gettempdir())
    with recorded() as found, watched(bait) as opened:
        yield
    assert found.outside == []
    assert opened == []
    assert [each.name for each in bait.iterdir()] == ["geheim.png"]
    beyond = {
        path
        for path in found.beyond(*known, *OF_THE_COMPUTER)
        if Path(path) != temporary and not path.startswith(str(temporary / "npo-"))
    }
    assert beyond == set()
