"""The drawing of the golden thread at a width: where each card and link lies."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from ui import style
from ui.widgets.spacing import gap
from ui.widgets.thread_card import CardItem, LinkItem, curve_through
from ui.widgets.thread_map import ThreadMap, rows
from ui.widgets.thread_routes import Route, routes

_GUTTER_PART = 0.19
"""The room between columns, as part of a column and the room beside it."""

_MANY = 150
"""Of so many links each is drawn thin; fewer only where they pass columns by."""


class ThreadScene(QGraphicsScene):
    """Cards in columns, in rows that are as tall as their tallest card."""

    def __init__(self, found: ThreadMap, width: float) -> None:
        super().__init__()
        tokens = style.current()
        self.map = found
        self._lane = gap(4)  # room between rows, through which links run past a column
        count = len(found.columns)
        width = max(width - 2 * gap(1), count * tokens.size("thread-column"))
        gutter = width / count * _GUTTER_PART
        self.card_width = (width - (count - 1) * gutter) / count
        self.pitch = self.card_width + gutter
        self.items_by_id = self._made_cards()
        self._rows = rows(found)
        self._tops = self._put_in_rows()
        self.links = self._made_links()
        self.setSceneRect(QRectF(-gap(1), 0, width + 2 * gap(1), self._tops[-1]))

    def left(self, column: int) -> float:
        """Where a column begins."""
        return column * self.pitch

    def show_chain(self, card_id: str, ring_id: str) -> None:
        """Make the chain of a card stand out, and give a card the ring of focus; "" for none."""
        chain = self.map.graph.chain(card_id) if card_id in self.items_by_id else frozenset()
        if len(chain) == len(self.items_by_id) > 1:
            chain = frozenset()  # where all of it stands out, nothing does
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

    def _put_in_rows(self) -> list[float]:
        """Give each row the height of its tallest card; answers the tops, and the end of all."""
        heights = [0.0] * (max(self._rows.values(), default=-1) + 1)
        for card_id, row in self._rows.items():
            heights[row] = max(heights[row], self.items_by_id[card_id].height_needed())
        tops = [float(self._lane)]
        for height in heights:
            tops.append(tops[-1] + height + self._lane)
        for card_id, row in self._rows.items():
            item = self.items_by_id[card_id]
            item.set_height(heights[row])
            item.setPos(self.left(self.map.column_of[card_id]), tops[row])
        return tops

    def _made_links(self) -> list[LinkItem]:
        made = []
        for route in routes(self.map, self._rows):
            points = self._points(route)
            is_thin = len(points) > 2 or len(self.map.links) > _MANY
            made.append(LinkItem(route.link, curve_through(points), is_thin=is_thin))
            self.addItem(made[-1])
        return made

    def _points(self, route: Route) -> list[QPointF]:
        """From the right of a card, past the columns between, to the left of the other."""
        start, end = (self.items_by_id[each] for each in route.link)
        first, last = (self.map.column_of[each] for each in route.link)
        points = [start.mapToScene(QPointF(start.body.right(), start.body.center().y()))]
        if last - first > 1:
            y = self._height_of(route)
            points.append(QPointF(self.left(first + 1), y))
            points.append(QPointF(self.left(last - 1) + self.card_width, y))
        points.append(end.mapToScene(QPointF(end.body.left(), end.body.center().y())))
        return points

    def _height_of(self, route: Route) -> float:
        below = self._tops[route.row + 1]
        if route.is_lane:
            return below - self._lane * (1 - route.part)
        return (self._tops[route.row] + below - self._lane) / 2
