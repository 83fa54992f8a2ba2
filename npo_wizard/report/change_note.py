"""The change note: what differs between two plans as a document, money first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from npo_wizard.content.schema import Content
from npo_wizard.difference import tell
from npo_wizard.plan.view import PlanView
from npo_wizard.report.compose import environment
from npo_wizard.report.document import Document, parse
from npo_wizard.report.html import to_html
from npo_wizard.report.pdf.writer import write_pdf
from npo_wizard.report.target import replace_file
from npo_wizard.report.word.writer import to_docx
from npo_wizard.report.work import PrintedWork
from npo_wizard.settings import Settings

KIND = "wijzigingsnota"
SUFFIXES = (".pdf", ".html", ".docx")


def change_note(
    old: PlanView,
    new: PlanView,
    names: tuple[str, str],
    content: Content,
    *,
    made_on: date,
    house: Settings | None = None,
) -> Document:
    """Return what differs between two plans as a typed tree.

    names: what the two plans are called in it; house: the settings with the house style.
    """
    house = house or Settings()
    values = {
        "p": PrintedWork(new, content, (), made_on, house.organisation),
        "told": tell(old, new, content),
        "names": names,
    }
    xhtml = environment().get_template("change_note.j2").render(values).strip()
    return replace(parse(xhtml), accent=house.accent)


def make_change_note(
    old: PlanView,
    new: PlanView,
    names: tuple[str, str],
    content: Content,
    target: Path,
    *,
    made_on: date,
    house: Settings | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[str]:
    """Write the change note to a `.pdf`, `.html` or `.docx` file, whole or not at all.

    Returns warnings in Dutch. Raises OSError when the file cannot be written and ValueError for
    another ending.
    """
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise ValueError(f"no writer for {suffix!r}")
    printed = change_note(old, new, names, content, made_on=made_on, house=house)
    if suffix == ".pdf":
        return write_pdf(printed, target, made_on=made_on, progress=progress)
    if suffix == ".docx":
        to_docx(printed, target, made_on=made_on)
    else:
        replace_file(target, to_html(printed).encode("utf-8"))
    return []
