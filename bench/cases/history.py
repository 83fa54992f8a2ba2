"""A plan after a year of daily work beside the same plan after a few days of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bench import plans
from bench.case import Case, Figure, Goal, Sampler, Samplers
from npo_wizard.plan import edits
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.history import History
from npo_wizard.storage.planfile import PlanFile, write_new
from ui import style
from ui.bridge import Bridge
from ui.dialogs.field_history import FieldHistory

FEW, MANY = "200 steps", "20,000 steps"
_MEASURES = 30
_PER_DAY = 90
_FIELDS = (
    ("measure", "title"),
    ("measure", "description"),
    ("result", "statement"),
    ("need", "explanation"),
    ("action", "what"),
)
_PEOPLE = ("Beleidsadviseur jeugd", "Projectleider", "Controller")
_KEY = ("measure", "measure-5", "title")
_BEGAN = datetime(2026, 1, 5, 8, tzinfo=UTC)


def write_worked_on(path: Path, steps: int, folder: Path) -> None:
    """Make a plan file with so many steps of daily work, as the program leaves it."""
    view, history = plans.view(_MEASURES), History()
    for number in range(steps):
        noun, field = _FIELDS[number % len(_FIELDS)]
        rows = list(view.tables[noun].values())
        row = rows[number * 7 % len(rows)]
        text = f"Versie {number}: kinderen in wijk {number % 40} krijgen hulp van de bibliotheek."
        edit = SetField(noun, row.id, field, text)
        done = edits.apply(view, edit)
        at = _BEGAN + timedelta(days=number // _PER_DAY, minutes=number % _PER_DAY * 5)
        who = _PEOPLE[number // 30 % len(_PEOPLE)]
        history.done(edit, done.inverse, label=text[:40], at=at, who=who, merge_key=None)
        view = done.view
    write_new(path, view, history)
    plan = PlanFile.open(path, folder=folder, publish_after=3600)
    plan.apply(SetField("plan", "plan", "contact", "Team Jeugd"))
    plan.close()


@contextmanager
def _prepare(folder: Path) -> Iterator[Samplers]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    style.apply_style(app, False, 100)
    files = {FEW: (folder / "few.npoplan", 200), MANY: (folder / "many.npoplan", 20_000)}
    for path, steps in files.values():
        write_worked_on(path, steps, folder)
    yield {name: _sampler(path, folder) for name, (path, _) in files.items()}


def _sampler(path: Path, folder: Path) -> Sampler:
    def sample() -> dict[str, float]:
        size = path.stat().st_size / 1024
        began = time.perf_counter()
        plan = PlanFile.open(path, folder=folder, publish_after=3600)
        opened = (time.perf_counter() - began) * 1e3
        bridge = Bridge(plan)
        try:
            return {
                "open": opened,
                "undo": _timed(lambda: _undo(plan)),
                "field": _timed(lambda: _show_past(bridge)),
                "publish": _timed(plan.publish),
                "size": size,
            }
        finally:
            plan.redo()
            bridge.close()

    return sample


def _undo(plan: PlanFile) -> None:
    plan.undo()
    plan.flush()


def _show_past(bridge: Bridge) -> None:
    """Show what one field held before, as it comes on the screen."""
    dialog = FieldHistory(bridge, _KEY)
    dialog.show()
    QApplication.processEvents()
    dialog.close()
    dialog.deleteLater()


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1e3


_GOAL = (Goal(MANY, 2.0),)
CASES = [
    Case(
        "history",
        "a plan with 20,000 steps of a year beside the same with 200",
        (
            Figure("open", "opening it to work on", "ms", FEW, _GOAL),
            Figure("undo", "one step undone and safe on the disk", "ms", FEW, _GOAL),
            Figure(
                "field",
                "the past of one field on the screen, with its last twenty values",
                "ms",
                FEW,
                _GOAL,
            ),
            Figure("publish", "the plan file replaced", "ms", FEW, _GOAL),
            Figure("size", "size of the plan file", "KiB", FEW),
        ),
        _prepare,
        rounds=7,
        warm_ups=1,
        limit=400.0,
    )
]
