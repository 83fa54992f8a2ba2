"""Tables from an Excel file: values only; nothing in it is carried out or looked up."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import openpyxl

from npo_wizard.intake.tables import (
    CELLS_MAX,
    ROWS_MAX,
    NoOutcome,
    SheetRefused,
    Table,
    Value,
    check_size,
    too_much,
)

_UNPACKED_MAX = 50 * 1024 * 1024
"""Bytes that all parts together may be; a small file can claim to unpack to very much more."""
_PARTS_MAX = 2_000
_SHEETS_MAX = 20
_IS_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile, zlib.error, SyntaxError, EOFError, OSError, LookupError, ValueError,
    TypeError, AttributeError, NotImplementedError, AssertionError, RecursionError, RuntimeError,
    OverflowError,
)  # fmt: skip
"""What the readers of packages and of XML (SyntaxError) raise for a file that is not whole."""


def tables(found: bytes) -> Iterator[Table]:
    """Read each sheet with something in it. Raises SheetRefused."""
    _check_package(found)
    with warnings.catch_warnings():
        # What it leaves out, such as a list to choose from in a cell, is no amount.
        warnings.simplefilter("ignore")
        try:
            made = list(_sheets(found))
        except _BROKEN as error:
            raise _not_whole() from error
    yield from made


def _check_package(found: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(found)) as package:
            parts = package.infolist()
    except _BROKEN as error:
        raise _not_whole() from error
    if any(part.flag_bits & _IS_ENCRYPTED for part in parts):
        raise SheetRefused("Het bestand is beveiligd met een wachtwoord.")
    if len(parts) > _PARTS_MAX or sum(part.file_size for part in parts) > _UNPACKED_MAX:
        raise too_much("Het bestand is uitgepakt te groot.")
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise SheetRefused("Het bestand is geen Excelbestand.")


def _not_whole() -> SheetRefused:
    advice = "Open het in uw spreadsheetprogramma, bewaar het opnieuw als .xlsx en kies dat."
    return SheetRefused("Het Excelbestand is niet heel, of het is iets anders.", advice=advice)


def _sheets(found: bytes) -> Iterator[Table]:
    read: list[tuple[str, list[tuple[Any, ...]]]] = []
    book = openpyxl.load_workbook(io.BytesIO(found), read_only=True)
    has_formulas = False
    for sheet in book.worksheets[:_SHEETS_MAX]:
        rows = _rows(sheet)
        has_formulas = has_formulas or any(_is_formula(v) for row in rows for v in row)
        read.append((sheet.title, rows))
    book.close()
    outcomes = _outcomes(found) if has_formulas else [rows for _, rows in read]
    for (title, rows), known in zip(read, outcomes, strict=True):
        yield Table(
            title,
            tuple(
                tuple(_value(raw, outcome) for raw, outcome in zip_longest(row, outcome_row))
                for row, outcome_row in zip_longest(rows, known, fillvalue=())
            ),
        )


def _outcomes(found: bytes) -> list[list[tuple[Any, ...]]]:
    """Read the sheets once more with what each formula came to when the file was saved."""
    book = openpyxl.load_workbook(io.BytesIO(found), read_only=True, data_only=True)
    rows = [_rows(sheet) for sheet in book.worksheets[:_SHEETS_MAX]]
    book.close()
    return rows


def _rows(sheet: Any) -> list[tuple[Any, ...]]:
    """Read the rows up to the last one with something in it."""
    sheet.reset_dimensions()  # what a sheet says of its own size need not be true
    rows: list[tuple[Any, ...]] = []
    cells, last = 0, 0
    for row in sheet.iter_rows(max_row=ROWS_MAX + 1):
        values = _without_end(tuple(_raw(cell) for cell in row))
        rows.append(values)
        if values:
            last = len(rows)
            check_size(last, len(values))
        cells += len(row)
        if cells > CELLS_MAX:
            raise too_much("Er staan te veel cellen in.")
    return rows[:last]


def _without_end(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Leave out the empty cells at the end."""
    length = len(values)
    while length and values[length - 1] is None:
        length -= 1
    return values[:length]


class _Formula(str):
    """The text of a formula."""

    __slots__ = ()


def _raw(cell: Any) -> Any:
    value = cell.value
    if cell.data_type == "f":
        return _Formula(getattr(value, "text", value) or "")
    return value


def _is_formula(value: Any) -> bool:
    return isinstance(value, _Formula)


def _value(raw: Any, outcome: Any) -> Value:
    if _is_formula(raw):
        if outcome is None or _is_formula(outcome):
            return NoOutcome.FORMULA
        raw = outcome
    if raw is None or (isinstance(raw, int | float) and not isinstance(raw, bool)):
        return raw
    return str(raw)
