"""Charts as plain shapes, the same for every writer.

A chart is a stack of drawings: a head, rows and a foot. A writer may put the rows on several
pages and then repeats the head. Lengths in points, from the left top corner of each drawing;
colours by token of style.toml. Type is never smaller than 8 points.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from npo_wizard.report import thread_chart
from npo_wizard.report.document.chart_data import Bars, ChartData, Gantt, Period, Segment, Stacked
from npo_wizard.report.shapes import (
    SIZE,
    Chart,
    Drawing,
    Label,
    Measure,
    Rect,
    Shape,
    Stroke,
    wrapped,
)
from npo_wizard.report.style import style

_ROW = 18.0
_LEADING = 11.0
_GAP = 10.0
_LEAST_LABEL, _MOST_LABEL = 70.0, 0.40  # points, part of the width

Layout: TypeAlias = Callable[[float, float], list[Shape]]


def chart(data: ChartData, width: float, measure: Measure, tallest: float) -> Chart:
    """Lay out a chart `width` points wide; no drawing is taller than `tallest` where possible.

    `measure` gives the width of a text in a face and size.
    """
    if isinstance(data, Bars):
        return _bars(data, width, measure)
    if isinstance(data, Stacked):
        return _stacked(data, width, measure)
    if isinstance(data, Gantt):
        return _gantt(data, width, measure)
    return thread_chart.chart(data, width, measure, tallest)


def _label_width(labels: list[str], width: float, measure: Measure) -> float:
    longest = max(measure(label, "regular", SIZE) for label in labels)
    return min(max(longest + _GAP, _LEAST_LABEL), width * _MOST_LABEL)


def _row(
    label: str, label_width: float, measure: Measure, right: bool
) -> tuple[float, list[Shape]]:
    """Return the height of a row and its label, in the middle of that height."""
    lines = wrapped(label, label_width - _GAP, "regular", SIZE, measure)
    height = max(_ROW, len(lines) * _LEADING + 7)
    top = (height - len(lines) * _LEADING) / 2
    x, anchor = (label_width - _GAP, "end") if right else (0.0, "start")
    return height, [
        Label(x, top + number * _LEADING + 8.5, line, "ink", anchor=anchor)
        for number, line in enumerate(lines)
    ]


def _bars(data: Bars, width: float, measure: Measure) -> Chart:
    label_width = _label_width([item.label for item in data.items], width, measure)
    value_width = max(measure(item.text, "regular", SIZE) for item in data.items) + _GAP
    room = width - label_width - value_width
    most = max(item.value for item in data.items) or 1
    rows = []
    for item in data.items:
        height, shapes = _row(item.label, label_width, measure, right=False)
        middle = height / 2
        long = max(room * item.value / most, 1 if item.value else 0)
        shapes.append(Rect(label_width, middle - 5, long, 10, style().tone(item.tone), 1))
        shapes.append(Label(width, middle + 3, item.text, "ink", anchor="end"))
        rows.append(Drawing(width, height, tuple(shapes)))
    return Chart(None, tuple(rows))


def _stacked(data: Stacked, width: float, measure: Measure) -> Chart:
    bars: dict[str, list[Segment]] = {}
    for item in data.items:
        bars.setdefault(item.label, []).append(item)
    label_width = _label_width(list(bars), width, measure)
    totals = [measure(text, "regular", SIZE) for text in data.totals.values()]
    room = width - label_width - max(totals, default=0) - _GAP
    most = max(sum(item.value for item in segments) for segments in bars.values()) or 1
    rows = []
    for label, segments in bars.items():
        height, shapes = _row(label, label_width, measure, right=False)
        x = label_width
        for item in segments:
            long = room * item.value / most
            # A hair of ground between the pieces: they differ without their colours too.
            shapes.append(Rect(x, height / 2 - 6, max(long - 1, 0), 12, style().tone(item.tone)))
            x += long
        total = data.totals.get(label, "")
        shapes.append(Label(width, height / 2 + 3, total, "ink", anchor="end"))
        rows.append(Drawing(width, height, tuple(shapes)))
    return Chart(_legend(data, width, measure), tuple(rows))


def _legend(data: Stacked, width: float, measure: Measure) -> Drawing:
    parts = {item.part: item.tone for item in data.items}
    shapes: list[Shape] = []
    x, y = 0.0, 0.0
    for part, tone in parts.items():
        for number, line in enumerate(wrapped(part, width - 14, "regular", SIZE, measure)):
            long = measure(line, "regular", SIZE) + 14 + _GAP
            if x and (number or x + long > width):
                x, y = 0.0, y + 14
            if not number:
                shapes.append(Rect(x, y + 2, 9, 9, style().tone(tone), 1))
            shapes.append(Label(x + 14, y + 9.5, line, "ink-soft"))
            x += long
    return Drawing(width, y + 20, tuple(shapes))


def _gantt(data: Gantt, width: float, measure: Measure) -> Chart:
    label_width = _label_width([item.label for item in data.items], width, measure)
    years = range(data.first_year, data.last_year + 2)
    first = date(data.first_year, 1, 1).toordinal()
    last = date(data.last_year, 12, 31).toordinal() + 1
    scale = (width - label_width - 1) / (last - first)

    def x_of(day: int) -> float:
        return label_width + (day - first) * scale

    ends = [x_of(date(year, 1, 1).toordinal()) for year in years[:-1]] + [x_of(last)]
    head = _years(data, ends, width, measure)
    rows = []
    for item in data.items:
        height, shapes = _row(item.label, label_width, measure, right=True)
        lines = [_grid_line(number, x, height) for number, x in enumerate(ends)]
        bar = _period(item, x_of, height)
        rows.append(Drawing(width, height + 4, (*lines, *shapes, bar)))
    return Chart(head, tuple(rows))


def _grid_line(number: int, x: float, height: float) -> Stroke:
    return Stroke(x, 0, x, height + 4, 0.75, "field-line" if number == 0 else "line")


def _years(data: Gantt, ends: list[float], width: float, measure: Measure) -> Drawing:
    """Return the head with the years, some left out when they do not fit."""
    step = 1
    wide = measure("2023", "regular", SIZE) + 8
    while ends[step] - ends[0] < wide and step < len(ends) - 1:
        step += 1
    shapes = [
        Label(ends[number] + 3, 9, str(data.first_year + number), "ink-soft")
        for number in range(0, len(ends) - 1, step)
    ]
    ticks = [_grid_line(number, x, 10) for number, x in enumerate(ends)]
    return Drawing(width, 14, (*ticks, *shapes))


def _period(item: Period, x_of: Callable[[int], float], height: float) -> Rect:
    start, end = x_of(item.start.toordinal()), x_of(item.end.toordinal() + 1)
    return Rect(start, height / 2 - 5.5, max(end - start, 2), 11, item.colour, 2)
