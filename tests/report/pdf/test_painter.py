"""Painting fails closed: what belongs to nothing is a mistake, never silently an artifact."""

import pytest

from npo_wizard.report.pdf.painter import Glyphs, Painter, UntaggedContent, new_canvas
from npo_wizard.report.pdf.structure import Element, Mark

GLYPHS = [Glyphs("x", "regular", 10, "#000000")]


@pytest.fixture
def painter():
    return Painter(new_canvas((200, 200)), 200, 1)


PAINTING = {
    "text": lambda p: p.text(0, 10, GLYPHS),
    "line": lambda p: p.line((0, 0), (1, 1), 1, "#000000"),
    "rect": lambda p: p.rect(0, 0, 1, 1, "#000000"),
    "curve": lambda p: p.curve(((0, 0), (0, 1), (1, 0), (1, 1)), 1, "#000000"),
}


@pytest.mark.parametrize("paint", PAINTING.values(), ids=PAINTING.keys())
def test_painting_outside_any_element_is_refused(painter, paint):
    with pytest.raises(UntaggedContent):
        paint(painter)


@pytest.mark.parametrize("paint", PAINTING.values(), ids=PAINTING.keys())
def test_painting_in_an_element_marks_it_once(painter, paint):
    element = Element("P")
    with painter.content(element):
        paint(painter)
        paint(painter)
    assert element.kids == [Mark(0, 0)]


def test_content_inside_an_artifact_stays_an_artifact(painter):
    element = Element("P")
    with painter.artifact(), painter.content(element):
        painter.text(0, 10, GLYPHS)
        painter.link(element, ((0, 0), (1, 1)), "https://x.nl/", "x")
    assert element.kids == []


def test_an_inner_element_parts_the_marks_of_the_outer(painter):
    outer, inner = Element("P"), Element("Link")
    with painter.content(outer):
        painter.text(0, 10, GLYPHS)
        with painter.content(inner):
            painter.text(0, 10, GLYPHS)
        painter.text(0, 10, GLYPHS)
    assert outer.kids == [Mark(0, 0), Mark(0, 2)]
    assert inner.kids == [Mark(0, 1)]


def test_marks_count_from_zero_on_each_page(painter):
    element = Element("P")
    for _ in range(2):
        with painter.content(element):
            painter.text(0, 10, GLYPHS)
        painter.end_page()
    assert element.kids == [Mark(0, 0), Mark(1, 0)]


def test_a_page_cannot_end_inside_an_element(painter):
    with pytest.raises(UntaggedContent), painter.content(Element("P")):
        painter.end_page()
