"""The tag tree of a PDF (ISO 32000-1, 14.7): elements, and how they are written.

An element is made in reading order; what it contains is added while painting. An element of a
paragraph or a cell that runs over pages simply gets more content.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from reportlab.pdfbase.pdfdoc import (
    DummyDoc,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFString,
)

_PART_END = b"endstream"
"""A word that ends a part of a PDF; who looks for parts, as `storage.attached`, looks for it."""


def text_string(text: str) -> PDFString:
    """Return a text that stands beside the pages, as it is written in the file.

    Where a text of the user holds the word that ends a part, one letter of it is a number.
    """
    written = PDFString(text).format(DummyDoc())[1:-1]
    if _PART_END not in written:
        return PDFString(text)
    return PDFString(written.replace(_PART_END, b"endstre\\141m"), escape=0, enc="raw")


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


class StructureWriter:
    """Writes the tree into a ReportLab document."""

    def __init__(self, document: PDFDocument, pages: list[PDFObjectReference]) -> None:
        """`pages`: the reference of each page, in order."""
        self._document = document
        self._pages = pages
        self._names: dict[int, str] = {}
        self._parents: dict[int, dict[int, PDFObjectReference]] = {}
        self._annotations: dict[int, PDFObjectReference] = {}

    def write(self, root: Element) -> PDFDictionary:
        """Write `root` (the Document element) and return the StructTreeRoot."""
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        own = self._document.Reference(tree, "StructTreeRoot")
        tree["K"] = self._element(root, own)
        tree["ParentTree"] = self._document.Reference(PDFDictionary({"Nums": self._numbers()}))
        tree["ParentTreeNextKey"] = len(self._pages) + len(self._annotations)
        return tree

    def _reference(self, element: Element) -> PDFObjectReference:
        name = self._names.setdefault(id(element), f"Element{len(self._names)}")
        return PDFObjectReference(name)

    def _element(self, element: Element, parent: PDFObjectReference) -> PDFObjectReference:
        entry = PDFDictionary({"S": PDFName(element.role), "P": parent})
        reference = self._reference(element)
        self._document.Reference(entry, reference.name)
        home = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if home is not None:
            entry["Pg"] = self._pages[home]
        # Readers expect the words of a link before its annotations.
        ordered = sorted(element.kids, key=lambda kid: isinstance(kid, AnnotationMark))
        kids = [self._kid(kid, home, reference) for kid in ordered]
        if kids:
            entry["K"] = PDFArray(kids)
        if element.alt:
            entry["Alt"] = text_string(element.alt)
        if element.lang:
            entry["Lang"] = PDFString(element.lang)
        if element.attributes:
            entry["A"] = PDFArray([_attributes(o, v) for o, v in element.attributes.items()])
        return reference

    def _kid(self, kid: Kid, home: int | None, own: PDFObjectReference) -> object:
        if isinstance(kid, Element):
            return self._element(kid, own)
        if isinstance(kid, Mark):
            self._parents.setdefault(kid.page, {})[kid.mcid] = own
            if kid.page == home:
                return kid.mcid
            return PDFDictionary(
                {"Type": PDFName("MCR"), "Pg": self._pages[kid.page], "MCID": kid.mcid}
            )
        self._annotations[kid.key] = own
        return PDFDictionary(
            {"Type": PDFName("OBJR"), "Pg": self._pages[kid.page], "Obj": kid.reference}
        )

    def _numbers(self) -> PDFArray:
        numbers: list[object] = []
        for page in range(len(self._pages)):
            parents = self._parents.get(page, {})
            row = PDFArray([parents[mcid] for mcid in range(len(parents))])
            numbers += [page, self._document.Reference(row, f"ParentsOfPage{page}")]
        for key, reference in sorted(self._annotations.items()):
            numbers += [key, reference]
        return PDFArray(numbers)


def _attributes(owner: str, values: dict[str, object]) -> PDFDictionary:
    entry = PDFDictionary({"O": PDFName(owner)})
    for name, value in values.items():
        entry[name] = _value(value)
    return entry


def _value(value: object) -> object:
    if isinstance(value, str):
        return PDFName(value)
    if isinstance(value, tuple):
        return PDFArray([round(number, 2) for number in value])
    return value
