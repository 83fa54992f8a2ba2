"""Break the work off at every write, or let the writes fail, and see what is left."""

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.crash.found import faults
from tests.crash.program import run_and_end
from tests.crash.traced import CALLS, Ran, count_calls, fail_at, kill_at, run_traced
from tests.crash.worker import Worker, recovered_step, step_of, turn_the_clock_back, use_journal
from tests.storage.desk import new_plan

Change = Callable[[], object]
"""What is changed in the process that works, before it begins."""


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

    def calls(self) -> dict[str, int]:
        """How often each write is made in the whole of the work."""
        desk = self._desk()
        return count_calls(desk / "home", self._work(desk, None), self._folder / "calls")

    def syncs(self, steps: int) -> int:
        """How often the disk is waited for in the work with so many steps, by the writer."""
        desk = self._desk()

        def work(pipe: int) -> None:
            Worker(desk / "Plan.npoplan", pipe, steps=steps, publish_every=10**6).run()

        counts = count_calls(desk / "home", work, self._folder / "calls")
        return counts.get("fdatasync", 0) + counts.get("fsync", 0)

    def break_off(self, words: Sequence[str], change: Change | None, into: Points) -> None:
        """Do the work under strace with these words, and note what is wrong afterwards."""
        desk = self._desk()
        ran = run_traced(desk / "home", self._work(desk, change), *words)
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

    def _work(self, desk: Path, change: Change | None) -> Callable[[int], object]:
        def work(pipe: int) -> None:
            if change is not None:
                change()
            Worker(desk / "Plan.npoplan", pipe).run()

        return work

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


def kill_points(most: int, *, journal: str = "") -> Points:
    """Kill at every write, or at `most` of them, evenly spread; `journal`: with a broken one."""
    points = Points()
    change = (lambda: use_journal(journal)) if journal else None
    with TemporaryDirectory(prefix="npo-crash-") as folder:
        bench = Bench(Path(folder))
        counts = bench.calls()
        every = [(call, n) for call in CALLS for n in range(1, counts.get(call, 0) + 1)]
        if journal:  # only what is written to the database is otherwise
            every = [each for each in every if each[0] in ("pwrite64", "fdatasync")]
        for call, number in _spread(every, most):
            bench.break_off(kill_at(call, number), change, points)
    return points


def failing_points(most: int, error: str, *, for_good: bool) -> Points:
    """Let every write fail, or `most` of them: a full disk (ENOSPC), a broken one (EIO)."""
    points = Points()
    with TemporaryDirectory(prefix="npo-crash-") as folder:
        bench = Bench(Path(folder))
        counts = bench.calls()
        every = [(call, n) for call in CALLS for n in range(1, counts.get(call, 0) + 1)]
        for call, number in _spread([each for each in every if each[0] != "unlink"], most):
            bench.break_off(fail_at(call, number, error, for_good=for_good), None, points)
    return points


def syncs_per_save() -> float:
    """How often the disk is waited for when one edit is saved."""
    few, many = 2, 12
    with TemporaryDirectory(prefix="npo-crash-") as folder:
        bench = Bench(Path(folder))
        return (bench.syncs(many) - bench.syncs(few)) / (many - few)


def clock_points(most: int) -> Points:
    """Kill at writes while the clock goes back a day at every step."""
    points = Points()
    with TemporaryDirectory(prefix="npo-crash-") as folder:
        bench = Bench(Path(folder))
        counts = bench.calls()
        every = [("pwrite64", n) for n in range(1, counts["pwrite64"] + 1)]
        for call, number in _spread(every, most):
            bench.break_off(kill_at(call, number), turn_the_clock_back, points)
    return points


def _spread(every: Sequence[tuple[str, int]], most: int) -> Iterable[tuple[str, int]]:
    """So many of them, evenly over all."""
    count = min(most, len(every))
    return [every[n * len(every) // count] for n in range(count)]
