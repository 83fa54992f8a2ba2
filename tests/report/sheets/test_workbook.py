"""The Excel file, read back by another library: numbers are numbers, texts are texts."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given

from npo_wizard.plan.nouns import Measure
from npo_wizard.report.sheets.content import sheets
from npo_wizard.report.sheets.workbook import write_xlsx, xlsx_bytes
from npo_wizard.report.text import clean
from tests import small_plan
from tests.plan.strategies import calm, plans
from tests.report.sheets.test_content import CONTENT, npo, small

MADE_ON = date(2023, 2, 14)
FORMULAS = (
    "=HYPERLINK(\"http://x\";\"y\")", "+31 6 1234", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0",
    "https://x.nl/", "007", "1e5", "internal:Sheet1!A1", "_x0041_", "{=1+1}", "<b>&amp;</b>",
)  # fmt: skip


def opened(view):
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(view, CONTENT, made_on=MADE_ON)))


@pytest.fixture(scope="module")
def book():
    return opened(small())


class TestValues:
    def test_there_is_a_sheet_for_each_question(self, book):
        assert book.sheetnames == ["Begroting", "Bestedingsdoelen", "SiSa", "Acties"]

    @given(view=plans())
    @calm
    def test_each_cell_holds_what_the_sheet_says(self, view):
        view = npo(view)
        book = opened(view)
        for made in sheets(view, CONTENT):
            rows = [row for row in (*made.rows, made.total) if row]
            for number, row in enumerate(rows, start=2):
                for place, value in enumerate(row, start=1):
                    cell = book[made.title].cell(number, place)
                    assert cell.value == expected(value), (made.title, number, place)
                    assert cell.data_type != "f"

    def test_amounts_are_numbers_with_the_euro_before_them(self, book):
        cell = book["Begroting"]["D2"]
        assert (cell.value, cell.data_type) == (40_000, "n")
        assert cell.number_format.startswith('[$-413]"€"')

    def test_days_are_days_in_dutch(self, book):
        cell = book["Acties"]["E2"]
        assert cell.value == datetime(2022, 5, 1)
        assert cell.number_format == "[$-413]d\\ mmmm\\ yyyy"

    @pytest.mark.parametrize("text", FORMULAS)
    def test_what_looks_like_a_formula_stays_text(self, text):
        view = small(zomer={"title": text}, start={"what": text}, spuk={"name": text})
        book = opened(view)
        cell = book["Acties"]["A2"]
        assert (cell.value, cell.data_type) == (text, "s")
        assert cell.hyperlink is None
        assert book["Begroting"]["C2"].value == text
        assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))

    def test_there_is_no_formula_link_or_macro_in_the_file(self):
        content = xlsx_bytes(npo(small_plan.plan(Measure(id="m", title="=1+1"))), CONTENT,
                             made_on=MADE_ON)  # fmt: skip
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            for name in (each for each in names if "sheets/" in each):
                assert b"<f>" not in package.read(name)
                assert b"hyperlink" not in package.read(name)
        assert not [name for name in names if "externalLink" in name or "vba" in name]

    def test_a_text_of_the_greatest_length_is_kept(self):
        book = opened(small(start={"what": "a" * 30_000}))
        assert book["Acties"]["A2"].value == "a" * 30_000


class TestLook:
    def test_the_heading_stays_in_sight_and_comes_back_in_print(self, book):
        for page in book:
            assert page.freeze_panes == "B2"
            assert page.print_title_rows == "$1:$1"
            assert page.page_setup.orientation == "landscape"
            assert page.page_setup.paperSize == 9
            assert page["A1"].font.bold

    def test_the_total_stands_out(self, book):
        page = book["Begroting"]
        last = page.max_row
        assert page.cell(last, 1).value == "Totaal"
        assert page.cell(last, 1).font.bold

    def test_the_remark_of_the_account_is_on_its_sheet(self, book):
        texts = [row[0].value for row in book["SiSa"].iter_rows()]
        assert CONTENT.profile("npo-2021-2025").sisa.remark in texts

    def test_signs_in_the_title_do_not_change_the_foot(self):
        view = small()
        changed = view.plan.model_copy(update={"title": "&D &Z " + "lang " * 100})
        rows = [changed, *(row for row in view.all_rows() if row.NAME != "plan")]
        foot = opened(type(view).of(rows))["Acties"].oddFooter.left.text
        assert foot.startswith("&&D &&Z lang")
        assert len(foot) < 100


class TestFile:
    def test_it_says_what_it_is_and_in_which_language(self, book):
        about = book.properties
        assert (about.title, about.creator) == ("Samen verder", "Gemeente Voorbeeldstad")
        assert about.language == "nl-NL"
        assert about.created == about.modified == datetime(2023, 2, 14)

    def test_the_same_plan_gives_the_same_bytes(self):
        first = xlsx_bytes(small(), CONTENT, made_on=MADE_ON)
        assert xlsx_bytes(small(), CONTENT, made_on=MADE_ON) == first
        with zipfile.ZipFile(io.BytesIO(first)) as package:
            assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}

    def test_what_cannot_be_written_leaves_the_old_file(self, tmp_path, monkeypatch):
        target = tmp_path / "geld.xlsx"
        target.write_bytes(b"oud")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            write_xlsx(small(), CONTENT, target, made_on=MADE_ON)
        assert target.read_bytes() == b"oud"
        assert [each.name for each in tmp_path.iterdir()] == ["geld.xlsx"]


def expected(value):
    """Return what the other library should read for a value of a sheet."""
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return value
