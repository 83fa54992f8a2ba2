"""Amounts as people write them, read as whole euros: the one place where euros are read.

Dutch and plain notation are both read. Two rules decide what a text can leave open:

- Cents are rounded to the nearest whole euro, half a euro away from zero: 12,50 is 13.
- Three digits after one point or comma are thousands: 1.234 and 1,234 are both 1234.

A dash is zero, as spreadsheets show it; brackets or a minus sign make an amount negative.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_LONGEST = 60
"""Characters; a longer text is no amount, however many digits it has."""
_CURRENCY = re.compile(r"€|\b(?:eur|euro|euros)\b\.?", re.IGNORECASE)
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_GROUP_SIGN = "[.,' ]"
_GROUPED = re.compile(
    rf"[1-9][0-9]{{0,2}}(?P<sign>{_GROUP_SIGN})[0-9]{{3}}(?:(?P=sign)[0-9]{{3}})*"
)
_PLAIN = re.compile(r"[0-9]*")
_NO_CENTS = re.compile(r",-+$|\.-+$")


@dataclass(frozen=True)
class Read:
    """An amount that was read: whole euros (None: empty), and whether cents were rounded."""

    euros: int | None
    is_rounded: bool = False


class NotAnAmount(ValueError):
    """The text is no amount of money."""


def read(text: str) -> Read:
    """Read an amount of any size and sign. Raises NotAnAmount.

    The limits of a field are not checked here: those belong to the noun.
    """
    if len(text) > _LONGEST and len(text.strip()) > _LONGEST:
        raise NotAnAmount(text[:_LONGEST])
    plain = " ".join(_CURRENCY.sub(" ", _DASHES.sub("-", text)).replace("’", "'").split())
    if not plain:
        if text.strip():
            raise NotAnAmount(text)
        return Read(None)
    if set(plain) <= {"-"}:
        return Read(0)
    digits, is_negative = _without_sign(_NO_CENTS.sub("", plain))
    amount = _unsigned(digits)
    return rounded(-amount if is_negative else amount)


def rounded(amount: Decimal) -> Read:
    """Round to whole euros, half a euro away from zero. Raises NotAnAmount where not finite."""
    if not amount.is_finite():
        raise NotAnAmount(str(amount))
    whole = int(amount.to_integral_value(rounding=ROUND_HALF_UP))
    return Read(whole, is_rounded=whole != amount)


def _without_sign(plain: str) -> tuple[str, bool]:
    """Take the one sign off: brackets, or a minus before or after the digits."""
    if plain.startswith("(") and plain.endswith(")"):
        return plain[1:-1].strip(), True
    if plain.startswith("-"):
        return plain[1:].strip(), True
    if plain.endswith("-"):
        return plain[:-1].strip(), True
    return plain, False


def _unsigned(digits: str) -> Decimal:
    if _GROUPED.fullmatch(digits):
        return Decimal(re.sub(_GROUP_SIGN, "", digits))
    place = max(digits.rfind("."), digits.rfind(","))
    if place < 0:
        return _decimal(digits, "", digits)
    before, mark, after = digits[:place], digits[place], digits[place + 1 :]
    grouped = _GROUPED.fullmatch(before)
    if grouped is not None and grouped["sign"] != mark:
        before = re.sub(_GROUP_SIGN, "", before)
    if not after:
        raise NotAnAmount(digits)
    return _decimal(before, after, digits)


def _decimal(before: str, after: str, text: str) -> Decimal:
    known = _PLAIN.fullmatch(before) and _PLAIN.fullmatch(after)
    if not known or not (before or after):
        raise NotAnAmount(text)
    return Decimal(f"{before or 0}.{after or 0}")
