"""The checker of Word files can fail: each fault made on purpose is told."""

import io
import zipfile
from datetime import date

import pytest

from npo_wizard.report.document import parse
from npo_wizard.report.word.writer import docx_bytes
from tests.report.checks.order import order_differences
from tests.report.checks.word import reading_order_word, word_faults
from tests.report.checks.xhtml import page

BODY = """<p>een <a href="#twee">zie</a> <a href="https://x.nl/">buiten</a></p>
<h2 id="twee">Twee</h2><ul><li>drie</li></ul>
<table class="grid" data-label="x"><thead><tr><th scope="col">a</th>
<th scope="col">b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"""
DOCUMENT = parse(page(BODY))
WHOLE = docx_bytes(DOCUMENT, made_on=date(2023, 2, 14))
FAULTS = {
    "a style that is not there": ('w:val="Heading2"', 'w:val="Kop9"'),
    "a list that is not there": ('<w:numId w:val="1"/>', '<w:numId w:val="7"/>'),
    "a link to nowhere": ('w:anchor="_Plek_', 'w:anchor="_Weg_'),
    "an address that is not there": ('r:id="rId', 'r:id="rIdX'),
    "a place with the name of another": ('w:name="_Plek_2"', 'w:name="_Plek_1"'),
    "a row with a cell too many": ("</w:tc></w:tr>", "</w:tc><w:tc><w:p/></w:tc></w:tr>"),
    "a cell without a paragraph": ("</w:tc></w:tr>", "<w:tbl/></w:tc></w:tr>"),
    "properties in another order": (
        '<w:pStyle w:val="Heading2"/>',
        '<w:jc w:val="left"/><w:pStyle w:val="Heading2"/>',
    ),
    "a property twice": (
        '<w:pStyle w:val="Heading2"/>',
        '<w:pStyle w:val="Heading2"/><w:pStyle w:val="Heading2"/>',
    ),
}


def broken(old: str, new: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as whole, zipfile.ZipFile(packed, "w") as other:
        for name in whole.namelist():
            part = whole.read(name)
            if name == "word/document.xml":
                changed = part.decode("utf-8").replace(old, new, 1)
                assert changed != part.decode("utf-8")
                part = changed.encode("utf-8")
            other.writestr(name, part)
    return packed.getvalue()


def test_a_whole_file_has_no_faults():
    assert word_faults(WHOLE) == []
    assert order_differences(reading_order_word(WHOLE), DOCUMENT) == []


@pytest.mark.parametrize(("old", "new"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_told(old, new):
    assert word_faults(broken(old, new))


@pytest.mark.parametrize(("old", "new"), [("een ", "een een "), (">drie<", "><"), (">1<", ">2<")])
def test_another_text_is_told(old, new):
    assert order_differences(reading_order_word(broken(old, new)), DOCUMENT)
