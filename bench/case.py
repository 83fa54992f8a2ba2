"""What a measurement is: variants that are run in turn, and the figures that each run gives.

A file in `bench/cases/` has a list `CASES`. A case prepares its variants in a scratch folder and
gives one sampler per variant; a sampler runs once and answers with its figures. The variant that
is the floor counts as 1: what comes out is how many times the floor each other variant takes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

Sampler = Callable[[], Mapping[str, float]]
"""Runs a variant once; answers with the value of each figure, in the unit of the figure."""


@dataclass(frozen=True)
class Absent:
    """Stands in the place of a sampler where a variant cannot be run here."""

    why: str


Samplers = Mapping[str, Sampler | Absent]
"""By the name of the variant, in the order in which they are run."""
Prepare = Callable[[Path], AbstractContextManager[Samplers]]
"""Makes everything ready in a scratch folder, and takes it down again."""


class Screen(StrEnum):
    """Where the windows of a case are drawn."""

    MEMORY = "offscreen"
    SERVER = "xcb"


@dataclass(frozen=True)
class Goal:
    """What a variant should stay under: a ratio to the floor, or a value in the unit."""

    variant: str
    at_most: float
    is_ratio: bool = True


@dataclass(frozen=True)
class Figure:
    """One thing that every run gives. `floor`: the variant that counts as 1; "" where none does."""

    name: str
    what: str
    unit: str
    floor: str = ""
    goals: tuple[Goal, ...] = ()


@dataclass(frozen=True)
class Case:
    """One measurement; it is run in a process of its own.

    rounds: runs of each variant that count; warm_ups: runs before those, dropped;
    limit: seconds after which it is stopped.
    """

    name: str
    what: str
    figures: tuple[Figure, ...]
    prepare: Prepare
    rounds: int = 11
    warm_ups: int = 2
    screen: Screen = Screen.MEMORY
    limit: float = 180.0


def known() -> dict[str, Case]:
    """Find all cases by name, in the order of their files."""
    from bench import cases

    names = sorted(each.name for each in iter_modules(cases.__path__))
    found: dict[str, Case] = {}
    for name in names:
        for case in import_module(f"bench.cases.{name}").CASES:
            if case.name in found:
                raise ValueError(f"two cases are called {case.name}")
            found[case.name] = case
    return found
