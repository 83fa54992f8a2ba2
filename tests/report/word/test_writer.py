"""The Word file: all text in order, real styles and tables, and a frame that says what it is."""

import io
import zipfile
from datetime import UTC, date, datetime

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npo_wizard.report.document import parse
from npo_wizard.report.document.nodes import listed_headings, plain
from npo_wizard.report.word.writer import docx_bytes, to_docx
from tests.plan.strategies import calm, plans
from tests.report.checks.order import order_differences
from tests.report.checks.word import (
    WordFile,
    attribute,
    child,
    reading_order_word,
    text,
    value,
    word_faults,
)
from tests.report.checks.xhtml import page, sections
from tests.report.examples import NAMES, composed, example
from tests.report.pdf.test_any_text import NASTY, document_with, tables

MADE_ON = date(2023, 2, 14)


def written(body: str, **values: str) -> WordFile:
    return WordFile(docx_bytes(parse(page(body, **values)), made_on=MADE_ON))


def styled(file: WordFile) -> list[tuple[str, str]]:
    """Return the paragraphs that hold words: style and text."""
    found = [(value(each, "pPr/pStyle"), text(each)) for each in file.all("p")]
    return [(style, words) for style, words in found if words]


@pytest.fixture(scope="module")
def sample_bytes(sample) -> bytes:
    return docx_bytes(sample, made_on=MADE_ON)


@pytest.fixture(scope="module")
def sample_file(sample_bytes) -> WordFile:
    return WordFile(sample_bytes)


class TestText:
    def test_the_file_gives_the_text_of_the_document_in_order(self, sample, sample_bytes):
        found = reading_order_word(sample_bytes)
        assert len(found) > 400
        assert order_differences(found, sample) == []
        assert word_faults(sample_bytes) == []

    @pytest.mark.parametrize("name", NAMES)
    def test_each_example_is_whole_and_in_order(self, name):
        document = parse(composed(example(name)))
        content = docx_bytes(document, made_on=MADE_ON)
        assert order_differences(reading_order_word(content), document) == []
        assert word_faults(content) == []

    @pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY.keys())
    def test_text_that_has_broken_other_programs(self, nasty):
        self._check(document_with(nasty))

    @given(any_text=st.text(max_size=400))
    @settings(max_examples=25, deadline=None)
    def test_any_text_at_all(self, any_text):
        self._check(document_with(any_text))

    @given(parts=st.lists(tables(), min_size=1, max_size=3))
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_tables_of_any_shape(self, parts):
        self._check(parse(page("".join(parts))))

    @given(view=plans())
    @settings(calm, max_examples=25)
    def test_any_plan_at_all(self, view):
        self._check(parse(composed(view)))

    @staticmethod
    def _check(document):
        content = docx_bytes(document, made_on=MADE_ON)
        assert order_differences(reading_order_word(content), document) == []
        assert word_faults(content) == []
        docx.Document(io.BytesIO(content))

    def test_nothing_stands_in_a_picture(self, sample_file):
        assert not [name for name in sample_file.parts if "media" in name or "thumbnail" in name]
        assert sample_file.all("drawing") == sample_file.all("pict") == []

    def test_fixed_spaces_and_hyphens_stay(self):
        file = written("<p>€&#160;1.234 en non&#x2011;actief</p>")
        assert ("Normal", "€\u00a01.234 en non\u2011actief") in styled(file)

    def test_markup_and_formulas_in_a_text_stay_text(self):
        file = written("<p>&lt;w:br/&gt; {{ 7*7 }} =HYPERLINK(1)</p>")
        assert ("Normal", "<w:br/> {{ 7*7 }} =HYPERLINK(1)") in styled(file)


class TestStyles:
    def test_headings_are_those_of_word(self):
        file = written("<h2>Twee</h2><h3>Drie</h3><h4>Vier</h4>")
        assert styled(file) == [
            ("Heading1", "Hoofdstuk"), ("Heading2", "Twee"), ("Heading3", "Drie"),
            ("Heading4", "Vier"),
        ]  # fmt: skip
        opened = docx.Document(io.BytesIO(docx_bytes(parse(page("")), made_on=MADE_ON)))
        assert opened.paragraphs[0].style.name == "Heading 1"

    def test_each_kind_of_paragraph_has_its_style(self):
        kinds = ("eyebrow", "lead", "small", "empty", "warn", "subtitle")
        file = written("".join(f'<p class="{kind}">{kind}</p>' for kind in kinds))
        assert styled(file)[1:] == [
            ("Bovenregel", "eyebrow"), ("Inleiding", "lead"), ("Klein", "small"),
            ("NietIngevuld", "empty"), ("LetOp", "warn"), ("Subtitle", "subtitle"),
        ]  # fmt: skip

    def test_a_heading_never_ends_a_page(self, sample_file):
        styles = sample_file.styles()
        for name in ("Heading1", "Heading2", "Heading3", "Heading4", "Bovenregel", "Caption"):
            assert child(styles[name], "pPr/keepNext") is not None

    def test_the_title_on_the_cover_has_the_style_of_titles(self, sample_file):
        words = dict(styled(sample_file))
        assert words["Title"] == "Samenhangende aanpak voor de jeugd in Voorbeeldstad"
        assert words["Subtitle"].startswith("Plan 2023")

    def test_a_very_long_title_is_set_smaller(self):
        file = WordFile(
            docx_bytes(
                parse(sections(f'<section class="cover"><h1>{"lang " * 60}</h1></section>')),
                made_on=MADE_ON,
            )
        )
        assert styled(file)[0][0] == "Tussenkop1"

    def test_the_line_of_a_chapter_has_the_colour_of_its_stage(self):
        body = '<section class="chapter" data-stage="needs"><h1>Analyse</h1></section>'
        file = WordFile(docx_bytes(parse(sections(body)), made_on=MADE_ON))
        assert attribute(child(file.body, "p/pPr/pBdr/bottom"), "color") == "00736A"

    def test_each_section_begins_on_a_new_page_but_not_the_first(self, sample, sample_file):
        breaks = sample_file.all("pageBreakBefore")
        assert len(breaks) == len(sample.sections) - 1

    def test_the_font_and_what_stands_in_for_it(self, sample_file):
        fonts = sample_file.all("rFonts", "word/styles.xml")[0]
        assert attribute(fonts, "ascii") == "Source Sans 3"
        assert value(sample_file.all("font", "word/fontTable.xml")[0], "altName") == "Calibri"

    def test_text_is_left_aligned(self, sample_file):
        default = sample_file.all("docDefaults", "word/styles.xml")[0]
        assert value(default, "pPrDefault/pPr/jc") == "left"


class TestLists:
    def test_items_are_numbered_by_word_and_each_list_counts_anew(self):
        file = written("<ol><li>a</li><li>b</li></ol><p>x</p><ol><li>c</li></ol>")
        numbers = [value(each, "pPr/numPr/numId") for each in file.all("p")]
        assert numbers == ["", "1", "1", "", "2"]
        assert [style for style, _ in styled(file)] == [
            "Heading1", "ListNumber", "ListNumber", "Normal", "ListNumber"
        ]  # fmt: skip
        overrides = file.all("startOverride", "word/numbering.xml")
        assert {attribute(each, "val") for each in overrides} == {"1"}

    def test_a_list_in_a_list_stands_one_level_deeper(self):
        file = written("<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li></ul>")
        levels = [value(each, "pPr/numPr/ilvl") for each in file.all("p")]
        assert levels == ["", "0", "1", "2"]

    def test_a_list_deeper_than_word_knows_keeps_its_text(self):
        body = "<ul><li>x" * 12 + "</li></ul>" * 12
        file = written(body)
        assert [words for _, words in styled(file)][1:] == ["x"] * 12
        assert value(file.all("p")[-1], "pPr/numPr/ilvl") == "8"

    def test_a_second_paragraph_stands_under_its_item(self):
        file = written("<ul><li><p>een</p><p>twee</p></li></ul>")
        assert styled(file)[1:] == [("ListBullet", "een"), ("ListContinue", "twee")]
        assert child(file.all("p")[2], "pPr/numPr") is None

    def test_tiles_are_a_list_with_the_figure_first(self):
        file = written('<ul class="tiles"><li><strong>7</strong> partners</li></ul>')
        assert styled(file)[1:] == [("Tegel", "7\tpartners")]
        assert child(file.all("p")[1], "pPr/numPr") is not None


GRID = """<table class="grid"><caption>Geld</caption><thead><tr><th scope="col">Doel</th>
<th scope="col" class="num">2023</th></tr></thead><tbody><tr><th scope="row">Taal</th>
<td class="num">1.000</td></tr></tbody><tfoot><tr class="total"><th scope="row">Totaal</th>
<td class="num">1.000</td></tr></tfoot></table>"""


class TestTables:
    def test_the_header_row_comes_back_on_each_page(self):
        rows = written(GRID).all("tr")
        assert [child(row, "trPr/tblHeader") is not None for row in rows] == [True, False, False]

    def test_headers_of_rows_and_columns_are_said(self):
        look = child(written(GRID).all("tblPr")[0], "tblLook")
        named = {name: attribute(look, name) for name in ("firstRow", "firstColumn", "lastRow")}
        assert named == {"firstRow": "1", "firstColumn": "1", "lastRow": "1"}
        plain_table = (
            "<table class='grid' data-label='x'><tbody><tr><td>a</td></tr></tbody></table>"
        )
        look = child(written(plain_table).all("tblPr")[0], "tblLook")
        assert attribute(look, "firstRow") == attribute(look, "firstColumn") == "0"

    def test_the_caption_stands_above_and_the_label_names_the_table(self):
        file = written(GRID + '<table class="facts" data-label="Feiten"><tbody><tr>'
                       '<th scope="row">a</th><td>b</td></tr></tbody></table>')  # fmt: skip
        assert styled(file)[1] == ("Caption", "Geld")
        names = [value(each, "tblCaption") for each in file.all("tblPr")]
        assert names == ["Geld", "Feiten"]

    def test_figures_stand_at_the_right(self):
        sides = {text(each): value(each, "pPr/jc") for each in written(GRID).all("p")}
        assert (sides["1.000"], sides["2023"], sides["Taal"]) == ("right", "right", "")

    def test_a_tall_row_may_break_and_a_short_one_stays_whole(self):
        rows = "<tr><td>kort</td></tr>" + f"<tr><td>{'lang ' * 3000}</td></tr>"
        file = written(f'<table class="grid" data-label="x"><tbody>{rows}</tbody></table>')
        split = [child(row, "trPr/cantSplit") is None for row in file.all("tr")]
        assert split == [False, True]

    def test_spans_keep_the_grid(self):
        body = (
            '<table class="grid" data-label="x"><tbody>'
            '<tr><td rowspan="3" colspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>'
            '<tr><td>d</td></tr><tr><td>e</td><td colspan="2">f</td></tr></tbody></table>'
        )
        content = docx_bytes(parse(page(body)), made_on=MADE_ON)
        assert word_faults(content) == []
        table = docx.Document(io.BytesIO(content)).tables[0]
        cells = [[table.cell(row, column).text for column in range(3)] for row in range(4)]
        assert cells == [["a", "a", "b"], ["a", "a", "c"], ["a", "a", "d"], ["e", "f", "f"]]

    def test_tables_below_each_other_do_not_grow_together(self):
        assert word_faults(docx_bytes(parse(page(GRID + GRID)), made_on=MADE_ON)) == []

    def test_columns_are_as_wide_as_the_text(self, sample_file):
        for grid in sample_file.all("tblGrid"):
            assert abs(sum(int(attribute(each, "w")) for each in grid) - 9666) < 10


class TestLinks:
    def test_an_address_is_a_relation_to_outside(self):
        body = '<p><a href="https://voorbeeld.nl/a?b=1&amp;c=2">hier</a></p>'
        file = written(body)
        targets = [
            (each.get("Target"), each.get("TargetMode"))
            for each in file.trees["word/_rels/document.xml.rels"]
            if each.get("Type").endswith("/hyperlink")
        ]
        assert targets == [("https://voorbeeld.nl/a?b=1&c=2", "External")]

    def test_signs_that_word_calls_damage_are_written_safely(self):
        file = written('<p><a href="https://x.nl/[a]{b}|é&quot;&lt;">x</a></p>')
        relations = file.parts["word/_rels/document.xml.rels"].decode()
        assert "https://x.nl/%5Ba%5D%7Bb%7D%7C%C3%A9%22%3C" in relations

    def test_a_link_in_the_document_leads_to_its_heading(self):
        file = written('<p><a href="#doel">zie</a></p><h2 id="doel">Doel</h2>')
        anchor = attribute(file.all("hyperlink")[0], "anchor")
        heading = next(each for each in file.all("p") if text(each) == "Doel")
        assert anchor in [
            attribute(each, "name") for each in heading.iter() if each.tag.endswith("Start")
        ]

    def test_names_of_places_are_those_that_word_allows(self, sample_file):
        names = [attribute(each, "name") for each in sample_file.all("bookmarkStart")]
        assert all(len(name) <= 40 and name.replace("_", "").isalnum() for name in names)


class TestContents:
    def test_it_is_a_field_filled_with_all_titles(self, sample, sample_file):
        [code] = [each.text for each in sample_file.all("instrText")]
        assert code.split()[:3] == ["TOC", "\\o", '"1-2"']
        entries = [words for style, words in styled(sample_file) if style.startswith("TOC")]
        assert entries == [plain(heading.inlines) for heading in listed_headings(sample)]

    def test_word_does_not_ask_to_update_it(self, sample_file):
        assert sample_file.all("updateFields", "word/settings.xml") == []
        assert not [each for each in sample_file.all("fldChar") if attribute(each, "dirty")]

    def test_headings_outside_the_list_are_not_of_the_styles_it_is_made_of(self, sample_file):
        words = {words: style for style, words in styled(sample_file)}
        assert words["Samenvatting"] == words["Inhoud"] == "Tussenkop1"
        assert words["Gevraagd besluit"] == "Tussenkop2"

    def test_a_document_without_chapters_has_no_empty_list(self):
        body = '<section class="contents"><h1>Inhoud</h1><contents/></section>'
        content = docx_bytes(parse(sections(body)), made_on=MADE_ON)
        assert word_faults(content) == []
        assert WordFile(content).all("instrText") == []


class TestFrame:
    def test_paper_and_margins_are_those_of_the_print(self, sample_bytes):
        section = docx.Document(io.BytesIO(sample_bytes)).sections[0]
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        assert (section.left_margin.pt, section.right_margin.pt) == (56, 56)

    def test_the_foot_names_the_plan_and_counts_the_pages(self, sample_file):
        [foot] = [
            tree for name, tree in sample_file.trees.items()
            if name.startswith("word/footer") and text(tree)
        ]  # fmt: skip
        assert (
            text(foot) == "NPO-plan gemeente Voorbeeldstad 2023–2025 · concept 0.4\tPagina 1 van 1"
        )
        codes = [each.text.strip() for each in foot.iter() if each.tag.endswith("}instrText")]
        assert codes == ["PAGE", "NUMPAGES"]

    def test_a_foot_that_is_too_long_stays_on_one_line(self):
        xhtml = page("<p>x</p>").replace('content="Proef"', f'content="{"Proef " * 500}"')
        file = WordFile(docx_bytes(parse(xhtml), made_on=MADE_ON))
        [foot] = [
            text(tree) for name, tree in file.trees.items()
            if name.startswith("word/footer") and text(tree)
        ]  # fmt: skip
        assert len(foot) < 110

    def test_the_language_is_dutch_with_changes_inside(self, sample_file):
        default = sample_file.all("docDefaults", "word/styles.xml")[0]
        assert value(default, "rPrDefault/rPr/lang") == "nl-NL"
        english = [each for each in sample_file.all("r") if value(each, "rPr/lang") == "en"]
        assert "".join(map(text, english)) == "it takes a village to raise a child"

    def test_the_file_says_what_it_is_and_not_who_was_logged_in(self, sample_bytes, monkeypatch):
        about = docx.Document(io.BytesIO(sample_bytes)).core_properties
        assert about.title == "Samenhangende aanpak voor de jeugd in Voorbeeldstad"
        assert about.author == about.last_modified_by == "Gemeente Voorbeeldstad"
        assert about.subject == "NPO-plan 2023–2025 van de gemeente Voorbeeldstad"
        assert about.keywords == "Nationaal Programma Onderwijs, onderwijs, jeugd"
        assert about.language == "nl-NL"
        assert about.comments == ""
        assert about.created == about.modified == datetime(2023, 2, 14, tzinfo=UTC)

    def test_a_title_longer_than_a_property_may_be_is_no_trouble(self):
        content = docx_bytes(parse(page("<p>x</p>", title="t" * 5000)), made_on=MADE_ON)
        assert docx.Document(io.BytesIO(content)).core_properties.title == "t" * 255

    def test_the_file_is_made_for_the_word_of_today(self, sample_file):
        setting = sample_file.all("compatSetting", "word/settings.xml")[0]
        assert (attribute(setting, "name"), attribute(setting, "val")) == (
            "compatibilityMode",
            "15",
        )


class TestFile:
    def test_the_same_document_gives_the_same_bytes(self, sample, sample_bytes):
        assert docx_bytes(sample, made_on=MADE_ON) == sample_bytes
        assert docx_bytes(sample, made_on=date(2023, 2, 15)) != sample_bytes

    def test_it_holds_no_moment_of_packing(self, sample_bytes):
        with zipfile.ZipFile(io.BytesIO(sample_bytes)) as package:
            assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert package.namelist()[0] == "[Content_Types].xml"

    def test_what_cannot_be_written_leaves_the_old_file(self, sample, tmp_path, monkeypatch):
        target = tmp_path / "plan.docx"
        target.write_bytes(b"oud")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            to_docx(sample, target, made_on=MADE_ON)
        assert target.read_bytes() == b"oud"
        assert [each.name for each in tmp_path.iterdir()] == ["plan.docx"]
