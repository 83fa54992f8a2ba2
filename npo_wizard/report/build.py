"""From a plan to a file: compose, read strictly, and write by the ending of the name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from npo_wizard.content.schema import Content
from npo_wizard.plan.view import PlanView
from npo_wizard.report import logo
from npo_wizard.report.compose import BREVITIES, compose
from npo_wizard.report.document import Document, parse
from npo_wizard.report.html import to_html
from npo_wizard.report.pdf.attachment import Attached
from npo_wizard.report.pdf.writer import summary_fits, write_pdf
from npo_wizard.report.sheets.separated import write_csv
from npo_wizard.report.sheets.workbook import write_xlsx
from npo_wizard.report.target import replace_file
from npo_wizard.report.word.writer import to_docx
from npo_wizard.rules import findings
from npo_wizard.settings import Settings
from npo_wizard.storage import attached, exchange

Progress = Callable[[int, int], None]


def document(
    view: PlanView,
    content: Content,
    *,
    kind: str = "publiek",
    made_on: date,
    paper: str = "a4",
    house: Settings | None = None,
) -> Document:
    """Return the printed plan as a typed tree, as it stands on a day.

    Its summary stands on one page, whatever the plan: it is made shorter until it does.
    house: the settings with the house style.
    """
    found = findings(view, content, made_on)
    house = house or Settings()
    picture = logo.kept(house.logo)
    for brief in BREVITIES:
        xhtml = compose(
            view, content, found, kind=kind, made_on=made_on, paper=paper, brief=brief,
            organisation=house.organisation, has_logo=picture is not None,
        )  # fmt: skip
        printed = replace(parse(xhtml), accent=house.accent, logo=picture)
        if summary_fits(printed):
            break
    return printed


def house_warnings(house: Settings | None) -> list[str]:
    """Return what is amiss with the house style, in Dutch; the document is made without it."""
    if house is None or not house.logo or logo.kept(house.logo) is not None:
        return []
    return ["Het logo van uw huisstijl is er niet meer. Kies het opnieuw bij Huisstijl."]


def attachment(view: PlanView) -> Attached:
    """Return the plan as the file that goes along in a work document; without its history."""
    content = exchange.to_json(view).encode("utf-8")
    return Attached(attached.NAME, attached.MIME, "Het plan waarvan dit document is", content)


def make(
    view: PlanView,
    content: Content,
    target: Path,
    *,
    kind: str = "publiek",
    made_on: date,
    paper: str = "a4",
    sheet: str = "",
    house: Settings | None = None,
    progress: Progress | None = None,
) -> list[str]:
    """Write the plan to a `.pdf`, `.html`, `.docx`, `.xlsx` or `.csv` file, whole or not at all.

    Returns warnings in Dutch. paper: a4 or, for worksheets, a3. The `.xlsx` file holds the
    money and the actions, for each kind; a `.csv` file holds the one sheet that is named.

    Can run in a thread or process of its own. Raises OSError when the file cannot be written,
    ValueError for another ending, and NpoError where the programme has no such sheet.
    """
    suffix = target.suffix.lower()
    if suffix not in (".pdf", ".html", ".docx", ".xlsx", ".csv"):
        raise ValueError(f"no writer for {suffix!r}")
    if suffix == ".xlsx":
        write_xlsx(view, content, target, made_on=made_on)
        return []
    if suffix == ".csv":
        write_csv(view, content, target, which=sheet)
        return []
    printed = document(view, content, kind=kind, made_on=made_on, paper=paper, house=house)
    warnings = house_warnings(house)
    if suffix == ".pdf":
        source = attachment(view) if kind == "werkdocument" else None
        warnings += write_pdf(printed, target, made_on=made_on, progress=progress, attached=source)
    elif suffix == ".docx":
        to_docx(printed, target, made_on=made_on)
    else:
        replace_file(target, to_html(printed).encode("utf-8"))
    return warnings
