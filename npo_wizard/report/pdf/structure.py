"""The tag tree of a PDF (ISO 32000-1, 14.7): elements, and how they are written.

An element is made in reading order; what it contains is added while painting. An element of a
paragraph or a cell that runs over pages simply gets more content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from reportlab.pdfbase.pdfdoc import (
    DummyDoc,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

_PART_END = "endstream"
"""A word that ends a part of a PDF; who looks for parts, as `storage.attached`, looks for it."""


def text_string(text: str) -> PDFString:
    """Return a text that stands beside the pages, as it is written in the file.

    Where a text of the user holds the word that ends a part, one letter of it is a number.
    """
    if _PART_END not in text:
        return PDFString(text)
    written = PDFString(text).format(DummyDoc())[1:-1]
    return PDFString(written.replace(b"endstream", b"endstre\\141m"), escape=0, enc="raw")


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked content: number `mcid` on page `page` (from 0)."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class AnnotationMark:
    """An annotation that belongs to an element; `key` is its place in the parent tree."""

    page: int
    key: int
    reference: PDFObjectReference


@dataclass(eq=False, slots=True)
class Element:
    """A structure element. `attributes`: owner (Table, List, Layout) to names and values."""

    role: str
    alt: str = ""
    lang: str = ""
    attributes: dict[str, dict[str, object]] = field(default_factory=dict)
    kids: list[Kid] = field(default_factory=list)

    def child(self, role: str, *, alt: str = "", lang: str = "") -> Element:
        """Add an element at the end of this one."""
        element = Element(role, alt, lang)
        self.kids.append(element)
        return element

    def attribute(self, owner: str, name: str, value: object) -> None:
        """Set an attribute: a str is written as a name, a tuple as an array."""
        self.attributes.setdefault(owner, {})[name] = value


Kid: TypeAlias = Element | Mark | AnnotationMark


class _Written(PDFObject):  # type: ignore[misc]
    """What stands in the file for an element; by dictionaries of ReportLab it takes far longer."""

    text = ""

    def format(self, document: PDFDocument) -> bytes:
        """Write it."""
        return self.text.encode("latin-1")


class StructureWriter:
    """Writes the tree into a ReportLab document whose pages are all there."""

    def __init__(self, document: PDFDocument, pages: list[PDFObjectReference]) -> None:
        """`pages`: the reference of each page, in order."""
        self._document = document
        self._pages = [self._written(page) for page in pages]
        self._parents: dict[int, dict[int, str]] = {}
        self._annotations: dict[int, str] = {}

    def write(self, root: Element) -> PDFDictionary:
        """Write `root` (the Document element) and return the StructTreeRoot."""
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        own = self._written(self._document.Reference(tree, "StructTreeRoot"))
        tree["K"] = self._element(root, own)
        tree["ParentTree"] = self._add(f"<< /Nums [{' '.join(self._numbers())}] >>")
        tree["ParentTreeNextKey"] = len(self._pages) + len(self._annotations)
        return tree

    def _written(self, reference: PDFObjectReference) -> str:
        return str(reference.format(self._document).decode("ascii"))

    def _add(self, text: str) -> str:
        entry = _Written()
        entry.text = text
        return self._written(self._document.Reference(entry))

    def _element(self, element: Element, parent: str) -> str:
        entry = _Written()
        own = self._written(self._document.Reference(entry))
        parts = [f"/S /{element.role} /P {parent}"]
        home = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if home is not None:
            parts.append(f"/Pg {self._pages[home]}")
        # Readers expect the words of a link before its annotations.
        ordered = sorted(element.kids, key=lambda kid: isinstance(kid, AnnotationMark))
        if ordered:
            kids = (self._kid(kid, home, own) for kid in ordered)
            parts.append(f"/K [{' '.join(kids)}]")
        if element.alt:
            parts.append(f"/Alt {_value(text_string(element.alt))}")
        if element.lang:
            parts.append(f"/Lang {_value(PDFString(element.lang))}")
        if element.attributes:
            owned = (_attributes(owner, each) for owner, each in element.attributes.items())
            parts.append(f"/A [{' '.join(owned)}]")
        entry.text = f"<< {' '.join(parts)} >>"
        return own

    def _kid(self, kid: Kid, home: int | None, own: str) -> str:
        if isinstance(kid, Element):
            return self._element(kid, own)
        page = self._pages[kid.page]
        if isinstance(kid, Mark):
            self._parents.setdefault(kid.page, {})[kid.mcid] = own
            return (
                str(kid.mcid)
                if kid.page == home
                else f"<< /Type /MCR /Pg {page} /MCID {kid.mcid} >>"
            )
        self._annotations[kid.key] = own
        return f"<< /Type /OBJR /Pg {page} /Obj {self._written(kid.reference)} >>"

    def _numbers(self) -> Iterator[str]:
        for page in range(len(self._pages)):
            parents = self._parents.get(page, {})
            row = " ".join(parents[mcid] for mcid in range(len(parents)))
            yield f"{page} {self._add(f'[{row}]')}"
        for key, reference in sorted(self._annotations.items()):
            yield f"{key} {reference}"


def _attributes(owner: str, values: dict[str, object]) -> str:
    written = (f"/{name} {_value(value)}" for name, value in values.items())
    return f"<< /O /{owner} {' '.join(written)} >>"


def _value(value: object) -> str:
    if isinstance(value, str):
        return f"/{value}"
    if isinstance(value, tuple):
        return f"[{' '.join(str(round(number, 2)) for number in value)}]"
    if isinstance(value, PDFString):
        return str(value.format(DummyDoc()).decode("latin-1"))
    return str(value)
