"""The document as one web page that needs nothing else: no script, no font, no address."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from itertools import chain, count, cycle

from npo_wizard import resources
from npo_wizard.report.document.nodes import (
    Block,
    Cell,
    Contents,
    Document,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Listing,
    ListItem,
    Logo,
    Paragraph,
    Room,
    Row,
    Section,
    Strong,
    Table,
    Text,
    Tiles,
    listed_headings,
    plain,
)
from npo_wizard.report.style import Style, style
from npo_wizard.report.svg import svg

_STAGES = ("join", "needs", "plan", "last")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def to_html(document: Document) -> str:
    """Return the whole page as text, to be written as UTF-8."""
    covers = [section for section in document.sections if section.kind == "cover"]
    rest = [section for section in document.sections if section.kind != "cover"]
    writer = _Writer(document)
    bar = "".join(f'<span class="{stage}"></span>' for stage in _STAGES)
    foot = f'<footer class="page-foot"><p>{escape(document.running_foot)}</p></footer>'
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escape(document.lang)}">',
            _head(document),
            '<body><a class="skip" href="#tekst">Naar de tekst</a>',
            f'<header><div class="bar" aria-hidden="true">{bar}</div>',
            *map(writer.section, covers),
            '</header><main id="tekst" tabindex="-1">',
            *map(writer.section, rest),
            f"</main>{foot if document.running_foot else ''}</body></html>\n",
        ]
    )


def _head(document: Document) -> str:
    metas = {
        "description": document.subject,
        "author": document.author,
        "keywords": document.keywords,
    }
    named = "".join(
        f'<meta name="{name}" content="{escape(value)}">' for name, value in metas.items() if value
    )
    return (
        f'<head><meta charset="utf-8"><title>{escape(document.title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{named}'
        f"<style>{_css(style().with_accent(document.accent))}</style></head>"
    )


def _css(look: Style) -> str:
    light = "".join(f"--{name}:{colour};" for name, colour in look.light.items())
    dark = "".join(f"--{name}:{colour};" for name, colour in look.dark.items())
    classes = "".join(
        f".fill-{name}{{fill:var(--{name})}}.line-{name}{{fill:none;stroke:var(--{name})}}"
        for name in look.light
    )
    return (
        f":root{{{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        f"{classes}\n{resources.text('report/page.css')}"
    )


def _class(*names: str) -> str:
    given = " ".join(name for name in names if name)
    return f' class="{given}"' if given else ""


class _Writer:
    def __init__(self, document: Document) -> None:
        self._listed = listed_headings(document)
        self._picture = document.logo
        self._names: set[str] = set()

    def section(self, section: Section) -> str:
        """Return a section; the list of contents is a landmark."""
        name = "nav" if section.kind == "contents" else "section"
        if section.kind in ("part", "cover"):
            name = "div"
        label = ' aria-label="Inhoud"' if name == "nav" else ""
        place = f' id="{escape(section.id)}"' if section.id else ""
        inner = self._blocks(section.blocks)
        return f"<{name}{place}{_class(section.kind, section.stage)}{label}>\n{inner}</{name}>\n"

    def _blocks(self, blocks: tuple[Block, ...]) -> str:
        return "".join(map(self._block, blocks))

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            tag = f"h{block.level}"
            return f'<{tag} id="{escape(block.id)}">{_inlines(block.inlines)}</{tag}>\n'
        if isinstance(block, Paragraph):
            return f"<p{_class(block.kind)}>{_inlines(block.inlines)}</p>\n"
        if isinstance(block, Listing):
            tag = "ol" if block.ordered else "ul"
            return f"<{tag}>\n{''.join(map(self._item, block.items))}</{tag}>\n"
        if isinstance(block, Table):
            return self._table(block)
        return self._special(block)

    def _special(self, block: Tiles | Figure | Logo | Room | Contents | Section) -> str:
        if isinstance(block, Tiles):
            return _tiles(block)
        if isinstance(block, Figure):
            caption = f"<figcaption>{_inlines(block.caption)}</figcaption>" if block.caption else ""
            return f"<figure>{svg(block.data, block.alt)}{caption}</figure>\n"
        if isinstance(block, Logo):
            return self._logo(block)
        if isinstance(block, Room):
            return f'<div class="room" style="--lines:{block.lines}" aria-hidden="true"></div>\n'
        if isinstance(block, Contents):
            items = "".join(map(_entry, self._listed))
            return f'<ul class="contents-list">\n{items}</ul>\n' if items else ""
        return self.section(block)

    def _logo(self, logo: Logo) -> str:
        picture = self._picture
        if picture is None:
            return ""
        packed = b64encode(picture.png).decode("ascii")
        return (
            f'<p class="logo"><img src="data:image/png;base64,{packed}" alt="{escape(logo.alt)}" '
            f'width="{picture.width}" height="{picture.height}"></p>\n'
        )

    def _item(self, item: ListItem) -> str:
        return f"<li>{self._mixed(item.blocks)}</li>\n"

    def _mixed(self, blocks: tuple[Block, ...]) -> str:
        """Return blocks; a first plain paragraph needs no tag of its own."""
        if not blocks:
            return ""
        first, *others = blocks
        if isinstance(first, Paragraph) and not first.kind and not _has_paragraph(others):
            return _inlines(first.inlines) + self._blocks(tuple(others))
        return self._blocks(blocks)

    def _table(self, table: Table) -> str:
        caption = f"<caption>{_inlines(table.caption)}</caption>" if table.caption else ""
        name = escape(self._unique(table.label or plain(table.caption)))
        # A wide table scrolls by itself: then it must be reached by the keyboard and have a name.
        tag = "section" if name else "div"
        region = f' tabindex="0" aria-label="{name}"' if name else ""
        label = f' aria-label="{escape(table.label)}"' if table.label else ""
        parts = "".join(
            f"<{part}>\n{''.join(map(self._row, rows))}</{part}>\n"
            for part, rows in (("thead", table.head), ("tbody", table.body), ("tfoot", table.foot))
            if rows
        )
        return (
            f'<{tag} class="scroll"{region}><table{_class(table.kind)}{label}>{caption}'
            f"{_columns(table)}{parts}</table></{tag}>\n"
        )

    def _unique(self, name: str) -> str:
        """Return a name that no other part of the page has: those who jump to parts need it."""
        numbered = (f"{name} ({number})" for number in count(2))
        found = next(
            each for each in chain([name], numbered) if not each or each not in self._names
        )
        self._names.add(found)
        return found

    def _row(self, row: Row) -> str:
        cells = "".join(map(self._cell, row.cells))
        return f"<tr{_class('total' if row.total else '')}>{cells}</tr>\n"

    def _cell(self, cell: Cell) -> str:
        tag = "th" if cell.scope else "td"
        attributes = _class("num" if cell.number else "", "warn" if cell.warn else "")
        if cell.scope:
            attributes += f' scope="{cell.scope}"'
        if cell.columns > 1:
            attributes += f' colspan="{cell.columns}"'
        if cell.rows > 1:
            attributes += f' rowspan="{cell.rows}"'
        return f"<{tag}{attributes}>{self._mixed(cell.blocks)}</{tag}>"


def _has_paragraph(blocks: list[Block]) -> bool:
    return any(isinstance(block, Paragraph) for block in blocks)


def _columns(table: Table) -> str:
    if not table.widths:
        return ""
    total = sum(table.widths)
    columns = "".join(f'<col style="width:{width / total:.1%}">' for width in table.widths)
    return f"<colgroup>{columns}</colgroup>"


def _tiles(tiles: Tiles) -> str:
    items = "".join(
        f'<li class="{stage}"><strong>{_inlines(tile.value)}</strong> {_inlines(tile.label)}</li>\n'
        for tile, stage in zip(tiles.items, cycle(_STAGES), strict=False)
    )
    return f'<ul class="tiles">\n{items}</ul>\n'


def _entry(heading: Heading) -> str:
    link = f'<a href="#{escape(heading.id)}">{escape(plain(heading.inlines))}</a>'
    return f'<li class="level-{heading.level}">{link}</li>\n'


def _inlines(inlines: Inlines) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    if isinstance(inline, Text):
        return escape(inline.text)
    if isinstance(inline, LineBreak):
        return "<br>"
    inner = _inlines(inline.inlines)
    if isinstance(inline, Link):
        return f'<a href="{escape(inline.href)}">{inner}</a>'
    if isinstance(inline, Foreign):
        return f'<span lang="{escape(inline.lang)}">{inner}</span>'
    tag = {Strong: "strong", Emphasis: "em"}[type(inline)]
    return f"<{tag}>{inner}</{tag}>"
