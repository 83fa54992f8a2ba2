"""Writes one document of some forty pages as PDF and tells the cost.

`plain`: by ReportLab, with nothing that says what a piece of a page is. `tagged`: with tags.
`packed`: as it is handed over, made smaller.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from bench import plans
from bench.programs.started import most_memory, tell
from npo_wizard import content
from npo_wizard.report import build
from npo_wizard.report.document.nodes import Document
from npo_wizard.report.pdf import fonts
from npo_wizard.report.pdf.pages import lay_out, paint
from npo_wizard.report.pdf.painter import Painter, new_canvas
from npo_wizard.report.pdf.structure import Element
from npo_wizard.report.pdf.writer import to_pdf, typeset
from npo_wizard.report.style import style

_MEASURES = 17
_DAY = date(2026, 1, 1)


class Plain(Painter):
    """Paints the same without a mark."""

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Paint whatever it belongs to."""
        yield

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Paint whatever it means."""
        yield

    def _mark(self) -> None:
        pass


def plain(document: Document) -> bytes:
    """Return the pages without tags."""
    fonts.load()
    look = style().on_paper(document.paper)
    plan = lay_out(document, look)
    canvas = new_canvas((look.page.width, look.page.height))
    painter = Plain(canvas, look.page.height, len(plan.pages), plan.page_of)
    for number in range(len(plan.pages)):
        paint(plan, number, painter, look)
    made: bytes = canvas.getpdfdata()
    return made


WAYS: dict[str, Callable[[Document], bytes]] = {
    "plain": plain,
    "tagged": lambda document: typeset(document, made_on=_DAY),
    "packed": lambda document: to_pdf(document, made_on=_DAY)[0],
}


def main(name: str) -> int:
    """Write it twice; the first time also makes ready what every document needs."""
    write = WAYS[name]
    document = build.document(plans.view(_MEASURES), content.load(), kind="publiek", made_on=_DAY)
    write(document)
    began = time.perf_counter()
    size = len(write(document))
    took = (time.perf_counter() - began) * 1e3
    tell({"made": took, "size": size / 1024, "memory": most_memory()})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
