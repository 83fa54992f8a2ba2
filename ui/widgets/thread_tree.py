"""The golden thread as a list, also for who does not see a drawing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ui.widgets.thread_map import Card, ThreadMap, tr

_CARD = int(Qt.ItemDataRole.UserRole)
_OPEN_UP_TO = 60
"""A thread of more cards starts with only the needs in sight."""


class ThreadTree(QTreeWidget):
    """Need, result, measure, and under that partners and monitoring; Enter opens the row."""

    opened = Signal(object)
    """Card that the user wants to see as a row of the plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thread.tree")
        self.setAccessibleName(tr("Rode draad als lijst"))
        self.setColumnCount(3)
        self.setHeaderLabels([tr("Onderdeel"), tr("Soort"), tr("Los eindje")])
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionsClickable(False)
        self.header().setSectionsMovable(False)
        self.itemActivated.connect(self._on_activated)
        self._map = ThreadMap((), ())
        self._shown: set[str] = set()

    def show_map(self, found: ThreadMap) -> None:
        """Show a map as a list; what hangs on no need stands apart at the end."""
        here = self.current
        self.clear()
        self._map, self._shown = found, set()
        words = [tr(text) for text in ("behoefte", "resultaat", "maatregel", "partner", "meting")]
        self.header().resizeSection(1, max(map(self.fontMetrics().horizontalAdvance, words)) + 32)
        self._kinds = dict(zip((column.kind for column in found.columns), words, strict=False))
        needs = found.columns[0].cards if found.columns else ()
        for card in needs:
            self.addTopLevelItem(self._made(card))
        loose = self._loose()
        if loose is not None:
            self.addTopLevelItem(loose)
        if len(found.cards) <= _OPEN_UP_TO:
            self.expandAll()
        self.show_card(here.id if here else "")

    @property
    def current(self) -> Card | None:
        """The card of the line chosen; None on a line that only gathers."""
        item = self.currentItem()
        return item.data(0, _CARD) if item is not None else None

    def show_card(self, card_id: str) -> None:
        """Choose the first line of a card; without one the first line of all."""
        found = next((item for item in self._lines() if _id(item) == card_id), None)
        target = found or self.topLevelItem(0)
        if target is not None:
            self.setCurrentItem(target)

    def _lines(self) -> list[QTreeWidgetItem]:
        waiting = [self.topLevelItem(place) for place in range(self.topLevelItemCount())]
        found = []
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                found.append(item)
                waiting[:0] = [item.child(place) for place in range(item.childCount())]
        return found

    def _made(self, card: Card) -> QTreeWidgetItem:
        self._shown.add(card.id)
        title = f"{card.title}  ({card.detail})" if card.detail else card.title
        item = QTreeWidgetItem([title, self._kinds[card.kind], " ".join(card.sentences)])
        item.setData(0, _CARD, card)
        # A partner measures for others too: that hangs under what is measured.
        if card.kind != "partner":
            for each in self._map.after(card.id):
                item.addChild(self._made(self._map.cards[each]))
        return item

    def _loose(self) -> QTreeWidgetItem | None:
        """What hangs on no need, from left to right."""
        gathered = QTreeWidgetItem([tr("Zonder behoefte")])
        for card in self._map.cards.values():
            if card.id not in self._shown:
                gathered.addChild(self._made(card))
        return gathered if gathered.childCount() else None

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        card = item.data(0, _CARD)
        if card is not None:
            self.opened.emit(card)


def _id(item: QTreeWidgetItem) -> str:
    card = item.data(0, _CARD)
    return card.id if card is not None else ""
