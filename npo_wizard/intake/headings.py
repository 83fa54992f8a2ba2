"""Which column of a table holds what, as its heading says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from npo_wizard.figures import PLANNED, SPENT, Amount
from npo_wizard.intake.tables import Table, Value
from npo_wizard.report.text import clean

_LOOKED_AT = 30
"""Lines in which a heading is looked for: a title or a logo may stand above it."""
_MEASURE, _STREAM = "maatregel", "geldstroom"
_YEAR = ("jaar", "kalenderjaar", "boekjaar", "verslagjaar")
_WORDS: dict[Amount, tuple[str, ...]] = {
    PLANNED: ("begroot", "begroting", "gepland"),
    SPENT: ("uitgegeven", "besteed", "realisatie", "gerealiseerd", "werkelijk"),
}
_KNOWN = ("bestedingsdoel", "totaal", "aandeel", "jaar onbekend")
"""Columns of our own sheets that hold nothing to take over."""
_FOUR_DIGITS = re.compile(r"(?<!\d)(\d{4})(?!\d)")


@dataclass(frozen=True)
class AmountColumn:
    """A column of amounts; year None: the year stands in a column of its own."""

    place: int
    title: str
    year: int | None
    amount: Amount


@dataclass(frozen=True)
class Layout:
    """Where the parts of a row stand; `line` is that of the heading."""

    line: int
    measure: int
    stream: int
    year: int | None
    amounts: tuple[AmountColumn, ...]
    unused: tuple[str, ...]


def layout(table: Table) -> Layout | None:
    """Find the heading of a table of costs; None where there is none."""
    for line, row in enumerate(table.rows[:_LOOKED_AT], start=1):
        found = _layout(line, [said(value) for value in row])
        if found is not None:
            return found
    return None


def said(value: Value) -> str:
    """Return a value as text on one line."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean(str(value)).strip()


def _layout(line: int, titles: list[str]) -> Layout | None:
    folded = [title.casefold() for title in titles]
    if _MEASURE not in folded or _STREAM not in folded:
        return None
    year = next((place for place, title in enumerate(folded) if title in _YEAR), None)
    amounts, unused = [], []
    for place, title in enumerate(folded):
        column = _amount_column(place, titles[place], has_year=year is not None)
        if column is not None:
            amounts.append(column)
        elif title and place != year and not title.startswith((_MEASURE, _STREAM, *_KNOWN)):
            unused.append(titles[place])
    if not amounts:
        return None
    measure, stream = folded.index(_MEASURE), folded.index(_STREAM)
    return Layout(line, measure, stream, year, tuple(amounts), tuple(unused))


def _amount_column(place: int, title: str, *, has_year: bool) -> AmountColumn | None:
    folded = title.casefold()
    if folded.startswith(_KNOWN):
        return None
    kinds = [amount for amount, words in _WORDS.items() if any(word in folded for word in words)]
    years = _FOUR_DIGITS.findall(folded)
    if len(kinds) != 1 or len(years) > 1 or not (years or has_year):
        return None
    return AmountColumn(place, title, int(years[0]) if years else None, kinds[0])
