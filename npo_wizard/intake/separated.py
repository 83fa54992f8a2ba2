"""Tables from text: any of the usual encodings and separators."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator

from npo_wizard.intake.tables import SheetRefused, Table, check_size

_SEPARATORS = (";", "\t", ",", "|")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""First bytes that say in which encoding the rest is."""
_UNMARKED = ("utf-8", "cp1252")
_TITLE = "CSV"
_NO_TEXT = "Het bestand is geen tekst die dit programma kent."
_SAVE_AS = "Bewaar het in uw spreadsheetprogramma als .xlsx of als CSV in UTF-8."


def tables(found: bytes) -> Iterator[Table]:
    """Read a text once for each separator that is in it. Raises SheetRefused."""
    text = decoded(found)
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        yield _table(rest, first[4])
        return
    for separator in _SEPARATORS:
        if separator in text:
            yield _table(text, separator)


def decoded(found: bytes) -> str:
    """Return the text of a file. Raises SheetRefused where it is none."""
    for encoding in _encodings(found):
        try:
            text = found.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise SheetRefused(_NO_TEXT, advice=_SAVE_AS)


def _encodings(found: bytes) -> tuple[str, ...]:
    marked = tuple(encoding for mark, encoding in _MARKS if found.startswith(mark))
    if marked:
        return marked
    if b"\0" in found:
        return ("utf-16-be",) if found[:1] == b"\0" else ("utf-16-le",)
    return _UNMARKED


def _is_text(text: str) -> bool:
    return not any(c not in "\t\r\n" and unicodedata.category(c) == "Cc" for c in set(text))


def _table(text: str, separator: str) -> Table:
    rows: list[tuple[str, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(tuple(row))
            check_size(len(rows), len(row))
    except csv.Error as error:
        sentence = f"Regel {len(rows) + 1} is niet te lezen als CSV."
        raise SheetRefused(sentence, advice=_SAVE_AS) from error
    return Table(_TITLE, tuple(rows))
