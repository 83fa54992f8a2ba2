"""The sheets as text: semicolons, Dutch days, and nothing that a spreadsheet carries out."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given

from npo_wizard.report.sheets.content import SHEETS, Column, Sheet, sheet, sheets
from npo_wizard.report.sheets.separated import csv_text, write_csv
from tests.plan.strategies import calm, plans
from tests.report.sheets.test_content import CONTENT, npo, small
from tests.report.sheets.test_workbook import FORMULAS


def one_cell(value) -> str:
    """Return a value as it is written."""
    made = Sheet("x", "X", (Column("Kop"),), ((value,),))
    return csv_text(made).splitlines()[1]


@pytest.mark.parametrize("which", SHEETS)
def test_a_file_has_a_mark_semicolons_and_windows_lines(which, tmp_path):
    target = tmp_path / "x.csv"
    write_csv(small(), CONTENT, target, which=which)
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    heading = content.decode("utf-8-sig").split("\r\n")[0]
    assert heading == ";".join(column.title for column in sheet(small(), CONTENT, which).columns)


def test_amounts_are_whole_and_days_are_dutch():
    assert one_cell(1_234_567) == "1234567"
    assert one_cell(-500) == "-500"
    assert one_cell(date(2023, 8, 31)) == "31-08-2023"
    assert one_cell(None) == '""'


@pytest.mark.parametrize("text", [t for t in FORMULAS if t.startswith(("=", "+", "-", "@"))])
def test_a_text_that_looks_like_a_formula_is_marked_as_text(text):
    [[read]] = csv.reader(io.StringIO(one_cell(text)), delimiter=";")
    assert read == f"'{text}"


@pytest.mark.parametrize("text", ["\t=1+1", " =1+1", "\r\n=1+1", "\x00=1", "\u200b=1", "＝1+1"])
def test_signs_before_a_formula_do_not_hide_it(text):
    assert one_cell(text).startswith("'")


def test_a_semicolon_quote_or_new_line_does_not_make_another_cell():
    text = 'a;b "c"\nd'
    assert list(csv.reader(io.StringIO(one_cell(text)), delimiter=";")) == [['a;b "c" d']]


def test_the_remark_of_the_account_is_the_last_line():
    lines = csv_text(sheet(small(), CONTENT, "sisa")).splitlines()
    assert lines[-1] == CONTENT.profile("npo-2021-2025").sisa.remark


@given(view=plans())
@calm
def test_every_line_has_as_many_cells_as_the_heading(view):
    view = npo(view)
    for made in sheets(view, CONTENT):
        rows = list(csv.reader(io.StringIO(csv_text(made)), delimiter=";"))
        table = rows[: len(rows) - len(made.remarks)]
        assert {len(row) for row in table} == {len(made.columns)}
        assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "@"))]
