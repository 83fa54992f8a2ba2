"""The golden thread as a list, also for who does not see a drawing."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from npo_wizard.golden_thread import Graph
from ui.widgets.thread_keys import Wish, wish_of
from ui.widgets.thread_map import Card, ThreadMap, tr

_CARD = int(Qt.ItemDataRole.UserRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_OPEN_UP_TO = 120
"""So many lines are opened of their own; a longer thread starts with only the needs in sight."""


class ThreadTree(QTreeWidget):
    """Under each card what it leads to; who measures stands under what is measured.

    Lines are made when the line above them is opened: a card stands wherever a link leads to it.
    """

    opened = Signal(object)
    """Card that the user wants to see as a row of the plan."""
    wished = Signal(object, str)
    """Card and what the user wants with it: one of Wish."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thread.tree")
        self.setAccessibleName(tr("Rode draad als lijst"))
        self.setColumnCount(3)
        self.setHeaderLabels([tr("Onderdeel"), tr("Soort"), tr("Los eindje")])
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionsClickable(False)
        self.header().setSectionsMovable(False)
        self.itemActivated.connect(self._on_activated)
        self.itemExpanded.connect(self._fill)
        self.customContextMenuRequested.connect(self._on_menu)
        self._map = ThreadMap(Graph((), ()))
        self._kinds: dict[str, str] = {}

    def show_map(self, found: ThreadMap) -> None:
        """Show a map as a list; what hangs on no need stands apart at the end."""
        here = self.current
        self.clear()
        self._map = found
        words = [
            tr(text) for text in ("behoefte", "resultaat", "maatregel", "partner", "geld", "meting")
        ]
        self.header().resizeSection(1, max(map(self.fontMetrics().horizontalAdvance, words)) + 32)
        self._kinds = dict(zip((column.kind for column in found.columns), words, strict=False))
        roots = [card for card in found.cards.values() if not self._over(card)]
        self.addTopLevelItems([self._made(card) for card in roots if card.kind == "need"])
        loose = [self._made(card) for card in roots if card.kind != "need"]
        if loose:
            gathered = QTreeWidgetItem([tr("Zonder behoefte")])
            gathered.addChildren(loose)
            self.addTopLevelItem(gathered)
        self._open_some()
        self.show_card(here.id if here else "")

    @property
    def current(self) -> Card | None:
        """The card of the line chosen; None on a line that only gathers."""
        item = self.currentItem()
        return item.data(0, _CARD) if item is not None else None

    @property
    def place(self) -> QRect:
        """Where the line chosen is, in the coordinates of the screen."""
        item = self.currentItem()
        found = self.visualItemRect(item) if item is not None else QRect()
        return QRect(self.viewport().mapToGlobal(found.topLeft()), found.size())

    def show_card(self, card_id: str) -> None:
        """Choose a line of a card, opening what is above it; without one the first line of all."""
        target = self._line_of(card_id) if card_id in self._map.cards else self.topLevelItem(0)
        if target is not None:
            self.setCurrentItem(target)

    def lines(self) -> Iterator[QTreeWidgetItem]:
        """Every line that was made, from top to bottom."""
        waiting = _under(self.invisibleRootItem())
        while waiting:
            item = waiting.pop(0)
            yield item
            waiting[:0] = _under(item)

    # Making lines.

    def _under(self, card: Card) -> tuple[Card, ...]:
        """What hangs under a card: a partner measures for others too, so it hangs there."""
        if card.kind == "partner":
            return ()
        ends = self._map.before(card.id) if card.kind == "monitoring" else self._map.after(card.id)
        cards = (self._map.cards[each] for each in ends)
        return tuple(c for c in cards if card.kind != "monitoring" or c.kind == "partner")

    def _over(self, card: Card) -> tuple[Card, ...]:
        """Under which cards a card hangs."""
        ends = [*self._map.before(card.id), *self._map.after(card.id)]
        return tuple(c for c in map(self._map.cards.__getitem__, ends) if card in self._under(c))

    def _made(self, card: Card) -> QTreeWidgetItem:
        title = f"{card.title}  ({card.detail})" if card.detail else card.title
        kind, lacks = self._kinds[card.kind], " ".join(card.sentences)
        item = QTreeWidgetItem([title, kind, lacks])
        item.setData(0, _CARD, card)
        spoken = (f"{kind}: {card.title}.", card.detail, lacks)
        item.setData(0, _SPOKEN, " ".join(part for part in spoken if part))
        if self._under(card):
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return item

    def _fill(self, item: QTreeWidgetItem) -> None:
        card = item.data(0, _CARD)
        if card is not None and not item.childCount():
            item.addChildren([self._made(each) for each in self._under(card)])

    def _open_some(self) -> None:
        """Open line by line for as long as they are few; else only the needs are in sight."""
        opened = []
        for count, item in enumerate(self.lines()):
            if count >= _OPEN_UP_TO:
                break
            self._fill(item)
            opened.append(item)
        else:
            for item in opened:
                item.setExpanded(bool(item.childCount()))

    def _line_of(self, card_id: str) -> QTreeWidgetItem | None:
        """The first line of a card, by way of the first card over each."""
        path = [self._map.cards[card_id]]
        while over := self._over(path[-1]):
            path.append(over[0])
        starts = _under(self.invisibleRootItem())
        starts += [item for top in starts if top.data(0, _CARD) is None for item in _under(top)]
        found: QTreeWidgetItem | None = None
        for card in reversed(path):
            found = next((item for item in starts if item.data(0, _CARD) == card), None)
            if found is None:
                return None
            self._fill(found)
            starts = _under(found)
        return found

    # What the user wants.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on the keys that mean something for a card; the others walk the list."""
        wish = wish_of(event)
        if wish is not None and (self.current is not None or wish is Wish.ALL):
            self.wished.emit(self.current, wish)
        else:
            super().keyPressEvent(event)

    def _on_menu(self, _: QPoint) -> None:
        if self.current is not None:
            self.wished.emit(self.current, Wish.MENU)

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        card = item.data(0, _CARD)
        if card is not None:
            self.opened.emit(card)


def _under(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """The lines under a line that were made."""
    children = (item.child(place) for place in range(item.childCount()))
    return [child for child in children if child is not None]
