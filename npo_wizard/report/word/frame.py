"""What is round the text: paper, running foot, settings, fonts, what the file says of itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from docx.document import Document as File
from docx.opc.part import Part
from docx.section import Section
from docx.shared import Pt

from npo_wizard.report.document.nodes import Document
from npo_wizard.report.dutch import clipped
from npo_wizard.report.style import Style
from npo_wizard.report.word.elements import Xml, colour, field, shape, text, twips, w
from npo_wizard.report.word.styles import FALLBACK, FONT

_STAGES = ("join", "needs", "plan", "last")
_MOST_FOOT = 80  # characters that fit beside the number of the page
_MOST_PROPERTY = 255  # what the format allows
_BAR = 8.0
_HEADER = 30.0  # points from the edge of the paper to the bar
_WORD = "http://schemas.microsoft.com/office/word"
_NEEDLESS = ("stylesWithEffects", "customXml", "webSettings")
_FONTS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/><w:panose1 w:val="020B0503030403020204"/>
<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>
"""
_APPLICATION = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">
<Application>NPO-wizard</Application></Properties>
"""


def set_up(file: File, document: Document, made_on: date, look: Style) -> None:
    """Make the frame of a new file."""
    _describe(file, document, made_on)
    _leave_out_the_needless(file)
    _settings(file.settings.element, document.lang)
    section = file.sections[0]
    _paper(section, look)
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    section.first_page_footer.is_linked_to_previous = False
    _bar(section.first_page_header.paragraphs[0]._p, look)
    _foot(section.footer.paragraphs[0]._p, document.running_foot, look)


def _describe(file: File, document: Document, made_on: date) -> None:
    """Say in the file what it is. The name of who is logged in is not asked for."""
    about = file.core_properties
    about.title = document.title[:_MOST_PROPERTY]
    about.subject = document.subject[:_MOST_PROPERTY]
    about.keywords = document.keywords[:_MOST_PROPERTY]
    about.author = about.last_modified_by = document.author[:_MOST_PROPERTY]
    about.language = document.lang
    about.comments = ""
    about.created = about.modified = datetime.combine(made_on, time(), UTC)
    about.revision = 1


def _leave_out_the_needless(file: File) -> None:
    """Take out what the empty file of python-docx brings and this document does not use."""
    for name, relation in list(file.part.rels.items()):
        if relation.reltype.endswith(_NEEDLESS):
            del file.part.rels[name]
        elif relation.reltype.endswith("/fontTable"):
            _rewrite(relation.target_part, _FONTS)
    for name, relation in list(file.part.package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del file.part.package.rels[name]
        elif relation.reltype.endswith("/extended-properties"):
            _rewrite(relation.target_part, _APPLICATION)


def _rewrite(part: Part, content: str) -> None:
    part._blob = content.encode("utf-8")


def _settings(settings: Xml, lang: str) -> None:
    """Set language and signs of numbers; say which Word the file is made for."""
    kept = [child for child in settings if child.tag.endswith("}clrSchemeMapping")]
    for child in list(settings):
        settings.remove(child)
    settings.extend(
        [
            w("zoom", percent=100),
            w("defaultTabStop", val=720),
            w("characterSpacingControl", val="doNotCompress"),
            w("compat", w("compatSetting", name="compatibilityMode", uri=_WORD, val=15)),
            w("themeFontLang", val=lang),
            *kept,
            w("decimalSymbol", val=","),
            w("listSeparator", val=";"),
        ]
    )


def _paper(section: Section, look: Style) -> None:
    page = look.page
    section.page_width, section.page_height = Pt(page.width), Pt(page.height)
    section.left_margin, section.right_margin = Pt(page.left), Pt(page.right)
    section.top_margin, section.bottom_margin = Pt(page.top), Pt(page.bottom)
    section.header_distance, section.footer_distance = Pt(_HEADER), Pt(page.foot)


def _bar(paragraph: Xml, look: Style) -> None:
    """Draw the four colours of the stages above the cover: tabs with a ground, without text."""
    wide = twips(look.page.text_width / len(_STAGES))
    stops = (w("tab", val="left", pos=wide * (place + 1)) for place in range(len(_STAGES)))
    spacing = w("spacing", before=0, after=0, line=twips(_BAR), lineRule="exact")
    shape(paragraph, w("tabs", *stops), spacing)
    for stage in _STAGES:
        ground = w("shd", val="clear", color="auto", fill=colour(look.light[stage]))
        paragraph.append(w("r", w("rPr", w("sz", val=round(_BAR * 2)), ground), w("tab")))


def _foot(paragraph: Xml, words: str, look: Style) -> None:
    stop = w("tab", val="right", pos=twips(look.page.text_width))
    line = w("top", val="single", sz=4, space=6, color=colour(look.light["line"]))
    shape(paragraph, w("pBdr", line), w("tabs", stop))
    paragraph.append(w("r", text(clipped(words, _MOST_FOOT))))
    paragraph.append(w("r", w("tab"), text("Pagina ")))
    paragraph.extend(field("PAGE", "1"))
    paragraph.append(w("r", text(" van ")))
    paragraph.extend(field("NUMPAGES", "1"))
