"""How long the window stands still while what is heavy is imported beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.case import Case, Figure, Goal, Samplers
from bench.process import run

IDLE, OURS = "start page at rest", "start page, loading"


@contextmanager
def _prepare(folder: Path) -> Iterator[Samplers]:
    yield {IDLE: lambda: run("loading", "--idle"), OURS: lambda: run("loading")}


CASES = [
    Case(
        "loading",
        "a timer of 5 ms on the start page while modules, tables and content are loaded",
        (
            Figure(
                "longest",
                "longest gap between two ticks",
                "ms",
                goals=(Goal(OURS, 50.0, is_ratio=False),),
            ),
            Figure("p99", "gap of all but one in a hundred", "ms"),
            Figure("whole", "until a plan can be opened", "ms"),
        ),
        _prepare,
        rounds=9,
    )
]
