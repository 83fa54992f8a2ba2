"""The widths of the columns of a table."""

from __future__ import annotations

from typing import NamedTuple

from npo_wizard.report.document.nodes import Cell, Paragraph, Table, plain
from npo_wizard.report.pdf import fonts
from npo_wizard.report.style import style

PADDING_X = 5.0
_FACTS = (0.28, 0.72)
_COVER = (0.36, 0.64)
_NUMBER_COLUMN = 62.0  # where there is room
_LONGEST_WORD = 0.30  # of the width of the table: longer words are cut, not given room
_LONGEST_TEXTS = 10  # times the width of the table: beyond that no text gets more room
_GIVEN = 0.4  # so much of the widths of a grid is as its template says, the rest as its texts need


def column_widths(table: Table, width: float, *, wider: float = 1.0) -> list[float]:
    """Return the widths of the columns; together they are `width` points.

    wider: how much wider words may turn out than ours, where another face may take our place.
    """
    weights = table.widths
    if not weights and table.kind != "grid" and table.columns == 2:
        weights = _COVER if table.kind == "cover" else _FACTS
    wishes = _wishes(table, width, wider)
    if weights:
        shares = [width * weight / sum(weights) for weight in weights]
        if table.kind == "grid":
            shares = _as_texts_need(shares, wishes.squares, width)
        return _at_least(shares, wishes.least)
    return _shared(wishes.least, wishes.most, wishes.numbers, width)


class _Wishes(NamedTuple):
    """What each column holds."""

    least: list[float]
    """Width of its longest word."""
    most: list[float]
    """Width of its longest text."""
    squares: list[float]
    """The squared widths of its texts, together."""
    numbers: list[bool]
    """Whether it holds nothing but numbers."""


def _as_texts_need(shares: list[float], squares: list[float], width: float) -> list[float]:
    """Give columns with long texts more room, so that rows become lower and a page holds more.

    A text of length t in a column of width w takes t / w lines. The squares of these are together
    least when w grows with the cube root of the squares of t; squares, as the longest text of a
    row sets its height.
    """
    needs = [square ** (1 / 3) for square in squares]
    if not any(needs):
        return shares
    return [
        _GIVEN * share + (1 - _GIVEN) * width * need / sum(needs)
        for share, need in zip(shares, needs, strict=True)
    ]


def _wishes(table: Table, width: float, wider: float) -> _Wishes:
    """Return what the columns of a table hold."""
    least, most = [20.0] * table.columns, [20.0] * table.columns
    squares, numbers = [0.0] * table.columns, [True] * table.columns
    reaching = [0] * table.columns
    for row in table.rows:
        column = 0
        for cell in row.cells:
            while reaching[column]:
                column += 1
            if cell.columns == 1:
                low, high, long = _cell_widths(cell, width)
                least[column] = max(least[column], low * wider)
                most[column] = max(most[column], high, low * wider)
                squares[column] += long**2
                numbers[column] &= cell.number
            reaching[column : column + cell.columns] = [cell.rows] * cell.columns
            column += cell.columns
        reaching = [max(left - 1, 0) for left in reaching]
    return _Wishes(least, most, squares, numbers)


def _at_least(shares: list[float], least: list[float]) -> list[float]:
    """Widen columns that would cut a word, at the cost of those with room to spare."""
    lacking = sum(max(low - share, 0) for share, low in zip(shares, least, strict=True))
    spare = sum(max(share - low, 0) for share, low in zip(shares, least, strict=True))
    if not lacking or spare < lacking:
        return shares
    return [
        low if share <= low else share - (share - low) * lacking / spare
        for share, low in zip(shares, least, strict=True)
    ]


def _shared(
    least: list[float], most: list[float], numbers: list[bool], width: float
) -> list[float]:
    if sum(least) >= width:
        return [width * low / sum(least) for low in least]
    if sum(most) <= width:
        growing = [0.0 if number else high for number, high in zip(numbers, most, strict=True)]
        if not any(growing):
            growing = most
        spare = width - sum(most)
        return [
            high + spare * grow / sum(growing) for high, grow in zip(most, growing, strict=True)
        ]
    spare = width - sum(least)
    wishes = [(high - low) ** 0.75 for low, high in zip(least, most, strict=True)]
    return [low + spare * wish / sum(wishes) for low, wish in zip(least, wishes, strict=True)]


def _cell_widths(cell: Cell, width: float) -> tuple[float, float, float]:
    """Return the width of the longest word, the longest text and all texts together.

    Padding is included, but not in the last.
    """
    texts = [plain(block.inlines) for block in cell.blocks if isinstance(block, Paragraph)]
    if len(texts) < len(cell.blocks):
        return width * 0.15, width, width
    face = "bold" if cell.scope else "regular"
    size = style().text("cell").size
    words = [word for text in texts for word in ([text] if cell.number else text.split(" "))]
    longest = max((fonts.measure(word, face, size) for word in words), default=0)
    lengths = [fonts.measure(text, face, size) for text in texts]
    whole = max(lengths, default=0)
    padding = 2 * PADDING_X + 1
    if cell.number:
        whole = max(whole, _NUMBER_COLUMN - padding)
    return (
        min(longest, width * _LONGEST_WORD) + padding,
        min(whole, width) + padding,
        min(sum(lengths), _LONGEST_TEXTS * width),
    )
