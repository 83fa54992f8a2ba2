"""Walking the golden thread with the arrows: along links, or up and down in a column."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui.widgets.thread_map import ThreadMap

STEPS = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}
"""The keys that go to another card."""


class Walk:
    """Where the keyboard is, and which way it came: back leads to where one came from."""

    def __init__(self, found: ThreadMap, start: str = "") -> None:
        self._map = found
        self._visited: list[str] = []
        first = next(iter(found.cards), "")
        self.current = start if start in found.cards else first

    def go_to(self, card_id: str) -> None:
        """Be on a card."""
        self._visited.append(self.current)
        self.current = card_id

    def step(self, key: int, *, jumps: bool = False) -> bool:
        """Go one step; answers whether there was a card to go to.

        Left and right follow the links; with `jumps` they go to the next column, linked or not.
        """
        if self.current not in self._map.cards:
            return False
        target = self._target(key, jumps)
        if target is None or target == self.current:
            return False
        self.go_to(target)
        return True

    def _target(self, key: int, jumps: bool) -> str | None:
        match key:
            case Qt.Key.Key_Right:
                return self._beside(1) if jumps else self._along(self._map.after(self.current))
            case Qt.Key.Key_Left:
                return self._beside(-1) if jumps else self._along(self._map.before(self.current))
            case Qt.Key.Key_Up:
                return self._in_column(self._place - 1)
            case Qt.Key.Key_Down:
                return self._in_column(self._place + 1)
            case Qt.Key.Key_Home:
                return self._in_column(0)
            case _:
                return self._in_column(len(self._column) - 1)

    @property
    def _column(self) -> list[str]:
        column = self._map.columns[self._map.column_of[self.current]]
        return [card.id for card in column.cards]

    @property
    def _place(self) -> int:
        return self._column.index(self.current)

    def _in_column(self, place: int) -> str | None:
        cards = self._column
        return cards[place] if 0 <= place < len(cards) else None

    def _along(self, ends: tuple[str, ...]) -> str | None:
        """The linked card in the nearest column: the one visited last, else the topmost."""
        if not ends:
            return None
        here = self._map.column_of[self.current]
        nearest = min(abs(self._map.column_of[each] - here) for each in ends)
        close = [each for each in ends if abs(self._map.column_of[each] - here) == nearest]
        return next((each for each in reversed(self._visited) if each in close), close[0])

    def _beside(self, by: int) -> str | None:
        """The card at the same height in the next column that has cards."""
        part = (self._place + 0.5) / len(self._column)
        place = self._map.column_of[self.current] + by
        while 0 <= place < len(self._map.columns):
            cards = self._map.columns[place].cards
            if cards:
                return cards[int(part * len(cards))].id
            place += by
        return None
