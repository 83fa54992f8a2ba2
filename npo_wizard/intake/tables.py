"""A file with tables, whoever made it: read within limits, or refused in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from npo_wizard.errors import NpoError, reason_of

FILE_MAX = 10 * 1024 * 1024
"""Largest file in bytes that is read."""
ROWS_MAX = 10_000
COLUMNS_MAX = 200
CELLS_MAX = 300_000
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class NoOutcome(Enum):
    """A cell with a formula of which the file does not hold the outcome."""

    FORMULA = "formule"


Value: TypeAlias = str | int | float | NoOutcome | None


@dataclass(frozen=True)
class Table:
    """Rows of values under each other; the first is line 1 of the file or sheet."""

    title: str
    rows: tuple[tuple[Value, ...], ...]


class SheetRefused(NpoError):
    """A file with amounts cannot be read."""

    title = "Dit bestand is niet in te lezen"
    safe = "Uw plan is niet veranderd."
    advice = "Kies een Excelbestand (.xlsx) of een CSV-bestand."


def read_tables(path: Path) -> Iterator[Table]:
    """Read the tables of a file, by what is in it and not by its name. Raises SheetRefused.

    A text can be read with more than one separator: each way is a table of its own.
    """
    found = _bytes(path)
    if found.startswith(_OLD_OFFICE):
        raise _old_office(found)
    if found.startswith(_ZIP):
        from npo_wizard.intake import workbook

        return workbook.tables(found)
    from npo_wizard.intake import separated

    return separated.tables(found)


def check_size(rows: int, columns: int) -> None:
    """Refuse a table that is larger than any budget. Raises SheetRefused."""
    if rows > ROWS_MAX:
        raise too_much(f"Er staan meer dan {_spoken(ROWS_MAX)} rijen in.")
    if columns > COLUMNS_MAX:
        raise too_much(f"Er staan meer dan {COLUMNS_MAX} kolommen in.")


def too_much(sentence: str) -> SheetRefused:
    """Return the refusal of a file that is too large."""
    advice = "Bewaar alleen de rijen en kolommen met kosten in een nieuw bestand."
    return SheetRefused(sentence, advice=advice)


def _bytes(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise SheetRefused(f"'{path.name}' is geen bestand.")
    try:
        with path.open("rb") as file:
            found = file.read(FILE_MAX + 1)
    except OSError as error:
        said = f"De computer kan '{path.name}' niet lezen: {reason_of(error)}."
        raise SheetRefused(said) from error
    if len(found) > FILE_MAX:
        raise too_much(f"'{path.name}' is groter dan {FILE_MAX // 1024**2} MB.")
    if not found:
        raise SheetRefused(f"'{path.name}' is leeg.")
    return found


def _old_office(found: bytes) -> SheetRefused:
    if _ENCRYPTED in found:
        advice = "Haal het wachtwoord eraf in uw spreadsheetprogramma, en probeer het opnieuw."
        return SheetRefused("Het bestand is beveiligd met een wachtwoord.", advice=advice)
    advice = "Bewaar het in uw spreadsheetprogramma als .xlsx, en probeer het opnieuw."
    return SheetRefused("Het bestand is in een oude indeling, zoals .xls.", advice=advice)


def _spoken(number: int) -> str:
    return f"{number:,}".replace(",", ".")
