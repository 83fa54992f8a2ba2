"""The list of contents: titles with links and page numbers."""

from __future__ import annotations

from collections.abc import Mapping

from npo_wizard.report.document.nodes import Heading, Text, plain
from npo_wizard.report.pdf import fonts
from npo_wizard.report.pdf.flow import Draw, Strip
from npo_wizard.report.pdf.lines import Line, Words, baseline_of, break_lines, line_width, runs_of
from npo_wizard.report.pdf.painter import Glyphs, Painter
from npo_wizard.report.pdf.structure import Element
from npo_wizard.report.style import Style, TextStyle

_NUMBER_WIDTH = 34.0
_INDENT = 16.0


class ContentsBuilder:
    """Makes the list of contents; the numbers are looked up when it is painted."""

    def __init__(
        self, headings: tuple[Heading, ...], style: Style, page_of: Mapping[str, int]
    ) -> None:
        self._headings = headings
        self._style = style
        self._page_of = page_of

    def build(self, parent: Element, width: float) -> list[Strip]:
        """Return a strip for each line of the list."""
        if not self._headings:
            return []
        element = parent.child("TOC")
        strips: list[Strip] = []
        for heading in self._headings:
            link = element.child("TOCI").child("Reference").child("Link")
            strips += self._entry(heading, link, width)
        return strips

    def _entry(self, heading: Heading, link: Element, width: float) -> list[Strip]:
        look = self._style.text(f"contents-{heading.level}")
        indent = _INDENT * (heading.level - 1)
        runs = runs_of((Text(plain(heading.inlines)),), look, self._style)
        lines = break_lines(runs, width - indent - _NUMBER_WIDTH)
        words = Words(link, look.leading)
        strips = []
        for number, line in enumerate(lines):
            last = number == len(lines) - 1
            strips.append(
                Strip(
                    height=look.leading,
                    draw=self._drawing(heading, link, words, line, width - indent, look, last),
                    before=look.before if number == 0 else 0,
                    after=look.after if last else 0,
                    # A chapter is not parted from its first section.
                    keep=not last or heading.level == 1,
                    indent=indent,
                )
            )
        return strips

    def _drawing(
        self,
        heading: Heading,
        link: Element,
        words: Words,
        line: Line,
        width: float,
        look: TextStyle,
        last: bool,
    ) -> Draw:
        def draw(painter: Painter, x: float, y: float) -> None:
            words.paint(painter, x, y, line)
            if last:
                self._number(painter, heading, link, look, (x, y, line_width(line), width))
            box = ((x, y), (x + width, y + look.leading))
            painter.link(link, box, f"#{heading.id}", plain(heading.inlines))

        return draw

    def _number(
        self,
        painter: Painter,
        heading: Heading,
        link: Element,
        look: TextStyle,
        place: tuple[float, float, float, float],
    ) -> None:
        x, y, used, width = place
        text = str(self._page_of[heading.id])
        wide = fonts.measure(text, look.face, look.size)
        baseline = baseline_of(y, look.size, look.leading)
        with painter.artifact():
            self._leader(painter, x + used + 6, x + width - wide - 6, baseline)
        glyphs = Glyphs(f" {text}", look.face, look.size, self._style.light[look.colour])
        left = x + width - fonts.measure(f" {text}", look.face, look.size)
        with painter.content(link):
            painter.text(left, baseline, [glyphs])

    def _leader(self, painter: Painter, start: float, end: float, baseline: float) -> None:
        colour = self._style.light["line"]
        if end > start:
            painter.line((start, baseline - 1), (end, baseline - 1), 0.6, colour)
