"""Amounts and days as they stand in a Dutch sentence."""

from datetime import date

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_FIXED_SPACE = "\u00a0"


def number(value: int) -> str:
    """Return a whole number with points: 1.234."""
    return f"{value:,}".replace(",", ".")


def euro(value: int) -> str:
    """Return an amount that never breaks over two lines: € 1.234."""
    sign = "-" if value < 0 else ""
    return f"{sign}€{_FIXED_SPACE}{number(abs(value))}"


def day(value: date) -> str:
    """Return a day in words: 14 februari 2023."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def period(start: date | None, end: date | None) -> str:
    """Return a period in words; one day may be missing, both missing gives an empty text."""
    if start and end:
        return f"{day(start)} tot en met {day(end)}"
    if start:
        return f"vanaf {day(start)}"
    return f"tot en met {day(end)}" if end else ""
