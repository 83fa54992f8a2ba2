"""Nodes of the document into strips, and the structure elements that they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from npo_wizard.report.document.nodes import (
    Block,
    Cell,
    Contents,
    Document,
    Figure,
    Heading,
    Inlines,
    Listing,
    Logo,
    Paragraph,
    Room,
    Section,
    Stage,
    Table,
    Text,
    Tiles,
    listed_headings,
)
from npo_wizard.report.document.strings import kept
from npo_wizard.report.logo import COVER_BOX, SMALL_BOX
from npo_wizard.report.pdf.contents import ContentsBuilder
from npo_wizard.report.pdf.drawings import figure_strips, logo_strip
from npo_wizard.report.pdf.flow import Strip
from npo_wizard.report.pdf.lines import Words, break_lines, paragraph, runs_of
from npo_wizard.report.pdf.painter import Painter
from npo_wizard.report.pdf.room import room
from npo_wizard.report.pdf.structure import Element, text_string
from npo_wizard.report.pdf.tables import CellLook, TableBuilder, stacked_height
from npo_wizard.report.style import Style, TextStyle

_INDENT = 15.0
_TILE_GAP = 10.0
_MOST_TITLE_LINES = 5  # of the cover, before its title is set smaller
_WHOLE_PART = 0.5  # a part up to this share of a page is not divided
_STAGES: tuple[Stage, ...] = ("join", "needs", "plan", "last")


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: the looks of their text and the stage they belong to."""

    body: str = "body"
    empty: str = "empty"
    warn: str = "warn"
    small: str = "small"
    stage: Stage = ""
    right: bool = False


_CELL = Place(body="cell", empty="cell-empty", warn="cell-warn", small="cell")
_CELLS: dict[CellLook, Place] = {
    "plain": _CELL,
    "strong": replace(_CELL, body="cell-head"),
    "cover": Place(body="cover-cell"),
}


class Builder:
    """Makes strips of blocks."""

    def __init__(self, document: Document, style: Style, page_of: Mapping[str, int]) -> None:
        """`page_of`: the page of each place, filled in when all pages have been divided."""
        self._style = style
        self._tables = TableBuilder(style, self._cell)
        self._picture = document.logo
        self._contents = ContentsBuilder(listed_headings(document), style, page_of)

    def section(self, section: Section, element: Element, width: float) -> list[Strip]:
        """Return the strips of a section and of the parts in it; `element` is its own."""
        strips = self._blocks(section.blocks, element, width, Place(stage=section.stage))
        if section.id and strips:
            strips[0] = replace(strips[0], anchors=(*strips[0].anchors, section.id))
        return strips

    def cover_block(self, block: Block, element: Element, width: float) -> list[Strip]:
        """Return a block as it stands on the cover."""
        if isinstance(block, Heading) and block.level == 1:
            element = element.child("H1")
            look = self._style.text("cover-title")
            strips = self.words(block.inlines, element, width, look)
            if len(strips) > _MOST_TITLE_LINES:
                strips = self.words(block.inlines, element, width, self._style.text("h1"))
            strips[0] = replace(strips[0], anchors=(block.id,))
            return strips
        if isinstance(block, Logo):
            return self._logo(block, element, COVER_BOX)
        if isinstance(block, Paragraph) and block.kind == "eyebrow":
            look = self._style.text("cover-eyebrow")
            return self.words(block.inlines, element.child("P"), width, look)
        return self._block(block, element, width, Place())

    def _blocks(
        self, blocks: tuple[Block, ...], element: Element, width: float, place: Place
    ) -> list[Strip]:
        strips: list[Strip] = []
        for block in blocks:
            strips += self._block(block, element, width, place)
        return strips

    def _block(self, block: Block, element: Element, width: float, place: Place) -> list[Strip]:
        if isinstance(block, Heading):
            return self.heading(block, element, width, place)
        if isinstance(block, Paragraph):
            return self.paragraph(block, element.child("P"), width, place)
        if isinstance(block, Listing):
            return self._listing(block, element, width, place)
        if isinstance(block, Table):
            return self.table(block, element, width)
        if isinstance(block, Figure):
            return self._figure(block, element, width)
        if isinstance(block, Tiles):
            return self._tiles(block, element, width)
        if isinstance(block, Logo):
            return self._logo(block, element, SMALL_BOX)
        if isinstance(block, Room):
            return [room(block, width, self._style, ruled=place.body == "body")]
        if isinstance(block, Contents):
            return self._contents.build(element, width)
        return self._part(block, element, width, place)

    def _part(self, block: Section, element: Element, width: float, place: Place) -> list[Strip]:
        inner = replace(block, stage=block.stage or place.stage)
        strips = self.section(inner, element.child("Sect"), width)
        if stacked_height(strips) <= self._style.page.text_height * _WHOLE_PART:
            strips = [*(replace(strip, keep=True) for strip in strips[:-1]), strips[-1]]
        return strips

    # Text.

    def words(
        self, inlines: Inlines, element: Element, width: float, look: TextStyle, right: bool = False
    ) -> list[Strip]:
        """Return the lines of running text in a look."""
        return paragraph(runs_of(inlines, look, self._style), width, look, element, right=right)

    def heading(self, block: Heading, element: Element, width: float, place: Place) -> list[Strip]:
        """Return a heading; it stays with what follows and is a place to go to."""
        look = self._style.text(f"h{block.level}")
        strips = self.words(block.inlines, element.child(f"H{block.level}"), width, look)
        strips = [replace(strip, keep=True) for strip in strips]
        strips[0] = replace(strips[0], anchors=(block.id,))
        if block.level == 1 and place.stage:
            strips[-1] = replace(strips[-1], after=5)
            strips.append(self._rule(width, place.stage))
        return strips

    def _rule(self, width: float, colour: str) -> Strip:
        def draw(painter: Painter, x: float, y: float) -> None:
            with painter.artifact():
                painter.rect(x, y, width, 1.5, self._style.light[colour])

        return Strip(1.5, draw, after=14, keep=True)

    def paragraph(
        self, block: Paragraph, element: Element, width: float, place: Place
    ) -> list[Strip]:
        """Return a paragraph in the look of its kind."""
        names = {"": place.body, "empty": place.empty, "warn": place.warn, "small": place.small}
        look = self._style.text(names.get(block.kind, block.kind))
        if block.kind == "eyebrow" and place.stage:
            look = replace(look, colour=place.stage)
        strips = self.words(block.inlines, element, width, look, place.right)
        if block.kind == "eyebrow":
            strips = [replace(strip, keep=True) for strip in strips]
        return strips

    def _listing(self, block: Listing, parent: Element, width: float, place: Place) -> list[Strip]:
        element = parent.child("L")
        element.attribute("List", "ListNumbering", "Decimal" if block.ordered else "Disc")
        look = self._style.text(place.body)
        strips: list[Strip] = []
        for number, item in enumerate(block.items, start=1):
            entry = element.child("LI")
            label = f"{number}." if block.ordered else "•"
            mark = entry.child("Lbl")
            body = entry.child("LBody")
            lines = self._mixed(item.blocks, body, width - _INDENT, place)
            lines[0] = self._with_label(lines[0], mark, label, look)
            lines = [replace(line, after=min(line.after, 2.5)) for line in lines]
            strips += lines
        strips = [replace(strip, indent=strip.indent + _INDENT) for strip in strips]
        strips[-1] = replace(strips[-1], after=look.after)
        return strips

    def _with_label(self, strip: Strip, mark: Element, label: str, look: TextStyle) -> Strip:
        runs = runs_of((Text(label),), look, self._style)
        line = break_lines(runs, _INDENT * 10)[0]
        words = Words(mark, look.leading)

        def draw(painter: Painter, x: float, y: float) -> None:
            words.paint(painter, x - _INDENT + 2, y, line)
            strip.draw(painter, x + strip.indent, y)

        return replace(strip, draw=draw, indent=0)

    def _mixed(
        self, blocks: tuple[Block, ...], element: Element, width: float, place: Place
    ) -> list[Strip]:
        """Return blocks; a single paragraph belongs to the element itself."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self.paragraph(blocks[0], element, width, place)
        return self._blocks(blocks, element, width, place)

    # Tables and figures.

    def table(self, block: Table, parent: Element, width: float) -> list[Strip]:
        """Return a table with its caption."""
        element = parent.child("Table")
        strips: list[Strip] = []
        if block.caption:
            look = self._style.text("caption")
            strips = self.words(block.caption, element.child("Caption"), width, look)
            strips = [replace(strip, keep=True) for strip in strips]
        if block.label:
            element.attribute("Table", "Summary", text_string(kept(block.label)))
        return strips + self._tables.build(block, element, width)

    def _cell(self, cell: Cell, element: Element, width: float, look: CellLook) -> list[Strip]:
        place = _CELLS[look]
        if cell.warn:
            place = replace(place, body=place.warn)
        return self._mixed(cell.blocks, element, width, replace(place, right=cell.number))

    def _figure(self, block: Figure, parent: Element, width: float) -> list[Strip]:
        element = parent.child("Figure", alt=block.alt)
        page = self._style.page
        strips = figure_strips(block.data, element, width, page.text_height * 0.92, self._style)
        if block.caption:
            strips[-1] = replace(strips[-1], keep=True)
            look = self._style.text("figcaption")
            strips += self.words(block.caption, parent.child("P"), width, look)
        return strips

    def _logo(self, block: Logo, parent: Element, box: tuple[float, float]) -> list[Strip]:
        if self._picture is None:
            return []
        return [logo_strip(self._picture, parent.child("Figure", alt=block.alt), box, after=16)]

    def _tiles(self, block: Tiles, parent: Element, width: float) -> list[Strip]:
        """Return the tiles, four on a row, as a list."""
        element = parent.child("L")
        element.attribute("List", "ListNumbering", "None")
        count = min(len(block.items), 4)
        wide = (width - _TILE_GAP * (count - 1)) / count
        tiles = []
        for tile in block.items:
            body = element.child("LI").child("LBody")
            number = self.words(tile.value, body.child("P"), wide, self._style.text("tile-number"))
            label = self.words(tile.label, body.child("P"), wide, self._style.text("tile-label"))
            tiles.append([*number, *label])
        rows = range(0, len(tiles), count)
        return [self._tile_row(tiles[start : start + count], wide, start) for start in rows]

    def _tile_row(self, tiles: list[list[Strip]], wide: float, start: int) -> Strip:
        height = max(stacked_height(strips) for strips in tiles)

        def draw(painter: Painter, x: float, y: float) -> None:
            for number, strips in enumerate(tiles):
                left = x + number * (wide + _TILE_GAP)
                colour = _STAGES[(start + number) % len(_STAGES)]
                with painter.artifact():
                    painter.rect(left, y, wide, 2.6, self._style.light[colour])
                top = y + 10
                for strip in strips:
                    strip.draw(painter, left, top)
                    top += strip.height

        return Strip(height + 10, draw, before=12, after=12)
