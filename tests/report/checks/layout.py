"""Reader of what is painted where, through PDFium: text off the page, on other text, or cut."""

import ctypes
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from unicodedata import combining

import pypdfium2
import pypdfium2.raw as pdfium

from tests.report.checks.structure import TaggedPdf, as_tagged, is_element, kids

EDGE = 20.0
"""White along the edge of the paper, in points, in which nothing is written."""
_TOUCH = 1.0  # points that the ink of neighbours may share, as a slanted letter does
_SHARE = 0.3  # part of the lower of two texts that may be shared: marks above and below letters
_HANGS = 0.5  # part of the higher of two by which a letter may hang over the next
_THIN = 2.5  # points: a path that is thinner is a rule


@dataclass(frozen=True)
class Box:
    """A box of ink in points, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Height in points."""
        return self.top - self.bottom

    def shares(self, other: "Box") -> tuple[float, float]:
        """Return how wide and how high two boxes cover each other; negative when they do not."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.top, other.top) - max(self.bottom, other.bottom),
        )

    def is_crossed_by(self, rule: "Box") -> bool:
        """Say whether a rule runs through the middle of the letters."""
        high, wide = self.height * 0.3, min(self.right - self.left, 6) * 0.3
        middle = Box(self.left + wide, self.bottom + high, self.right - wide, self.top - high)
        return min(middle.shares(rule)) > 0


@dataclass(frozen=True)
class Ink:
    """A text on a page; `mark` is its MCID, -1 in an artifact; `baseline` its height."""

    box: Box
    baseline: float
    mark: int
    text: str
    is_clipped: bool
    is_invisible: bool

    def stands_on(self, other: "Ink") -> bool:
        """Say whether two texts stand on each other, more than letters may.

        On one line a letter may hang over its neighbour, and a loose accent stands on it.
        """
        wide, high = self.box.shares(other.box)
        lower, higher = sorted((self.box.height, other.box.height))
        if abs(self.baseline - other.baseline) < 0.1:
            accent = any(combining(ink.text[:1]) for ink in (self, other) if ink.text)
            return wide > higher * _HANGS and high > 0 and not accent
        return wide > _TOUCH and high > max(_TOUCH, lower * _SHARE)


@dataclass
class PageInk:
    """Texts and paths of a page in the order in which they are painted."""

    width: float
    height: float
    texts: list[tuple[int, Ink]]
    paths: list[tuple[int, Box]]


def read_ink(path: Path) -> list[PageInk]:
    """Return the ink of each page."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_page_ink(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _page_ink(page) -> PageInk:
    ink = PageInk(*page.get_size(), [], [])
    textpage = page.get_textpage()
    for place, thing in enumerate(page.get_objects(max_depth=1, textpage=textpage)):
        box = Box(*thing.get_bounds())
        if thing.type == pdfium.FPDF_PAGEOBJ_PATH:
            ink.paths.append((place, box))
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT and box.right > box.left:
            mark = pdfium.FPDFPageObj_GetMarkedContentID(thing)
            clips = pdfium.FPDFClipPath_CountPaths(pdfium.FPDFPageObj_GetClipPath(thing))
            mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
            hidden = mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE or _alpha(thing) < 255
            baseline = thing.get_matrix().f
            found = Ink(box, baseline, mark, thing.extract(), clips > 0, hidden)
            ink.texts.append((place, found))
    textpage.close()
    return ink


def _alpha(thing) -> int:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)
    return alpha.value


def layout_faults(pdf: Path | TaggedPdf) -> list[str]:
    """Return where text cannot be read: off the page, on other text, clipped, struck or covered."""
    tagged = as_tagged(pdf)
    pages = read_ink(tagged.path)
    faults = [
        f"page {number}: {fault}"
        for number, page in enumerate(pages, start=1)
        for fault in (*_edges(page), *_overlaps(page), *_hidden(page))
    ]
    return faults + _cells(tagged, pages)


def _edges(page: PageInk):
    for _, ink in page.texts:
        box = ink.box
        inside = box.left >= EDGE and box.right <= page.width - EDGE
        if not inside or box.bottom < EDGE or box.top > page.height - EDGE:
            yield f"off the page: {ink.text[:40]!r}"


def _overlaps(page: PageInk):
    """Sweep from the top down, so that only texts at one height are compared."""
    near: list[Ink] = []
    for _, ink in sorted(page.texts, key=lambda text: -text[1].box.top):
        near = [other for other in near if other.box.bottom < ink.box.top]
        for other in near:
            if ink.stands_on(other):
                yield f"{ink.text[:40]!r} stands on {other.text[:40]!r}"
        near.append(ink)


def _hidden(page: PageInk):
    for place, ink in page.texts:
        if ink.is_clipped:
            yield f"clipped: {ink.text[:40]!r}"
        if ink.is_invisible:
            yield f"not to be seen: {ink.text[:40]!r}"
        for other, path in page.paths:
            is_rule = min(path.right - path.left, path.top - path.bottom) <= _THIN
            if (is_rule or other > place) and ink.box.is_crossed_by(path):
                yield f"{'struck' if is_rule else 'covered'}: {ink.text[:40]!r}"


def _cells(tagged: TaggedPdf, pages: list[PageInk]) -> list[str]:
    """Say which cells reach into a neighbour in their row, or a row into the row below."""
    if "/StructTreeRoot" not in tagged.pdf.Root:
        return []
    boxes: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for number, page in enumerate(pages):
        for _, ink in page.texts:
            boxes[number, ink.mark].append(ink.box)
    faults = []
    for element, _ in tagged.elements():
        if element.S == "/TR":
            cells = [_reach(tagged, cell, boxes) for cell in kids(element) if is_element(cell)]
            faults += _row_faults(cells)
    return faults


def _row_faults(cells: list[dict[int, Box]]) -> list[str]:
    faults = []
    for number, cell in enumerate(cells):
        for other in cells[number + 1 :]:
            for page in cell.keys() & other.keys():
                if cell[page].right > other[page].left + _TOUCH:
                    faults.append(f"page {page + 1}: a cell reaches into the next one")
    return faults


def _reach(tagged: TaggedPdf, cell, boxes) -> dict[int, Box]:
    """Return per page the box of all text in a cell."""
    found: dict[int, list[Box]] = defaultdict(list)
    todo = [cell]
    while todo:
        element = todo.pop()
        todo += [kid for kid in kids(element) if is_element(kid)]
        for page, mark in tagged.marks(element):
            found[page] += boxes[page, mark]
    return {
        page: Box(
            min(box.left for box in inside),
            min(box.bottom for box in inside),
            max(box.right for box in inside),
            max(box.top for box in inside),
        )
        for page, inside in found.items()
        if inside
    }
