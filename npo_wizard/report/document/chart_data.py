"""What the charts show: the figures, before they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its value decides the length, its text is printed; `tone` is 1 to 6."""

    label: str
    value: float
    text: str
    tone: int


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars."""

    items: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a stacked bar: `part` names it in the legend."""

    label: str
    part: str
    value: float
    tone: int


@dataclass(frozen=True, slots=True)
class Stacked:
    """Horizontal bars made of pieces; `totals` holds the printed sum by label of the bar."""

    items: tuple[Segment, ...]
    totals: dict[str, str]


@dataclass(frozen=True, slots=True)
class Period:
    """One line of a planning, first and last day included; `colour` is a colour token."""

    label: str
    start: date
    end: date
    colour: str


@dataclass(frozen=True, slots=True)
class Gantt:
    """A planning over whole calendar years, both included."""

    items: tuple[Period, ...]
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class ThreadNode:
    """A box in the golden thread; `column` counts from 1; `missing`: a loose end."""

    id: str
    label: str
    column: int
    missing: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """The golden thread: boxes in columns with lines from id to id."""

    columns: tuple[str, ...]
    nodes: tuple[ThreadNode, ...]
    links: tuple[tuple[str, str], ...]


ChartData: TypeAlias = Bars | Stacked | Gantt | Thread
