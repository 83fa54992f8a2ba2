"""What a PDF says about itself: XMP, Info, language, colours (PDF/A-2a and PDF/UA-1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import md5
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from npo_wizard.report.document.nodes import Document
from npo_wizard.report.document.strings import kept
from npo_wizard.report.pdf.attachment import Attached, attach

PRODUCER = "NPO-wizard"
_DATE_IN_ICC = slice(24, 36)  # ICC.1:2010, 7.2.8: six numbers of two bytes

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{made_on}T00:00:00+00:00</xmp:CreateDate>
<xmp:ModifyDate>{made_on}T00:00:00+00:00</xmp:ModifyDate>
<xmp:MetadataDate>{made_on}T00:00:00+00:00</xmp:MetadataDate>
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


@dataclass(frozen=True, slots=True)
class _Midnight:
    """The moment ReportLab writes as date of the file: 0:00 UTC on a day."""

    day: date
    dhh: int = 0
    dmm: int = 0

    @property
    def YMDhms(self) -> tuple[int, ...]:  # noqa: N802 (ReportLab's name)
        """Year to second."""
        return (self.day.year, self.day.month, self.day.day, 0, 0, 0)


def describe(
    canvas: Canvas, document: Document, made_on: date, attached: Attached | None = None
) -> None:
    """Write title, dates, language, XMP and colour space into the file being made.

    With a file attached it is PDF/A-3, without one PDF/A-2, which more archives take.
    """
    pdf = canvas._doc
    pdf._timeStamp = _Midnight(made_on)
    # The identity of the file: without this it would depend on the environment.
    pdf.signature = md5(made_on.isoformat().encode(), usedforsecurity=False)
    canvas.setTitle(kept(document.title))
    canvas.setAuthor(kept(document.author))
    canvas.setSubject(kept(document.subject))
    canvas.setKeywords(kept(document.keywords))
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    catalog = pdf.Catalog
    catalog.Lang = PDFString(document.lang)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.Metadata = _stream(
        {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")},
        _xmp(document, made_on, 3 if attached else 2),
    )
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = PDFArray([_output_intent(pdf)])
    if attached is not None:
        attach(pdf, attached, made_on)
    canvas.showOutline()


def _stream(entries: dict[str, object], content: bytes, packed: bool = False) -> PDFStream:
    filters = [pdfdoc.PDFZCompress] if packed else None
    return PDFStream(PDFDictionary(entries), content, filters)


def _xmp(document: Document, made_on: date, part: int) -> bytes:
    values = {
        "title": kept(document.title),
        "author": kept(document.author),
        "subject": kept(document.subject),
        "keywords": kept(document.keywords),
        "lang": document.lang,
        "producer": PRODUCER,
        "made_on": made_on.isoformat(),
        "part": str(part),
    }
    return _XMP.format_map({name: escape(text) for name, text in values.items()}).encode("utf-8")


def _output_intent(pdf: pdfdoc.PDFDocument) -> PDFDictionary:
    profile = _stream({"N": 3}, _srgb(), packed=True)
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": pdf.Reference(profile),
        }
    )


@cache
def _srgb() -> bytes:
    """Return the sRGB profile, with a fixed date so that the file is always the same."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_DATE_IN_ICC] = b"\x07\xd0\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00"
    return bytes(profile)
