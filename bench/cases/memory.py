"""Memory with a plan open, and at most; beside the smallest window of Qt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.case import Case, Figure, Sampler, Samplers
from bench.process import run

BARE = "bare Qt window"
_SIZES = (10, 80)


@contextmanager
def _prepare(folder: Path) -> Iterator[Samplers]:
    yield {BARE: _bare, **{f"{size} measures": _walked(size, folder) for size in _SIZES}}


def _bare() -> dict[str, float]:
    most = run("bare")["memory"]
    return {"open": most, "every page": most, "most": most}


def _walked(size: int, folder: Path) -> Sampler:
    return lambda: run("walking", str(size), str(folder))


CASES = [
    Case(
        "memory",
        "memory of the program with a plan open",
        (
            Figure("open", "the plan is open", "MiB", BARE),
            Figure("every page", "every page was shown", "MiB", BARE),
            Figure("most", "most ever used", "MiB", BARE),
        ),
        _prepare,
        rounds=3,
        warm_ups=0,
        limit=240.0,
    )
]
