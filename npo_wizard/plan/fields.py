"""The kinds of fields that a noun can have, and what is known of each.

A kind carries everything that window, storage, exchange and rules need: the type, the
limits and, for a link, the noun it points to. A noun names a field once, with one of the
functions below; nobody keeps a second list.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, get_args

from pydantic import AfterValidator
from sqlmodel import Field, SQLModel

TEXT_MAX = 30_000
"""Longest text in characters: more than ten printed pages, so nobody meets it by typing."""
EUROS_MAX = 2_000_000_000
"""Largest amount in whole euros."""
YEAR_MIN, YEAR_MAX = 1990, 2100


class Kind(StrEnum):
    """What a field is; decides its column, its editor and its form in print."""

    ID = "id"
    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    EUROS = "euros"
    BALANCE = "balance"
    DAY = "day"
    YEAR = "year"
    FLAG = "flag"
    CHOICE = "choice"
    LISTED = "listed"
    LISTED_MANY = "listed_many"
    LINK = "link"
    LINKS = "links"
    OWNER = "owner"
    DATA = "data"


@dataclass(frozen=True)
class FieldSpec:
    """What is known of one field of a noun."""

    name: str
    kind: Kind
    target: str | None = None
    """Table name of the noun a link points to; name of the content list for a listed field."""
    choices: type[StrEnum] | None = None
    default: Any = None


def without_controls(text: str) -> str:
    """Unify line ends and drop control characters, which no keyboard types and no font draws."""
    if text.isprintable():  # as nearly every text is, and as is told at once
        return text
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in unified if c in "\n\t" or unicodedata.category(c) != "Cc")


def on_one_line(text: str) -> str:
    """Clean a text and turn its line ends and tabs into spaces."""
    return " ".join(without_controls(text).replace("\t", " ").split("\n"))


Line = Annotated[str, AfterValidator(on_one_line)]
Text = Annotated[str, AfterValidator(without_controls)]
LinkIds = tuple[str, ...]
ListedIds = tuple[str, ...]


def _field(kind: Kind, default: Any, target: str | None = None, **limits: Any) -> Any:
    known = {"kind": kind.value, "target": target}
    return Field(default=default, schema_extra={"json_schema_extra": known}, **limits)


def line() -> Any:
    """Text on one line."""
    return _field(Kind.LINE, "", max_length=TEXT_MAX)


def text() -> Any:
    """Text of any number of paragraphs."""
    return _field(Kind.TEXT, "", max_length=TEXT_MAX)


def data() -> Any:
    """A whole plan as JSON text, inside a version."""
    return _field(Kind.DATA, "")


def number() -> Any:
    """Count of children or the like: a whole number, not negative."""
    return _field(Kind.NUMBER, None, ge=0, le=EUROS_MAX)


def euros() -> Any:
    """Amount in whole euros, not negative."""
    return _field(Kind.EUROS, None, ge=0, le=EUROS_MAX)


def balance() -> Any:
    """Amount in whole euros that is negative where more went out than came in."""
    return _field(Kind.BALANCE, None, ge=-EUROS_MAX, le=EUROS_MAX)


def day() -> Any:
    """Day of the calendar."""
    return _field(Kind.DAY, None)


def year() -> Any:
    """Calendar year."""
    return _field(Kind.YEAR, None, ge=YEAR_MIN, le=YEAR_MAX)


def flag() -> Any:
    """Yes, no, or not yet said."""
    return _field(Kind.FLAG, None)


def choice(default: StrEnum | None = None) -> Any:
    """One of a fixed list of choices; the annotation names the list."""
    return _field(Kind.CHOICE, default)


def listed(name: str) -> Any:
    """Id from a list of the programme profile or the content; empty when not chosen."""
    return _field(Kind.LISTED, "", name, max_length=200)


def listed_many(name: str) -> Any:
    """Ids from a list of the programme profile or the content."""
    return _field(Kind.LISTED_MANY, (), name)


def link(target: str) -> Any:
    """Id of a row of another noun, or none."""
    return _field(Kind.LINK, None, target)


def links(target: str) -> Any:
    """Ids of rows of another noun, in the order chosen."""
    return _field(Kind.LINKS, (), target)


def owner(target: str) -> Any:
    """Id of the row this one belongs to: removed together with it."""
    return _field(Kind.OWNER, "", target)


def _choices_of(annotation: Any) -> type[StrEnum] | None:
    parts = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    return next((p for p in parts if isinstance(p, type) and issubclass(p, StrEnum)), None)


@cache
def specs(noun: type[SQLModel]) -> dict[str, FieldSpec]:
    """All fields of a noun by name, in the order of declaration; `id` and `position` included."""
    found: dict[str, FieldSpec] = {}
    for name, info in noun.model_fields.items():
        extra = info.json_schema_extra
        known: dict[str, Any] = extra if isinstance(extra, dict) else {"kind": "id"}
        found[name] = FieldSpec(
            name=name,
            kind=Kind(known["kind"]),
            target=known.get("target"),
            choices=_choices_of(info.annotation),
            default=info.default,
        )
    return found
