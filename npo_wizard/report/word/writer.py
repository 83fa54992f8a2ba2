"""The document written as a Word file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE

from npo_wizard.report.document.nodes import Document, Heading, Section, listed_headings
from npo_wizard.report.package import settled
from npo_wizard.report.style import style
from npo_wizard.report.target import replace_file
from npo_wizard.report.word.blocks import Writer
from npo_wizard.report.word.frame import set_up
from npo_wizard.report.word.lists import Lists
from npo_wizard.report.word.logo import logo_maker
from npo_wizard.report.word.runs import Runs
from npo_wizard.report.word.styles import write_styles


def to_docx(document: Document, target: Path, *, made_on: date) -> None:
    """Write `document` to `target`, whole or not at all.

    Raises OSError when the file cannot be written; what stood there is then unchanged.
    """
    replace_file(target, docx_bytes(document, made_on=made_on))


def docx_bytes(document: Document, *, made_on: date) -> bytes:
    """Return the Word file; it depends on the document and `made_on` only."""
    look = style().on_paper(document.paper).with_accent(document.accent)
    file = docx.Document()
    write_styles(file.styles.element, look, document.lang)
    set_up(file, document, made_on, look)
    bookmarks = {place: f"_Plek_{n}" for n, place in enumerate(_places(document.sections), 1)}
    runs = Runs(bookmarks, lambda to: file.part.relate_to(to, RELATIONSHIP_TYPE.HYPERLINK, True))
    lists = Lists(file.part.numbering_part.element)
    logo = logo_maker(file, document.logo)
    writer = Writer(runs, lists, bookmarks, look, listed_headings(document), logo)
    for section in document.sections:
        writer.section(section)
    body = file.element.body
    for place, made in enumerate(writer.finished()):
        body.insert(place, made)
    packed = io.BytesIO()
    file.save(packed)
    return settled(packed.getvalue())


def _places(blocks: tuple[object, ...]) -> Iterator[str]:
    """Yield the ids that links can lead to."""
    for block in blocks:
        if isinstance(block, Section):
            if block.id:
                yield block.id
            yield from _places(block.blocks)
        elif isinstance(block, Heading):
            yield block.id
