"""The drawing of the golden thread at a width: where each card and link lies."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene

from ui import style
from ui.widgets.spacing import gap
from ui.widgets.thread_card import CardItem, LinkItem
from ui.widgets.thread_map import ThreadMap, rows

_GUTTER_PART = 0.19
"""The room between columns, as part of a column and the room beside it."""


class ThreadScene(QGraphicsScene):
    """Cards in columns, in rows that are as tall as their tallest card."""

    def __init__(self, found: ThreadMap, width: float) -> None:
        super().__init__()
        tokens = style.current()
        self.map = found
        count = len(found.columns)
        width = max(width - 2 * gap(1), count * tokens.size("thread-column"))
        gutter = width / count * _GUTTER_PART
        self.card_width = (width - (count - 1) * gutter) / count
        self.pitch = self.card_width + gutter
        self.items_by_id = self._made_cards()
        height = self._put_in_rows()
        self.links = self._made_links()
        self.setSceneRect(QRectF(-gap(1), 0, width + 2 * gap(1), height))

    def left(self, column: int) -> float:
        """Where a column begins."""
        return column * self.pitch

    def show_chain(self, card_id: str, ring_id: str) -> None:
        """Make the chain of a card stand out, and give a card the ring of focus; "" for none."""
        chain = self.map.chain(card_id) if card_id in self.items_by_id else frozenset()
        for each, item in self.items_by_id.items():
            item.set_state(in_chain=each in chain, has_ring=each == ring_id)
        for link in self.links:
            link.set_in_chain(chain.issuperset(link.ends))

    def _made_cards(self) -> dict[str, CardItem]:
        made = {}
        for column in self.map.columns:
            for card in column.cards:
                made[card.id] = CardItem(card, column.stage, self.card_width)
                self.addItem(made[card.id])
        return made

    def _put_in_rows(self) -> float:
        """Give each row the height of its tallest card; answers the height of all."""
        places = rows(self.map)
        heights = [0.0] * (max(places.values(), default=-1) + 1)
        for card_id, row in places.items():
            heights[row] = max(heights[row], self.items_by_id[card_id].height_needed())
        tops = [float(gap(2))]
        for height in heights:
            tops.append(tops[-1] + height + gap(4))
        for card_id, row in places.items():
            item = self.items_by_id[card_id]
            item.set_height(heights[row])
            item.setPos(self.left(self.map.column_of[card_id]), tops[row])
        return tops[-1]

    def _made_links(self) -> list[LinkItem]:
        """A link that passes a column by would run behind its cards: the chain shows it instead."""
        made = []
        for link in filter(self.map.is_near, self.map.links):
            start, end = (self.items_by_id[each] for each in link)
            made.append(LinkItem(start, end))
            self.addItem(made[-1])
        return made
