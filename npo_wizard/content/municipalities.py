"""The municipalities of the Netherlands, found by any part of their name or by code.

Bron: CBS, Gemeenten alfabetisch 2021 en 2023. Standard library only, so that the list can be
searched before anything heavy is imported.
"""

import csv
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from npo_wizard import resources

YEARS = (2021, 2023)
SUCCESSION = "gemeenten_opvolging_2021_2023.csv"
FILES = (*(f"gemeenten_{year}.csv" for year in YEARS), SUCCESSION)
"""Names of the lists in the folder `data`."""
_SPOKEN = {"den haag": "GM0518", "den bosch": "GM0796"}
"""Everyday names that are no part of the official one."""


@dataclass(frozen=True)
class Municipality:
    """A municipality as it was in one or more years."""

    code: str
    """Code of the CBS, such as GM0294."""
    name: str
    province: str
    years: tuple[int, ...]
    """The years of the lists in which it stands."""
    successor: "Municipality | None" = None
    ended: int | None = None
    """Year since which the successor takes its place."""

    @property
    def remark(self) -> str:
        """Return the Dutch sentence about what became of it; empty where it still exists."""
        if self.successor is None:
            return ""
        return f"{self.name} bestaat niet meer; sinds {self.ended} {self.successor.name}."


@cache
def all_municipalities() -> tuple[Municipality, ...]:
    """Return every municipality of the lists, by name; dissolved ones with their successor."""
    return read(resources.path("data"))


def read(folder: Path) -> tuple[Municipality, ...]:
    """Read the lists of a folder."""
    rows = {year: _rows(folder / f"gemeenten_{year}.csv") for year in YEARS}
    codes = {year: {row["gemeentecode"] for row in rows[year]} for year in YEARS}
    by_code = {row["gemeentecode"]: row for year in YEARS for row in rows[year]}
    succession = {row["gemeentecode_2021"]: row for row in _rows(folder / SUCCESSION)}

    def made(code: str) -> Municipality:
        years = tuple(year for year in YEARS if code in codes[year])
        row, later = by_code[code], succession.get(code)
        return Municipality(
            code=code,
            name=row["gemeentenaam"],
            province=row["provincienaam"],
            years=years,
            successor=made(later["gemeentecode_2023"]) if later else None,
            ended=int(later["sinds"]) if later else None,
        )

    return tuple(sorted(map(made, by_code), key=lambda each: folded(each.name)))


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def folded(name: str) -> str:
    """Return a name for searching: no accents, no leading 's-, no signs, small letters."""
    plain = unicodedata.normalize("NFKD", name.strip().lower().replace("’", "'").replace("‘", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = plain.removeprefix("'s-").removeprefix("'s ").removeprefix("s-")
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def search(text: str) -> list[Municipality]:
    """Return the municipalities that fit what was typed: begins with it, then contains it.

    Accents, capitals, signs and a leading 's- make no difference. A CBS code works too.
    Nothing typed gives all that exist today. Dissolved ones come with their successor.
    """
    known = all_municipalities()
    wanted = folded(text)
    if not wanted:
        return [each for each in known if each.successor is None]
    return sorted(
        (each for each in known if _fits(each, wanted)), key=lambda each: _rank(each, wanted)
    )


def _fits(each: Municipality, wanted: str) -> bool:
    spoken = any(each.code == code for name, code in _SPOKEN.items() if wanted in name)
    return spoken or wanted in folded(each.name) or each.code.lower() == wanted


def _rank(each: Municipality, wanted: str) -> tuple[int, str]:
    name = folded(each.name)
    words_begin = any(word.startswith(wanted) for word in name.split())
    place = 0 if name == wanted else 1 if name.startswith(wanted) else 2 if words_begin else 3
    return place, name


def by_code(code: str, among: Iterable[Municipality] | None = None) -> Municipality | None:
    """Return the municipality with this CBS code, or None."""
    found = all_municipalities() if among is None else among
    return next((each for each in found if each.code == code), None)
