"""Where one spoiled file is opened as the program does it, within limits of time and memory."""

import os
import resource
import signal
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path

from npo_wizard import content, rules
from npo_wizard.errors import NpoError
from npo_wizard.plan.history import History
from npo_wizard.plan.view import PlanView
from npo_wizard.storage import attached, exchange, planfile
from npo_wizard.storage.planfile import PlanFile
from tests.fuzz.cases import Case

SECONDS_MAX = 20
"""Longest that a file may take, in seconds of work by the processor."""
MEMORY_MAX = 1024**3
"""Most memory in bytes that the whole program may use for it."""
_OPENED = 20  # of the files that can be read, one in so many is opened for work too
_DAY = date(2023, 9, 1)


def limit() -> None:
    """Let this process be stopped where it uses more memory than is allowed."""
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY_MAX, used + MEMORY_MAX))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)


def memory() -> int:
    """The most memory in bytes that this process has used so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def fault(case: Case, folder: Path) -> tuple[str, bool]:
    """Open a file; answers with what is wrong about that, and whether it could be read.

    A process that takes too long is ended by its own clock, and one that hangs by who waits for it.
    """
    path = folder / case.name
    path.write_bytes(case.data)
    signal.setitimer(signal.ITIMER_PROF, SECONDS_MAX)
    try:
        is_read, said = _opened(case, path)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    if not said and path.read_bytes() != case.data:
        said = "the file was changed"
    if not said and os.listdir(folder) != [case.name]:
        said = f"left behind: {os.listdir(folder)}"
    if not said and memory() > MEMORY_MAX:
        said = f"used {memory() // 1024**2} MiB"
    path.unlink()
    return said, is_read


def _opened(case: Case, path: Path) -> tuple[bool, str]:
    try:
        _READ[case.kind](case, path)
    except NpoError as error:
        return False, "" if error.title and error.explanation else "a refusal without words"
    except BaseException:
        return False, traceback.format_exc(limit=-6)
    return True, ""


def _read_plan(case: Case, path: Path) -> None:
    view = planfile.read(path)
    if case.number % _OPENED:
        return
    plan = PlanFile.open(path, publish_after=3600.0)
    try:
        assert plan.view == view
        _use(view, plan.history)
    finally:
        plan.close()


def _read_json(case: Case, path: Path) -> None:
    imported = attached.import_plan(path)
    if case.number % _OPENED == 0:
        _use(imported.view, imported.history)


def _use(view: PlanView, history: History) -> None:
    """Do with it what the window does at once."""
    rules.findings(view, content.load(), _DAY)
    exchange.to_json(view, history)
    for entry in (history.undo_entry, history.redo_entry):
        if entry is not None:
            entry.inverse  # noqa: B018 - it is read when it is asked for


_READ: dict[str, Callable[[Case, Path], None]] = {
    "plan": _read_plan,
    "json": _read_json,
    "pdf": _read_json,
}
