"""The styles: every text in the document has one, so that a house style can take their place."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

from npo_wizard.report.style import Style, TextStyle
from npo_wizard.report.word.elements import Xml, colour, twips, w

FONT = "Source Sans 3"
FALLBACK = "Calibri"
"""What Word takes where Source Sans 3 is not there; every Office has it."""
CELL_PADDING = 5.0
_THIN, _THICK = 4, 8  # eighths of a point


@dataclass(frozen=True, slots=True)
class _Kind:
    """A style of paragraphs; `look` is its name in style.toml, `id` the one of Word."""

    id: str
    name: str
    look: str
    based_on: str = "Normal"
    next: str = ""
    keep: bool = False
    level: int = 0
    """Level of a heading, counted from 1."""
    indent: float = 0
    close: bool = False
    """Paragraphs of this style stand close together."""


_KINDS = (
    _Kind("Title", "Title", "cover-title", next="Subtitle", level=1),
    _Kind("Subtitle", "Subtitle", "subtitle"),
    _Kind("Voorblad", "Voorblad", "cover-eyebrow", next="Title", keep=True),
    *(
        _Kind(f"Heading{n}", f"heading {n}", f"h{n}", next="Normal", keep=True, level=n)
        for n in (1, 2, 3, 4)
    ),
    # Headings that Word leaves out of a list of contents: those of the summary and of the list.
    *(
        _Kind(f"Tussenkop{n}", f"Kop {n} buiten inhoud", f"h{n}", f"Heading{n}", "Normal", True, n)
        for n in (1, 2)
    ),
    _Kind("TOC1", "toc 1", "contents-1"),
    _Kind("TOC2", "toc 2", "contents-2", indent=16),
    _Kind("Bovenregel", "Bovenregel", "eyebrow", next="Heading1", keep=True),
    _Kind("Inleiding", "Inleiding", "lead"),
    _Kind("Klein", "Klein", "small"),
    _Kind("NietIngevuld", "Niet ingevuld", "empty"),
    _Kind("LetOp", "Let op", "warn"),
    _Kind("ListBullet", "List Bullet", "body", close=True),
    _Kind("ListNumber", "List Number", "body", close=True),
    _Kind("ListContinue", "List Continue", "body"),
    _Kind("Tegel", "Tegel", "tile-label", close=True),
    _Kind("Caption", "caption", "caption", keep=True),
    _Kind("Figuurtekst", "Figuurtekst", "figcaption"),
    _Kind("Tabeltekst", "Tabeltekst", "cell"),
    _Kind("Tabelkop", "Tabelkop", "cell-head"),
    _Kind("TabelNietIngevuld", "Tabel niet ingevuld", "cell-empty"),
    _Kind("TabelLetOp", "Tabel let op", "cell-warn"),
    _Kind("TabelVoorblad", "Tabel voorblad", "cover-cell"),
    _Kind("Footer", "footer", "foot"),
    _Kind("Header", "header", "foot"),
)
_BUILT_IN = (
    "Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Title", "Subtitle", "Heading1",
    "Heading2", "Heading3", "Heading4", "TOC1", "TOC2", "ListBullet", "ListNumber", "ListContinue",
    "Caption", "Header", "Footer", "Strong", "Emphasis", "Hyperlink",
)  # fmt: skip
"""Styles that Word knows by itself."""
_BOLD = ("bold", "semibold")


def write_styles(styles: Xml, look: Style, lang: str) -> None:
    """Put these styles in the place of all that are there; the names Word knows of stay."""
    known = [child for child in styles if child.tag.endswith("}latentStyles")]
    for child in list(styles):
        styles.remove(child)
    styles.append(_defaults(look, lang))
    styles.extend(known)
    styles.extend(_basics(look))
    styles.extend(_paragraph(kind, look) for kind in _KINDS)
    styles.extend(_tables(look))


def spacing(look: TextStyle) -> Xml:
    """Return the distances of a paragraph; a line grows where a character is taller."""
    return w(
        "spacing",
        before=twips(look.before),
        after=twips(look.after),
        line=twips(look.leading),
        lineRule="atLeast",
    )


def letters(look: TextStyle, style: Style) -> Xml:
    """Return the face, colour and size of a text; sizes in half points."""
    size = round(look.size * 2)
    bold, italic = int(look.face in _BOLD), int(look.face == "italic")
    return w(
        "rPr",
        *(w(name, val=value) for name, value in (("b", bold), ("bCs", bold))),
        *(w(name, val=value) for name, value in (("i", italic), ("iCs", italic))),
        w("color", val=colour(style.light[look.colour])),
        w("sz", val=size),
        w("szCs", val=size),
    )


def _defaults(look: Style, lang: str) -> Xml:
    fonts = w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = w("lang", val=lang, eastAsia=lang, bidi=lang)
    return w(
        "docDefaults",
        w("rPrDefault", w("rPr", fonts, language)),
        w("pPrDefault", w("pPr", w("widowControl"), w("jc", val="left"))),
    )


def _style(kind: str, style_id: str, name: str, *rest: Xml, **attributes: str) -> Xml:
    own = {} if style_id in _BUILT_IN else {"customStyle": "1"}
    return w("style", w("name", val=name), *rest, type=kind, **own, styleId=style_id, **attributes)


def _basics(look: Style) -> list[Xml]:
    body = look.text("body")
    padding = (
        w(side, w=twips(CELL_PADDING) if side in ("left", "right") else 0, type="dxa")
        for side in ("top", "left", "bottom", "right")
    )
    link = w("rPr", w("color", val=colour(look.light["accent"])), w("u", val="single"))
    return [
        _style("paragraph", "Normal", "Normal", w("qFormat"), w("pPr", spacing(body)),
               letters(body, look), default="1"),
        _style("character", "DefaultParagraphFont", "Default Paragraph Font", w("semiHidden"),
               default="1"),
        _style("table", "TableNormal", "Normal Table", w("semiHidden"),
               w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *padding)), default="1"),
        _style("numbering", "NoList", "No List", w("semiHidden"), default="1"),
        _style("character", "Strong", "Strong", w("qFormat"), w("rPr", w("b"), w("bCs"))),
        _style("character", "Emphasis", "Emphasis", w("qFormat"), w("rPr", w("i"), w("iCs"))),
        _style("character", "Hyperlink", "Hyperlink", link),
    ]  # fmt: skip


def _paragraph(kind: _Kind, style: Style) -> Xml:
    look = style.text(kind.look)
    properties = w("pPr")
    if kind.keep:
        properties.extend([w("keepNext"), w("keepLines")])
    properties.append(spacing(look))
    if kind.indent:
        properties.append(w("ind", left=twips(kind.indent)))
    if kind.close:
        properties.append(w("contextualSpacing"))
    if kind.level:
        properties.append(w("outlineLvl", val=kind.level - 1))
    after = [w("next", val=kind.next)] if kind.next else []
    return _style(
        "paragraph", kind.id, kind.name, w("basedOn", val=kind.based_on), *after, w("qFormat"),
        properties, letters(look, style),
    )  # fmt: skip


def _tables(style: Style) -> list[Xml]:
    """Return the looks of tables: hair lines below the rows, heavier ones at head and total."""
    thin: dict[str, str | int] = {
        "val": "single", "sz": _THIN, "space": 0, "color": colour(style.light["line"]),
    }  # fmt: skip
    thick = {**thin, "sz": _THICK, "color": colour(style.light["ink-soft"])}
    lines = w("tblBorders", w("bottom", **thin), w("insideH", **thin))
    found = []
    for name in ("Raster", "Gegevens", "Grafiek"):
        properties = w("tblPr", w("tblStyleRowBandSize", val=1), copy(lines), _padding())
        parts = (_part("firstRow", "bottom", thick), _part("lastRow", "top", thick))
        found.append(
            _style("table", name, name, w("basedOn", val="TableNormal"), properties, *parts)
        )
    return found


def _part(kind: str, side: str, line: dict[str, str | int]) -> Xml:
    return w("tblStylePr", w("tcPr", w("tcBorders", w(side, **line))), type=kind)


def _padding() -> Xml:
    sides = {"top": 4.0, "left": CELL_PADDING, "bottom": 1.0, "right": CELL_PADDING}
    return w("tblCellMar", *(w(side, w=twips(wide), type="dxa") for side, wide in sides.items()))
