"""The typed tree of a document: what the writers print. Frozen values, made by `document.parse`.

The order of the tree is the reading order of every written form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from npo_wizard.report.document.chart_data import ChartData
from npo_wizard.report.logo import Picture

UNTITLED = "Zonder titel"
"""Stands for a title that is empty."""

Stage = Literal["", "join", "needs", "plan", "last"]
SectionKind = Literal["cover", "summary", "contents", "chapter", "annex", "part"]
Paper = Literal["a4", "a3"]
ParagraphKind = Literal["", "eyebrow", "lead", "small", "empty", "warn", "subtitle"]
TableKind = Literal["grid", "facts", "cover"]


class DocumentError(Exception):
    """The XHTML does not keep to the vocabulary: a mistake in a template, not of the user."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"line {line}: {what}")
        self.line = line
        self.what = what


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, cleaned."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Words with weight."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words with stress."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to `href`: `#id` in the document, or an https, http or mailto address."""

    href: str
    inlines: Inlines
    names_page: bool = False
    """Whether paper says on which page the place is; the words are read without it."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language (`lang` as in BCP 47)."""

    lang: str
    inlines: Inlines


Inline: TypeAlias = Text | LineBreak | Strong | Emphasis | Link | Foreign
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; the id is never empty."""

    level: int
    id: str
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `kind` says what it is for."""

    inlines: Inlines
    kind: ParagraphKind = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list: paragraphs and lists."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with bullets, or numbered when `ordered`."""

    ordered: bool
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure that stands out, with the words that belong to it."""

    value: Inlines
    label: Inlines


@dataclass(frozen=True, slots=True)
class Tiles:
    """The row of tiles of the summary."""

    items: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `scope` is `col` or `row` in a heading cell and empty in a data cell."""

    blocks: tuple[Block, ...]
    scope: Literal["", "col", "row"] = ""
    number: bool = False
    warn: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; `total` sets it apart as a sum."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `label` names it for who cannot see the heading above it; else the caption does.

    widths: relative width per column, empty when the writer decides.
    """

    kind: TableKind
    label: str
    caption: Inlines
    widths: tuple[float, ...]
    columns: int
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    foot: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows from top to bottom."""
        return self.head + self.body + self.foot


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with the text that stands for it when it cannot be seen."""

    alt: str
    data: ChartData
    caption: Inlines


@dataclass(frozen=True, slots=True)
class Logo:
    """The logo of who gives out the document, with its text; the picture is in the document."""

    alt: str


@dataclass(frozen=True, slots=True)
class Room:
    """Room to write by hand, as high as so many written lines; it has no text."""

    lines: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of contents, made by the writer from headings 1 and 2 of chapters and annexes."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document; only a section of kind `part` stands inside another section."""

    kind: SectionKind
    id: str
    stage: Stage
    blocks: tuple[Block, ...]


Block: TypeAlias = (
    Heading | Paragraph | Listing | Tiles | Table | Figure | Logo | Room | Contents | Section
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; all its texts are cleaned."""

    title: str
    lang: str
    subject: str
    author: str
    keywords: str
    foot: str
    status: str
    draft: bool
    paper: Paper
    sections: tuple[Section, ...]
    accent: str = ""
    """Colour of the house style as #RRGGBB; empty: the usual one."""
    logo: Picture | None = None
    """What stands where the tree has a Logo."""

    @property
    def running_foot(self) -> str:
        """The text on every page; of a draft it always says so."""
        if self.draft and "concept" not in self.foot.lower():
            return f"{self.foot} · concept" if self.foot else "Concept"
        return self.foot


def plain(inlines: Inlines) -> str:
    """Return the bare text of `inlines`; a line break counts as a space."""
    return "".join(_plain_parts(inlines))


def _plain_parts(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Text):
            yield inline.text
        elif isinstance(inline, LineBreak):
            yield " "
        else:
            yield from _plain_parts(inline.inlines)


def listed_headings(document: Document) -> tuple[Heading, ...]:
    """Return the headings 1 and 2 of chapters and annexes: the list of contents."""
    return tuple(
        heading
        for section in document.sections
        if section.kind in ("chapter", "annex")
        for heading in _headings(section)
        if heading.level <= 2
    )


def _headings(section: Section) -> Iterator[Heading]:
    for block in section.blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Section):
            yield from _headings(block)
