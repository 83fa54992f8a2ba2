"""The golden thread as boxes in columns, joined by curves."""

from __future__ import annotations

from collections.abc import Iterable

from npo_wizard.report.document.chart_data import Thread, ThreadNode
from npo_wizard.report.shapes import (
    SIZE,
    Chart,
    Curve,
    Drawing,
    Label,
    Measure,
    Rect,
    Shape,
    Stroke,
    wrapped,
)

_PADDING = 5.0
_LEADING = 11.0
_BETWEEN = 7.0
_LOOSE = "Los eindje"
_COLOURS = ("join", "needs", "plan", "last")

Links = tuple[tuple[str, str], ...]


def chart(data: Thread, width: float, measure: Measure, tallest: float) -> Chart:
    """Lay out the thread; too tall for a page, it is shown thread by thread.

    A box that belongs to several threads is then drawn in each of them.
    """
    columns = max(max(node.column for node in data.nodes), len(data.columns))
    layout = _Layout(data, width, columns, measure)
    head = layout.head() if data.columns else None
    tallest -= head.height if head else 0
    rows = layout.slices(data.nodes, 1, tallest)
    return Chart(head, tuple(rows))


class _Layout:
    def __init__(self, data: Thread, width: float, columns: int, measure: Measure) -> None:
        self._data = data
        self._width = width
        self._columns = columns
        self._measure = measure
        self._gutter = min(28.0, width / columns * 0.22)
        self._box = (width - self._gutter * (columns - 1)) / columns

    def head(self) -> Drawing:
        """Return the names of the columns."""
        shapes: list[Shape] = []
        for number, name in enumerate(self._data.columns):
            x, colour = self._x(number + 1), _COLOURS[number % len(_COLOURS)]
            shapes.append(Stroke(x, 1, x + self._box, 1, 1.5, colour))
            shapes.append(Label(x, 14, name, "ink", face="bold"))
        return Drawing(self._width, 22, tuple(shapes))

    def slices(self, nodes: tuple[ThreadNode, ...], column: int, tallest: float) -> list[Drawing]:
        """Return one drawing when it fits, else one for each box of a column."""
        whole = self._drawing(nodes)
        starts = [node for node in nodes if node.column == column]
        if whole.height <= tallest or column > self._columns:
            return [whole]
        if len(starts) < 2:
            return self.slices(nodes, column + 1, tallest)
        drawings: list[Drawing] = []
        shown: set[str] = set()
        fixed = {node.id for node in nodes if node.column < column}
        for start in starts:
            ids = self._reached(start.id) | fixed
            part = tuple(node for node in nodes if node.id in ids)
            shown |= ids
            drawings += self.slices(part, column + 1, tallest)
        rest = tuple(node for node in nodes if node.id not in shown)
        if rest:
            drawings += self.slices(rest, column + 1, tallest)
        return drawings

    def _reached(self, start: str) -> set[str]:
        found, todo = {start}, [start]
        while todo:
            here = todo.pop()
            onward = {to for origin, to in self._data.links if origin == here} - found
            found |= onward
            todo += sorted(onward)
        return found

    def _x(self, column: int) -> float:
        return (column - 1) * (self._box + self._gutter)

    def _lines(self, node: ThreadNode) -> list[str]:
        lines = wrapped(node.label, self._box - 2 * _PADDING - 2, "regular", SIZE, self._measure)
        return [*lines, _LOOSE] if node.missing else lines

    def _height(self, node: ThreadNode) -> float:
        return len(self._lines(node)) * _LEADING + 2 * _PADDING - 1

    def _drawing(self, nodes: Iterable[ThreadNode]) -> Drawing:
        tops: dict[str, tuple[float, ThreadNode]] = {}
        filled = [0.0] * self._columns
        for node in nodes:
            tops[node.id] = (filled[node.column - 1], node)
            filled[node.column - 1] += self._height(node) + _BETWEEN
        curves = [
            self._curve(tops[origin], tops[to])
            for origin, to in self._data.links
            if origin in tops and to in tops
        ]
        boxes = [shape for top, node in tops.values() for shape in self._node(node, top)]
        return Drawing(self._width, max(filled) + 2, (*curves, *boxes))

    def _curve(self, origin: tuple[float, ThreadNode], to: tuple[float, ThreadNode]) -> Curve:
        x1 = self._x(origin[1].column) + self._box
        x2 = self._x(to[1].column)
        y1 = origin[0] + self._height(origin[1]) / 2
        y2 = to[0] + self._height(to[1]) / 2
        bend = (x2 - x1) / 2
        return Curve(((x1, y1), (x1 + bend, y1), (x2 - bend, y2), (x2, y2)), 0.9, "field-line")

    def _node(self, node: ThreadNode, top: float) -> list[Shape]:
        x, height = self._x(node.column), self._height(node)
        colour = "warn" if node.missing else _COLOURS[(node.column - 1) % len(_COLOURS)]
        ground = "warn-ground" if node.missing else "side"
        lines = self._lines(node)
        shapes: list[Shape] = [
            Rect(x, top, self._box, height, ground, 2),
            Rect(x, top, 2, height, colour),
        ]
        for number, line in enumerate(lines):
            loose = node.missing and number == len(lines) - 1
            y = top + _PADDING + number * _LEADING + 8
            shapes.append(
                Label(
                    x + _PADDING + 2,
                    y,
                    line,
                    "warn" if loose else "ink",
                    face="semibold" if loose else "regular",
                )
            )
        return shapes
