"""Blocks of the tree as paragraphs and tables, in their order."""

from __future__ import annotations

from collections.abc import Callable

from npo_wizard.report.document.nodes import (
    Block,
    Cell,
    Contents,
    Figure,
    Heading,
    Inlines,
    Listing,
    Logo,
    Paragraph,
    Room,
    Section,
    SectionKind,
    Stage,
    Table,
    Text,
    Tile,
    Tiles,
    plain,
)
from npo_wizard.report.style import Style
from npo_wizard.report.word.cover import TITLE_TOP, distance_to_facts
from npo_wizard.report.word.elements import Xml, colour, field, shape, twips, w
from npo_wizard.report.word.figures import table_of
from npo_wizard.report.word.lists import Lists, indent, place_in_list
from npo_wizard.report.word.runs import Runs
from npo_wizard.report.word.tables import Tables

_PARAGRAPHS = {
    "": "Normal", "eyebrow": "Bovenregel", "lead": "Inleiding", "small": "Klein",
    "empty": "NietIngevuld", "warn": "LetOp", "subtitle": "Subtitle",
}  # fmt: skip
_IN_CELLS = {"empty": "TabelNietIngevuld", "warn": "TabelLetOp"}
_CONTENTS = 'TOC \\o "1-2" \\h \\z'
_GAP = 10.0  # points below a table
_WRITTEN = 23.0  # points from line to line where one writes by hand
_RULE = 12  # eighths of a point: the line under the title of a chapter
_MOST_TITLE = 120  # characters, before the title of the cover is set smaller
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_EMU = 12_700  # in a point
_LEAST_BELOW_LOGO = 30.0
_TABLE, _PARAGRAPH = w("tbl").tag, w("p").tag
_UNLISTED = ("cover", "summary", "contents")


class Writer:
    """Writes blocks into the body, one after another."""

    def __init__(
        self, runs: Runs, lists: Lists, bookmarks: dict[str, str], look: Style,
        listed: tuple[Heading, ...], logo: Callable[[str, bool], Xml | None],
    ) -> None:  # fmt: skip
        """`bookmarks`: by id of the tree; `listed`: the headings in the list of contents.

        logo: makes the logo with a text, on a cover or not; None where there is none.
        """
        self._runs = runs
        self._lists = lists
        self._bookmarks = bookmarks
        self._look = look
        self._listed = listed
        self._logo = logo
        self._tables = Tables(self._cell, look.page.text_width)
        self._kind: SectionKind = "chapter"
        self._stage: Stage = ""
        self._waiting: list[str] = []  # ids that the next paragraph is the place of
        self._new_page = False
        self._facts_below = 0.0
        self._written: list[Xml] = []

    def section(self, section: Section) -> None:
        """Write a section on a new page."""
        self._kind = section.kind
        self._new_page = bool(self._written)
        top = len(self._written)
        if section.kind == "cover":
            self._facts_below = distance_to_facts(section, self._look)
        self._part(section)
        if section.kind == "cover" and self._written[top].tag == _PARAGRAPH:
            self._lower_the_title(top)

    def _lower_the_title(self, top: int) -> None:
        """Give the first words of the cover their distance from the top, below the logo."""
        logo = next(self._written[top].iter(_EXTENT), None)
        taken = int(logo.get("cy")) / _EMU if logo is not None else 0.0
        title = self._written[top + (logo is not None)]
        shape(title, w("spacing", before=twips(max(TITLE_TOP - taken, _LEAST_BELOW_LOGO))))

    def finished(self) -> list[Xml]:
        """Return all that was written; Word asks for a paragraph after the last table."""
        ends_on_table = bool(self._written) and self._written[-1].tag == _TABLE
        return [*self._written, *([_empty(1)] if ends_on_table else [])]

    def _part(self, section: Section) -> None:
        before, self._stage = self._stage, section.stage or self._stage
        if section.kind != "part":
            self._stage = section.stage
        if section.id:
            self._waiting.append(section.id)
        for block in section.blocks:
            self._block(block)
        self._stage = before

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Paragraph):
            self._write(self._paragraph(block))
        elif isinstance(block, Listing):
            for item in self._listing(block, 0):
                self._write(item)
        elif isinstance(block, Tiles):
            self._tiles(block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Figure):
            self._figure(block)
        else:
            self._special(block)

    def _special(self, block: Logo | Room | Contents | Section) -> None:
        if isinstance(block, Logo):
            made = self._logo(block.alt, self._kind == "cover")
            if made is not None:
                self._write(made)
        elif isinstance(block, Room):
            for _ in range(block.lines):
                self._write(self._written_line())
        elif isinstance(block, Contents):
            self._contents()
        else:
            self._part(block)

    # Paragraphs.

    def _heading(self, block: Heading) -> None:
        made = self._styled(self._heading_style(block), block.inlines)
        if block.level == 1 and self._stage:
            line = w("bottom", val="single", sz=_RULE, space=4, color=self._stage_colour())
            shape(made, w("pBdr", line))
        self._waiting.append(block.id)
        self._write(made)

    def _heading_style(self, block: Heading) -> str:
        if block.level > 2 or self._kind not in _UNLISTED:
            return f"Heading{block.level}"
        if self._kind == "cover" and block.level == 1 and len(plain(block.inlines)) < _MOST_TITLE:
            return "Title"
        return f"Tussenkop{block.level}"

    def _stage_colour(self) -> str:
        return colour(self._look.light[self._stage]) if self._stage else ""

    def _paragraph(self, block: Paragraph) -> Xml:
        if block.kind == "eyebrow":
            style = "Voorblad" if self._kind == "cover" else "Bovenregel"
            return self._styled(style, block.inlines, colour=self._stage_colour())
        return self._styled(_PARAGRAPHS[block.kind], block.inlines)

    def _styled(self, style: str, inlines: Inlines, *, colour: str = "") -> Xml:
        return w("p", w("pPr", w("pStyle", val=style)), *self._runs.of(inlines, colour=colour))

    def _listing(self, block: Listing, depth: int, *, in_cell: bool = False) -> list[Xml]:
        """Return the items of a list; what is no first paragraph of an item stands under it."""
        number = self._lists.begin(ordered=block.ordered)
        style = "ListNumber" if block.ordered else "ListBullet"
        made = []
        for item in block.items:
            marked = False
            for inner in item.blocks:
                if isinstance(inner, Listing):
                    made += self._listing(inner, depth + 1, in_cell=in_cell)
                elif isinstance(inner, Paragraph):
                    name = "Tabeltekst" if in_cell else "ListContinue" if marked else style
                    entry = self._styled(name, inner.inlines)
                    shape(entry, indent(depth) if marked else place_in_list(number, depth))
                    made.append(entry)
                    marked = True
        return made

    def _tiles(self, block: Tiles) -> None:
        """Write the tiles as a list: the figure first, then its words."""
        number = self._lists.begin(ordered=False)
        for tile in block.items:
            self._write(self._tile(tile, number))

    def _tile(self, tile: Tile, number: int) -> Xml:
        look = self._look.text("h2")
        made = shape(self._styled("Tegel", ()), place_in_list(number, 0))
        for run in self._runs.of(tile.value):
            made.append(run)
            for properties in run.iter(w("rPr").tag):
                properties.extend([w("b"), w("bCs"), w("sz", val=round(look.size * 2))])
        made.append(w("r", w("tab")))
        made.extend(self._runs.of(tile.label))
        return made

    def _written_line(self) -> Xml:
        """Return an empty line to write on by hand."""
        grey = colour(self._look.light["field-line"])
        lines = (w(side, val="single", sz=4, space=1, color=grey) for side in ("bottom", "between"))
        return shape(_empty(_WRITTEN), w("pBdr", *lines))

    # Tables.

    def _table(self, table: Table) -> None:
        if table.caption:
            self._write(self._styled("Caption", table.caption))
        if table.kind == "cover" and self._written and self._written[-1].tag == _PARAGRAPH:
            shape(self._written[-1], w("spacing", after=twips(self._facts_below)))
        self._write(self._tables.make(table))

    def _figure(self, figure: Figure) -> None:
        self._write(self._tables.make(table_of(figure.data), style="Grafiek", about=figure.alt))
        if figure.caption:
            self._write(self._styled("Figuurtekst", figure.caption))

    def _cell(self, cell: Cell, role: str) -> list[Xml]:
        made: list[Xml] = []
        for block in cell.blocks:
            if isinstance(block, Listing):
                made += self._listing(block, 0, in_cell=True)
            elif isinstance(block, Paragraph):
                made.append(self._cell_paragraph(block, cell, role))
            elif isinstance(block, Room):
                made += [_empty(_WRITTEN) for _ in range(block.lines)]
        if cell.number:
            for paragraph in made:
                shape(paragraph, w("jc", val="right"))
        return made

    def _cell_paragraph(self, block: Paragraph, cell: Cell, role: str) -> Xml:
        style = "TabelVoorblad" if role == "cover" else "Tabeltekst"
        if role in ("head", "total") or (role == "facts" and cell.scope):
            style = "Tabelkop"
        if cell.warn:
            style = "TabelLetOp"
        return self._styled(_IN_CELLS.get(block.kind, style), block.inlines)

    # The list of contents.

    def _contents(self) -> None:
        """Write the list with its titles filled in; Word adds the pages when asked to."""
        begin, code, middle, _, end = field(_CONTENTS, "")
        entries = [self._entry(heading) for heading in self._listed]
        if not entries:
            return
        for place, run in enumerate((begin, code, middle)):
            entries[0].insert(1 + place, run)
        entries[-1].append(end)
        gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
        self._write(w("sdt", w("sdtPr", gallery), w("sdtContent", *entries)))

    def _entry(self, heading: Heading) -> Xml:
        words = self._runs.of((Text(plain(heading.inlines)),))
        link = w("hyperlink", *words, anchor=self._bookmarks[heading.id], history=1)
        return w("p", w("pPr", w("pStyle", val=f"TOC{heading.level}")), link)

    # Into the body.

    def _write(self, made: Xml) -> None:
        """Add a paragraph or table, with what waits for it: a new page, places, distance."""
        after_table = bool(self._written) and self._written[-1].tag == _TABLE
        if after_table and made.tag == _TABLE and not self._new_page:
            self._written.append(_empty(_GAP))  # Word joins tables that touch
        first = next(made.iter(_PARAGRAPH))
        if self._new_page:
            shape(first, w("pageBreakBefore"))
        elif after_table and made.tag == _PARAGRAPH and not _is_heading(made):
            shape(first, w("spacing", before=twips(_GAP)))
        self._new_page = False
        self._mark(first)
        self._written.append(made)

    def _mark(self, paragraph: Xml) -> None:
        """Make a paragraph the place that links lead to."""
        for place in self._waiting:
            name = self._bookmarks[place]
            number = name.rpartition("_")[2]
            paragraph.insert(1, w("bookmarkStart", id=number, name=name))
            paragraph.append(w("bookmarkEnd", id=number))
        self._waiting.clear()


def _is_heading(paragraph: Xml) -> bool:
    return str(paragraph.style).startswith(("Heading", "Tussenkop"))


def _empty(points: float) -> Xml:
    spacing = w("spacing", before=0, after=0, line=twips(points), lineRule="exact")
    return shape(w("p"), spacing)
