"""The texts of a document in reading order: what every written form must hold."""

from __future__ import annotations

from collections.abc import Iterator

from npo_wizard.report.document.chart_data import Bars, ChartData, Gantt, Stacked
from npo_wizard.report.document.nodes import (
    Block,
    Contents,
    Document,
    Figure,
    Heading,
    Listing,
    Logo,
    Paragraph,
    Room,
    Section,
    Table,
    Tiles,
    listed_headings,
    plain,
)


def texts(document: Document) -> Iterator[str]:
    """Yield each block of text: headings, paragraphs, captions, cells, alt texts.

    The list of contents counts with the titles it holds, a chart with its alt text.
    """
    for section in document.sections:
        yield from _blocks(section.blocks, document)


def chart_labels(document: Document) -> Iterator[str]:
    """Yield the words printed inside charts."""
    for section in document.sections:
        yield from _labels(section.blocks)


def _blocks(blocks: tuple[Block, ...], document: Document) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Contents):
            yield from (plain(heading.inlines) for heading in listed_headings(document))
        elif isinstance(block, Section):
            yield from _blocks(block.blocks, document)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from _blocks(item.blocks, document)
        elif isinstance(block, Table):
            yield from _table(block, document)
        elif not isinstance(block, Room):
            yield from filter(None, _parts(block))


def _table(table: Table, document: Document) -> Iterator[str]:
    if table.caption:
        yield plain(table.caption)
    for row in table.rows:
        for cell in row.cells:
            yield from _blocks(cell.blocks, document)


def _parts(block: Heading | Paragraph | Tiles | Figure | Logo) -> Iterator[str]:
    if isinstance(block, Heading | Paragraph):
        yield plain(block.inlines)
    elif isinstance(block, Tiles):
        for tile in block.items:
            yield plain(tile.value)
            yield plain(tile.label)
    elif isinstance(block, Logo):
        yield block.alt
    else:
        yield block.alt
        yield plain(block.caption)


def _labels(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _labels(block.blocks)
        elif isinstance(block, Figure):
            yield from _words(block.data)


def _words(data: ChartData) -> Iterator[str]:
    if isinstance(data, Bars):
        for bar in data.items:
            yield from (bar.label, bar.text)
    elif isinstance(data, Stacked):
        for segment in data.items:
            yield from (segment.label, segment.part)
        yield from data.totals.values()
    elif isinstance(data, Gantt):
        yield from (period.label for period in data.items)
    else:
        yield from data.columns
        yield from (node.label for node in data.nodes)
