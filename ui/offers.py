"""The documents that can be made of a plan, as the window offers them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ui.document_process import PUBLIC, Wanted

PDF, WEB_PAGE, WORD, EXCEL, CSV = ".pdf", ".html", ".docx", ".xlsx", ".csv"


def tr(text: str) -> str:
    """Return a text about documents in the language of the user."""
    return QCoreApplication.translate("Offers", text)


@dataclass(frozen=True, slots=True)
class Offer:
    """A document with its words: on the button, one sentence about it, and in its file's name.

    `id` is the end of the name of its button; `suffix` says which form it has; `named`: the name
    of the file, in which {0} is the title of the plan.
    """

    id: str
    text: str
    about: str
    suffix: str
    wanted: Wanted = PUBLIC
    named: str = "{0}"


def plan_as_pdf() -> Offer:
    """Return the document that is made most."""
    about = tr("Voor raad, website en archief. Ook met een schermlezer te lezen.")
    return Offer("pdf", tr("Plan als pdf…"), about, PDF)


def groups() -> list[tuple[str, list[Offer]]]:
    """Return all documents, under what they are for."""
    return [
        (tr("Om vast te stellen en te publiceren"), _public()),
        (tr("Om samen aan te werken"), _shared_work()),
        (tr("Voor de controller"), _figures()),
    ]


def _public() -> list[Offer]:
    return [
        plan_as_pdf(),
        Offer(
            "html",
            tr("Plan als webpagina (html)…"),
            tr("Voor op de website. Eén bestand, zonder andere bestanden."),
            WEB_PAGE,
        ),
        Offer(
            "word",
            tr("Plan voor Word…"),
            tr("Om in verder te schrijven, bijvoorbeeld aan een raadsvoorstel."),
            WORD,
        ),
        Offer(
            "poster",
            tr("Eén A4 (pdf)…"),
            tr("De samenvatting op één pagina, om uit te delen of op te hangen."),
            PDF,
            Wanted("samenvatting"),
            tr("{0} (samenvatting)"),
        ),
    ]


def _shared_work() -> list[Offer]:
    return [
        Offer(
            "work",
            tr("Werkdocument (pdf)…"),
            tr("Met open punten en notities. Wie deze pdf hier opent, krijgt het plan terug."),
            PDF,
            Wanted("werkdocument"),
            tr("{0} (werkdocument)"),
        ),
        Offer(
            "sheets",
            tr("Werkbladen op A4 (pdf)…"),
            tr("Een leeg blad per stap, met vragen en ruimte om te schrijven."),
            PDF,
            Wanted("werkbladen"),
            tr("{0} (werkbladen)"),
        ),
        Offer(
            "sheets_a3",
            tr("Werkbladen op A3 (pdf)…"),
            tr("Dezelfde bladen, groot genoeg voor aan de muur."),
            PDF,
            Wanted("werkbladen", paper="a3"),
            tr("{0} (werkbladen A3)"),
        ),
    ]


def _figures() -> list[Offer]:
    return [
        Offer(
            "excel",
            tr("Geld en acties (Excel)…"),
            tr("Begroting, bestedingsdoelen, verantwoording en acties, elk op een blad."),
            EXCEL,
            named=tr("{0} (geld en acties)"),
        ),
        Offer(
            "csv_budget",
            tr("Begroting (csv)…"),
            tr("Alleen de begroting, om in te lezen in een ander programma."),
            CSV,
            Wanted(sheet="begroting"),
            tr("{0} (begroting)"),
        ),
        Offer(
            "csv_actions",
            tr("Acties (csv)…"),
            tr("Alleen de acties, om in te lezen in een ander programma."),
            CSV,
            Wanted(sheet="acties"),
            tr("{0} (acties)"),
        ),
    ]
