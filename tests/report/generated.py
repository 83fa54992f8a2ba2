"""What must hold for the printed forms of any plan at all."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from npo_wizard.plan.view import PlanView
from npo_wizard.report import build
from npo_wizard.report.document import Document
from npo_wizard.report.document.texts import chart_labels
from npo_wizard.report.html import to_html
from npo_wizard.report.pdf.fonts import printable
from npo_wizard.report.pdf.writer import write_pdf
from npo_wizard.report.word.writer import docx_bytes
from npo_wizard.storage import attached
from tests.report.checks.layout import layout_faults
from tests.report.checks.order import order_differences
from tests.report.checks.structure import TaggedPdf, reading_order_pdf, structure_faults
from tests.report.checks.verapdf import A_2A, A_3A, UA_1, verapdf_failures
from tests.report.checks.web import html_faults, reading_order_html
from tests.report.checks.word import reading_order_word, word_faults
from tests.report.examples import CONTENT

MADE_ON = date(2024, 10, 1)


class Form(NamedTuple):
    """A document that can be made of a plan."""

    kind: str
    paper: str = "a4"


FORMS = (
    Form("publiek"),
    Form("werkdocument"),
    Form("samenvatting"),
    Form("werkbladen", "a4"),
    Form("werkbladen", "a3"),
)


def faults(
    view: PlanView, target: Path, *, conforms: bool, forms: tuple[Form, ...] = FORMS
) -> list[str]:
    """Write a plan as PDF, web page and Word file, and return all that is wrong with them.

    conforms: ask veraPDF too, which takes most of the time.
    """
    return [
        f"{form.kind} {form.paper}: {name}: {fault}"
        for form in forms
        for name, fault in form_faults(view, target, form, conforms=conforms)
    ]


def form_faults(
    view: PlanView, target: Path, form: Form, *, conforms: bool
) -> Iterator[tuple[str, str]]:
    """Write one document of a plan; yield what is wrong with it: the check and the fault."""
    document = build.document(view, CONTENT, kind=form.kind, paper=form.paper, made_on=MADE_ON)
    source = build.attachment(view) if form.kind == "werkdocument" else None
    write_pdf(document, target, made_on=MADE_ON, attached=source)
    page, word = to_html(document), docx_bytes(document, made_on=MADE_ON)
    tagged = TaggedPdf(target)
    checks: dict[str, Callable[[], list[str]]] = {
        "structure": lambda: structure_faults(tagged),
        "order": lambda: order_differences(reading_order_pdf(tagged), document),
        "layout": lambda: layout_faults(tagged),
        "chart": lambda: lost_labels(tagged, document),
        "web": lambda: html_faults(page),
        "order of the web page": lambda: order_differences(reading_order_html(page), document),
        "word": lambda: word_faults(word),
        "order in Word": lambda: order_differences(reading_order_word(word), document),
    }
    if source is not None:
        checks["plan inside"] = lambda: plan_inside_faults(target, view)
    if conforms:
        archival = A_2A if source is None else A_3A
        checks[f"{UA_1} or {archival}"] = lambda: verapdf_failures(target, UA_1, archival)
    for name, check in checks.items():
        yield from ((name, fault) for fault in check())
    tagged.pdf.close()


def plan_inside_faults(path: Path, view: PlanView) -> list[str]:
    """Return whether a work document gives back another plan than it was made of.

    Characters that no field takes, which the giant texts have, do not count.
    """
    rows = [row for rows in view.tables.values() for row in rows.values()]
    taken = PlanView.of([type(row).model_validate(row.model_dump()) for row in rows])
    return [] if attached.import_plan(path).view == taken else ["another plan comes back"]


def lost_labels(tagged: TaggedPdf, document: Document) -> list[str]:
    """Return words of charts that are not painted in a figure; spaces do not count."""
    painted = [_solid(tagged.text(e)) for e, _ in tagged.elements() if e.S == "/Figure"]
    whole = "\n".join(painted)
    return [
        f"not in a chart: {label[:40]!r}"
        for label in dict.fromkeys(chart_labels(document))
        if _solid(printable(label)) not in whole
    ]


def _solid(text: str) -> str:
    return "".join(text.split())
