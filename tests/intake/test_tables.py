"""Files of any make: read within limits, or refused in a sentence; never a hang."""

import io
import os
import zipfile
import zlib
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from npo_wizard.intake import separated, workbook
from npo_wizard.intake.tables import (
    COLUMNS_MAX,
    FILE_MAX,
    ROWS_MAX,
    NoOutcome,
    SheetRefused,
    read_tables,
)
from tests.intake.files import csv_of, saved, xlsx_of
from tests.plan.strategies import calm

ROWS = (("Maatregel", "Geldstroom"), ("Zomerschool één", "Súdwest – “rijk”"))


def tables(folder, content):
    return list(read_tables(saved(folder, content)))


def refused(folder, content):
    with pytest.raises(SheetRefused) as told:
        tables(folder, content)
    error = told.value
    for part in (error.explanation, error.safe, error.advice):
        assert part.endswith(".")
    return error.explanation


@pytest.mark.parametrize("separator", [";", "\t", ",", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_a_text_is_read_in_any_usual_form(tmp_path, separator, encoding, line_end):
    found = tables(tmp_path, csv_of(ROWS, separator, encoding, line_end))
    assert ROWS in [table.rows for table in found]


def test_a_line_that_names_the_separator_is_not_a_row(tmp_path):
    (table,) = tables(tmp_path, b"sep=,\r\n" + csv_of(ROWS, ",", "utf-8"))
    assert table.rows == ROWS


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n\x00\x00", os.urandom(0) + bytes(range(256)), b"\xff\xfe\x00", b"a;\x81"],
)
def test_what_is_no_text_is_refused(tmp_path, content):
    assert "geen tekst" in refused(tmp_path, content)


def test_a_quote_that_never_ends_gives_a_sentence(tmp_path):
    assert "niet te lezen als CSV" in refused(tmp_path, b'a;"' + b"x" * 200_000)


def test_an_empty_file_and_a_folder_are_refused(tmp_path):
    assert "is leeg" in refused(tmp_path, b"")
    with pytest.raises(SheetRefused, match="geen bestand"):
        read_tables(tmp_path)
    with pytest.raises(SheetRefused, match="niet lezen"):
        read_tables(tmp_path / "weg.csv")


def test_a_hundred_thousand_rows_are_too_many(tmp_path):
    assert "10.000 rijen" in refused(tmp_path, csv_of([("a", "b")] * 100_000))
    assert "10.000 rijen" in refused(tmp_path, xlsx_of([("a",)] * (ROWS_MAX + 1)))


def test_too_many_columns_or_bytes_are_refused(tmp_path):
    assert "kolommen" in refused(tmp_path, csv_of([("a",) * (COLUMNS_MAX + 1)]))
    assert "kolommen" in refused(tmp_path, xlsx_of([("a",) * (COLUMNS_MAX + 1)]))
    assert "groter dan 10 MB" in refused(tmp_path, b"a;" * (FILE_MAX // 2 + 1))


def test_an_excel_file_gives_its_values(tmp_path):
    row = ("Zomerschool", 12, 12.5, True, date(2023, 1, 2), None, "einde")
    (table,) = tables(tmp_path, xlsx_of([row]))
    assert table.rows == (("Zomerschool", 12, 12.5, "True", "2023-01-02 00:00:00", None, "einde"),)


def test_a_formula_gives_its_outcome_where_the_file_has_it(tmp_path):
    without = xlsx_of([("=1+1", 3)])
    (table,) = tables(tmp_path, without)
    assert table.rows == ((NoOutcome.FORMULA, 3),)
    with_outcome = replaced(without, b"<v></v>", b"<v>2</v>")
    (table,) = tables(tmp_path, with_outcome)
    assert table.rows == ((2, 3),)


SHEET = "xl/worksheets/sheet1.xml"


def replaced(content, old, new, part=SHEET):
    """Return an Excel file in which one part says something else."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(made, "w") as copy:
        assert old in package.read(part)
        for name in package.namelist():
            found = package.read(name)
            copy.writestr(name, found.replace(old, new) if name == part else found)
    return made.getvalue()


def test_merged_cells_hold_their_value_once(tmp_path):
    def merge(book):
        book.active.merge_cells("A1:A2")

    (table,) = tables(tmp_path, xlsx_of([("a", 1), (None, 2)], merge))
    assert table.rows == (("a", 1), (None, 2))


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is(tmp_path):
    content = replaced(xlsx_of([("a", 1)]), b'ref="A1:B1"', b'ref="A1:XFD1048576"')
    (table,) = tables(tmp_path, content)
    assert table.rows == (("a", 1),)


def test_rows_with_only_a_look_are_no_rows(tmp_path):
    def dress(book):
        book.active.cell(5_000, 1).style = "Good"

    (table,) = tables(tmp_path, xlsx_of([("a", 1)], dress))
    assert table.rows == (("a", 1),)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"<a/>")
        package.writestr("xl/sharedStrings.xml", b" " * (workbook._UNPACKED_MAX + 1))
    assert len(bomb.getvalue()) < 200_000

    def never(*_, **__):
        raise AssertionError("it was opened")

    monkeypatch.setattr(openpyxl, "load_workbook", never)
    assert "te groot" in refused(tmp_path, bomb.getvalue())


def test_an_entity_bomb_is_refused(tmp_path):
    bomb = b'<!DOCTYPE x [<!ENTITY a "' + b"x" * 100_000 + b'"><!ENTITY b "' + b"&a;" * 10_000
    content = replaced(xlsx_of([("tekst",)]), b"<worksheet", bomb + b'">]><worksheet')
    assert "niet heel" in refused(tmp_path, replaced(content, b"tekst", b"&b;"))


def test_another_file_on_the_computer_is_never_read(tmp_path):
    secret = saved(tmp_path, b"geheim", "geheim.txt")
    outside = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]><worksheet'.encode()
    content = replaced(xlsx_of([("tekst",)]), b"<worksheet", outside)
    assert "niet heel" in refused(tmp_path, replaced(content, b"tekst", b"&a;"))


def test_a_password_or_an_old_file_is_told_apart(tmp_path):
    old = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600
    assert "oude indeling" in refused(tmp_path, old)
    assert "wachtwoord" in refused(tmp_path, old + "EncryptedPackage".encode("utf-16-le"))
    locked = bytearray(xlsx_of([("a",)]))
    directory = locked.index(b"PK\x01\x02")
    locked[directory + 8] |= 1
    assert "wachtwoord" in refused(tmp_path, bytes(locked))


def test_another_package_is_no_excel_file(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/document.xml", "<a/>")
    assert "geen Excelbestand" in refused(tmp_path, made.getvalue())


GOOD = xlsx_of([("Maatregel", "Geldstroom", "2022 begroot"), ("a", "b", 3)])


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
@calm
def test_a_damaged_excel_file_is_read_or_refused(place, noise):
    damaged = GOOD[:place] + noise + GOOD[place + len(noise) :]
    try:
        list(workbook.tables(damaged))
    except SheetRefused:
        return


@given(st.data())
@calm
def test_parts_with_other_words_in_them_are_read_or_refused(data):
    with zipfile.ZipFile(io.BytesIO(GOOD)) as package:
        name = data.draw(st.sampled_from(package.namelist()))
        part = package.read(name)
    place = data.draw(st.integers(0, len(part) - 1))
    noise = data.draw(st.sampled_from([b"<", b'"', b"9", b"-1", b"zz", b"/>", b"&#0;", b"</c>"]))
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as package, zipfile.ZipFile(made, "w") as copy:
        for each in package.namelist():
            found = package.read(each)
            copy.writestr(each, found[:place] + noise + found[place:] if each == name else found)
    try:
        list(workbook.tables(made.getvalue()))
    except SheetRefused:
        return


@given(st.binary(max_size=200))
@calm
def test_any_bytes_are_text_or_refused(content):
    try:
        list(separated.tables(content))
    except SheetRefused:
        return


def test_a_broken_stream_is_refused(tmp_path):
    damaged = bytearray(GOOD)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as package:
        part = package.getinfo("xl/worksheets/sheet1.xml")
    start = part.header_offset + 30 + len(part.filename)
    damaged[start : start + 20] = zlib.compress(b"x")[:10] + b"\xff" * 10
    assert "niet heel" in refused(tmp_path, bytes(damaged))
