"""A block of cells from the clipboard, laid over a grid of streams and years."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from npo_wizard.intake.tables import ROWS_MAX
from npo_wizard.plan import amounts

Key = tuple[str, int]
"""Id of a stream, and a calendar year."""


@dataclass(frozen=True)
class Pasted:
    """The text for each cell of the grid that is under the block, in reading order."""

    texts: Mapping[Key, str]
    outside: int
    """How many filled cells of the block lie beside the grid."""

    @property
    def rounded(self) -> int:
        """How many of the texts are amounts with cents."""
        return sum(_is_rounded(text) for text in self.texts.values())


def is_block(text: str) -> bool:
    """Whether a text from the clipboard is more than one cell."""
    return any(sign in text.removesuffix("\n").removesuffix("\r") for sign in "\t\n\r")


def pasted(text: str, streams: Sequence[str], years: Sequence[int], first: Key) -> Pasted:
    """Lay a block over a grid, with its first cell on `first`."""
    top, left = streams.index(first[0]), years.index(first[1])
    texts: dict[Key, str] = {}
    outside = 0
    for line, row in enumerate(_rows(text), start=top):
        for column, cell in enumerate(row, start=left):
            if line < len(streams) and column < len(years):
                texts[streams[line], years[column]] = cell
            elif cell.strip():
                outside += 1
    return Pasted(texts, outside)


def _rows(text: str) -> Iterator[list[str]]:
    """Read the cells; a spreadsheet puts quotes round a cell of more than one line."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    try:
        # An empty line is one empty cell.
        rows = csv.reader(io.StringIO(plain, newline=""), delimiter="\t")
        yield from (row or [""] for row in islice(rows, ROWS_MAX))
    except csv.Error:
        yield [plain]


def _is_rounded(text: str) -> bool:
    try:
        return amounts.read(text).is_rounded
    except amounts.NotAnAmount:
        return False
