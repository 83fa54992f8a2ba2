"""The pages of a document: what begins on a new one, the cover, the running foot."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from npo_wizard.report.document.nodes import Document, Heading, Section, Stage, plain
from npo_wizard.report.pdf import fonts
from npo_wizard.report.pdf.build import Builder
from npo_wizard.report.pdf.cover import cover_page
from npo_wizard.report.pdf.flow import Page, divide, spread
from npo_wizard.report.pdf.painter import Glyphs, Painter
from npo_wizard.report.pdf.structure import Element
from npo_wizard.report.style import Style

_STAGES: tuple[Stage, ...] = ("join", "needs", "plan", "last")
_BAR = 11.0
_SUMMARY_SIZES = (1.0, 0.94, 0.88)  # tried in turn; the last also when it does not fit
_LAST_GROWS = 0.12  # of a page: how much room to write grows where a page need not be full


@dataclass(frozen=True, slots=True)
class Outline:
    """A line of the outline: the place it leads to."""

    name: str
    title: str
    level: int


@dataclass(slots=True)
class Plan:
    """A document ready to be painted."""

    document: Document
    root: Element
    pages: list[tuple[Section, Page]] = field(default_factory=list)
    outlines: dict[str, Outline] = field(default_factory=dict)
    page_of: dict[str, int] = field(default_factory=dict)


def lay_out(document: Document, style: Style) -> Plan:
    """Divide the document over pages."""
    plan = Plan(document, Element("Document"))
    for section in document.sections:
        element, pages = _section(section, document, style, plan.page_of)
        plan.root.kids.append(element)
        plan.pages += [(section, laid_out) for laid_out in pages]
    for number, (_, laid_out) in enumerate(plan.pages, start=1):
        for placed in laid_out.placed:
            for name in placed.strip.anchors:
                plan.page_of[name] = number
    plan.outlines = {line.name: line for line in _outlines(document)}
    return plan


def fits(document: Document, style: Style) -> bool:
    """Whether the summary, where there is one, stands on one page."""
    summaries = [section for section in document.sections if section.kind == "summary"]
    return all(len(_section(each, document, style, {})[1]) == 1 for each in summaries)


def _section(
    section: Section, document: Document, style: Style, page_of: dict[str, int]
) -> tuple[Element, list[Page]]:
    """Return the element and the pages of a section; a summary is made to fit on one page."""
    factors = _SUMMARY_SIZES if section.kind == "summary" else (1.0,)
    for factor in factors:
        builder = Builder(document, style.scaled(factor), page_of)
        element = Element("Sect")
        if section.kind == "cover":
            pages = cover_page(section, builder, element, style)
        else:
            strips = builder.section(section, element, style.page.text_width)
            pages = divide(strips, style.page.text_height)
            spread(pages, style.page.text_height, style.page.text_height * _LAST_GROWS)
        if len(pages) == 1:
            break
    return element, pages


def _outlines(document: Document) -> Iterator[Outline]:
    """Yield headings 1 and 2, without a level skipped at the start of a section."""
    for section in document.sections:
        above = 0
        for heading in _headings(section):
            if heading.level <= 2:
                level = min(heading.level, above + 1)
                above = level
                yield Outline(heading.id, plain(heading.inlines), level - 1)


def _headings(section: Section) -> Iterator[Heading]:
    for block in section.blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Section):
            yield from _headings(block)


def paint(plan: Plan, number: int, painter: Painter, style: Style) -> None:
    """Paint page `number`, counted from 0."""
    section, laid_out = plan.pages[number]
    page = style.page
    is_cover = section.kind == "cover"
    left = page.cover_side if is_cover else page.left
    if number == 0:
        _bar(painter, style)
    for placed in laid_out.placed:
        y = page.top + placed.y
        for name in placed.strip.anchors:
            painter.place(name, y - 8)
            if name in plan.outlines:
                line = plan.outlines[name]
                painter.outline(line.name, line.title, line.level)
        if placed.again:
            with painter.artifact():
                placed.strip.draw(painter, left + placed.strip.indent, y)
        else:
            placed.strip.draw(painter, left + placed.strip.indent, y)
    if not is_cover:
        _foot(plan, number, painter, style)
    painter.end_page()


def _bar(painter: Painter, style: Style) -> None:
    wide = style.page.width / len(_STAGES)
    with painter.artifact():
        for number, stage in enumerate(_STAGES):
            painter.rect(number * wide, 0, wide, _BAR, style.light[stage])


def _foot(plan: Plan, number: int, painter: Painter, style: Style) -> None:
    page, look = style.page, style.text("foot")
    y = page.height - page.foot
    colour = style.light[look.colour]
    count = f"Pagina {number + 1} van {len(plan.pages)}"
    wide = fonts.measure(count, look.face, look.size)
    with painter.artifact():
        top = y - look.leading - 3
        painter.line((page.left, top), (page.width - page.right, top), 0.6, style.light["line"])
        text = _shortened(plan.document.running_foot, page.text_width - wide - 20, style)
        glyphs = [Glyphs(t, face, look.size, colour) for face, t in fonts.pieces(text, look.face)]
        if glyphs:
            painter.text(page.left, y, glyphs)
        painter.text(
            page.width - page.right - wide, y, [Glyphs(count, look.face, look.size, colour)]
        )


def _shortened(text: str, width: float, style: Style) -> str:
    look = style.text("foot")
    if fonts.measure(text, look.face, look.size) <= width:
        return text
    over = bisect_left(
        range(1, len(text) + 1),
        True,
        key=lambda kept: fonts.measure(text[:kept] + "…", look.face, look.size) > width,
    )
    return text[:over] + "…"
