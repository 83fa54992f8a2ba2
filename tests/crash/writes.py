"""Break the work off at every write, or let the writes fail, and see what is left."""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.crash.found import faults
from tests.crash.program import run_and_end
from tests.crash.traced import CALLS, Ran, count_calls, fail_at, kill_at, run_traced
from tests.crash.worker import (
    Worker,
    recovered_step,
    step_of,
    turn_the_clock_back,
    use_journal,
)
from tests.storage.desk import new_plan

Change = Callable[[], object]
"""What is changed in the process that works, before it begins."""


@dataclass(frozen=True)
class Work:
    """What is done: see `Worker`; `change` comes before it begins."""

    steps: int = 4
    publish_every: int = 2
    padding: int = 0
    change: Change | None = None


@dataclass
class Points:
    """What came of breaking off at a number of points."""

    points: int = 0
    killed: int = 0
    bad: int = 0
    refusals: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def told(self) -> str:
        """In one line."""
        return f"{self.points} points, killed at {self.killed}: {len(self.faults)} faults"


class Bench:
    """A folder in which the same work is done again and again from the same plan file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        os.environ["NPO_WIZARD_HOME"] = str(folder / "first")
        self._first = new_plan(folder / "Begin.npoplan", "stap 0")

    def calls(self, work: Work) -> dict[str, int]:
        """How often each write is made in the whole of the work."""
        desk = self._desk()
        return count_calls(desk / "home", _done(desk, work), self._folder / "calls")

    def break_off(self, words: Sequence[str], work: Work, into: Points) -> None:
        """Do the work under strace with these words, and note what is wrong afterwards."""
        desk = self._desk()
        ran = run_traced(desk / "home", _done(desk, work), *words)
        into.points += 1
        into.killed += os.WIFSIGNALED(ran.status)
        into.refusals |= {line.split()[1] for line in ran.told if line.startswith("refused")}
        found = [*_unasked_end(ran), *faults(desk / "Plan.npoplan", desk / "home")]
        found += self._faults_of(desk, ran)
        into.bad += bool(found)
        into.faults += [f"{words[-1]}: {each}" for each in found]

    def _desk(self) -> Path:
        desk = self._folder / "desk"
        shutil.rmtree(desk, ignore_errors=True)
        (desk / "home").mkdir(parents=True)
        shutil.copyfile(self._first, desk / "Plan.npoplan")
        return desk

    def _faults_of(self, desk: Path, ran: Ran) -> list[str]:
        """Hold what is there against what was told; the program itself opens the plan again."""
        plan = desk / "Plan.npoplan"
        saved, published = _last(ran, "saved"), _last(ran, "published")
        in_file = _answer(desk / "home", lambda: step_of(plan))
        recovered = _answer(desk / "home", lambda: recovered_step(plan))
        found = []
        if not in_file.isdecimal() or int(in_file) < published:
            found.append(f"the plan file holds {in_file!r}, and {published} was published")
        if not recovered.isdecimal() or not saved <= int(recovered) <= saved + 2:
            found.append(f"{recovered!r} came back, and {saved} was saved")
        return found


def _done(desk: Path, work: Work) -> Callable[[int], object]:
    def done(pipe: int) -> None:
        if work.change is not None:
            work.change()
        path = desk / "Plan.npoplan"
        each = {"steps": work.steps, "publish_every": work.publish_every, "padding": work.padding}
        Worker(path, pipe, **each).run()

    return done


def _last(ran: Ran, word: str) -> int:
    told = [line.split() for line in ran.told]
    return max((int(line[1]) for line in told if line[0] == word), default=0)


def _unasked_end(ran: Ran) -> list[str]:
    """What the process ended with, where it was not killed."""
    return [] if os.WIFSIGNALED(ran.status) or ran.status == 0 else ["the program broke down"]


def _answer(home: Path, ask: Callable[[], object]) -> str:
    """Ask in a process of its own, because it starts threads; answers with words."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)

        def told() -> None:
            try:
                answer = str(ask())
            except Exception as error:  # whatever it is, it is the answer
                answer = f"{type(error).__name__}: {error}"
            os.write(writing, answer[:4000].encode())

        run_and_end(home, told)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        answer = pipe.read()
    os.waitpid(pid, 0)
    return answer


def kill_points(most: int) -> Points:
    """Kill at every write, or at `most` of them, evenly spread."""
    return _break_off(most, Work(), CALLS, kill_at)


def control_points(most: int, journal: str) -> Points:
    """Kill at writes to a database whose journal is broken on purpose: MEMORY or OFF."""
    work = Work(8, 0, 4000, lambda: use_journal(journal))
    return _break_off(most, work, ("pwrite64",), kill_at)


def clock_points(most: int) -> Points:
    """Kill at writes while the clock goes back a day at every step."""
    return _break_off(most, Work(change=turn_the_clock_back), CALLS, kill_at)


def failing_points(most: int, error: str, *, for_good: bool) -> Points:
    """Let writes fail: a full disk (ENOSPC), a broken one (EIO), a drive that went (ENOTCONN)."""
    calls = [call for call in CALLS if call != "unlink"]
    return _break_off(most, Work(), calls, partial(fail_at, error=error, for_good=for_good))


def syncs_per_save() -> float:
    """How often the disk is waited for when one edit is saved."""
    few, many = Work(2, 0), Work(12, 0)
    with TemporaryDirectory(prefix="npo-crash-") as folder:
        bench = Bench(Path(folder))
        more = [bench.calls(work) for work in (many, few)]
    found = [counts.get("fdatasync", 0) + counts.get("fsync", 0) for counts in more]
    return (found[0] - found[1]) / (many.steps - few.steps)


def _break_off(
    most: int, work: Work, calls: Sequence[str], words: Callable[[str, int], Sequence[str]]
) -> Points:
    """Break off at every one of these calls, or at `most` of them, evenly spread."""
    points = Points()
    with TemporaryDirectory(prefix="npo-crash-") as folder:
        bench = Bench(Path(folder))
        counts = bench.calls(work)
        every = [(call, n) for call in calls for n in range(1, counts.get(call, 0) + 1)]
        count = min(most, len(every))
        for call, number in [every[n * len(every) // count] for n in range(count)]:
            bench.break_off(words(call, number), work, points)
    return points
