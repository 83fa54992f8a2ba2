"""Reader of the tags of a PDF, made apart from the writer: what is marked, and in which order."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path

import pikepdf

_PAINT = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "EI"}
_INLINE = {"Link", "Span", "Reference"}
_BFCHAR = re.compile(rb"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]{4,})>")


@dataclass
class PageMarks:
    """The marked content of a page: text by MCID, and what is wrong with the marking."""

    texts: dict[int, str] = field(default_factory=dict)
    tags: dict[int, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


class TaggedPdf:
    """The tag tree and the marked content of a PDF file."""

    def __init__(self, path: Path):
        self.path = path
        self.pdf = pikepdf.open(path)
        self.pages = [_read_page(page) for page in self.pdf.pages]
        self.page_numbers = {page.obj.objgen: n for n, page in enumerate(self.pdf.pages)}

    @property
    def root(self):
        return self.pdf.Root.StructTreeRoot

    def elements(self):
        """Yield (element, parent) from the top down, in order."""
        todo = [(self.root.K, self.root)]
        while todo:
            element, parent = todo.pop()
            yield element, parent
            todo += [(kid, element) for kid in reversed(kids(element)) if is_element(kid)]

    def marks(self, element):
        """Yield (page number, MCID) of the marks right below an element."""
        for kid in kids(element):
            if isinstance(kid, int):
                yield self.page_numbers[element.Pg.objgen], int(kid)
            elif kid.get("/Type") == "/MCR":
                yield self.page_numbers[kid.Pg.objgen], int(kid.MCID)

    def text(self, element) -> str:
        """Return the text of an element with all that is below it."""
        parts = []
        for kid in kids(element):
            if is_element(kid):
                parts.append(self.text(kid))
            elif isinstance(kid, int):
                page = self.page_numbers[element.Pg.objgen]
                parts.append(self.pages[page].texts.get(int(kid), ""))
            elif kid.get("/Type") == "/MCR":
                page = self.page_numbers[kid.Pg.objgen]
                parts.append(self.pages[page].texts.get(int(kid.MCID), ""))
        return "".join(parts)

    @cached_property
    def parent_tree(self) -> dict:
        numbers = list(self.root.ParentTree.Nums)
        return {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}


def as_tagged(pdf: Path | TaggedPdf) -> TaggedPdf:
    """Return a PDF as it was read, or read it: each check takes either."""
    return pdf if isinstance(pdf, TaggedPdf) else TaggedPdf(pdf)


def kids(element) -> list:
    found = element.get("/K", pikepdf.Array())
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def is_element(kid) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def normal(text: str) -> str:
    """Return text with white space folded; a fixed space counts as a space."""
    return " ".join(text.replace("\u00a0", " ").split())


def unpacked(content: bytes) -> bytes:
    """Return a PDF in which nothing but pages, fonts and pictures is packed."""
    large = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(large, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return large.getvalue()


def reading_order_pdf(pdf: Path | TaggedPdf) -> list[str]:
    """Return the text of each block in the order of the tags.

    A figure gives its alternative text; a line of the contents its title without the number of
    the page; labels of lists are left out, empty cells too.
    """
    tagged = as_tagged(pdf)
    blocks: list[str] = []
    _visit(tagged, tagged.root.K, blocks)
    return [text for text in map(normal, blocks) if text]


def _visit(tagged: TaggedPdf, element, blocks: list[str]) -> None:
    role = str(element.S)[1:]
    if role == "Figure":
        blocks.append(str(element.get("/Alt", "")))
    elif role == "TOCI":
        blocks.append(re.sub(r"\s\d+$", "", tagged.text(element)))
    elif role != "Lbl":
        running = ""
        for kid in kids(element):
            if is_element(kid) and str(kid.S)[1:] not in _INLINE:
                blocks.append(running)
                running = ""
                _visit(tagged, kid, blocks)
            elif is_element(kid):
                running += tagged.text(kid)
            elif isinstance(kid, int) or kid.get("/Type") == "/MCR":
                page = element.Pg if isinstance(kid, int) else kid.Pg
                number = int(kid if isinstance(kid, int) else kid.MCID)
                running += tagged.pages[tagged.page_numbers[page.objgen]].texts.get(number, "")
        blocks.append(running)


def structure_faults(pdf: Path | TaggedPdf) -> list[str]:
    """Return what does not hold together in tags, marks, annotations and graphics state."""
    tagged = as_tagged(pdf)
    if "/StructTreeRoot" not in tagged.pdf.Root:
        return ["no StructTreeRoot"]
    faults = [
        f"page {number}: {fault}"
        for number, page in enumerate(tagged.pages, start=1)
        for fault in page.faults
    ]
    return faults + _tree_faults(tagged) + _annotation_faults(tagged)


def _tree_faults(tagged: TaggedPdf) -> list[str]:
    faults = []
    owners: dict[tuple[int, int], object] = {}
    for element, parent in tagged.elements():
        if element.P.objgen != parent.objgen:
            faults.append(f"{element.S} {element.objgen}: wrong parent")
        for mark in tagged.marks(element):
            if mark in owners:
                faults.append(f"mark {mark} belongs to two elements")
            owners[mark] = element
    marked = {(n, mcid) for n, page in enumerate(tagged.pages) for mcid in page.texts}
    faults += [f"mark {mark} is in no element" for mark in sorted(marked - owners.keys())]
    faults += [f"mark {mark} is not on the page" for mark in sorted(owners.keys() - marked)]
    for (number, mcid), element in owners.items():
        page = tagged.pdf.pages[number].obj
        row = tagged.parent_tree.get(int(page.get("/StructParents", -1)), [])
        if mcid >= len(row) or row[mcid].objgen != element.objgen:
            faults.append(f"mark {(number, mcid)}: wrong in the parent tree")
        tag = tagged.pages[number].tags.get(mcid)
        if tag is not None and tag != str(element.S):
            faults.append(f"mark {(number, mcid)} is {tag} in {element.S}")
    return faults


def _annotation_faults(tagged: TaggedPdf) -> list[str]:
    faults = []
    owners = {}
    for element, _ in tagged.elements():
        for kid in kids(element):
            if not isinstance(kid, int) and kid.get("/Type") == "/OBJR":
                owners[kid.Obj.objgen] = element
                if element.S != "/Link":
                    faults.append(f"annotation in {element.S}")
    for number, page in enumerate(tagged.pdf.pages, start=1):
        for annotation in page.obj.get("/Annots", []):
            element = owners.get(annotation.objgen)
            if element is None:
                faults.append(f"page {number}: annotation in no element")
                continue
            parent = tagged.parent_tree.get(int(annotation.get("/StructParent", -1)))
            if parent is None or parent.objgen != element.objgen:
                faults.append(f"page {number}: annotation is wrong in the parent tree")
    return faults


def _read_page(page) -> PageMarks:
    marks = PageMarks()
    fonts = {name: _unicode_map(font) for name, font in page.Resources.get("/Font", {}).items()}
    state = _State(fonts)
    for operands, operator in pikepdf.parse_content_stream(page):
        _step(str(operator), operands, state, marks)
    if state.open:
        marks.faults.append("marked content is not closed")
    if state.depth:
        marks.faults.append("q without Q")
    return marks


@dataclass
class _State:
    fonts: dict[str, dict[int, str]]
    font: dict[int, str] = field(default_factory=dict)
    depth: int = 0
    open: list[tuple[int | None, int]] = field(default_factory=list)  # MCID, depth of q


def _step(operator: str, operands, state: _State, marks: PageMarks) -> None:
    if operator == "q":
        state.depth += 1
    elif operator == "Q":
        state.depth -= 1
        if state.open and state.depth < state.open[-1][1]:
            marks.faults.append("Q inside marked content closes a q outside it")
    elif operator in ("BDC", "BMC"):
        _begin(operator, operands, state, marks)
    elif operator == "EMC":
        if not state.open or state.open.pop()[1] != state.depth:
            marks.faults.append("EMC does not match")
    elif operator == "Tf":
        state.font = state.fonts[str(operands[0])]
    if operator in _PAINT:
        _paint(operator, operands, state, marks)


def _begin(operator: str, operands, state: _State, marks: PageMarks) -> None:
    if state.open:
        marks.faults.append("marked content inside marked content")
    mcid = int(operands[1].MCID) if operator == "BDC" and "/MCID" in operands[1] else None
    if mcid is None and str(operands[0]) != "/Artifact":
        marks.faults.append(f"{operands[0]} without MCID")
    if mcid is not None:
        if mcid in marks.texts:
            marks.faults.append(f"MCID {mcid} twice")
        marks.texts[mcid] = ""
        marks.tags[mcid] = str(operands[0])
    state.open.append((mcid, state.depth))


def _paint(operator: str, operands, state: _State, marks: PageMarks) -> None:
    if not state.open:
        marks.faults.append(f"{operator} outside marked content")
        return
    mcid = state.open[-1][0]
    if mcid is None or operator not in ("Tj", "TJ", "'", '"'):
        return
    pieces = operands[0] if operator == "TJ" else [operands[-1]]
    for piece in pieces:
        if isinstance(piece, pikepdf.String):
            marks.texts[mcid] += "".join(state.font.get(byte, "?") for byte in bytes(piece))


def _unicode_map(font) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _BFCHAR.findall(font.ToUnicode.read_bytes())
    }
