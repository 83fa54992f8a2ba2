"""Reader of a Word file, made apart from the writer: its text in order, and faults in its XML."""

import zipfile
from io import BytesIO

from lxml import etree

from tests.report.checks.structure import normal

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ABOUT_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# The order of children that the schema of WordprocessingML asks for (ECMA-376, part 1, annex A).
_CHILDREN = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens bidi spacing ind contextualSpacing mirrorIndents jc "
        "textDirection textAlignment outlineLvl cnfStyle rPr sectPr"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs "
        "highlight u effect bdr shd fitText vertAlign rtl cs em lang"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription"
    ),
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "style": (
        "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr "
        "trPr tcPr tblStylePr"
    ),
    "lvl": "start numFmt lvlRestart pStyle suff lvlText lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "numbering": "abstractNum num",
    "settings": (
        "zoom defaultTabStop characterSpacingControl compat themeFontLang clrSchemeMapping "
        "decimalSymbol listSeparator"
    ),
    "styles": "docDefaults latentStyles style",
}
_ORDER = {name: children.split() for name, children in _CHILDREN.items()}


class WordFile:
    """The parts of a Word file."""

    def __init__(self, content: bytes):
        with zipfile.ZipFile(BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.trees = {
            name: etree.fromstring(part)
            for name, part in self.parts.items()
            if name.endswith((".xml", ".rels"))
        }
        self.body = self.trees["word/document.xml"].find(f"{_W}body")

    def all(self, name: str, part: str = "word/document.xml"):
        """Return the elements of a name, from the top down."""
        return list(self.trees[part].iter(_W + name))

    def styles(self) -> dict[str, etree._Element]:
        """Return the styles by id."""
        return {attribute(each, "styleId"): each for each in self.all("style", "word/styles.xml")}


def attribute(element, name: str) -> str:
    """Return an attribute of the namespace of Word; empty where there is none."""
    return element.get(_W + name, "")


def child(element, path: str):
    """Return what stands at a path such as `pPr/pStyle`, or None."""
    return element.find("/".join(_W + name for name in path.split("/")))


def value(element, path: str) -> str:
    """Return the value of what stands at a path; empty where there is none."""
    found = child(element, path)
    return "" if found is None else attribute(found, "val")


def text(element) -> str:
    """Return the words of an element; a new line counts as a space."""
    found = {f"{_W}t": lambda each: each.text or "", f"{_W}br": lambda _: " "}
    found[f"{_W}tab"] = lambda each: "\t" if each.getparent().tag == f"{_W}r" else ""
    return "".join(found[each.tag](each) for each in element.iter(*found))


def reading_order_word(content: bytes) -> list[str]:
    """Return the text of each block in order; a chart gives its description."""
    blocks: list[str] = []
    _visit(WordFile(content).body, blocks)
    return [each for each in map(normal, blocks) if each]


def _visit(element, blocks: list[str]) -> None:
    for each in element:
        name = etree.QName(each).localname
        if name == "p":
            blocks += [about.get("descr", "") for about in each.iter(_ABOUT_PICTURE)]
            blocks += text(each).split("\t")
        elif name == "tbl" and value(each, "tblPr/tblStyle") == "Grafiek":
            blocks.append(value(each, "tblPr/tblDescription"))
        elif name in ("tbl", "tr", "tc", "sdt", "sdtContent"):
            _visit(each, blocks)


def word_faults(content: bytes) -> list[str]:
    """Return what Word would call damaged, or would not show as it is meant."""
    file = WordFile(content)
    return [
        *_order_faults(file),
        *_grid_faults(file),
        *_name_faults(file),
        *(
            f"a {name} does not end on a paragraph"
            for name in ("tc",)
            for each in file.all(name)
            if etree.QName(each[-1]).localname != "p"
        ),
        *(
            "two tables touch"
            for each in file.all("tbl")
            if each.getnext() is not None and each.getnext().tag == each.tag
        ),
    ]


def _order_faults(file: WordFile) -> list[str]:
    faults = []
    for part, tree in file.trees.items():
        for element in tree.iter(*(_W + name for name in _ORDER)):
            name = etree.QName(element).localname
            children = [etree.QName(each).localname for each in element]
            unknown = [each for each in children if each not in _ORDER[name]]
            places = [_ORDER[name].index(each) for each in children if each not in unknown]
            if unknown or places != sorted(places):
                faults.append(f"{part}: <{name}> holds {children}")
            once = name in ("pPr", "rPr", "tblPr", "tcPr")
            if once and len(set(children)) < len(children):
                faults.append(f"{part}: <{name}> holds something twice: {children}")
    return faults


def _grid_faults(file: WordFile) -> list[str]:
    faults = []
    for table in file.all("tbl"):
        columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
        for row in table.findall(f"{_W}tr"):
            spans = [int(value(cell, "tcPr/gridSpan") or 1) for cell in row.findall(f"{_W}tc")]
            if sum(spans) != columns:
                faults.append(f"a row of {sum(spans)} in a table of {columns} columns")
    return faults


def _name_faults(file: WordFile) -> list[str]:
    """Return names that are used and not there: styles, lists, places, addresses; or doubled."""
    marks = [attribute(each, "name") for each in file.all("bookmarkStart")]
    relations = {each.get("Id") for each in file.trees["word/_rels/document.xml.rels"]}
    numbers = {attribute(each, "numId") for each in file.all("num", "word/numbering.xml")}
    known = set(file.styles())
    parts = [name for name in file.trees if name.startswith("word/") and name.endswith(".xml")]
    styled = {
        attribute(each, "val")
        for part in parts
        for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for each in file.all(name, part)
    }
    links = file.all("hyperlink")
    return [
        *(f"style {name} is not there" for name in styled - known),
        *(f"list {each} is not there" for each in _used(file, "numId") - numbers),
        *(f"place {name} is there twice" for name in {m for m in marks if marks.count(m) > 1}),
        *(
            f"no place {attribute(link, 'anchor')}"
            for link in links
            if attribute(link, "anchor") and attribute(link, "anchor") not in marks
        ),
        *(
            f"no address {link.get(_R + 'id')}"
            for link in links
            if link.get(_R + "id") and link.get(_R + "id") not in relations
        ),
    ]


def _used(file: WordFile, name: str) -> set[str]:
    return {attribute(each, "val") for each in file.all(name)}
