"""How the links of the drawing run: never behind a card of a column that they pass by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.widgets.thread_map import Link, ThreadMap


@dataclass(frozen=True)
class Route:
    """Where a link passes columns by: straight through a row, or through the lane under it.

    A link between neighbours passes none.
    """

    link: Link
    row: int = 0
    is_lane: bool = False
    """Whether it runs under the row; row -1 lies above the first."""
    part: float = 0.5
    """How far down the lane it runs, among the others there: from 0 to 1."""


def routes(found: ThreadMap, rows: Mapping[str, int]) -> tuple[Route, ...]:
    """Find a way for every link."""
    taken = {(found.column_of[card], row) for card, row in rows.items()}
    made = [_route(found, rows, taken, link) for link in found.links]
    lanes: dict[int, int] = {}
    for route in made:
        if route.is_lane:
            lanes[route.row] = lanes.get(route.row, 0) + 1
    used: dict[int, int] = {}
    spread = []
    for route in made:
        if route.is_lane:
            used[route.row] = used.get(route.row, 0) + 1
            part = used[route.row] / (lanes[route.row] + 1)
            route = Route(route.link, route.row, True, part)
        spread.append(route)
    return tuple(spread)


def _route(
    found: ThreadMap, rows: Mapping[str, int], taken: set[tuple[int, int]], link: Link
) -> Route:
    first, last = (found.column_of[each] for each in link)
    start, end = (rows[each] for each in link)
    for row in (start, end):
        if not any((column, row) in taken for column in range(first + 1, last)):
            return Route(link, row)
    return Route(link, start - 1 if end < start else start, is_lane=True)
