"""Painting of marked content. Everything painted belongs to an element or is an artifact.

Lengths in points, y counted from the top of the page down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas

from npo_wizard.report.document import strings
from npo_wizard.report.pdf import fonts
from npo_wizard.report.pdf.structure import AnnotationMark, Element, Mark, text_string

Point = tuple[float, float]


class UntaggedContent(Exception):
    """Something was painted that is neither content nor artifact: a mistake in the program."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A piece of text in one face, size (points) and colour (#RRGGBB)."""

    text: str
    face: str
    size: float
    colour: str


class _IndirectObject(pdfdoc.PDFIndirectObject):  # type: ignore[misc]
    """An object whose stream ends with a line end, as PDF/A-2 6.1.7.1 asks."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Write the object."""
        written: bytes = super().format(document)
        tail = b"endstream\nendobj\n"
        if written.endswith(tail):
            return written[: -len(tail)] + b"\n" + tail
        return written


class _Canvas(Canvas):  # type: ignore[misc]
    """ReportLab's canvas, with the keys on each page that a tagged PDF needs."""

    def _setAnnotations(self, page: pdfdoc.PDFPage) -> None:  # noqa: N802 (ReportLab's name)
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.getPageNumber() - 1
        page.Tabs = PDFName("S")


def new_canvas(size: tuple[float, float]) -> Canvas:
    """Return a canvas that writes PDF 1.7 into memory, the same bytes for the same content."""
    fonts.load()
    rl_config.useA85 = 0
    pdfdoc.PDFIndirectObject = _IndirectObject
    return _Canvas(
        "",
        pagesize=size,
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        initialFontName=fonts.font_name("regular"),
    )


class Painter:
    """The only way to put something on paper."""

    def __init__(
        self,
        canvas: Canvas,
        height: float,
        first_annotation_key: int,
        page_of: Mapping[str, int] | None = None,
    ) -> None:
        """`height` of the page; annotations get keys in the parent tree from the given one.

        page_of: the page of each place, as it is painted behind words that lead there.
        """
        self.page_of = page_of or {}
        self._canvas = canvas
        self._height = height
        self._page = 0
        self._next_mcid = 0
        self._owners: list[Element | None] = []  # None: artifact
        self._open: Element | str | None = None  # what the marked content now open belongs to
        self._annotations = 0
        self._first_key = first_annotation_key
        self.pages: list[pdfdoc.PDFObjectReference] = []

    # What the content belongs to.

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Paint content of `element`; inside an artifact it stays an artifact."""
        in_artifact = bool(self._owners) and self._owners[-1] is None
        with self._owner(None if in_artifact else element):
            yield

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Paint what has no meaning: lines, grounds, repeated headers, page numbers."""
        with self._owner(None):
            yield

    @property
    def in_artifact(self) -> bool:
        """Whether what is painted now has no meaning."""
        return bool(self._owners) and self._owners[-1] is None

    @property
    def page(self) -> int:
        """Number of the page that is painted, from 0."""
        return self._page

    @contextmanager
    def _owner(self, owner: Element | None) -> Iterator[None]:
        self._owners.append(owner)
        try:
            yield
        finally:
            self._owners.pop()
            self._close()

    def _mark(self) -> None:
        """Open marked content for the present owner, if that is not what is open already."""
        if not self._owners:
            raise UntaggedContent("nothing says what this content belongs to")
        owner = self._owners[-1]
        if self._open is (owner if owner is not None else "artifact"):
            return
        self._close()
        if owner is None:
            self._canvas.addLiteral("/Artifact BMC")
            self._open = "artifact"
            return
        owner.kids.append(Mark(self._page, self._next_mcid))
        self._canvas.addLiteral(f"/{owner.role} <</MCID {self._next_mcid}>> BDC")
        self._next_mcid += 1
        self._open = owner

    def _close(self) -> None:
        if self._open is not None:
            self._canvas.addLiteral("EMC")
            self._open = None

    # Paint.

    def text(self, x: float, baseline: float, glyphs: Sequence[Glyphs]) -> None:
        """Paint pieces of text one after another."""
        self._mark()
        text = self._canvas.beginText(x, self._height - baseline)
        for piece in glyphs:
            text.setFont(fonts.font_name(piece.face), piece.size)
            text.setFillColorRGB(*_rgb(piece.colour))
            text.textOut(piece.text)
        self._canvas.drawText(text)

    def line(self, start: Point, end: Point, width: float, colour: str) -> None:
        """Paint a straight line."""
        self._mark()
        self._stroke(width, colour)
        self._canvas.line(start[0], self._height - start[1], end[0], self._height - end[1])

    def rect(
        self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0
    ) -> None:
        """Paint a filled rectangle from its left top corner."""
        self._mark()
        self._canvas.setFillColorRGB(*_rgb(colour))
        bottom = self._height - y - height
        if radius:
            self._canvas.roundRect(x, bottom, width, height, radius, stroke=0, fill=1)
        else:
            self._canvas.rect(x, bottom, width, height, stroke=0, fill=1)

    def curve(self, points: tuple[Point, Point, Point, Point], width: float, colour: str) -> None:
        """Paint a Bézier curve: start, two handles, end."""
        self._mark()
        self._stroke(width, colour)
        flat = [n for x, y in points for n in (x, self._height - y)]
        self._canvas.bezier(*flat)

    def picture(self, x: float, y: float, width: float, height: float, png: bytes) -> None:
        """Paint a picture without alpha from its left top corner."""
        self._mark()
        bottom = self._height - y - height
        self._canvas.drawImage(ImageReader(BytesIO(png)), x, bottom, width, height)

    def _stroke(self, width: float, colour: str) -> None:
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeColorRGB(*_rgb(colour))

    def box(self, x: float, y: float, width: float, height: float) -> tuple[float, ...]:
        """Return left, bottom, right, top of a box as PDF counts: up from the bottom."""
        return x, self._height - y - height, x + width, self._height - y

    # Links, places, pages.

    def link(self, element: Element, box: tuple[Point, Point], href: str, words: str) -> None:
        """Make the box (left top, right bottom) a link that belongs to `element`."""
        if self.in_artifact:
            return
        (left, top), (right, bottom) = box
        key = self._first_key + self._annotations
        self._annotations += 1
        rect = [left, self._height - bottom, right, self._height - top]
        entry = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([round(number, 2) for number in rect]),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,
                "Contents": text_string(strings.name(words)),
                "StructParent": key,
            }
        )
        if href.startswith("#"):
            entry["Dest"] = self._canvas._bookmarkReference(href[1:])
        else:
            entry["A"] = PDFDictionary({"S": PDFName("URI"), "URI": text_string(_ascii(href))})
        name = f"Link{key}"
        self._canvas._addAnnotation(entry, name)
        reference = self._canvas._doc.refAnnotation(name)
        element.kids.append(AnnotationMark(self._page, key, reference))

    def place(self, name: str, y: float) -> None:
        """Remember height `y` of this page as the target of links to `#name`."""
        self._canvas.bookmarkPage(name, fit="XYZ", left=0, top=round(self._height - y, 2), zoom=0)

    def outline(self, name: str, title: str, level: int) -> None:
        """Add a line to the outline that leads to a place; level from 0."""
        words = text_string(strings.name(title))
        self._canvas.addOutlineEntry(words, name, level, closed=level > 0)

    def end_page(self) -> None:
        """Finish a page and begin the next."""
        if self._owners:
            raise UntaggedContent("the page ends inside an element")
        self.pages.append(self._canvas._doc.thisPageRef())
        self._canvas.showPage()
        self._page += 1
        self._next_mcid = 0


def _rgb(colour: str) -> tuple[float, float, float]:
    return (
        int(colour[1:3], 16) / 255,
        int(colour[3:5], 16) / 255,
        int(colour[5:7], 16) / 255,
    )


def _ascii(address: str) -> str:
    """Return an address with what is not ASCII written as %XX (RFC 3987, 3.1)."""
    return "".join(
        c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode("utf-8")) for c in address
    )
