"""From asking for the program to its start page, painted, beside the smallest window of Qt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from bench.case import Case, Figure, Goal, Samplers, Screen
from bench.process import run
from npo_wizard.storage import index
from npo_wizard.storage.index import IndexEntry

BARE, OURS = "bare Qt window", "start page"
_NAMES = ("Winterswijk", "Doetinchem", "Zutphen", "Lochem", "Berkelland")


def list_plans() -> None:
    """Put five plans on the start page of the home in use."""
    now = datetime.now().astimezone()
    for number, name in enumerate(_NAMES):
        steps = ("ingevuld",) * number + ("bezig",) + ("leeg",) * (6 - number)
        index.put(
            IndexEntry(
                path=f"/plannen/{name}.npoplan", title=f"Jeugdplan {name}", municipality=name,
                status="Concept", steps=steps, open_points=number * 3,
                opened_at=(now - timedelta(days=number)).isoformat(),
            )
        )  # fmt: skip


@contextmanager
def _prepare(folder: Path) -> Iterator[Samplers]:
    list_plans()
    yield {BARE: lambda: run("bare"), OURS: lambda: run("ours")}


def _figures() -> tuple[Figure, ...]:
    goal = (Goal(OURS, 1.15),)
    return (
        Figure("wall", "time to the first paint", "ms", BARE, goal),
        Figure("cpu", "CPU time to the first paint", "ms", BARE, goal),
        Figure("memory", "most memory used until then", "MiB", BARE, goal),
    )


CASES = [
    Case(
        "start.memory",
        "first paint of the start page with five plans, drawn in memory",
        _figures(),
        _prepare,
        rounds=15,
    ),
    Case(
        "start.screen",
        "the same, drawn on an X server",
        _figures(),
        _prepare,
        rounds=15,
        screen=Screen.SERVER,
    ),
]
