"""Results to read: a table of one run, and two runs beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.results import Run
from bench.summary import Row, Spread

_NOTICED = 1.10
"""A ratio that moved less than this, up or down, counts as the same."""


def of_run(run: Run) -> str:
    """Show a run: value with quartiles, ratio to the floor, and whether the goal is met."""
    lines = [_machine_line(run)]
    for case in dict.fromkeys(row.case for row in run.rows):
        lines += ["", case]
        lines += _aligned(list(_cells([row for row in run.rows if row.case == case])))
    lines += ["", *(f"not measured: {name}: {why}" for name, why in run.absent.items())]
    missed = [row for row in run.rows if row.is_met is False]
    met = sum(row.is_met is True for row in run.rows)
    lines.append(f"goals met: {met} of {met + len(missed)}")
    lines += [f"  missed: {' / '.join(row.key)}" for row in missed]
    return "\n".join(lines)


def of_two(before: Run, after: Run) -> str:
    """Show what is in both runs: ratios to the floor where there are, else values."""
    lines = [f"A {_machine_line(before)}", f"B {_machine_line(after)}", ""]
    then = {row.key: row for row in before.rows}
    cells: list[tuple[str, ...]] = [("figure", "A", "B", "B/A", "")]
    for row in after.rows:
        if row.key in then and not _is_floor(row):
            cells.append(_beside(then[row.key], row))
    return "\n".join([*lines, *_aligned(cells)])


def _is_floor(row: Row) -> bool:
    return row.ratio is not None and row.ratio == Spread(1.0, 1.0, 1.0)


def _beside(before: Row, after: Row) -> tuple[str, ...]:
    one, other = before.ratio or before.value, after.ratio or after.value
    unit = "×" if after.ratio else f" {after.unit}"
    moved = other.median / one.median if one.median else 1.0
    apart = one.high < other.low or other.high < one.low
    word = ""
    if apart and not 1 / _NOTICED < moved < _NOTICED:
        word = "more" if moved > 1 else "less"
    name = " / ".join(after.key)
    return name, f"{one.median:.3g}{unit}", f"{other.median:.3g}{unit}", f"{moved:.2f}", word


def _cells(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    figure = ""
    for row in rows:
        first = "" if row.figure == figure else row.figure
        figure = row.figure
        ratio = f"{row.ratio.median:.2f}×" if row.ratio else ""
        spread = f"({row.ratio.low:.2f}-{row.ratio.high:.2f})" if row.ratio else ""
        verdict = {True: "met", False: "MISSED", None: ""}[row.is_met]
        value = f"{row.value.median:.4g} ({row.value.low:.4g}-{row.value.high:.4g}) {row.unit}"
        yield f"  {first}", row.variant, value, f"n={row.n}", ratio, spread, row.goal, verdict


def _aligned(cells: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]


def _machine_line(run: Run) -> str:
    return " · ".join((run.at, run.source, *(f"{k} {v}" for k, v in run.machine.items())))
