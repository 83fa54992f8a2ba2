"""Numbers, amounts and days as a Dutch official writes them, read and shown.

A text that cannot be read is passed on as text: the plan then refuses it with its own
sentence. Nothing is guessed; only cents are rounded, by the rule of `npo_wizard.plan.amounts`.
"""

from __future__ import annotations

import re
from datetime import date

from npo_wizard.plan import amounts

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
FIXED_SPACE = "\N{NO-BREAK SPACE}"

_WHOLE = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_IN_WORDS = re.compile(r"(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})")


def unreadable(text: str) -> str:
    """Mark a text as no number or day, so that no lax reader takes one out of it after all."""
    return f"'{text}'"


def read_number(text: str) -> int | str | None:
    """Read a whole number, with or without points between thousands; empty is None."""
    plain = _without_spaces(text)
    if not plain:
        return None
    return int(plain.replace(".", "")) if _WHOLE.fullmatch(plain) else unreadable(text)


def read_euros(text: str) -> int | str | None:
    """Read euros as whole ones: "1.234", "€ 1.234,50", "1234.5"; empty is None."""
    try:
        return amounts.read(text).euros
    except amounts.NotAnAmount:
        return unreadable(text)


def read_year(text: str) -> int | str | None:
    """Read a calendar year; empty is None."""
    plain = text.strip()
    if not plain:
        return None
    return int(plain) if re.fullmatch(r"\d{1,6}", plain) else unreadable(text)


def read_day(text: str) -> date | str | None:
    """Read "14-2-2023", "14 februari 2023" or "2023-02-14"; empty is None."""
    plain = " ".join(text.lower().split())
    if not plain:
        return None
    parts = _day_parts(plain)
    if parts is None:
        return unreadable(text)
    try:
        return date(*parts)
    except ValueError:
        return unreadable(text)


def show_number(number: int | None) -> str:
    """Write a whole number with points between thousands; None is empty."""
    return "" if number is None else f"{number:,}".replace(",", ".")


def show_euros(euros: int | None) -> str:
    """Write "€ 1.234" with a fixed space, "-€ 1.234" where it is negative; None is empty."""
    if euros is None:
        return ""
    return f"{'-' if euros < 0 else ''}€{FIXED_SPACE}{show_number(abs(euros))}"


def show_day(day: date | None) -> str:
    """Write "14 februari 2023"; None is empty."""
    return "" if day is None else f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def show_day_short(day: date | None) -> str:
    """Write "14 feb 2023" for narrow columns; None is empty."""
    return "" if day is None else f"{day.day} {_short_month(day.month)} {day.year}"


def _short_month(month: int) -> str:
    return "mrt" if month == MONTHS.index("maart") + 1 else MONTHS[month - 1][:3]


def _without_spaces(text: str) -> str:
    return "".join(text.split()).replace("−", "-")


def _day_parts(plain: str) -> tuple[int, int, int] | None:
    if found := _DAY_FIRST.fullmatch(plain):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _YEAR_FIRST.fullmatch(plain):
        return int(found[1]), int(found[2]), int(found[3])
    found = _IN_WORDS.fullmatch(plain)
    month = _month(found[2]) if found else None
    return (int(found[3]), month, int(found[1])) if found and month else None


def _month(word: str) -> int | None:
    for number, name in enumerate(MONTHS, start=1):
        if word in (name, name[:3], _short_month(number), name[:4]):
            return number
    return None
