"""Work on a plan through writer and publisher, in a process that can be broken off at a write.

After step n the plan is called `stap n` and has n needs; each step is one transaction. What is
told, in lines of two words, is told with a system call that is no write to any file: `saved n`
once step n is on this computer's disk, `published n` once it is in the plan file, and `refused`
with the sentence where that was not possible.
"""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from npo_wizard.errors import TargetError
from npo_wizard.plan import compose
from npo_wizard.plan.edits import Batch
from npo_wizard.plan.nouns import Need
from npo_wizard.storage import engine, planfile
from npo_wizard.storage.planfile import PlanFile
from npo_wizard.storage.states import SaveKind
from tests.storage.desk import NEVER, title


def use_journal(mode: str) -> None:
    """Give connections another journal than the right one: a control that must be caught."""
    engine._PRAGMAS = tuple(
        f"journal_mode={mode}" if each.startswith("journal_mode") else each
        for each in engine._PRAGMAS
    )


def turn_the_clock_back() -> None:
    """Let every step be a day before the last one."""
    moments = iter(datetime.now().astimezone() - timedelta(days=n) for n in range(1000))
    planfile._now = lambda: next(moments)


class Worker:
    """Does the steps, and tells how far they are.

    publish_every: steps; 0: saves only. padding: characters by which each step is longer.
    """

    def __init__(
        self, path: Path, pipe: int, *, steps: int, publish_every: int, padding: int
    ) -> None:
        self._path = path
        self._pipe = pipe
        self._steps = steps
        self._publish_every = publish_every
        self._padding = padding

    def run(self) -> None:
        """Do all the steps; what fails as it may is told, and what fails otherwise ends it."""
        try:
            plan = PlanFile.open(self._path, publish_after=NEVER)
        except TargetError as error:
            self._refused(error)
            return
        first = len(plan.view.rows(Need)) + 1
        for number in range(first, first + self._steps):
            need = compose.add(
                plan.view, Need, statement=f"behoefte {number} {'x' * self._padding}"
            )
            plan.apply(Batch((need, title(f"stap {number}"))))
            self._try("saved", number, plan.flush)
            if self._publish_every and number % self._publish_every == 0:
                self._try("published", number, plan.publish)
        if not self._publish_every:
            return  # as if it were broken off here
        self._try("saved", number, plan.flush)
        if plan.close(abandon=True).kind is SaveKind.SAVED:
            self._tell(f"published {number}")

    def _try(self, word: str, number: int, act: Callable[[], object]) -> None:
        try:
            act()
        except TargetError as error:
            self._refused(error)
        else:
            self._tell(f"{word} {number}")

    def _refused(self, error: TargetError) -> None:
        assert all((error.title, error.explanation, error.safe, error.advice)), repr(error)
        self._tell(f"refused {type(error).__name__}: {error.explanation}")

    def _tell(self, line: str) -> None:
        os.writev(self._pipe, [f"{line}\n".encode()])


def step_of(path: Path) -> int:
    """The step that a plan file shows; raises AssertionError where it is none of them."""
    return _step(planfile.read(path))


def recovered_step(path: Path) -> int:
    """The step that the program shows when it opens the plan again."""
    plan = PlanFile.open(path, publish_after=NEVER)
    found = _step(plan.view)
    plan.close()
    assert step_of(path) == found
    return found


def _step(view: planfile.PlanView) -> int:
    needs = len(view.rows(Need))
    assert view.plan.title == f"stap {needs}", f"'{view.plan.title}' with {needs} needs"
    assert [need.statement.split()[1] for need in view.rows(Need)] == [
        str(number) for number in range(1, needs + 1)
    ]
    return needs
