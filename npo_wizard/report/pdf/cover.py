"""The cover: title high on the page, the facts at the bottom."""

from __future__ import annotations

from npo_wizard.report.document.nodes import Section, Table
from npo_wizard.report.pdf.build import Builder
from npo_wizard.report.pdf.flow import Page, Placed, Strip, divide
from npo_wizard.report.pdf.structure import Element
from npo_wizard.report.pdf.tables import stacked_height
from npo_wizard.report.style import Style

_TITLE_TOP = 128.0  # below the top margin
_LEAST_GAP = 30.0


def cover_page(section: Section, builder: Builder, element: Element, style: Style) -> list[Page]:
    """Return the cover; text that does not fit on it goes on on a second page."""
    width = style.page.width - 2 * style.page.cover_side
    upper: list[Strip] = []
    lower: list[Strip] = []
    for block in section.blocks:
        part = lower if lower or isinstance(block, Table) else upper
        part += builder.cover_block(block, element, width)
    return _placed(upper, lower, style.page.text_height)


def _placed(upper: list[Strip], lower: list[Strip], height: float) -> list[Page]:
    top, bottom = stacked_height(upper), stacked_height(lower)
    spare = height - top - bottom - _LEAST_GAP
    if spare < 0:
        return divide([*upper, *lower], height)
    page = Page()
    start = min(_TITLE_TOP, spare)
    for strips, begin in ((upper, start), (lower, height - bottom)):
        for placed in divide(strips, float("inf"))[0].placed:
            page.placed.append(Placed(placed.strip, begin + placed.y))
    return [page]
