"""The logo of the house style in a paragraph of its own, with its text for who cannot see it."""

from __future__ import annotations

import io
from collections.abc import Callable

from docx.document import Document as File
from docx.oxml.ns import qn
from docx.shared import Pt

from npo_wizard.report.logo import COVER_BOX, SMALL_BOX, Picture
from npo_wizard.report.word.elements import Xml, shape, twips, w

_AFTER = 16.0  # points
_NAME = "Logo"
_ABOUT = (qn("wp:docPr"), qn("pic:cNvPr"))


def logo_maker(file: File, picture: Picture | None) -> Callable[[str, bool], Xml | None]:
    """Return what makes the paragraph with the logo: its text, and whether it is on a cover."""

    def make(alt: str, on_cover: bool) -> Xml | None:
        if picture is None:
            return None
        width, height = picture.fitted(COVER_BOX if on_cover else SMALL_BOX)
        inline = file.part.new_pic_inline(io.BytesIO(picture.png), Pt(width), Pt(height))
        for about in inline.iter(*_ABOUT):
            about.set("name", _NAME)
            about.set("descr", alt)
        paragraph = w("p", w("r", w("drawing", inline)))
        return shape(paragraph, w("spacing", before=0, after=twips(_AFTER)))

    return make
