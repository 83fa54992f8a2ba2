"""Elements of WordprocessingML (ECMA-376, part 1), written short."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

Xml = BaseOxmlElement


def w(name: str, /, *children: Xml, **attributes: str | int) -> Xml:
    """Return the element `w:name`; the attributes are of the same namespace.

    Word refuses children in another order than its schema has: the caller keeps to it.
    """
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


_IN_PARAGRAPHS = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd",
    "tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl",
)  # fmt: skip


def shape(paragraph: Xml, *properties: Xml) -> Xml:
    """Give a paragraph properties, put in the order that Word asks for; answer the paragraph."""
    found = paragraph.find(qn("w:pPr"))
    if found is None:
        found = w("pPr")
        paragraph.insert(0, found)
    for each in properties:
        there = found.find(each.tag)
        if there is None:
            found.append(each)
        else:
            there.attrib.update(each.attrib)
    found[:] = sorted(found, key=lambda each: _IN_PARAGRAPHS.index(each.tag.rpartition("}")[2]))
    return paragraph


def text(words: str) -> Xml:
    """Return the text of a run; its spaces count."""
    made = w("t")
    made.text = words
    made.set(qn("xml:space"), "preserve")
    return made


def twips(points: float) -> int:
    """Return a length in twentieths of a point."""
    return round(points * 20)


def colour(value: str) -> str:
    """Return `#RRGGBB` as Word writes it."""
    return value.removeprefix("#")


def field(code: str, shown: str) -> list[Xml]:
    """Return the runs of a field that the reader's program computes; `shown` until then."""
    instruction = w("instrText")
    instruction.text = f" {code} "
    instruction.set(qn("xml:space"), "preserve")
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", instruction),
        w("r", w("fldChar", fldCharType="separate")),
        w("r", text(shown)),
        w("r", w("fldChar", fldCharType="end")),
    ]
