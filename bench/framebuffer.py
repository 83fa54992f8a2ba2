"""Watches a screen of Xvfb through its memory, until it looks as it will stay."""

from __future__ import annotations

import mmap
import os
import struct
import time
from collections.abc import Callable, Sequence
from pathlib import Path

VARIABLE = "BENCH_FRAMEBUFFER"
"""Names the file in which Xvfb keeps its screen."""
_ACROSS, _DOWN = 40, 30
_WHOLE = 0.95
_LEAST = 0.05
_NOTICED = 0.01
"""Parts of the points: alike enough, enough to be a window, and more than a cursor that blinks."""
_QUIET_S, _LIMIT_S, _EVERY_S = 2.0, 30.0, 0.003
_HEADER = struct.Struct(">20I")

Picture = tuple[bytes, ...]


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
        return tuple(self._memory[place : place + 3] for place in self._places)


def painted_after(
    screen: Framebuffer, began: float, is_there: Callable[[], bool] = lambda: True
) -> float:
    """Wait until the screen comes to rest; answers how long after `began` it looked like that.

    began: of the monotonic clock. It looks like that when 95 of 100 points of the window have
    the colour that they keep. is_there: before that no rest counts. Raises TimeoutError where
    nothing is painted or it never rests.
    """
    empty = screen.look()
    seen: list[tuple[float, Picture]] = [(began, empty)]
    changed = began
    while time.monotonic() - began < _LIMIT_S:
        now, picture = time.monotonic(), screen.look()
        if picture != seen[-1][1]:
            if _unlike(picture, seen[-1][1]) > _NOTICED:
                changed = now
            seen.append((now, picture))
        is_calm = now - changed > _QUIET_S and _unlike(picture, empty) > _LEAST
        if is_calm and is_there():
            return _first_alike(seen) - began
        time.sleep(_EVERY_S)
    raise TimeoutError("the screen did not come to rest")


def wait_until(screen: Framebuffer, picture: Picture) -> None:
    """Wait until the screen looks like a picture. Raises TimeoutError where it never does."""
    until = time.monotonic() + _LIMIT_S
    while screen.look() != picture:
        if time.monotonic() > until:
            raise TimeoutError("the window of the last program stayed")
        time.sleep(_EVERY_S)


def _unlike(one: Picture, other: Picture) -> float:
    """Which part of the points has another colour."""
    return sum(a != b for a, b in zip(one, other, strict=True)) / len(one)


def _first_alike(seen: Sequence[tuple[float, Picture]]) -> float:
    """The first moment from which the window looked as it does in the last picture."""
    empty, last = seen[0][1], seen[-1][1]
    window = [place for place, colour in enumerate(last) if colour != empty[place]]
    first = seen[-1][0]
    for at, picture in reversed(seen):
        if sum(picture[place] == last[place] for place in window) < _WHOLE * len(window):
            break
        first = at
    return first
