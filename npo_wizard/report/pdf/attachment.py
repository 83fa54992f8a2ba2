"""A file inside the PDF, as PDF/A-3 asks (ISO 19005-3, 6.8 and annex E)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString


@dataclass(frozen=True, slots=True)
class Attached:
    """The file that the document was made from; `mime` as in `application/json`."""

    name: str
    mime: str
    about: str
    content: bytes


def attach(pdf: pdfdoc.PDFDocument, attached: Attached, made_on: date) -> None:
    """Put a file in the PDF being made, as the source of the document."""
    entry = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(attached.name),
            "UF": PDFString(attached.name),
            "Desc": PDFString(attached.about),
            "AFRelationship": PDFName("Source"),
            "EF": PDFDictionary(
                dict.fromkeys(("F", "UF"), pdf.Reference(_stream(attached, made_on), "PlanFile"))
            ),
        }
    )
    reference = pdf.Reference(entry, "PlanFileSpec")
    names = PDFDictionary({"Names": PDFArray([PDFString(attached.name), reference])})
    catalog = pdf.Catalog
    catalog.Names = PDFDictionary({"EmbeddedFiles": names})
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
    catalog.AF = PDFArray([reference])


def _stream(attached: Attached, made_on: date) -> PDFStream:
    content = attached.content
    details = PDFDictionary(
        {
            "Size": len(content),
            "ModDate": PDFString(f"D:{made_on:%Y%m%d}000000Z"),
        }
    )
    entries = {"Type": PDFName("EmbeddedFile"), "Subtype": _name(attached.mime)}
    return PDFStream(PDFDictionary({**entries, "Params": details}), content, [pdfdoc.PDFZCompress])


def _name(mime: str) -> str:
    """Return a kind of file as a name; ReportLab leaves the slash, which would begin another."""
    first, _, second = mime.partition("/")
    return f"{PDFName(first)}#2F{PDFName(second)[1:]}"
