"""Strips of content, and their division over pages.

Everything on a page is a strip: a line of text, a row of a table, a piece of a chart. A strip
knows its height and how to paint itself; the division needs to know no more. It is made once, for
all pages, before anything is painted: so the list of contents can know its page numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from npo_wizard.report.pdf.painter import Painter

Draw = Callable[[Painter, float, float], None]
"""Paint at x and y: the left top corner of the strip, y counted down the page."""

_SPLIT_FROM = 0.5
"""A strip that can be split is split when it is taller than this part of a page."""
_LEAST_PART = 48.0
"""No part of a loose strip is lower, in points: about three lines."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a page; lengths in points.

    before, after: white space around it; between two strips the larger of the two counts.
    keep: the next strip stands on the same page.
    indent: distance from the left of the column of text.
    repeat: strips painted again, as artifacts, when this strip comes first on a page.
    split: cut so that the first part is at most so high; None when it cannot be.
    loose: rather cut than moved to the next page whole, however low it is.
    anchors: names of places that begin here.
    grow: make it so high; None when its height is fixed.
    """

    height: float
    draw: Draw
    before: float = 0
    after: float = 0
    keep: bool = False
    indent: float = 0
    repeat: tuple[Strip, ...] = ()
    split: Callable[[float], tuple[Strip, Strip] | None] | None = None
    loose: bool = False
    anchors: tuple[str, ...] = ()
    grow: Callable[[float], Strip] | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip on its place; `again`: a repeated header, painted as artifact."""

    strip: Strip
    y: float
    again: bool = False


@dataclass(slots=True)
class Page:
    """A page with what stands on it; y from the top of the column of text."""

    placed: list[Placed] = field(default_factory=list)
    filled: float = 0
    after: float = 0

    def put(self, strip: Strip, again: bool = False) -> None:
        """Put a strip below what is there."""
        y = self._next_y(strip)
        self.placed.append(Placed(strip, y, again))
        self.filled = y + strip.height
        self.after = strip.after

    def room(self, strip: Strip, height: float) -> float:
        """Return the height that is left for `strip` on a page of the given height."""
        return height - self._next_y(strip)

    def _next_y(self, strip: Strip) -> float:
        if not self.placed:
            return 0
        return self.filled + max(self.after, strip.before)


def divide(strips: Iterable[Strip], height: float) -> list[Page]:
    """Divide strips over pages of the given height; at least one page."""
    pages = [Page()]
    for group in _groups(strips):
        if pages[-1].placed and not _fits(group, pages[-1], height):
            pages.append(Page())
        for strip in group:
            _put(strip, pages, height)
    return pages


def _groups(strips: Iterable[Strip]) -> Iterable[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


def _fits(group: list[Strip], page: Page, height: float) -> bool:
    """Say whether the group fits below; of a tall last strip that can be split, a part must."""
    trial = Page(page.placed[-1:], page.filled, page.after)
    for strip in group[:-1]:
        trial.put(strip)
    last = group[-1]
    room = trial.room(last, height)
    return last.height <= room or _parts(last, room, height) is not None


def _parts(strip: Strip, room: float, height: float) -> tuple[Strip, Strip] | None:
    """Cut a strip that does not fit; None where it is better to move it to the next page."""
    if strip.split is None:
        return None
    if strip.height > height * _SPLIT_FROM:
        return strip.split(room)
    room = min(room, strip.height - _LEAST_PART)
    return strip.split(room) if strip.loose and room >= _LEAST_PART else None


def _put(strip: Strip, pages: list[Page], height: float) -> None:
    """Put a strip on the last page, or on new ones; cut it when it is too tall."""
    if not pages[-1].placed:
        _repeat(strip, pages[-1])
    while strip.height > pages[-1].room(strip, height):
        page = pages[-1]
        room = page.room(strip, height)
        parts = _parts(strip, room, height)
        if parts is None and strip.split is not None and _only_repeated(page):
            parts = strip.split(room)
        if parts is not None:
            page.put(parts[0])
            strip = parts[1]
        elif _only_repeated(page):
            break  # taller than a page and not to be cut: it must stand somewhere
        _begin_page(strip, pages)
    pages[-1].put(strip)


def _begin_page(strip: Strip, pages: list[Page]) -> None:
    pages.append(Page())
    _repeat(strip, pages[-1])


def _repeat(strip: Strip, page: Page) -> None:
    for header in strip.repeat:
        page.put(replace(header, before=0), again=True)


def _only_repeated(page: Page) -> bool:
    return all(placed.again for placed in page.placed)


def spread(pages: list[Page], height: float, most: float) -> None:
    """Let what can grow take the room that is left on its page.

    most: how much each may grow on the last page, which need not be full.
    """
    for page in pages:
        growing = sum(placed.strip.grow is not None for placed in page.placed)
        if not growing:
            continue
        extra = (height - page.filled) / growing
        _grow(page, min(extra, most) if page is pages[-1] else extra)


def _grow(page: Page, extra: float) -> None:
    down = 0.0
    for place, placed in enumerate(page.placed):
        strip = placed.strip
        if strip.grow is not None:
            strip = strip.grow(strip.height + extra)
        page.placed[place] = replace(placed, strip=strip, y=placed.y + down)
        down += strip.height - placed.strip.height
    page.filled += down
