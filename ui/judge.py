"""Judges a plan beside the window: however large the plan is, the window goes on meanwhile.

A view is frozen, so a thread can read it while the user types on in the next one. One judging
runs at a time; of the wishes that come meanwhile only the last one counts.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ui.found import Found

if TYPE_CHECKING:
    from npo_wizard.flow import StepState
    from npo_wizard.plan.view import PlanView
    from npo_wizard.rules import Judgement


_AT_WORK: set[Judge] = set()
"""Judges whose thread is at work. Held here, so that none is taken down by its own thread."""


@dataclass(frozen=True)
class Verdict:
    """What is to be said of one view of the plan, and how far each page of it is."""

    view: PlanView
    judgement: Judgement
    states: tuple[StepState, ...]
    found: Found = field(default_factory=Found)
    """The open findings, by place."""


class Judge(QObject):
    """Makes verdicts. `work` makes one; it is called in a thread, or at once by `now`."""

    judged = Signal(object)
    """Verdict."""
    _arrived = Signal(object)

    def __init__(self, work: Callable[[PlanView], Verdict], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._thread: Thread | None = None
        self._wanted: PlanView | None = None
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether a verdict is still to come."""
        return self._thread is not None

    def ask(self, view: PlanView) -> None:
        """Judge a view beside the window; `judged` tells the verdict. An error is raised there."""
        self._wanted = view
        if self._thread is None:
            self._begin()

    def now(self, view: PlanView) -> Verdict:
        """Judge a view at once; what was asked before is not told any more."""
        self.drop()
        return self._work(view)

    def drop(self) -> None:
        """Tell nothing of what was asked before."""
        self._wanted = None

    def wait(self) -> None:
        """Wait until no thread is at work; what it found is dropped."""
        self.drop()
        if self._thread is not None:
            self._thread.join()

    def _begin(self) -> None:
        view = self._wanted
        if view is None:
            return
        _AT_WORK.add(self)
        self._thread = Thread(target=self._judge, args=(view,), name="judge", daemon=True)
        self._thread.start()

    def _judge(self, view: PlanView) -> None:
        try:
            outcome: object = self._work(view)
        except Exception as error:  # told on the window's own thread
            outcome = error
        with suppress(RuntimeError):  # the window may be gone by now
            self._arrived.emit((view, outcome))

    def _on_arrived(self, arrived: tuple[PlanView, object]) -> None:
        view, outcome = arrived
        self._thread = None
        # Not now: it may be the last that holds this object, which is still at work here.
        QTimer.singleShot(0, self._let_go)
        if view is not self._wanted:
            self._begin()
            return
        self._wanted = None
        if isinstance(outcome, Exception):
            raise outcome
        self.judged.emit(outcome)

    def _let_go(self) -> None:
        if self._thread is None:
            _AT_WORK.discard(self)
