"""Reading of charts: the figures behind them, checked."""

from __future__ import annotations

from datetime import date

from npo_wizard.report.document.chart_data import (
    Bar,
    Bars,
    ChartData,
    Gantt,
    Period,
    Segment,
    Stacked,
    Thread,
    ThreadNode,
)
from npo_wizard.report.document.markup import Element
from npo_wizard.report.style import style

_STAGES = ("join", "needs", "plan", "last")
_MOST_YEARS = 60


def read_chart(figure: Element, items: list[Element]) -> ChartData:
    """Read the data of a figure from its `item` and `link` children."""
    kind = figure.choice("kind", ("bars", "stacked", "gantt", "thread"))
    extra = {"gantt": ("from", "to"), "thread": ("columns",)}.get(kind, ())
    figure.allow("kind", "alt", *extra)
    for item in items:
        item.empty()
    if not items:
        figure.refuse("has no <item>")
    if kind == "thread":
        return _thread(figure, items)
    for item in items:
        _expect(item, "item")
    if kind == "bars":
        return Bars(tuple(_bar(item) for item in items))
    if kind == "stacked":
        return _stacked(items)
    return _gantt(figure, items)


def _expect(item: Element, name: str) -> None:
    if item.name != name:
        item.refuse("is not allowed here")


def _tone(item: Element) -> int:
    return item.whole("tone", 1, 6, 1)


def _bar(item: Element) -> Bar:
    item.allow("label", "value", "text", "tone")
    return Bar(item.get("label"), item.decimal("value"), item.get("text"), _tone(item))


def _stacked(items: list[Element]) -> Stacked:
    totals: dict[str, str] = {}
    segments = []
    for item in items:
        item.allow("label", "part", "value", "tone", "total")
        label = item.get("label")
        segments.append(Segment(label, item.get("part"), item.decimal("value"), _tone(item)))
        if "total" in item.attributes:
            totals[label] = item.get("total")
    return Stacked(tuple(segments), totals)


def _gantt(figure: Element, items: list[Element]) -> Gantt:
    periods = tuple(_period(item) for item in items)
    first = figure.whole("from", 1900, 9999, min(p.start for p in periods).year)
    last = figure.whole("to", 1900, 9999, max(p.end for p in periods).year)
    first = min(first, *(p.start.year for p in periods))
    last = max(last, *(p.end.year for p in periods))
    if last - first >= _MOST_YEARS:
        figure.refuse(f"runs over more than {_MOST_YEARS} years")
    return Gantt(periods, first, last)


def _period(item: Element) -> Period:
    item.allow("label", "start", "end", "tone", "stage")
    start, end = _day(item, "start"), _day(item, "end")
    if end < start:
        item.refuse("ends before it starts")
    stage = item.choice("stage", _STAGES, "")
    return Period(item.get("label"), start, end, stage or style().tone(_tone(item)))


def _day(item: Element, name: str) -> date:
    try:
        return date.fromisoformat(item.require(name))
    except ValueError:
        item.refuse(f"{name}={item.get(name)!r} is not a day as 2023-08-31")


def _thread(figure: Element, items: list[Element]) -> Thread:
    nodes: dict[str, ThreadNode] = {}
    links = []
    for item in items:
        if item.name == "link":
            item.allow("from", "to")
            ends = (item.require("from"), item.require("to"))
            links.append(ends)
            if not nodes.keys() >= set(ends):
                item.refuse(f"joins what is not there (yet): {ends}")
            continue
        _expect(item, "item")
        item.allow("id", "label", "column", "missing")
        node = ThreadNode(
            item.require("id"),
            item.get("label"),
            item.whole("column", 1, 8),
            item.choice("missing", ("yes", "no"), "no") == "yes",
        )
        if node.id in nodes:
            item.refuse(f"id {node.id!r} is there already")
        nodes[node.id] = node
    columns = tuple(name.strip() for name in figure.get("columns").split("|") if name.strip())
    return Thread(columns, tuple(nodes.values()), tuple(links))
