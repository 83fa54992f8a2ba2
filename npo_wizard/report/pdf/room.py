"""Room to write by hand: a box with lines, painted as artifact, for it says nothing."""

from __future__ import annotations

from dataclasses import replace

from npo_wizard.report.document.nodes import Room
from npo_wizard.report.pdf.flow import Draw, Strip
from npo_wizard.report.pdf.painter import Painter
from npo_wizard.report.style import Style

_LINE = 1.55  # height of a written line, in lines of printed text
_IN_CELL = 1.25  # the same in a cell


def room(block: Room, width: float, style: Style, *, ruled: bool) -> Strip:
    """Return room for so many written lines; without lines in a cell, which has its own."""
    leading = style.text("body").leading
    if not ruled:
        return Strip(block.lines * leading * _IN_CELL, lambda *_: None)
    pitch = leading * _LINE

    def grown(height: float) -> Strip:
        lines = max(round(height / pitch), 1)
        return replace(strip, height=height, draw=_box(width, height, lines, style))

    height = block.lines * pitch
    strip = Strip(height, _box(width, height, block.lines, style), before=4, after=12)
    return replace(strip, grow=grown)


def _box(width: float, height: float, lines: int, style: Style) -> Draw:
    edge, line = style.light["field-line"], style.light["line"]

    def draw(painter: Painter, x: float, y: float) -> None:
        right, bottom = x + width, y + height
        with painter.artifact():
            for number in range(1, lines):
                down = y + height * number / lines
                painter.line((x + 8, down), (right - 8, down), 0.6, line)
            for start, end in (
                ((x, y), (right, y)), ((x, bottom), (right, bottom)),
                ((x, y), (x, bottom)), ((right, y), (right, bottom)),
            ):  # fmt: skip
                painter.line(start, end, 0.8, edge)

    return draw
