"""Opening, publishing and exporting a plan, beside what SQLite itself needs for the same."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bench import plans
from bench.case import Case, Figure, Goal, Sampler, Samplers
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.history import History
from npo_wizard.storage import exchange
from npo_wizard.storage.planfile import PlanFile, read, write_new

RAW_READ, READ, OPEN = "bare select *", "plan read", "plan opened to work on"
RAW_WHOLE, PUBLISH, EXPORT = "bare VACUUM INTO", "plan published", "data exported"
_MEASURES = 80


@contextmanager
def _reading(folder: Path) -> Iterator[Samplers]:
    path = folder / "plan.npoplan"
    write_new(path, plans.view(_MEASURES), History())
    yield {
        RAW_READ: _timed(lambda: _select_all(path)),
        READ: _timed(lambda: read(path)),
        OPEN: _opened(path, folder / "data"),
    }


@contextmanager
def _writing(folder: Path) -> Iterator[Samplers]:
    path = folder / "plan.npoplan"
    write_new(path, plans.view(_MEASURES), History())
    plan = PlanFile.open(path, folder=folder / "data", publish_after=3600)
    raw = Path(shutil.copy(path, folder / "bare.sqlite"))
    try:
        yield {
            RAW_WHOLE: _timed(lambda: _vacuum(raw, folder / "whole.sqlite")),
            PUBLISH: _published(plan),
            EXPORT: _timed(lambda: exchange.to_json(plan.view, plan.history)),
        }
    finally:
        plan.close(abandon=True)


def _timed(act: Callable[[], object]) -> Sampler:
    def sample() -> dict[str, float]:
        began = time.perf_counter()
        act()
        return {"took": (time.perf_counter() - began) * 1e3}

    return sample


def _select_all(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for (name,) in names.fetchall():
            connection.execute(f'SELECT * FROM "{name}"').fetchall()


def _opened(path: Path, data: Path) -> Sampler:
    def sample() -> dict[str, float]:
        began = time.perf_counter()
        plan = PlanFile.open(path, folder=data, publish_after=3600)
        took = (time.perf_counter() - began) * 1e3
        plan.close()
        return {"took": took}

    return sample


def _published(plan: PlanFile) -> Sampler:
    numbers = iter(range(10**9))

    def sample() -> dict[str, float]:
        plan.apply(SetField("measure", "measure-3", "title", f"Zomerschool {next(numbers)}"))
        plan.flush()
        began = time.perf_counter()
        plan.publish()
        return {"took": (time.perf_counter() - began) * 1e3}

    return sample


def _vacuum(path: Path, whole: Path) -> None:
    """Write the file anew, sync it and put it in a place, as a publication does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("VACUUM INTO ?", (str(whole),))
    with whole.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(whole, path.with_suffix(".placed"))


CASES = [
    Case(
        "plan_file.read",
        "a plan of 80 measures from its file",
        (Figure("took", "time", "ms", RAW_READ, (Goal(READ, 10.0),)),),
        _reading,
        rounds=15,
    ),
    Case(
        "plan_file.write",
        "a plan of 80 measures to its file, and its data as text",
        (Figure("took", "time", "ms", RAW_WHOLE),),
        _writing,
        rounds=15,
    ),
]
