"""Watches a screen of Xvfb through its memory, until it looks as it will stay."""

from __future__ import annotations

import mmap
import os
import struct
import time
from collections.abc import Sequence
from pathlib import Path

VARIABLE = "BENCH_FRAMEBUFFER"
"""Names the file in which Xvfb keeps its screen."""
_ACROSS, _DOWN = 40, 30
_WHOLE = 0.95
_QUIET_S, _LIMIT_S, _EVERY_S = 1.0, 30.0, 0.003
_HEADER = struct.Struct(">20I")

Picture = bytes


class Framebuffer:
    """The screen as a grid of points."""

    def __init__(self, path: Path | None = None) -> None:
        with (path or Path(os.environ[VARIABLE])).open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # The header of the XWD format: its size, width, height, bytes per line, colours.
        fields = _HEADER.unpack_from(self._memory)
        start = fields[0] + fields[19] * 12
        width, height, line = fields[4], fields[5], fields[12]
        self._places = [
            start + (height * (2 * y + 1) // (2 * _DOWN)) * line
            + (width * (2 * x + 1) // (2 * _ACROSS)) * 4
            for y in range(_DOWN)
            for x in range(_ACROSS)
        ]  # fmt: skip

    def look(self) -> Picture:
        """Take the colours of all points."""
        return b"".join(self._memory[place : place + 3] for place in self._places)


def painted_after(screen: Framebuffer, began: float) -> float:
    """Wait until the screen comes to rest; answers how long after `began` it looked like that.

    began: of the monotonic clock. It looks like that when 95 of 100 points have their last
    colour: a cursor that blinks does not count. Raises TimeoutError where nothing is painted.
    """
    empty = screen.look()
    seen: list[tuple[float, Picture]] = [(began, empty)]
    while True:
        now, picture = time.monotonic(), screen.look()
        if picture != seen[-1][1]:
            seen.append((now, picture))
        is_quiet = len(seen) > 1 and now - _last_change(seen) > _QUIET_S
        if is_quiet:
            return _first_alike(seen) - began
        if now - began > _LIMIT_S:
            raise TimeoutError("the screen did not come to rest")
        time.sleep(_EVERY_S)


def _last_change(seen: Sequence[tuple[float, Picture]]) -> float:
    """The moment of the last picture that differs from the one before by more than a cursor."""
    for (_, before), (at, after) in zip(reversed(seen[:-1]), reversed(seen), strict=False):
        if _likeness(before, after) < _WHOLE:
            return at
    return seen[0][0]


def _first_alike(seen: Sequence[tuple[float, Picture]]) -> float:
    last = seen[-1][1]
    first = seen[-1][0]
    for at, picture in reversed(seen):
        if _likeness(picture, last) < _WHOLE:
            break
        first = at
    return first


def _likeness(one: Picture, other: Picture) -> float:
    same = sum(one[i : i + 3] == other[i : i + 3] for i in range(0, len(one), 3))
    return same * 3 / len(one)
