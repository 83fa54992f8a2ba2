"""What must hold for the printed form of any plan at all."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from npo_wizard.plan.view import PlanView
from npo_wizard.report import build
from npo_wizard.report.document import Document
from npo_wizard.report.document.texts import chart_labels
from npo_wizard.report.html import to_html
from npo_wizard.report.pdf.fonts import printable
from npo_wizard.report.pdf.writer import write_pdf
from tests.report.checks.layout import layout_faults
from tests.report.checks.order import order_differences
from tests.report.checks.structure import TaggedPdf, reading_order_pdf, structure_faults
from tests.report.checks.verapdf import A_2A, UA_1, verapdf_failures
from tests.report.checks.web import html_faults, reading_order_html
from tests.report.examples import CONTENT

MADE_ON = date(2024, 10, 1)


def faults(view: PlanView, target: Path, *, conforms: bool) -> list[str]:
    """Write a plan as PDF and web page and return all that is wrong with them.

    conforms: ask veraPDF too, which takes most of the time.
    """
    document = build.document(view, CONTENT, made_on=MADE_ON)
    write_pdf(document, target, made_on=MADE_ON)
    page = to_html(document)
    checks: dict[str, Callable[[], list[str]]] = {
        "structure": lambda: structure_faults(target),
        "order": lambda: order_differences(reading_order_pdf(target), document),
        "layout": lambda: layout_faults(target),
        "chart": lambda: lost_labels(target, document),
        "web": lambda: html_faults(page),
        "order of the web page": lambda: order_differences(reading_order_html(page), document),
    }
    if conforms:
        checks[UA_1] = lambda: verapdf_failures(target, UA_1)
        checks[A_2A] = lambda: verapdf_failures(target, A_2A)
    return [f"{name}: {fault}" for name, check in checks.items() for fault in check()]


def lost_labels(path: Path, document: Document) -> list[str]:
    """Return words of charts that are not painted in a figure; spaces do not count."""
    tagged = TaggedPdf(path)
    painted = [_solid(tagged.text(e)) for e, _ in tagged.elements() if e.S == "/Figure"]
    whole = "\n".join(painted)
    return [
        f"not in a chart: {label[:40]!r}"
        for label in dict.fromkeys(chart_labels(document))
        if _solid(printable(label)) not in whole
    ]


def _solid(text: str) -> str:
    return "".join(text.split())
