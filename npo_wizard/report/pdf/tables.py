"""Tables as strips: widths of columns, bands of rows, and the cutting of bands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from npo_wizard.report.document.nodes import Cell, Row, Table
from npo_wizard.report.pdf.columns import PADDING_X, column_widths
from npo_wizard.report.pdf.flow import Strip, divide
from npo_wizard.report.pdf.painter import Painter
from npo_wizard.report.pdf.structure import Element
from npo_wizard.report.style import Style

PADDING_Y = 4.4
_WHOLE = 220.0  # a table up to this height stays on one page
_TALLEST_HEADER = 200.0  # a taller one is not repeated: it would leave no room for the rows

CellLook = Literal["plain", "strong", "cover"]
CellBuilder = Callable[[Cell, Element, float, CellLook], list[Strip]]


@dataclass(slots=True)
class _PlacedCell:
    """A cell with its content as strips; `row` counts from the top of its band."""

    strips: list[Strip]
    x: float
    width: float
    row: int
    rows: int

    @property
    def needed(self) -> float:
        """Height that the content needs, padding included."""
        return stacked_height(self.strips) + 2 * PADDING_Y


@dataclass(slots=True)
class _Band:
    """Rows that belong together because a cell spans them; mostly one row."""

    cells: list[_PlacedCell]
    rules: list[tuple[float, str]]  # per row: thickness and colour of the line under it
    width: float
    top_rule: tuple[float, str] | None = None
    tops: list[float] = field(default_factory=list)

    def measure(self) -> float:
        """Work out where each row begins; return the height of the band."""
        heights = [0.0] * len(self.rules)
        for cell in sorted(self.cells, key=lambda cell: cell.rows):
            last = cell.row + cell.rows - 1
            missing = cell.needed - sum(heights[cell.row : last + 1])
            heights[last] += max(missing, 0)
        self.tops = [sum(heights[:number]) for number in range(len(heights) + 1)]
        return self.tops[-1]

    def draw(self, painter: Painter, x: float, y: float) -> None:
        """Paint rules and cells."""
        with painter.artifact():
            if self.top_rule:
                painter.line((x, y), (x + self.width, y), *self.top_rule)
            for number, rule in enumerate(self.rules):
                self._rule(painter, x, y, number, rule)
        for cell in self.cells:
            top = y + self.tops[cell.row] + PADDING_Y
            for strip, offset in stacked(cell.strips):
                strip.draw(painter, x + cell.x + PADDING_X + strip.indent, top + offset)

    def _rule(
        self, painter: Painter, x: float, y: float, number: int, rule: tuple[float, str]
    ) -> None:
        """Paint the line under a row, not through cells that go on below it."""
        bottom = y + self.tops[number + 1]
        left = 0.0
        through = [c for c in self.cells if c.row <= number < c.row + c.rows - 1]
        for cell in sorted(through, key=lambda cell: cell.x):
            if cell.x > left:
                painter.line((x + left, bottom), (x + cell.x, bottom), *rule)
            left = cell.x + cell.width
        if left < self.width - 0.01:
            painter.line((x + left, bottom), (x + self.width, bottom), *rule)

    def split(self, room: float) -> tuple[_Band, _Band] | None:
        """Cut the band so that the first part is no taller than `room`."""
        cut = max((n for n, top in enumerate(self.tops[:-1]) if top < room), default=0)
        first, rest = [], []
        gone = 0
        for cell in self.cells:
            space = room - self.tops[cell.row] - 2 * PADDING_Y
            above, below = _split_strips(cell.strips, space) if cell.row <= cut else ([], [])
            gone += len(above)
            if cell.row <= cut:
                rows = min(cell.rows, cut - cell.row + 1)
                first.append(_PlacedCell(above, cell.x, cell.width, cell.row, rows))
            else:
                below = cell.strips
            end = cell.row + cell.rows
            if end > cut and (below or end > cut + 1 or cell.row == cut):
                start = max(cell.row, cut)
                rest.append(_PlacedCell(below, cell.x, cell.width, start - cut, end - start))
        left = any(cell.strips for cell in rest)
        if not gone or not left:
            return None
        upper = _Band(first, self.rules[: cut + 1], self.width, self.top_rule)
        lower = _Band(rest, self.rules[cut:], self.width)
        return upper, lower

    def strip(self, repeat: tuple[Strip, ...], keep: bool) -> Strip:
        """Return the band as a strip that can be cut."""
        height = self.measure()

        def split(room: float) -> tuple[Strip, Strip] | None:
            bands = self.split(room)
            if bands is None:
                return None
            upper, lower = bands[0].strip((), False), bands[1].strip(repeat, keep)
            return (upper, lower) if upper.height <= room + 0.01 else None

        return Strip(height, self.draw, keep=keep, repeat=repeat, split=split)


def stacked(strips: Sequence[Strip]) -> list[tuple[Strip, float]]:
    """Return strips with their distance from the top when they stand below each other."""
    page = divide(strips, float("inf"))[0]
    return [(placed.strip, placed.y) for placed in page.placed]


def stacked_height(strips: Sequence[Strip]) -> float:
    """Return the height of strips that stand below each other."""
    return divide(strips, float("inf"))[0].filled


def _split_strips(strips: list[Strip], room: float) -> tuple[list[Strip], list[Strip]]:
    count = sum(1 for strip, top in stacked(strips) if top + strip.height <= room + 0.01)
    return strips[:count], strips[count:]


class TableBuilder:
    """Makes the strips of a table and its structure elements."""

    def __init__(self, style: Style, build_cell: CellBuilder) -> None:
        self._style = style
        self._build_cell = build_cell

    def build(self, table: Table, element: Element, width: float) -> list[Strip]:
        """Return the strips of the rows; header rows come back on each page."""
        widths = column_widths(table, width)
        head = self._part(table, table.head, element, "THead", widths, ())
        header = [replace(strip, keep=True) for strip in head]
        repeat = tuple(header) if stacked_height(header) <= _TALLEST_HEADER else ()
        body = self._part(table, table.body, element, "TBody", widths, repeat)
        foot = self._part(table, table.foot, element, "TFoot", widths, repeat)
        # No row stands alone at the foot or the top of a page, and no total without its sum.
        for number in {0, len(body) - 2}:
            if 0 <= number < len(body) - 1:
                body[number] = replace(body[number], keep=True)
        if foot:
            body[-1] = replace(body[-1], keep=True)
        strips = header + body + foot
        if stacked_height(strips) <= _WHOLE:
            strips = [*(replace(strip, keep=True) for strip in strips[:-1]), strips[-1]]
        strips[-1] = replace(strips[-1], after=11)
        return strips

    def _part(
        self,
        table: Table,
        rows: tuple[Row, ...],
        parent: Element,
        role: str,
        widths: list[float],
        repeat: tuple[Strip, ...],
    ) -> list[Strip]:
        if not rows:
            return []
        part = parent.child(role)
        lefts = [sum(widths[:number]) for number in range(len(widths) + 1)]
        bands: list[_Band] = []
        reaching = [0] * len(widths)
        for row in rows:
            if not any(reaching):
                top = self._thick() if row.total else None
                bands.append(_Band([], [], lefts[-1], top))
            band = bands[-1]
            look: CellLook = "strong" if row.total or role == "THead" else "plain"
            self._row(row, part.child("TR"), band, lefts, reaching, table, look)
            band.rules.append(self._thick() if role == "THead" else self._thin())
            reaching = [max(left - 1, 0) for left in reaching]
        loose = table.kind == "facts"  # in other tables a row is read from side to side
        return [replace(band.strip(repeat, keep=False), loose=loose) for band in bands]

    def _row(
        self,
        row: Row,
        element: Element,
        band: _Band,
        lefts: list[float],
        reaching: list[int],
        table: Table,
        look: CellLook,
    ) -> None:
        column = 0
        for cell in row.cells:
            while reaching[column]:
                column += 1
            end = column + cell.columns
            x, width = lefts[column], lefts[end] - lefts[column]
            tag = _cell_element(cell, element)
            if table.kind == "cover":
                look = "cover"
            head = cell.scope and table.kind == "facts"
            strips = self._build_cell(cell, tag, width - 2 * PADDING_X, "strong" if head else look)
            band.cells.append(_PlacedCell(strips, x, width, len(band.rules), cell.rows))
            reaching[column:end] = [cell.rows] * cell.columns
            column = end

    def _thin(self) -> tuple[float, str]:
        return 0.6, self._style.light["line"]

    def _thick(self) -> tuple[float, str]:
        return 0.8, self._style.light["ink-soft"]


def _cell_element(cell: Cell, row: Element) -> Element:
    element = row.child("TH" if cell.scope else "TD")
    if cell.scope:
        element.attribute("Table", "Scope", "Column" if cell.scope == "col" else "Row")
    if cell.columns > 1:
        element.attribute("Table", "ColSpan", cell.columns)
    if cell.rows > 1:
        element.attribute("Table", "RowSpan", cell.rows)
    return element
