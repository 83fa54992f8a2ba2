"""The strict reader: the vocabulary and nothing else, with the line of what is wrong."""

import re
from xml.etree import ElementTree

import pytest

from npo_wizard.report.document import DocumentError, parse
from npo_wizard.report.document.chart_data import Gantt
from npo_wizard.report.document.nodes import (
    Cell,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    LineBreak,
    Link,
    Listing,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
    Tiles,
    plain,
)
from tests.report.checks.order import document_text
from tests.report.checks.xhtml import page, sections

NAMESPACE = "{http://www.w3.org/1999/xhtml}"


def blocks(body: str):
    """Return the blocks after the heading of a document with one chapter."""
    return parse(page(body)).sections[0].blocks[1:]


def test_the_head_gives_title_language_and_metas(sample):
    assert sample.title == "Samenhangende aanpak voor de jeugd in Voorbeeldstad"
    assert sample.lang == "nl-NL"
    assert sample.author == "Gemeente Voorbeeldstad"
    assert sample.foot == "NPO-plan gemeente Voorbeeldstad 2023–2025 · concept 0.4"
    assert sample.draft is True


def test_sections_come_in_order_with_their_stage(sample):
    kinds = [section.kind for section in sample.sections]
    assert kinds == ["cover", "summary", "contents", *["chapter"] * 8, "annex"]
    assert [s.stage for s in sample.sections][3:11] == [
        *("join", "join", "needs", "needs", "plan", "plan", "last", "last"),
    ]


def test_no_character_of_the_source_is_lost_and_the_order_is_kept(sample, sample_text):
    """Read the source once more with another parser: the same text in the same order."""
    root = ElementTree.fromstring(sample_text)
    expected = "".join(_source_text(root.find(f"{NAMESPACE}body"), root))
    found = "".join(document_text(sample))
    assert "".join(found.split()) == "".join(expected.split())


def _source_text(element, root):
    name = element.tag.removeprefix(NAMESPACE)
    if name == "figure":
        yield element.attrib["alt"]
    if name == "contents":
        for section in root.iter(f"{NAMESPACE}section"):
            if section.get("class") in ("chapter", "annex"):
                for heading in section.iter():
                    if heading.tag in (f"{NAMESPACE}h1", f"{NAMESPACE}h2"):
                        yield "".join(heading.itertext())
    yield element.text or ""
    for child in element:
        yield from _source_text(child, root)
        yield child.tail or ""


def test_running_text_keeps_weight_links_languages_and_new_lines():
    (paragraph,) = blocks(
        '<p>a <strong>b</strong> <em>c</em> <a href="https://x.nl/">d</a> '
        '<span lang="en">e</span><br/>f</p>'
    )
    assert paragraph == Paragraph(
        (
            Text("a "),
            Strong((Text("b"),)),
            Text(" "),
            Emphasis((Text("c"),)),
            Text(" "),
            Link("https://x.nl/", (Text("d"),)),
            Text(" "),
            Foreign("en", (Text("e"),)),
            LineBreak(),
            Text("f"),
        )
    )


def test_white_space_is_folded_over_elements_and_trimmed_at_the_ends():
    (paragraph,) = blocks("<p>\n  a  <strong> b </strong> c <br/> d\n</p>")
    assert plain(paragraph.inlines) == "a b c d"


def test_empty_paragraphs_items_and_lists_are_left_out():
    assert blocks("<p> </p><ul><li></li></ul><p><strong> </strong></p>") == ()


def test_a_heading_without_text_gets_a_name():
    document = parse(sections('<section class="chapter"><h1> </h1></section>', title=" "))
    assert document.title == "Zonder titel"
    assert document_text(document) == ["Zonder titel"]


def test_a_list_item_may_hold_text_and_a_list():
    (listing,) = blocks("<ol><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ol>")
    assert isinstance(listing, Listing)
    assert listing.ordered
    first, second = listing.items
    assert isinstance(first.blocks[1], Listing)
    assert len(second.blocks) == 2


def test_a_table_keeps_headers_numbers_spans_and_totals():
    (table,) = blocks(
        '<table class="grid"><caption>T</caption><colgroup><col width="2"/><col width="1"/>'
        '</colgroup><thead><tr><th scope="col">a</th><th scope="col" class="num">b</th></tr>'
        '</thead><tbody><tr><th scope="row" rowspan="2">c</th><td class="num warn">1</td></tr>'
        '<tr><td>2</td></tr></tbody><tfoot><tr class="total"><td colspan="2">3</td></tr></tfoot>'
        "</table>"
    )
    assert isinstance(table, Table)
    assert table.widths == (2, 1)
    assert table.columns == 2
    assert table.body[0].cells[0].rows == 2
    assert table.body[0].cells[1] == Cell((Paragraph((Text("1"),)),), "", True, True, 1, 1)
    assert table.foot[0].total
    assert table.foot[0].cells[0].columns == 2


def test_tiles_have_a_figure_and_words():
    (tiles,) = blocks('<ul class="tiles"><li><strong>7</strong> partners</li></ul>')
    assert isinstance(tiles, Tiles)
    assert plain(tiles.items[0].value) == "7"
    assert plain(tiles.items[0].label) == "partners"


def test_a_planning_runs_over_whole_years():
    (figure,) = blocks(
        '<figure kind="gantt" alt="x"><item label="a" start="2022-05-01" end="2024-02-29" '
        'stage="plan"/></figure>'
    )
    assert isinstance(figure, Figure)
    assert isinstance(figure.data, Gantt)
    assert (figure.data.first_year, figure.data.last_year) == (2022, 2024)
    assert figure.data.items[0].colour == "plan"


def test_parts_stand_inside_sections():
    (part,) = blocks('<section class="part" id="m1"><h2>a</h2><p>b</p></section>')
    assert isinstance(part, Section)
    assert (part.kind, part.id) == ("part", "m1")


def test_each_heading_can_be_linked_to():
    document = parse(page("<h2>a</h2><h2 id='b'>b</h2><p><a href='#b'>naar b</a></p>"))
    headings = [b for b in document.sections[0].blocks if isinstance(b, Heading)]
    assert len({heading.id for heading in headings}) == 3
    assert all(heading.id for heading in headings)


def test_characters_that_cannot_be_printed_are_dropped():
    (paragraph,) = blocks("<p>a\x00\x07b\u200bc\ue000d\u00ade\u0301 \ufffff</p>")
    assert plain(paragraph.inlines) == "abcd\u00e9 f"


def test_text_that_looks_like_markup_stays_text():
    (paragraph,) = blocks("<p>&lt;b&gt;x&lt;/b&gt; {{ y }} {% z %} &amp;amp;</p>")
    assert plain(paragraph.inlines) == "<b>x</b> {{ y }} {% z %} &amp;"


REFUSED = {
    "an unknown element": "<div>x</div>",
    "an unknown attribute": '<p style="color:red">x</p>',
    "an unknown class": '<p class="mooi">x</p>',
    "a picture": '<p><img src="/etc/passwd"/></p>',
    "a script": "<script>x</script>",
    "a skipped level": "<h3>x</h3>",
    "a link that runs code": '<p><a href="javascript:alert(1)">x</a></p>',
    "a link to a file": '<p><a href="file:///etc/passwd">x</a></p>',
    "a link to a share": r'<p><a href="\\server\map">x</a></p>',
    "a link to another folder": '<p><a href="../x.html">x</a></p>',
    "a link to nowhere": '<p><a href="#weg">x</a></p>',
    "an id twice": '<h2 id="a">x</h2><h2 id="a">y</h2>',
    "an id that is no name": '<h2 id="a b">x</h2>',
    "a language that is none": '<p><span lang="1">x</span></p>',
    "a grid without a name": '<table class="grid"><tbody><tr><td>x</td></tr></tbody></table>',
    "a table without a class": "<table><tbody><tr><td>x</td></tr></tbody></table>",
    "a table without rows": '<table class="facts"><tbody></tbody></table>',
    "a header without scope": '<table class="facts"><tbody><tr><th>x</th></tr></tbody></table>',
    "rows that differ": '<table class="facts"><tbody><tr><td>x</td></tr><tr><td>x</td><td>y</td>'
    "</tr></tbody></table>",
    "a span out of the table": '<table class="facts"><tbody><tr><td rowspan="2">x</td></tr>'
    "</tbody></table>",
    "a row without cells": '<table class="facts"><tbody><tr><td rowspan="2">x</td></tr><tr></tr>'
    "</tbody></table>",
    "columns too few": '<table class="facts"><colgroup><col width="1"/></colgroup><tbody><tr>'
    "<td>x</td><td>y</td></tr></tbody></table>",
    "a figure without alt": '<figure kind="bars"><item label="a" value="1" text="1"/></figure>',
    "a figure without items": '<figure kind="bars" alt="x"></figure>',
    "a kind of figure": '<figure kind="taart" alt="x"><item label="a" value="1"/></figure>',
    "a value below zero": '<figure kind="bars" alt="x"><item label="a" value="-1"/></figure>',
    "a value that is no number": '<figure kind="bars" alt="x"><item value="nan"/></figure>',
    "an end before the start": '<figure kind="gantt" alt="x"><item label="a" start="2024-01-02" '
    'end="2024-01-01"/></figure>',
    "a day that is none": '<figure kind="gantt" alt="x"><item label="a" start="2024-02-30" '
    'end="2024-03-01"/></figure>',
    "a link between nothing": '<figure kind="thread" alt="x"><item id="a" label="a" column="1"/>'
    '<link from="a" to="b"/></figure>',
    "contents in a chapter": "<contents/>",
    "a chapter in a chapter": '<section class="chapter"><h1>x</h1></section>',
    "an empty section": '<section class="part"></section>',
    "a tile without a figure": '<ul class="tiles"><li>partners</li></ul>',
    "an entity": "<p>&nbsp;</p>",
    "an open element": "<p>x",
}


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_outside_the_vocabulary_is_refused_with_its_line(body):
    with pytest.raises(DocumentError) as caught:
        parse(page(f"<p>een</p>\n<p>twee</p>\n{body}\n"))
    assert caught.value.line in (4, 5)
    assert re.match(r"line \d+: ", str(caught.value))


WHOLE_REFUSED = {
    "no text": "",
    "text outside a paragraph": page("los"),
    "no markup": "zomaar tekst",
    "no body": "<html lang='nl'><head><title>x</title></head></html>",
    "no sections": sections(""),
    "no title": "<html lang='nl'><head></head><body/></html>",
    "no language": page("").replace(' lang="nl-NL"', ""),
    "another root": "<svg/>",
    "declared entities": '<!DOCTYPE html [<!ENTITY a "aaaa">]>' + page("<p>&a;</p>"),
    "an unknown meta": page("").replace('name="foot"', 'name="generator"'),
    "part on top": sections('<section class="part"><p>x</p></section>'),
}


@pytest.mark.parametrize("text", WHOLE_REFUSED.values(), ids=WHOLE_REFUSED.keys())
def test_what_is_no_document_is_refused(text):
    with pytest.raises(DocumentError):
        parse(text)
