"""Kill the real program at random moments, while somebody types in it, and see what is left.

One plan goes on over all the rounds of a lane. What the program shows at its next start is held
against what was typed before the kill.
"""

import os
import select
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.crash.expected import Expected
from tests.crash.found import faults
from tests.crash.program import Program
from tests.storage.desk import new_plan

_TOLD = 50  # kills after which progress is told
_LONGEST = 60.0  # seconds in which a program must have opened its plan
_NOTICE = "Uw werk is teruggehaald, tot "


@dataclass
class Tally:
    """What came of all the rounds."""

    kills: int = 0
    opening: int = 0
    keys: int = 0
    recovered: int = 0
    slow: int = 0
    oldest: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def told(self) -> str:
        """In one line."""
        oldest = sorted(self.oldest) or [0.0]
        return (
            f"{self.kills} kills ({self.opening} while opening), {self.keys} keys, work brought "
            f"back {self.recovered} times; the oldest key lost was typed {oldest[-1]:.2f} s before "
            f"the kill (half of the kills: {oldest[len(oldest) // 2]:.2f} s); "
            f"{len(self.faults)} faults"
        )


class Lane:
    """One plan, and the program that is started on it again and again."""

    def __init__(self, folder: Path, seed: int, tally: Tally, *, is_timed: bool) -> None:
        self._home = folder / "home"
        self._random = Random(seed)
        self._tally = tally
        self._is_timed = is_timed
        os.environ["NPO_WIZARD_HOME"] = str(self._home)
        self._plan = new_plan(folder / "Plan.npoplan", "Plan voor de jeugd")
        self._waiting: tuple[Expected, float] | None = None
        self.start()

    def start(self) -> None:
        """Start the program anew."""
        self.program = Program(self._plan, self._home, self._random.randrange(10**9))
        self._expected = Expected()
        self._heard = 0
        now = time.monotonic()
        at_start = self._random.random() < 0.1
        self._due = now + self._random.uniform(0, 0.6) if at_start else now + _LONGEST
        self._is_planned = at_start
        self._at_rest = self._random.random() < 0.3

    def step(self) -> bool:
        """Hear what is told, and kill when it is time; says whether it was."""
        self._hear()
        if time.monotonic() < self._due:
            return False
        if not self._is_planned and not self._expected.is_opened:
            self._fault(["the plan did not open in time"])
        self._kill()
        return True

    def _kill(self) -> None:
        killed = time.monotonic()
        self.program.end(signal.SIGKILL)
        self._hear(self.program.told[self._heard :])
        self._tally.kills += 1
        self._tally.opening += not self._expected.is_opened
        self._fault(faults(self._plan, self._home))
        if self._expected.is_opened:
            self._waiting = (self._expected, killed)

    def _hear(self, news: list | None = None) -> None:
        news = self.program.read() if news is None else news
        was_opened = self._expected.is_opened
        self._expected.hear(news)
        self._heard = len(self.program.told)
        for word, at, *said in news:
            if word == "opened" and not was_opened:
                self._on_opened(said[0], said[1])
                if not self._is_planned:
                    self._due = at + self._random.uniform(0.05, 5.0)
                    self._is_planned = True
            elif word == "rest" and self._at_rest:
                # The plan file is replaced two seconds after the last key.
                self._due, self._at_rest = at + 1.9 + self._random.uniform(0, 0.5), False
            elif word == "typed":
                self._tally.keys += 1

    def _on_opened(self, texts: dict[str, str], notice: str) -> None:
        """Hold what came back against what was typed before the last kill."""
        self._tally.recovered += notice.startswith(_NOTICE)
        if notice and not notice.startswith(_NOTICE):
            self._fault([f"an unexpected notice: {notice}"])
        if self._waiting is None:
            return
        expected, killed = self._waiting
        self._waiting = None
        self._fault(expected.broken_promises(texts))
        if self._is_timed:
            self._tally.oldest.append(expected.oldest(texts, killed))
            self._fault(expected.lost(texts))

    def _fault(self, found: list[str]) -> None:
        said = [f"{self._plan.parent.name}: {each}" for each in found]
        self._tally.faults += said
        for each in said:
            print(each, file=sys.stderr, flush=True)

    def close(self) -> None:
        """Kill once more, and let the next program end as it is asked to."""
        self._kill()
        self.start()
        self._due = float("inf")
        self._is_planned = True
        until = time.monotonic() + _LONGEST
        while not self._expected.is_opened and time.monotonic() < until:
            select.select([self.program.reading], [], [], 1.0)
            self._hear()
        status = self.program.end(signal.SIGTERM)
        if status or not self._expected.is_opened:
            self._fault([f"the program did not end well when it was asked to: {status}"])
        self._fault(faults(self._plan, self._home))


def kill(count: int, *, seed: int, lanes: int, is_timed: bool) -> Tally:
    """Kill the program so many times, on a few plans side by side."""
    tally, told = Tally(), 0
    with TemporaryDirectory(prefix="npo-crash-") as folder:
        each_one = [_lane(Path(folder), seed, n, tally, is_timed) for n in range(lanes)]
        while tally.kills < count:
            if tally.kills >= told + _TOLD:
                told = tally.kills
                print(tally.told(), file=sys.stderr, flush=True)
            select.select([lane.program.reading for lane in each_one], [], [], 0.005)
            for lane in each_one:
                if lane.step():
                    lane.start()
            time.sleep(0.002)
        for lane in each_one:
            lane.close()
    return tally


def _lane(folder: Path, seed: int, number: int, tally: Tally, is_timed: bool) -> Lane:
    home = folder / f"plan-{number}"
    home.mkdir()
    return Lane(home, seed * 1000 + number, tally, is_timed=is_timed)
