"""From a plan to a file: compose, read strictly, and write by the ending of the name."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from npo_wizard.content.schema import Content
from npo_wizard.plan.view import PlanView
from npo_wizard.report.compose import compose
from npo_wizard.report.document import Document, parse
from npo_wizard.report.html import to_html
from npo_wizard.report.pdf.writer import write_pdf
from npo_wizard.report.target import replace_file
from npo_wizard.rules import findings

Progress = Callable[[int, int], None]


def document(view: PlanView, content: Content, *, kind: str = "publiek", made_on: date) -> Document:
    """Return the printed plan as a typed tree, as it stands on a day."""
    found = findings(view, content, made_on)
    return parse(compose(view, content, found, kind=kind, made_on=made_on))


def make(
    view: PlanView,
    content: Content,
    target: Path,
    *,
    kind: str = "publiek",
    made_on: date,
    progress: Progress | None = None,
) -> list[str]:
    """Write the printed plan to a `.pdf` or `.html` file, whole or not at all; return warnings.

    Can run in a thread or process of its own. Raises OSError when the file cannot be written
    and ValueError for another ending.
    """
    suffix = target.suffix.lower()
    if suffix not in (".pdf", ".html"):
        raise ValueError(f"no writer for {suffix!r}")
    printed = document(view, content, kind=kind, made_on=made_on)
    if suffix == ".pdf":
        return write_pdf(printed, target, made_on=made_on, progress=progress)
    replace_file(target, to_html(printed).encode("utf-8"))
    return []
