"""The cover: the logo at the top, the title high on the page, the facts at the bottom."""

from __future__ import annotations

from npo_wizard.report.document.nodes import Logo, Section, Table
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
    head: list[Strip] = []
    upper: list[Strip] = []
    lower: list[Strip] = []
    for block in section.blocks:
        part = lower if lower or isinstance(block, Table) else upper
        part = head if isinstance(block, Logo) else part
        part += builder.cover_block(block, element, width)
    return _placed(head, upper, lower, style.page.text_height)


def _placed(head: list[Strip], upper: list[Strip], lower: list[Strip], height: float) -> list[Page]:
    logo, top, bottom = map(stacked_height, (head, upper, lower))
    spare = height - top - bottom - _LEAST_GAP
    least = logo + _LEAST_GAP if head else 0
    if spare < least:
        return divide([*head, *upper, *lower], height)
    page = Page()
    start = min(max(_TITLE_TOP, least), spare)
    for strips, begin in ((head, 0.0), (upper, start), (lower, height - bottom)):
        pages = divide(strips, float("inf"))
        for placed in pages[0].placed if pages else ():
            page.placed.append(Placed(placed.strip, begin + placed.y))
    return [page]
