"""A chart as the table of its figures: nothing that can be read stands in a picture."""

from __future__ import annotations

from collections import defaultdict

from npo_wizard.report.document.chart_data import (
    Bars,
    ChartData,
    Gantt,
    Stacked,
    Thread,
    ThreadNode,
)
from npo_wizard.report.document.nodes import Cell, Paragraph, Row, Table, Text
from npo_wizard.report.dutch import day
from npo_wizard.rules.dutch import number

_LOOSE_END = "los eindje"


def table_of(data: ChartData) -> Table:
    """Return the figures behind a chart."""
    if isinstance(data, Bars):
        return _bars(data)
    if isinstance(data, Stacked):
        return _stacked(data)
    if isinstance(data, Gantt):
        return _gantt(data)
    return _thread(data)


def _bars(data: Bars) -> Table:
    rows = [Row((_head(item.label, "row"), _figure(item.text))) for item in data.items]
    return _table(Row((_head("Onderdeel"), _number_head("Waarde"))), rows)


def _stacked(data: Stacked) -> Table:
    """Return the parts below each other and the bars beside each other."""
    amounts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    bars: dict[str, None] = {}
    for item in data.items:
        amounts[item.part][item.label] += item.value
        bars[item.label] = None
    rows = [
        Row((_head(part, "row"), *(_figure(_dutch(of_bar[bar])) for bar in bars)))
        for part, of_bar in amounts.items()
    ]
    if data.totals:
        totals = (_figure(data.totals.get(bar, "")) for bar in bars)
        rows.append(Row((_head("Totaal", "row"), *totals), total=True))
    return _table(Row((_head("Onderdeel"), *map(_number_head, bars))), rows)


def _gantt(data: Gantt) -> Table:
    rows = [
        Row((_head(item.label, "row"), _cell(day(item.start)), _cell(day(item.end))))
        for item in data.items
    ]
    return _table(Row((_head("Wat"), _head("Van"), _head("Tot en met"))), rows)


def _thread(data: Thread) -> Table:
    """Return a row for each beginning of the thread with all that follows from it."""
    following: dict[str, list[str]] = defaultdict(list)
    for start, end in data.links:
        following[start].append(end)
    last = max(node.column for node in data.nodes)
    columns = range(1, max(last, len(data.columns)) + 1)
    led_to = {end for _, end in data.links}
    rows = []
    for node in sorted(data.nodes, key=lambda each: each.column):
        if node.id in led_to:
            continue
        reached = _reached(node.id, following)
        met = [each for each in data.nodes if each.id in reached]
        rows.append(Row(tuple(_nodes(met, column) for column in columns)))
    names = (*data.columns, *("" for _ in columns))[: len(columns)]
    return _table(Row(tuple(map(_head, names))), rows)


def _reached(start: str, following: dict[str, list[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += following[here]
    return reached


def _nodes(met: list[ThreadNode], column: int) -> Cell:
    here = [node for node in met if node.column == column]
    texts = tuple(
        Paragraph((Text(f"{node.label} ({_LOOSE_END})"),), "warn")
        if node.missing
        else Paragraph((Text(node.label),))
        for node in here
    )
    return Cell(texts, "row" if column == 1 else "")


def _table(head: Row, rows: list[Row]) -> Table:
    return Table("grid", "", (), (), len(head.cells), (head,), tuple(rows), ())


def _head(words: str, scope: str = "col") -> Cell:
    return _cell(words, scope)


def _number_head(words: str) -> Cell:
    return Cell(_cell(words).blocks, "col", number=True)


def _figure(words: str) -> Cell:
    return Cell(_cell(words).blocks, number=True)


def _cell(words: str, scope: str = "") -> Cell:
    blocks = (Paragraph((Text(words),)),) if words else ()
    return Cell(blocks, "col" if scope == "col" else "row" if scope == "row" else "")


def _dutch(value: float) -> str:
    """Return a number as it is written in Dutch, with at most two decimals."""
    whole, _, rest = f"{value:.2f}".partition(".")
    decimals = rest.rstrip("0")
    return number(int(whole)) + (f",{decimals}" if decimals else "")
