"""How a plan that somebody types is written down: tabs, rows and answers in their order."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Pick:
    """Choose one of a list by its words."""

    words: str


@dataclass(frozen=True)
class Ticks:
    """Tick some of a short list, or link rows, by their words."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One row of a list: its fields in the order of the form."""

    fields: dict[str, Any]
    costs: dict[int, int] = field(default_factory=dict)
    """Planned costs per calendar year, in whole euros, from the grant."""
    scores: tuple[str, ...] = ()
    """Words of the scores on the building blocks, in their order."""


@dataclass(frozen=True)
class Tab:
    """A tab of a step: the rows of a noun, or answers to questions."""

    title: str
    noun: str = ""
    rows: tuple[Row, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
