"""From an edit to a commit that has returned, beside the same writes by bare sqlite3."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

from bench import plans
from bench.case import Case, Figure, Goal, Sampler, Samplers
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.history import History
from npo_wizard.storage.engine import _PRAGMAS as PRAGMAS
from npo_wizard.storage.planfile import PlanFile, write_new

RAW, OURS = "bare sqlite3", "autosave"
_SAVES = 100
_MEASURES = 80


@contextmanager
def _prepare(folder: Path) -> Iterator[Samplers]:
    path = folder / "plan.npoplan"
    write_new(path, plans.view(_MEASURES), History())
    raw = _raw(folder / "bare.sqlite")
    # Publishing is another measurement: here it never comes.
    plan = PlanFile.open(path, folder=folder, publish_after=3600)
    try:
        yield {RAW: _timed(lambda text: _save_raw(raw, text)), OURS: _timed(_saver(plan))}
    finally:
        plan.close(abandon=True)
        raw.close()


def _timed(save: Callable[[str], None]) -> Sampler:
    def sample() -> dict[str, float]:
        taken = []
        for number in range(_SAVES):
            began = time.perf_counter()
            save(f"Zomerschool taal {number}")
            taken.append((time.perf_counter() - began) * 1e3)
        cuts = quantiles(taken, n=100, method="inclusive")
        return {"p50": cuts[49], "p99": cuts[98]}

    return sample


def _saver(plan: PlanFile) -> Callable[[str], None]:
    def save(text: str) -> None:
        plan.apply(SetField("measure", "measure-3", "title", text))
        plan.flush()

    return save


def _raw(path: Path) -> sqlite3.Connection:
    """Open a file that holds one text and a log of its past."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()
    connection.execute("CREATE TABLE measure (id TEXT PRIMARY KEY, title TEXT)")
    connection.execute("CREATE TABLE history (seq INTEGER PRIMARY KEY, edit TEXT)")
    connection.execute("INSERT INTO measure VALUES ('measure-3', '')")
    return connection


def _save_raw(connection: sqlite3.Connection, text: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE measure SET title = ? WHERE id = 'measure-3'", (text,))
    connection.execute("INSERT INTO history (edit) VALUES (?)", (text,))
    connection.execute("COMMIT")


CASES = [
    Case(
        "autosave",
        "one field changed and safe on the disk of this computer",
        (
            Figure("p50", "half of the saves", "ms", RAW, (Goal(OURS, 2.7),)),
            Figure("p99", "all but one in a hundred", "ms", RAW),
        ),
        _prepare,
        rounds=9,
        warm_ups=1,
    )
]
