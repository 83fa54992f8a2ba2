"""The cover: title high on the page, the facts at the bottom, without a frame or a picture."""

from __future__ import annotations

from npo_wizard.report.document.nodes import Heading, Paragraph, Section, Table, plain
from npo_wizard.report.pdf.fonts import measure
from npo_wizard.report.shapes import wrapped
from npo_wizard.report.style import Style

TITLE_TOP = 115.0
"""Points above the title."""
_SPARE = 40.0  # Word breaks lines a little differently: the facts must not move to a next page
_LEAST = 24.0
_ROW = 8.0  # what a row is taller than its text


def distance_to_facts(section: Section, look: Style) -> float:
    """Return how far below the title the table with facts stands, in points."""
    width = look.page.text_width
    used = TITLE_TOP + _SPARE
    for block in section.blocks:
        if isinstance(block, Table):
            used += _table(block, width, look)
        elif isinstance(block, Heading):
            used += _height(plain(block.inlines), "cover-title", width, look)
        elif isinstance(block, Paragraph):
            name = "cover-eyebrow" if block.kind == "eyebrow" else block.kind or "body"
            used += _height(plain(block.inlines), name, width, look)
    return max(look.page.text_height - used, _LEAST)


def _table(table: Table, width: float, look: Style) -> float:
    share = width / table.columns
    heights = (
        max(
            sum(
                _height(plain(block.inlines), "cover-cell", share, look)
                for block in cell.blocks
                if isinstance(block, Paragraph)
            )
            for cell in row.cells
        )
        for row in table.rows
    )
    return sum(height + _ROW for height in heights)


def _height(text: str, name: str, width: float, look: Style) -> float:
    kind = look.text(name)
    lines = wrapped(text, width, kind.face, kind.size, measure)
    return kind.before + len(lines) * kind.leading + kind.after
