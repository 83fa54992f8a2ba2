"""What looks like personal data in a text. Only patterns: the program has no list of names."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from npo_wizard.rules.dutch import MONTHS


class PersonalData(StrEnum):
    """A kind of personal data that can be known by its form."""

    BSN = "bsn"
    EMAIL = "email"
    TELEPHONE = "telephone"
    IBAN = "iban"
    BIRTH_DATE = "birth_date"
    SMALL_GROUP = "small_group"


@dataclass(frozen=True)
class Spotted:
    """One piece of text that looks like personal data."""

    kind: PersonalData
    found: str


_MONTH = "|".join(MONTHS)
_DATE = rf"\d{{1,2}}(?:[-/.]\d{{1,2}}[-/.]|\s+(?:{_MONTH})\s+)\d{{2,4}}"
_DATE = rf"(?:{_DATE}|\d{{4}}-\d{{2}}-\d{{2}})"
_GAP = r"[ \u00a0\u202f.\-]"
# Nine digits, whole or in groups of two to four with the same sign between them: all ways in which
# people write the number. An amount, part of a longer number, and a date are left alone.
_BSN = re.compile(
    rf"(?<!\d)(?<!\d[.,-])(?<![€+])(?<!€[ \u00a0])(?<!EUR[ \u00a0])"
    rf"(\d{{9}}|\d{{2,4}}({_GAP})\d{{2,4}}(?:\2\d{{2,4}}){{1,2}})"
    rf"(?!\d|[.,-]\d|,-|[ \u00a0]?(?:euro|EUR|miljoen|mln)\b)"
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_TELEPHONE = re.compile(
    r"(?<![\w.,+])(?<!\d-)(?!\d{1,2}([-./])\d{1,2}\1\d{4})"
    r"(?:\+31|0031|\(?0)(?:[ \u00a0]?\(0\))?(?:[ \u00a0.\-/()]{0,3}\d){9}(?![ \u00a0-]?\d)"
)
_ACCOUNT = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ \u00a0.-]?[A-Z0-9]){10,30}", re.I)
_ACCOUNT_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27,
    "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25,
    "RO": 24, "SE": 24, "SI": 19, "SK": 24, "TR": 26,
}  # fmt: skip
"""How many signs an account number has in each country."""
_BIRTH = re.compile(rf"\b(?:geboren|geb\.?|geboortedatum)\W{{0,3}}(?:op\s+)?({_DATE})", re.I)
_WORDS = ("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_FEW = re.compile(
    rf"(?<![\w.,%-])(\d{{1,3}}|{'|'.join(_WORDS)})[ \u00a0\n]+"
    r"(?:kind(?:eren)?|leerling(?:en)?|jongeren|peuters?|kleuters?|thuiszitters?|scholieren|gezinnen)\b",
    re.I,
)


@lru_cache(maxsize=8192)
def spotted(text: str, small: int = 10) -> tuple[Spotted, ...]:
    """Return what in a text looks like personal data, by kind and then by place.

    small: groups of fewer children can be recognised; a common threshold, not one of the law.
    A text that did not change is not searched again.
    """
    if not any(c.isdigit() or c == "@" for c in text) and not _FEW.search(text):
        return ()
    ibans = list(_accounts(text))
    rest = text
    for each in ibans:
        rest = rest.replace(each, " ")
    found = [
        *((PersonalData.BSN, m[1]) for m in _BSN.finditer(rest) if is_bsn(m[1])),
        *((PersonalData.EMAIL, m[0]) for m in _EMAIL.finditer(rest)),
        *((PersonalData.TELEPHONE, m[0].strip()) for m in _TELEPHONE.finditer(rest)),
        *((PersonalData.IBAN, each) for each in ibans),
        *((PersonalData.BIRTH_DATE, m[1]) for m in _BIRTH.finditer(rest)),
        *((PersonalData.SMALL_GROUP, m[1]) for m in _FEW.finditer(rest) if _counted(m[1]) < small),
    ]
    return tuple(Spotted(kind, each) for kind, each in found)


def _counted(number: str) -> int:
    """The number that digits or a word stand for; nobody is no group that can be recognised."""
    count = int(number) if number.isdigit() else _WORDS.index(number.lower()) + 2
    return count or sys.maxsize


def _accounts(text: str) -> Iterator[str]:
    """Yield each account number of a country that is known, as it stands in the text."""
    for match in _ACCOUNT.finditer(text):
        wanted = _ACCOUNT_LENGTHS.get(match[0][:2].upper(), 0)
        signs = [place for place, c in enumerate(match[0]) if c.isalnum()]
        if not wanted or len(signs) < wanted:
            continue
        end = match.start() + signs[wanted - 1] + 1
        whole = text[match.start() : end]
        if not text[end : end + 1].isalnum() and is_iban(whole):
            yield whole


def is_bsn(text: str) -> bool:
    """Whether nine digits pass the eleven-test of the citizen service number.

    The digits weigh 9, 8 … 2 and the last -1; their sum is a multiple of 11 and not zero.
    """
    digits = [int(c) for c in text if c.isdigit()]
    if len(digits) != 9:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(digit * weight for digit, weight in zip(digits, weights, strict=True))
    return total % 11 == 0 and any(digits)


def is_iban(text: str) -> bool:
    """Whether a text passes the test of an international account number (ISO 13616, modulo 97)."""
    plain = "".join(c for c in text if c.isalnum())
    turned = plain[4:] + plain[:4]
    return int("".join(str(int(c, 36)) for c in turned)) % 97 == 1
