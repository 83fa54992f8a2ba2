"""What can be done with a card of the golden thread: open it, look at it alone, tie its ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QMenu, QWidget

from npo_wizard.errors import InputRefused
from npo_wizard.golden_thread import Joint, LooseEnd, joint
from npo_wizard.rules import Place
from ui.widgets.choice_editors import Option
from ui.widgets.editors import row_title
from ui.widgets.thread_joiner import ThreadJoiner
from ui.widgets.thread_map import Card, short

if TYPE_CHECKING:
    from ui.bridge import Bridge


class ThreadActions(QWidget):
    """Asks what is needed and passes it on to the plan; has no picture of its own."""

    alone_wanted = Signal(str)
    """Id of the card whose chain is to be looked at; "" for all."""
    tied = Signal(str)
    """Id of a card of which a link was made."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._bridge = bridge
        self.hide()

    def open(self, card: Card, field: str = "") -> None:
        """Go to the row of a card, and to a field of it."""
        self._bridge.go_to(Place(self.step_of(card.noun), card.noun, card.ref, field))

    def step_of(self, noun: str) -> str:
        """The step on which a noun is edited."""
        return next(step.id for step in self._bridge.content.steps if noun in step.nouns)

    def menu(self, card: Card, place: QRect, *, is_alone: bool) -> QMenu:
        """Make the menu of a card; it goes away when it closes."""
        menu = QMenu(self._page)
        menu.setObjectName("thread.menu")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("Openen")).triggered.connect(lambda: self.open(card))
        if is_alone:
            everything = menu.addAction(self.tr("Alle draden tonen"))
            everything.triggered.connect(lambda: self.alone_wanted.emit(""))
        else:
            alone = menu.addAction(self.tr("Alleen deze draad tonen"))
            alone.triggered.connect(lambda: self.alone_wanted.emit(card.id))
        if card.ends:
            menu.addSeparator()
        for end in card.ends:
            is_tied_here = joint(end) is not None
            if is_tied_here and self._bridge.is_read_only:
                continue
            words = self.tr("{0}: koppelen…") if is_tied_here else self.tr("{0}: invullen…")
            action = menu.addAction(words.format(short(end, self._bridge.content)))
            action.triggered.connect(lambda _=False, end=end: self._tie_end(card, end, place))
        return menu

    def tie(self, card: Card, place: QRect) -> ThreadJoiner | None:
        """Ask for the first link that a card misses, at its place on the screen.

        Where more than a link is missing it goes to the field.
        """
        if not card.ends:
            self._bridge.message.emit(self.tr("Bij deze kaart mist geen schakel."), False)
            return None
        return self._tie_end(card, card.ends[0], place)

    def _tie_end(self, card: Card, end: LooseEnd, place: QRect) -> ThreadJoiner | None:
        how = joint(end)
        if how is None:
            self.open(card, end.field)
            return None
        if self._bridge.is_read_only:
            self._bridge.message.emit(self._bridge.read_only_reason, False)
            return None
        words = self._bridge.content.words.noun(how.noun)
        rows = (self._bridge.view.find(how.noun, each) for each in how.choices(self._bridge.view))
        options = [Option(row.id, row_title(self._bridge, row)) for row in rows if row is not None]
        joiner = ThreadJoiner(end.sentence, options, f"+ {words.add}", self._page)
        joiner.chosen.connect(lambda row_id: self._join(card, how, row_id))
        joiner.new_wanted.connect(lambda title: self._join_new(card, how, title))
        joiner.show_at(place)
        return joiner

    def _join(self, card: Card, how: Joint, row_id: str) -> None:
        self._bridge.apply(how.tied(self._bridge.view, row_id))
        row = self._bridge.view.find(how.noun, row_id)
        assert row is not None
        self._tell(card, row_title(self._bridge, row))

    def _join_new(self, card: Card, how: Joint, title: str) -> None:
        try:
            self._bridge.apply(how.tied_to_new(self._bridge.view, title))
        except InputRefused as refused:
            self._bridge.message.emit(refused.sentence, False)
            return
        self._tell(card, title)

    def _tell(self, card: Card, title: str) -> None:
        self._bridge.message.emit(self.tr("Gekoppeld aan ‘{0}’.").format(title), True)
        self.tied.emit(card.id)
