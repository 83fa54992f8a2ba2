"""The shapes that charts are made of, and the wrapping of their labels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

SIZE = 8.8
Measure: TypeAlias = Callable[[str, str, float], float]
"""Width in points of a text in a face (regular, semibold, bold) and size."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A Bézier curve: start, two handles, end."""

    points: tuple[tuple[float, float], ...]
    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text; y is its baseline; anchor start, middle or end."""

    x: float
    y: float
    text: str
    colour: str
    face: str = "regular"
    anchor: str = "start"
    size: float = SIZE


Shape: TypeAlias = Rect | Stroke | Curve | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes within a box."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Drawings that stand below each other; the head is repeated on each page."""

    head: Drawing | None
    rows: tuple[Drawing, ...]

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """Head and rows."""
        return (*([self.head] if self.head else []), *self.rows)


def wrapped(text: str, width: float, face: str, size: float, measure: Measure) -> list[str]:
    """Break a label into lines no wider than `width`; words that are too long are cut."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if measure(joined, face, size) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if lines[-1] and measure(lines[-1] + character, face, size) > width:
                lines.append("")
            lines[-1] += character
    return lines
