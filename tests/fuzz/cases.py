"""One spoiled file: made from a number, so that it can be made again."""

from contextlib import suppress
from dataclasses import dataclass
from random import Random

import pikepdf

from tests.fuzz import json_files, pdf_files, plan_files
from tests.fuzz.bases import Bases
from tests.fuzz.raw import Spoil

KINDS = ("plan", "json", "pdf")
_WAYS: dict[str, tuple[Spoil, ...]] = {
    "plan": plan_files.PLAN,
    "json": json_files.JSON,
    "pdf": pdf_files.PDF,
}
_BOMBS: dict[str, Spoil] = {"json": json_files.bomb, "pdf": pdf_files.bomb}
_SMALL = 0.93  # how often a file begins as the small one of its kind
_BOMB = 1 / 400


@dataclass(frozen=True)
class Case:
    """A spoiled file: its kind, in which ways it was spoiled, and its bytes."""

    number: int
    kind: str
    ways: tuple[str, ...]
    data: bytes

    @property
    def name(self) -> str:
        """The name of its file."""
        return {"plan": "Plan.npoplan", "json": "Plan.json", "pdf": "Plan.pdf"}[self.kind]


def make_case(bases: Bases, seed: int, number: int) -> Case:
    """Make the file with this number; the same seed and number make the same file."""
    random = Random(f"{seed}-{number}")
    kind = random.choices(KINDS, (3, 5, 2))[0]
    small, *others = getattr(bases, kind)
    data = small if random.random() < _SMALL else random.choice(others)
    if kind in _BOMBS and random.random() < _BOMB:
        ways = [_BOMBS[kind]]
    else:
        ways = [random.choice(_WAYS[kind])]
    for spoil in ways:
        with suppress(pikepdf.PdfError):  # some things cannot be written; then it stays whole
            data = spoil(random, data)
    return Case(number, kind, tuple(spoil.__name__ for spoil in ways), data)
