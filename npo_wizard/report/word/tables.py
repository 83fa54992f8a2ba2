"""Tables: header rows that come back on each page, spans, and rows that may break."""

from __future__ import annotations

from collections.abc import Callable

from npo_wizard.report.document.nodes import Block, Cell, Listing, Paragraph, Row, Table, plain
from npo_wizard.report.pdf.columns import column_widths
from npo_wizard.report.word.elements import Xml, shape, twips, w

_MOST_LINES = 20
"""Lines up to which a row, or a small table, is kept on one page."""
_CHARACTER = 4.6  # points, about
_WIDER = 1.25
"""A word stays whole where a face that is so much wider stands in for ours, as in LibreOffice."""
STYLES = {"grid": "Raster", "facts": "Gegevens", "cover": "Gegevens"}
MakeCell = Callable[[Cell, str], list[Xml]]
"""Makes the paragraphs of a cell; the text is what its row is: head, total, or kind of table."""


class Tables:
    """Makes tables of a width in points."""

    def __init__(self, make_cell: MakeCell, width: float) -> None:
        self._make_cell = make_cell
        self._width = width

    def make(self, table: Table, *, style: str = "", about: str = "") -> Xml:
        """Return a table; `about` describes it for who cannot see it.

        style: id of a style of tables; empty: that of the kind of the table.
        """
        widths = [twips(width) for width in column_widths(table, self._width, wider=_WIDER)]
        made = w(
            "tbl",
            _properties(table, style or STYLES[table.kind], about, sum(widths)),
            w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        )
        rows = [
            made_row
            for part, role in ((table.head, "head"), (table.body, table.kind), (table.foot, "grid"))
            for made_row in self._rows(part, role, widths)
        ]
        _keep_company(rows, table, widths)
        made.extend(rows)
        return made

    def _rows(self, rows: tuple[Row, ...], role: str, widths: list[int]) -> list[Xml]:
        made = []
        reaching = _Reaching(len(widths))
        for row in rows:
            of_row = "total" if row.total else role
            placed = reaching.placed(row.cells)
            cells = [self._cell(cell, first, widths, of_row) for first, cell in placed]
            properties = w("trPr")
            if _lines(row, widths) <= _MOST_LINES:
                properties.append(w("cantSplit"))
            if role == "head":
                properties.append(w("tblHeader"))
            made.append(w("tr", properties, *cells))
        return made

    def _cell(self, cell: Cell | None, first: int, widths: list[int], role: str) -> Xml:
        """Return a cell; None: the cell above goes on."""
        if cell is None:
            properties = w("tcPr", w("tcW", w=widths[first], type="dxa"), w("vMerge"))
            return w("tc", properties, w("p"))
        wide = sum(widths[first : first + cell.columns])
        properties = w("tcPr", w("tcW", w=wide, type="dxa"))
        if cell.columns > 1:
            properties.append(w("gridSpan", val=cell.columns))
        if cell.rows > 1:
            properties.append(w("vMerge", val="restart"))
        if role == "head":
            properties.append(w("vAlign", val="bottom"))
        return w("tc", properties, *(self._make_cell(cell, role) or [w("p")]))


def _lines(row: Row, widths: list[int]) -> int:
    """Return about how many lines a row has: enough to know whether it fits on a page."""
    return max(_lines_of(cell.blocks, min(widths) / 20 * cell.columns) for cell in row.cells)


def _lines_of(blocks: tuple[Block, ...], width: float) -> int:
    lines = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += 1 + int(len(plain(block.inlines)) * _CHARACTER / width)
        elif isinstance(block, Listing):
            lines += sum(_lines_of(item.blocks, width) for item in block.items)
    return lines


def _keep_company(rows: list[Xml], table: Table, widths: list[int]) -> None:
    """Keep a small table on one page, headers with the first row and a total with its row."""
    small = sum(_lines(row, widths) for row in table.rows) <= _MOST_LINES
    for place, row in enumerate(rows[:-1]):
        if small or place < len(table.head) or table.rows[place + 1].total:
            for paragraph in row.iter(w("p").tag):
                shape(paragraph, w("keepNext"))


class _Reaching:
    """Which columns are taken by cells of rows above."""

    def __init__(self, columns: int) -> None:
        self._left = [0] * columns

    def placed(self, cells: tuple[Cell, ...]) -> list[tuple[int, Cell | None]]:
        """Return the cells of the next row with their first column; None for one from above."""
        found: list[tuple[int, Cell | None]] = []
        waiting = list(cells)
        column = 0
        while column < len(self._left):
            if self._left[column]:
                self._left[column] -= 1
                found.append((column, None))
                column += 1
                continue
            cell = waiting.pop(0)
            found.append((column, cell))
            for taken in range(column, column + cell.columns):
                self._left[taken] = cell.rows - 1
            column += cell.columns
        return found


def _properties(table: Table, style: str, about: str, width: int) -> Xml:
    """Return what says to everyone which cells are headers, and what the table is about."""
    first_column = all(row.cells[0].scope == "row" for row in table.body if row.cells)
    look = w(
        "tblLook",
        val=f"{0x0020 * bool(table.head) + 0x0040 * _has_total(table) + 0x0080 * first_column:04X}",
        firstRow=int(bool(table.head)),
        lastRow=int(_has_total(table)),
        firstColumn=int(first_column),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    made = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=width, type="dxa"),
        w("tblLayout", type="fixed"),
        look,
    )
    name = table.label or plain(table.caption)
    if name:
        made.append(w("tblCaption", val=name))
    if about:
        made.append(w("tblDescription", val=about))
    return made


def _has_total(table: Table) -> bool:
    return table.rows[-1].total
