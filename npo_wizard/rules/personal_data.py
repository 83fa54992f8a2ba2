"""What looks like personal data in a text. Only patterns: the program has no list of names."""

import re
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


SMALL_GROUP_BELOW = 10
"""Groups smaller than this can be recognised; a common threshold, not one of the law."""

_MONTH = "|".join(MONTHS)
_DATE = rf"\d{{1,2}}(?:[-/.]\d{{1,2}}[-/.]|\s+(?:{_MONTH})\s+)\d{{2,4}}"
# Nine digits, whole or in groups as people write them; with points in threes it is an amount.
_BSN = re.compile(
    r"(?<![\d€.,-])(?<!€\s)(\d{9}|\d{3} \d{3} \d{3}|\d{4}\.\d{2}\.\d{3})(?![\d-]|[.,]\d)"
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_TELEPHONE = re.compile(r"(?<![\d.,+])(?:\+31|0031|0)(?:\s?\(0\))?(?:[\s-]?\d){9}(?![\s-]?\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_BIRTH = re.compile(rf"\b(?:geboren|geb\.?|geboortedatum)\W{{0,3}}(?:op\s+)?({_DATE})", re.I)
_FEW = re.compile(
    r"(?<![\d.,%-])([1-9])\s+"
    r"(?:kind(?:eren)?|leerling(?:en)?|jongeren|peuters?|kleuters?|thuiszitters?|scholieren|gezinnen)\b",
    re.I,
)


@lru_cache(maxsize=8192)
def spotted(text: str) -> tuple[Spotted, ...]:
    """Return what in a text looks like personal data, by kind and then by place.

    A text that did not change is not searched again.
    """
    if not any(c.isdigit() or c == "@" for c in text):
        return ()
    ibans = [m[0] for m in _IBAN.finditer(text) if is_iban(m[0])]
    rest = text
    for each in ibans:
        rest = rest.replace(each, " ")
    found = [
        *((PersonalData.BSN, m[1]) for m in _BSN.finditer(rest) if is_bsn(m[1])),
        *((PersonalData.EMAIL, m[0]) for m in _EMAIL.finditer(rest)),
        *((PersonalData.TELEPHONE, m[0].strip()) for m in _TELEPHONE.finditer(rest)),
        *((PersonalData.IBAN, each) for each in ibans),
        *((PersonalData.BIRTH_DATE, m[1]) for m in _BIRTH.finditer(rest)),
        *((PersonalData.SMALL_GROUP, m[1]) for m in _FEW.finditer(rest)),
    ]
    return tuple(Spotted(kind, each) for kind, each in found)


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
    plain = text.replace(" ", "")
    turned = plain[4:] + plain[:4]
    return int("".join(str(int(c, 36)) for c in turned)) % 97 == 1
