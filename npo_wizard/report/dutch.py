"""How texts, amounts and days of a plan stand in print; the filters of the templates."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup, escape

from npo_wizard.rules import dutch

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_EURO = re.compile(r"€ (?=\d)")
_LEAST_LINE = 60  # characters: what a line takes at least, however short it is
_SENTENCE_END = re.compile(r"[.!?](?=\s)")


def paragraphs(text: str, kind: str = "") -> Markup:
    """Turn what a user typed into paragraphs; a single line end stays a line end.

    kind: class of the paragraphs, such as `lead`. Nothing typed is ever read as markup.
    """
    opening = Markup('<p class="{}">').format(kind) if kind else Markup("<p>")
    parts = (part.strip() for part in _BLANK_LINES.split(text))
    return Markup("").join(opening + lines(part) + Markup("</p>") for part in parts if part)


def lines(text: str) -> Markup:
    """Turn what a user typed into running text; a line end stays a line end.

    An amount is kept on one line.
    """
    whole = _EURO.sub("€\u00a0", text)
    return Markup("<br/>").join(escape(line.strip()) for line in whole.split("\n"))


def euro(value: int | None) -> str:
    """Return an amount such as € 1.234; empty where it is not known."""
    return "" if value is None else dutch.euro(value)


def number(value: int | None) -> str:
    """Return a whole number with points; empty where it is not known."""
    return "" if value is None else dutch.number(value)


def day(value: date | None) -> str:
    """Return a day in words; empty where it is not known."""
    return "" if value is None else dutch.day(value)


def short_day(value: date | None) -> str:
    """Return a day as it fits in a narrow column: 14 feb 2023; empty where it is not known."""
    if value is None:
        return ""
    month = dutch.MONTHS[value.month - 1]
    return f"{value.day}\u00a0{'mrt' if value.month == 3 else month[:3]}\u00a0{value.year}"


def enumerated(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: "scholen, opvang en zorg"."""
    known = [word for word in words if word]
    if len(known) < 2:
        return "".join(known)
    return f"{', '.join(known[:-1])} en {known[-1]}"


def first_and_more(names: Sequence[str], most: int) -> str:
    """Return the first of some names and how many there are besides: "Zomerschool, en nog 2"."""
    first = clipped(names[0], most) if names else ""
    more = len(names) - 1
    return f"{first}, en nog\u00a0{more}" if more > 0 else first


def clipped(text: str, most: int) -> str:
    """Return the first words of a text, with an ellipsis where it goes on."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    head = flat[: most - 1]
    if not flat[most - 1].isspace():
        head = head.rpartition(" ")[0] or head
    return head.rstrip(",;:–- ") + "…"


def first_sentences(text: str, most: int) -> str:
    """Return as many whole sentences as fit in `most` characters, else the first words."""
    if len(text) <= most:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text[: most + 1])]
    return text[: ends[-1]] if ends else clipped(text, most)


def opening(text: str, most: int) -> str:
    """Return as many whole sentences as stand in the room of `most` characters on lines."""
    kept: list[str] = []
    left = most
    for line in text.split("\n"):
        if left <= 0:
            break
        kept.append(line)
        left -= max(len(line), _LEAST_LINE)
    return first_sentences("\n".join(kept).rstrip(), most)


def as_many_as_fit(names: Sequence[str], most: int) -> str:
    """Return names up to `most` characters, and how many there are besides."""
    for count in range(len(names), 0, -1):
        more = [f"nog {len(names) - count}"] if count < len(names) else []
        text = enumerated([*names[:count], *more])
        if len(text) <= most:
            return text
    return first_and_more(names, most)


def lowered(text: str) -> str:
    """Return a text with a small first letter, to go on with in a sentence."""
    return text[:1].lower() + text[1:] if not text[:2].isupper() else text
