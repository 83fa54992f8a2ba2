"""The document written as a PDF file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import chain
from pathlib import Path

from npo_wizard.report.document.nodes import Document
from npo_wizard.report.document.texts import chart_labels, texts
from npo_wizard.report.pdf import fonts, pages
from npo_wizard.report.pdf.attachment import Attached
from npo_wizard.report.pdf.metadata import describe
from npo_wizard.report.pdf.packing import packed
from npo_wizard.report.pdf.pages import lay_out, paint
from npo_wizard.report.pdf.painter import Painter, new_canvas
from npo_wizard.report.pdf.structure import StructureWriter
from npo_wizard.report.style import style
from npo_wizard.report.target import replace_file
from npo_wizard.storage.attached import PdfRefused, text_in

Progress = Callable[[int, int], None]
"""Called with the number of finished pages and of all pages; an exception stops the work."""


def write_pdf(
    document: Document,
    target: Path,
    *,
    made_on: date,
    progress: Progress | None = None,
    attached: Attached | None = None,
) -> list[str]:
    """Write `document` to `target`, whole or not at all; return warnings in Dutch.

    The file depends on the document, `attached` and `made_on` only: the same twice, byte for byte.
    Raises OSError when the file cannot be written; what stood there is then unchanged.
    """
    content, warnings = to_pdf(document, made_on=made_on, progress=progress, attached=attached)
    replace_file(target, content)
    return warnings + (_plan_lost(content, attached) if attached else [])


def _plan_lost(content: bytes, attached: Attached) -> list[str]:
    """Say where the plan does not come back from the document: it has grown too large."""
    try:
        if text_in(content).encode("utf-8") == attached.content:
            return []
    except PdfRefused:  # told below: the document is there, and the plan is in its own file
        pass
    return ["Dit werkdocument is te groot om het plan eruit terug te halen. Bewaar uw planbestand."]


def summary_fits(document: Document) -> bool:
    """Whether the summary, where the document has one, stands on one page."""
    fonts.load()
    return pages.fits(document, style().on_paper(document.paper))


def to_pdf(
    document: Document,
    *,
    made_on: date,
    progress: Progress | None = None,
    attached: Attached | None = None,
) -> tuple[bytes, list[str]]:
    """Return the PDF file and the warnings."""
    content = typeset(document, made_on=made_on, progress=progress, attached=attached)
    # A plan must come back without much unpacking: see `storage.attached`.
    return content if attached else packed(content), _warnings(document)


def typeset(
    document: Document,
    *,
    made_on: date,
    progress: Progress | None = None,
    attached: Attached | None = None,
) -> bytes:
    """Return the PDF file as it is before it is made smaller."""
    fonts.load()
    look = style().on_paper(document.paper).with_accent(document.accent)
    plan = lay_out(document, look)
    page = look.page
    canvas = new_canvas((page.width, page.height))
    describe(canvas, document, made_on, attached)
    painter = Painter(canvas, page.height, len(plan.pages), plan.page_of)
    for number in range(len(plan.pages)):
        paint(plan, number, painter, look)
        if progress is not None:
            progress(number + 1, len(plan.pages))
    structure = StructureWriter(canvas._doc, painter.pages)
    canvas._doc.Catalog.StructTreeRoot = structure.write(plan.root)
    made: bytes = canvas.getpdfdata()
    return made


def _warnings(document: Document) -> list[str]:
    found = fonts.Warnings()
    for text in chain(texts(document), chart_labels(document), (document.running_foot,)):
        found.look_at(text)
    return found.sentences()
