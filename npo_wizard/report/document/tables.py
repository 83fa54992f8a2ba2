"""Reading of tables, with a check that their cells fill the grid."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Literal, cast

from npo_wizard.report.document.markup import Element
from npo_wizard.report.document.nodes import (
    UNTITLED,
    Block,
    Cell,
    Inlines,
    Row,
    Table,
    TableKind,
    Text,
)

_PARTS = ("caption", "colgroup", "thead", "tbody", "tfoot")
_CELL_CLASSES = frozenset({"num", "warn"})
_MOST_SPANNED = 200

ReadInlines = Callable[[Element], Inlines]
ReadCell = Callable[[Element], tuple[Block, ...]]


def read_table(element: Element, read_inlines: ReadInlines, read_cell: ReadCell) -> Table:
    """Read a table; `read_inlines` reads its caption and `read_cell` what stands in a cell."""
    element.allow("class", "data-label")
    kind = cast(TableKind, element.choice("class", ("grid", "facts", "cover")))
    parts = _parts(element)
    caption: Inlines = ()
    if "caption" in parts:
        caption = read_inlines(parts["caption"]) or (Text(UNTITLED),)
    label = element.get("data-label")
    if kind == "grid" and not caption and not label:
        element.refuse("a grid needs a caption or data-label")
    head, body, foot = (
        tuple(_row(row, read_cell) for row in _rows(parts.get(name)))
        for name in ("thead", "tbody", "tfoot")
    )
    if not body:
        element.refuse("has no rows in tbody")
    columns = _columns(element, (head, body, foot))
    widths = _widths(parts.get("colgroup"))
    if widths and len(widths) != columns:
        element.refuse(f"has {len(widths)} <col> for {columns} columns")
    return Table(kind, label, caption, widths, columns, head, body, foot)


def _parts(element: Element) -> dict[str, Element]:
    parts: dict[str, Element] = {}
    order = -1
    for child in element.elements():
        if child.name not in _PARTS or _PARTS.index(child.name) <= order:
            child.refuse("is not allowed in <table>, or not in this order")
        order = _PARTS.index(child.name)
        child.allow()
        parts[child.name] = child
    return parts


def _widths(colgroup: Element | None) -> tuple[float, ...]:
    if colgroup is None:
        return ()
    widths = []
    for column in colgroup.elements():
        if column.name != "col":
            column.refuse("is not allowed in <colgroup>")
        column.allow("width")
        column.empty()
        width = column.decimal("width")
        if not width:
            column.refuse("width must be more than 0")
        widths.append(width)
    return tuple(widths)


def _rows(part: Element | None) -> list[Element]:
    rows = list(part.elements()) if part else []
    for row in rows:
        if row.name != "tr":
            row.refuse("is not a <tr>")
    return rows


def _row(row: Element, read_cell: ReadCell) -> Row:
    row.allow("class")
    total = row.choice("class", ("total",), "") == "total"
    cells = tuple(_cell(cell, read_cell) for cell in row.elements())
    if not cells:
        row.refuse("has no cells of its own")
    return Row(cells, total)


def _cell(cell: Element, read_cell: ReadCell) -> Cell:
    if cell.name not in ("th", "td"):
        cell.refuse("is not allowed in <tr>")
    cell.allow("class", "colspan", "rowspan", *(["scope"] if cell.name == "th" else []))
    classes = set(cell.get("class").split())
    if classes - _CELL_CLASSES:
        cell.refuse(f"class={cell.get('class')!r} is not num or warn")
    scope = cell.choice("scope", ("col", "row")) if cell.name == "th" else ""
    return Cell(
        blocks=read_cell(cell),
        scope=cast(Literal["", "col", "row"], scope),
        number="num" in classes,
        warn="warn" in classes,
        columns=cell.whole("colspan", 1, _MOST_SPANNED, 1),
        rows=cell.whole("rowspan", 1, _MOST_SPANNED, 1),
    )


def _columns(table: Element, parts: tuple[tuple[Row, ...], ...]) -> int:
    """Return the number of columns; each part must be a full grid of the same width."""
    widths = set(chain.from_iterable(_row_widths(table, rows) for rows in parts))
    if len(widths) != 1:
        table.refuse(f"rows differ in their number of columns: {sorted(widths)}")
    return widths.pop()


def _row_widths(table: Element, rows: tuple[Row, ...]) -> list[int]:
    widths = []
    reaching: list[int] = []  # per column: how many rows from above still reach down
    for row in rows:
        taken = [left - 1 for left in reaching if left > 0]
        added = [cell.rows for cell in row.cells for _ in range(cell.columns)]
        widths.append(len(taken) + len(added))
        reaching = [left + 1 for left in taken] + added
        reaching = [left - 1 for left in reaching]
    if any(reaching):
        table.refuse("a rowspan reaches below its part of the table")
    return widths
