"""The widths of the columns of a table."""

from __future__ import annotations

from npo_wizard.report.document.nodes import Cell, Paragraph, Table, plain
from npo_wizard.report.pdf import fonts
from npo_wizard.report.style import style

PADDING_X = 5.0
_FACTS = (0.28, 0.72)
_COVER = (0.36, 0.64)
_NUMBER_COLUMN = 62.0  # where there is room
_LONGEST_WORD = 0.30  # of the width of the table: longer words are cut, not given room


def column_widths(table: Table, width: float) -> list[float]:
    """Return the widths of the columns; together they are `width` points."""
    weights = table.widths
    if not weights and table.kind != "grid" and table.columns == 2:
        weights = _COVER if table.kind == "cover" else _FACTS
    least, most, numbers = _wishes(table, width)
    if weights:
        shares = [width * weight / sum(weights) for weight in weights]
        return _at_least(shares, least)
    return _shared(least, most, numbers, width)


def _wishes(table: Table, width: float) -> tuple[list[float], list[float], list[bool]]:
    """Return per column the width of its longest word and text, and whether it holds numbers."""
    least, most = [20.0] * table.columns, [20.0] * table.columns
    numbers = [True] * table.columns
    reaching = [0] * table.columns
    for row in table.rows:
        column = 0
        for cell in row.cells:
            while reaching[column]:
                column += 1
            if cell.columns == 1:
                low, high = _cell_widths(cell, width)
                least[column] = max(least[column], low)
                most[column] = max(most[column], high)
                numbers[column] &= cell.number
            reaching[column : column + cell.columns] = [cell.rows] * cell.columns
            column += cell.columns
        reaching = [max(left - 1, 0) for left in reaching]
    return least, most, numbers


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


def _cell_widths(cell: Cell, width: float) -> tuple[float, float]:
    """Return the width of the longest word and of the whole text, padding included."""
    texts = [plain(block.inlines) for block in cell.blocks if isinstance(block, Paragraph)]
    if len(texts) < len(cell.blocks):
        return width * 0.15, width
    face = "bold" if cell.scope else "regular"
    size = style().text("cell").size
    words = [word for text in texts for word in ([text] if cell.number else text.split(" "))]
    longest = max((fonts.measure(word, face, size) for word in words), default=0)
    whole = max((fonts.measure(text, face, size) for text in texts), default=0)
    padding = 2 * PADDING_X + 1
    if cell.number:
        whole = max(whole, _NUMBER_COLUMN - padding)
    return min(longest, width * _LONGEST_WORD) + padding, min(whole, width) + padding
