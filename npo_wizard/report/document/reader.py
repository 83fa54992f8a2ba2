"""Reading of sections and blocks: from strict XHTML to the tree."""

from __future__ import annotations

import re
from typing import cast

from npo_wizard.report.document import markup
from npo_wizard.report.document.figures import read_chart
from npo_wizard.report.document.inlines import NAMES as INLINE_NAMES
from npo_wizard.report.document.inlines import InlineReader
from npo_wizard.report.document.markup import Element
from npo_wizard.report.document.nodes import (
    UNTITLED,
    Block,
    Contents,
    Document,
    Figure,
    Heading,
    Inlines,
    Listing,
    ListItem,
    Logo,
    Paper,
    Paragraph,
    ParagraphKind,
    Room,
    Section,
    SectionKind,
    Stage,
    Text,
    Tile,
    Tiles,
)
from npo_wizard.report.document.strings import kept
from npo_wizard.report.document.tables import read_table
from npo_wizard.report.text import clean

_META = ("subject", "author", "keywords", "foot", "status", "draft", "paper")
_PAPERS = ("", "a4", "a3")
_MOST_LINES = 40  # of room to write: a page
_KINDS = ("cover", "summary", "contents", "chapter", "annex", "part")
_STAGES = ("join", "needs", "plan", "last")
_PARAGRAPHS = ("eyebrow", "lead", "small", "empty", "warn", "subtitle")
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]*")


def parse(xhtml: str) -> Document:
    """Read a document; raises DocumentError at the first thing outside the vocabulary."""
    root = markup.read(xhtml)
    root.allow("lang")
    parts = list(root.elements())
    if [part.name for part in parts] != ["head", "body"]:
        root.refuse("must hold <head> and <body>")
    head, body = parts
    title, meta = _head(head)
    body.allow()
    reader = _Reader()
    sections = tuple(reader.section(element, inside="body") for element in body.elements())
    if not sections:
        body.refuse("has no sections")
    reader.check_targets()
    return Document(
        title=title,
        lang=root.require("lang"),
        subject=meta["subject"],
        author=meta["author"],
        keywords=meta["keywords"],
        foot=meta["foot"],
        status=meta["status"],
        draft=meta["draft"] == "yes",
        paper=cast(Paper, meta["paper"] or "a4"),
        sections=sections,
    )


def _head(head: Element) -> tuple[str, dict[str, str]]:
    head.allow()
    title = None
    meta = dict.fromkeys(_META, "")
    for element in head.elements():
        if element.name == "title":
            element.allow()
            pieces = [child for child in element.children if isinstance(child, str)]
            if len(pieces) != len(element.children):
                element.refuse("holds more than text")
            title = clean("".join(pieces)).strip() or UNTITLED
        elif element.name == "meta":
            element.allow("name", "content")
            element.empty()
            meta[element.choice("name", _META)] = element.get("content")
        else:
            element.refuse("is not allowed in <head>")
    if title is None:
        head.refuse("has no <title>")
    if meta["draft"] not in ("", "yes", "no"):
        head.refuse("meta draft must be yes or no")
    if meta["paper"] not in _PAPERS:
        head.refuse("meta paper must be a4 or a3")
    return title, meta


class _Reader:
    """Reads blocks and keeps what must hold over the whole document: ids, levels, targets."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._targets: list[tuple[Element, str]] = []
        self._level = 0
        self._headings = 0

    def check_targets(self) -> None:
        """Refuse links to places that are not there."""
        for element, target in self._targets:
            if target not in self._ids:
                element.refuse(f"leads to #{target}, which is not there")

    def section(self, element: Element, inside: str) -> Section:
        """Read a section that stands in `inside`: `body` or the kind of a section."""
        if element.name != "section":
            element.refuse(f"is not allowed in {inside}")
        element.allow("class", "id", "data-stage")
        kind = cast(SectionKind, element.choice("class", _KINDS))
        if (kind == "part") == (inside == "body"):
            element.refuse(f"class {kind!r} is not allowed in {inside}")
        section_id = self._id(element)
        stage = cast(Stage, element.choice("data-stage", _STAGES, ""))
        blocks: list[Block] = []
        for child in element.elements():
            blocks.extend(self._block(child, kind))
        if not blocks:
            element.refuse("is empty")
        return Section(kind, section_id, stage, tuple(blocks))

    def _id(self, element: Element) -> str:
        given = element.get("id")
        if not given:
            return ""
        if not _ID.fullmatch(given):
            element.refuse(f"id={given!r} is not a name")
        if given in self._ids:
            element.refuse(f"id {given!r} is there already")
        self._ids.add(given)
        return given

    def _block(self, element: Element, inside: SectionKind) -> tuple[Block, ...]:
        if element.name in _HEADINGS:
            return (self._heading(element),)
        if element.name == "section":
            return (self.section(element, inside),)
        if element.name == "table":
            return (read_table(element, self._inlines, self._cell),)
        if element.name == "figure":
            return (self._figure(element),)
        if element.name == "logo":
            return (self._logo(element, inside),)
        if element.name == "contents":
            element.allow()
            element.empty()
            if inside != "contents":
                element.refuse("stands only in section.contents")
            return (Contents(),)
        if element.name == "ul" and element.get("class") == "tiles":
            return (self._tiles(element),)
        return self._flow_block(element)

    def _flow_block(self, element: Element) -> tuple[Block, ...]:
        """Read what may also stand in a cell or a list item; nothing when it is empty."""
        if element.name == "p":
            element.allow("class")
            kind = cast(ParagraphKind, element.choice("class", _PARAGRAPHS, ""))
            inlines = self._inlines(element)
            return (Paragraph(inlines, kind),) if inlines else ()
        if element.name in ("ul", "ol"):
            return self._listing(element)
        if element.name == "room":
            element.allow("lines")
            element.empty()
            return (Room(element.whole("lines", 1, _MOST_LINES)),)
        return element.refuse("is not known, or not allowed here")

    def _inlines(self, element: Element) -> Inlines:
        return InlineReader(self._targets).read(element.children)

    def _heading(self, element: Element) -> Heading:
        element.allow("id")
        level = _HEADINGS[element.name]
        if level > self._level + 1:
            element.refuse(f"skips a level after h{self._level}")
        self._level = level
        self._headings += 1
        name = self._id(element) or f"kop.{self._headings}"
        self._ids.add(name)
        return Heading(level, name, self._inlines(element) or (Text(UNTITLED),))

    def _listing(self, element: Element) -> tuple[Block, ...]:
        element.allow()
        items = []
        for child in element.elements():
            if child.name != "li":
                child.refuse(f"is not allowed in <{element.name}>")
            child.allow()
            blocks = self._mixed(child)
            if blocks:
                items.append(ListItem(blocks))
        return (Listing(element.name == "ol", tuple(items)),) if items else ()

    def _cell(self, element: Element) -> tuple[Block, ...]:
        return self._mixed(element)

    def _mixed(self, element: Element) -> tuple[Block, ...]:
        """Read running text and blocks side by side; running text becomes a paragraph."""
        blocks: list[Block] = []
        running: list[Element | str] = []

        def close() -> None:
            inlines = InlineReader(self._targets).read(running)
            if inlines:
                blocks.append(Paragraph(inlines))
            running.clear()

        for child in element.children:
            if isinstance(child, str) or child.name in INLINE_NAMES:
                running.append(child)
            else:
                close()
                blocks.extend(self._flow_block(child))
        close()
        return tuple(blocks)

    def _tiles(self, element: Element) -> Tiles:
        element.allow("class")
        tiles = []
        for item in element.elements():
            children = [c for c in item.children if not isinstance(c, str) or c.strip()]
            first = children[0] if children else None
            if item.name != "li" or not isinstance(first, Element) or first.name != "strong":
                item.refuse("a tile is <li><strong>figure</strong> words</li>")
            value, label = self._inlines(first), InlineReader(self._targets).read(children[1:])
            tiles.append(Tile(value, label))
        if not tiles:
            element.refuse("has no tiles")
        return Tiles(tuple(tiles))

    def _logo(self, element: Element, inside: SectionKind) -> Logo:
        element.allow("alt")
        element.empty()
        if inside not in ("cover", "summary"):
            element.refuse("stands only on a cover or summary")
        return Logo(element.require("alt"))

    def _figure(self, element: Element) -> Figure:
        children = list(element.elements())
        caption: Inlines = ()
        if children and children[-1].name == "figcaption":
            last = children.pop()
            last.allow()
            caption = self._inlines(last)
        alt = kept(element.require("alt"))
        data = read_chart(element, children)
        return Figure(alt, data, caption)
