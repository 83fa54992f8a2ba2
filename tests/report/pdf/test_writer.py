"""The PDF file: archival and accessible at once, the same twice, whole or not there."""

import io
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from npo_wizard.report.document import parse
from npo_wizard.report.pdf import fonts
from npo_wizard.report.pdf.writer import to_pdf, typeset, write_pdf
from tests.report.checks.order import order_differences
from tests.report.checks.structure import (
    TaggedPdf,
    reading_order_pdf,
    structure_faults,
    unpacked,
)
from tests.report.checks.verapdf import A_2A, UA_1, verapdf_failures
from tests.report.checks.xhtml import page, sections

MADE_ON = date(2023, 2, 14)
SAMPLE = Path(__file__).parents[2] / "data" / "report" / "sample.xhtml"


@pytest.mark.parametrize("profile", [UA_1, A_2A])
def test_the_sample_keeps_to_the_standard(sample_pdf, profile):
    assert verapdf_failures(sample_pdf, profile) == []


def test_tags_marks_and_annotations_hold_together(sample_pdf):
    assert structure_faults(sample_pdf) == []


def test_the_tags_give_the_text_of_the_document_in_order(sample, sample_pdf):
    found = reading_order_pdf(sample_pdf)
    assert len(found) > 400
    assert order_differences(found, sample) == []


def test_the_same_document_and_day_give_the_same_bytes(sample, sample_pdf):
    content, _ = to_pdf(sample, made_on=MADE_ON)
    assert content == sample_pdf.read_bytes()


WRITE = """
import sys
from datetime import date
from pathlib import Path
from npo_wizard.report.document import parse
from npo_wizard.report.pdf.writer import write_pdf
document = parse(Path(sys.argv[1]).read_text(encoding="utf-8"))
write_pdf(document, Path(sys.argv[2]), made_on=date(2023, 2, 14))
"""


def test_another_process_gives_the_same_bytes_whatever_its_surroundings(sample_pdf, tmp_path):
    target = tmp_path / "ander.pdf"
    around = {"PYTHONHASHSEED": "12345", "SOURCE_DATE_EPOCH": "1", "TZ": "Asia/Tokyo"}
    subprocess.run(
        [sys.executable, "-c", WRITE, str(SAMPLE), str(target)],
        check=True,
        cwd=SAMPLE.parents[3],
        env=os.environ | around,
    )
    assert target.read_bytes() == sample_pdf.read_bytes()


def test_another_day_changes_nothing_but_dates_and_identity(sample, sample_pdf):
    content, _ = to_pdf(sample, made_on=date(2024, 3, 1))
    assert content != sample_pdf.read_bytes()
    large = unpacked(content)
    assert b"D:20240301000000" in large
    assert b"2024-03-01T00:00:00" in large
    assert b"20230214" not in large


def test_the_file_says_what_it_is(sample_pdf):
    with pikepdf.open(sample_pdf) as pdf:
        assert pdf.pdf_version == "1.7"
        assert pdf.Root.Lang == "nl-NL"
        assert str(pdf.docinfo.Title) == "Samenhangende aanpak voor de jeugd in Voorbeeldstad"
        assert str(pdf.docinfo.Author) == "Gemeente Voorbeeldstad"
        with pdf.open_metadata() as xmp:
            assert xmp.pdfa_status == "2A"
            assert xmp["pdfuaid:part"] == "1"
            assert xmp["dc:title"] == "Samenhangende aanpak voor de jeugd in Voorbeeldstad"


def test_the_login_name_is_nowhere_in_the_file(sample, monkeypatch):
    monkeypatch.setenv("USER", "kees.ambtenaar")
    monkeypatch.setenv("LOGNAME", "kees.ambtenaar")
    monkeypatch.setenv("USERNAME", "kees.ambtenaar")
    content, _ = to_pdf(sample, made_on=MADE_ON)
    assert b"Voorbeeldstad" in unpacked(content)
    assert b"kees" not in unpacked(content)


def test_each_font_is_embedded_as_a_subset_and_is_ours(sample_pdf):
    with pikepdf.open(sample_pdf) as pdf:
        names = set()
        for pdf_page in pdf.pages:
            for font in pdf_page.Resources.Font.values():
                assert "/FontFile2" in font.FontDescriptor
                names.add(str(font.BaseFont))
    assert all(re.match(r"/[A-Z]{6}\+(SourceSans3|DejaVuSans)", name) for name in names), names


def test_the_outline_follows_headings_one_and_two(sample_pdf):
    with pikepdf.open(sample_pdf) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        maatregelen = next(item for item in outline.root if item.title == "5. Maatregelen")
        assert titles[:3] == [
            "Samenhangende aanpak voor de jeugd in Voorbeeldstad",
            "Samenvatting",
            "Inhoud",
        ]
        assert [item.title for item in maatregelen.children][:2] == [
            "5.1 Zomerschool taal",
            "5.2 Leesbegeleiding thuis",
        ]


def test_the_numbers_in_the_contents_are_those_of_the_pages(sample_pdf):
    tagged = TaggedPdf(sample_pdf)
    headings, entries = {}, {}
    for element, _ in tagged.elements():
        if element.S in ("/H1", "/H2"):
            first = next(tagged.marks(element))
            headings[tagged.text(element).strip()] = first[0] + 1
        if element.S == "/TOCI":
            title, number = re.fullmatch(r"(.*?)\s(\d+)", tagged.text(element)).groups()
            entries[title.strip()] = int(number)
    assert len(entries) > 25
    assert entries == {title: headings[title] for title in entries}


def test_each_link_in_the_contents_leads_to_its_page(sample_pdf):
    with pikepdf.open(sample_pdf) as pdf:
        contents = pdf.pages[2]
        places = [next(iter(link.Dest)).objgen for link in contents.Annots]
        order = [pdf_page.obj.objgen for pdf_page in pdf.pages]
        numbers = [order.index(place) for place in places]
    assert numbers == sorted(numbers)
    assert numbers[0] == 3


def test_headings_become_heading_tags_of_their_level(sample_pdf):
    tagged = TaggedPdf(sample_pdf)
    roles = [str(e.S) for e, _ in tagged.elements() if re.match(r"/H\d", str(e.S))]
    assert {"/H1", "/H2", "/H3", "/H4"} <= set(roles)


def test_tables_have_a_header_with_scope_and_a_body(sample_pdf):
    tagged = TaggedPdf(sample_pdf)
    tables = [e for e, _ in tagged.elements() if e.S == "/Table"]
    assert tables
    for table in tables:
        roles = [str(kid.S) for kid in table.K]
        assert "/TBody" in roles
        if "/Caption" in roles:
            assert roles[0] == "/Caption"
        else:
            assert str(table.A[0].Summary)
    scopes = {str(e.A[0].Scope) for e, _ in tagged.elements() if e.S == "/TH"}
    assert scopes == {"/Column", "/Row"}


def test_a_table_over_pages_repeats_its_header_as_artifact_only():
    rows = "".join(f"<tr><th scope='row'>Rij {n}</th><td>x</td></tr>" for n in range(90))
    document = parse(
        page(
            "<table class='grid'><caption>Lang</caption><thead><tr><th scope='col'>Naam</th>"
            f"<th scope='col'>Waarde</th></tr></thead><tbody>{rows}</tbody></table>"
        )
    )
    content, _ = to_pdf(document, made_on=MADE_ON)
    text = [_visible_text(content, number) for number in range(_page_count(content))]
    assert len(text) >= 3
    assert all("Naam" in t for t in text)


def test_a_row_taller_than_a_page_stays_one_row(tmp_path):
    words = " ".join(f"woord{n}" for n in range(1500))
    document = parse(
        page(
            "<table class='grid' data-label='x'><tbody>"
            f"<tr><th scope='row'>Verslag</th><td>{words}</td></tr></tbody></table>"
        )
    )
    target = tmp_path / "rij.pdf"
    write_pdf(document, target, made_on=MADE_ON)
    tagged = TaggedPdf(target)
    rows = [e for e, _ in tagged.elements() if e.S == "/TR"]
    assert len(tagged.pages) >= 3
    assert len(rows) == 1
    assert order_differences(reading_order_pdf(target), document) == []


def test_a_word_over_the_end_of_a_line_is_not_read_as_two(tmp_path):
    document = parse(page(f"<p>{'a' * 5000}</p><p>een twee</p>"))
    target = tmp_path / "woord.pdf"
    write_pdf(document, target, made_on=MADE_ON)
    assert reading_order_pdf(target) == ["Hoofdstuk", "a" * 5000, "een twee"]


def test_nothing_stands_outside_the_column_of_text(sample_pdf):
    with pypdfium2.PdfDocument(sample_pdf) as pdf:
        for number, pdf_page in enumerate(pdf):
            text = pdf_page.get_textpage()
            for index in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(index)
                assert left >= 55, number
                # The space at the end of a line is there for who listens; it may stick out.
                assert right <= 595.28 - 56 + 3, number
                assert bottom >= 30, number
                assert top <= 841.89 - 40, number


def test_each_page_but_the_cover_says_which_one_it_is(sample_pdf):
    content = sample_pdf.read_bytes()
    count = _page_count(content)
    assert "Pagina" not in _visible_text(content, 0)
    for number in range(1, count):
        text = _visible_text(content, number)
        assert f"Pagina {number + 1} van {count}" in text
        assert "concept 0.4" in text


def test_no_page_ends_on_a_heading(sample_pdf):
    tagged = TaggedPdf(sample_pdf)
    last: dict[int, str] = {}
    for element, _ in tagged.elements():
        for number, _mcid in tagged.marks(element):
            last[number] = str(element.S)
    assert not [number for number, role in last.items() if re.match(r"/H\d", role)]


def test_a_figure_over_pages_is_one_figure_with_one_text(sample_pdf):
    tagged = TaggedPdf(sample_pdf)
    figures = [e for e, _ in tagged.elements() if e.S == "/Figure"]
    spread = [len({number for number, _ in tagged.marks(figure)}) for figure in figures]
    assert max(spread) >= 3
    assert all(str(figure.Alt) for figure in figures)


def test_words_in_another_language_carry_it(sample_pdf):
    tagged = TaggedPdf(sample_pdf)
    spans = [e for e, _ in tagged.elements() if e.S == "/Span"]
    assert [(str(e.Lang), tagged.text(e)) for e in spans] == [
        ("en", "it takes a village to raise a child")
    ]


def test_a_character_without_a_shape_is_replaced_and_reported():
    document = parse(page("<p>Feest 🎉 met 北京</p>"))
    _, warnings = to_pdf(document, made_on=MADE_ON)
    assert len(warnings) == 1
    assert "🎉 (U+1F389)" in warnings[0]
    assert "北 (U+5317)" in warnings[0]
    assert fonts.printable("Feest 🎉") == "Feest \ufffd"


def test_a_plain_document_gives_no_warnings():
    assert to_pdf(parse(page("<p>Gewoon – “Nederlands” € 5 ✓ → ĳ ë</p>")), made_on=MADE_ON)[1] == []


def test_progress_counts_the_pages(sample, sample_pdf):
    seen = []
    to_pdf(sample, made_on=MADE_ON, progress=lambda done, total: seen.append((done, total)))
    count = _page_count(sample_pdf.read_bytes())
    assert seen == [(number, count) for number in range(1, count + 1)]


def test_work_stopped_half_way_leaves_the_old_file_and_nothing_else(sample, tmp_path):
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"oud")

    def stop(done, total):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_pdf(sample, target, made_on=MADE_ON, progress=stop)
    assert target.read_bytes() == b"oud"
    assert os.listdir(tmp_path) == ["plan.pdf"]


def test_a_disk_that_refuses_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"oud")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_pdf(parse(page("<p>x</p>")), target, made_on=MADE_ON)
    assert target.read_bytes() == b"oud"
    assert os.listdir(tmp_path) == ["plan.pdf"]


def test_a_folder_that_is_not_there_is_the_callers_matter(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_pdf(parse(page("<p>x</p>")), tmp_path / "weg" / "plan.pdf", made_on=MADE_ON)


def test_a_cover_with_a_very_long_title_goes_on_on_a_second_page(tmp_path):
    title = "Samenhangende aanpak " * 120
    row = "<tr><th scope='row'>Gemeente</th><td>X</td></tr>"
    document = parse(
        sections(
            f"<section class='cover'><h1>{title}</h1><table class='cover' data-label='g'>"
            f"<tbody>{row}</tbody></table></section>"
        )
    )
    target = tmp_path / "omslag.pdf"
    write_pdf(document, target, made_on=MADE_ON)
    assert len(TaggedPdf(target).pages) >= 2
    assert order_differences(reading_order_pdf(target), document) == []


def _page_count(content: bytes) -> int:
    with pypdfium2.PdfDocument(content) as pdf:
        return len(pdf)


def _visible_text(content: bytes, number: int) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return pdf[number].get_textpage().get_text_bounded()


def test_an_address_in_the_words_of_a_pdf_itself_is_no_part_of_it():
    link = '<p><a href="https://www.nji.nl/endstream">Lees meer</a></p>'
    content = typeset(parse(page(link)), made_on=MADE_ON)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        parts = sum(isinstance(each, pikepdf.Stream) for each in pdf.objects)
        addresses = [str(a.A.URI) for p in pdf.pages for a in p.get("/Annots", []) if "/A" in a]
    assert "https://www.nji.nl/endstream" in addresses
    assert content.count(b"endstream") == parts
