"""The page "Rode draad": the whole chain of the plan as a drawing and as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from npo_wizard.golden_thread import Graph, graph
from npo_wizard.plan.fields import specs
from npo_wizard.plan.nouns import (
    Body,
    FundingStream,
    Measure,
    MeasureCost,
    Monitoring,
    Need,
    Partner,
    Plan,
    Result,
)
from npo_wizard.rules import Place
from ui.controls import button
from ui.pages.page import Page
from ui.pages.thread_actions import ThreadActions
from ui.widgets.editors import listed_options, row_options
from ui.widgets.finding_note import NoteBox, plain_label
from ui.widgets.spacing import gap
from ui.widgets.thread_filter import ThreadFilter
from ui.widgets.thread_keys import Wish
from ui.widgets.thread_map import Card, ThreadMap, thread_map
from ui.widgets.thread_tree import ThreadTree
from ui.widgets.thread_view import ThreadView
from ui.widgets.zoom_buttons import ZoomButtons

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from ui.bridge import Bridge

_DRAWN = (Need, Result, Measure, MeasureCost, FundingStream, Partner, Body, Monitoring, Plan)
"""What the drawing is made of; the plan itself for its programme."""
SENTENCES_MAX = 2
"""Up to so many loose ends are told in full under the drawing; of more only the first."""


class RodeDraadPage(Page):
    """The golden thread from need to measurement; a card opens the item it stands for."""

    def __init__(self, bridge: Bridge, page_id: str, parent: QWidget | None = None) -> None:
        super().__init__(bridge, page_id, parent)
        self._whole = Graph((), ())
        self._map: ThreadMap | None = None
        self.filter = ThreadFilter()
        self.view = ThreadView()
        self.tree = ThreadTree()
        self.actions_of = ThreadActions(bridge, self)
        self.empty = self._made_empty()
        self.nothing = self._made_nothing()
        self.note = NoteBox()
        self.note.followed.connect(self._go_to_first)
        self.as_list = self._made_as_list()
        self.zoom = ZoomButtons(self.view)
        self._lay_out()
        self.filter.changed.connect(self._show_chosen)
        self.actions_of.alone_wanted.connect(self.filter.look_alone)
        self.actions_of.tied.connect(self._show_tied)
        for each in (self.view, self.tree):
            each.opened.connect(self.actions_of.open)
            each.wished.connect(self._grant)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.filter.words.setFocus)

    # Making.

    def _made_as_list(self) -> QPushButton:
        made = button(self.tr("Als lijst"), "thread.as_list")
        made.setCheckable(True)
        made.setAccessibleDescription(
            self.tr("Toont de rode draad als een lijst die kan worden voorgelezen")
        )
        made.toggled.connect(self._show_kind)
        return made

    def _made_empty(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, gap(3), 0, 0)
        column.setSpacing(gap(3))
        text = self.tr(
            "Hier ziet u straks hoe alles samenhangt. Begin met een behoefte: wat hebben kinderen "
            "en jongeren in uw gemeente nodig?"
        )
        self.start = button(self.tr("Naar de behoeften"), "thread.start")
        self.start.clicked.connect(
            lambda: self.bridge.go_to(Place(self.actions_of.step_of(Need.NAME), Need.NAME))
        )
        column.addWidget(plain_label(text, "lead"))
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return made

    def _made_nothing(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, gap(3), 0, 0)
        text = self.tr("Niets gevonden. Er is geen draad die past bij alles wat u hebt gekozen.")
        column.addWidget(plain_label(text, "lead"))
        column.addStretch(1)
        return made

    def _made_told(self) -> QWidget:
        """The line that says that not all is shown, with the way back."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(2))
        self.told = plain_label("", "soft")
        self.everything = button(self.tr("Alles tonen"), "thread.everything", "link")
        self.everything.clicked.connect(self._show_everything)
        row.addWidget(self.told, 1)
        row.addWidget(self.everything)
        return made

    def _lay_out(self) -> None:
        page = self.bridge.content.pages[self.page_id]
        self.kinds = QStackedWidget()
        self.told_line = self._made_told()
        for each in (self.empty, self.nothing, self.view, self.tree):
            self.kinds.addWidget(each)
        head = QHBoxLayout()
        head.setSpacing(gap(2))
        head.addWidget(plain_label(page.title, "title"), 1)
        head.addWidget(self.as_list)
        head.addWidget(self.zoom)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(6), gap(5), gap(6), gap(5))
        column.setSpacing(gap(2))
        column.addLayout(head)
        self.intro = plain_label(page.intro, "lead")
        column.addWidget(self.intro)
        column.addWidget(self.told_line)
        column.addWidget(self.filter)
        column.addWidget(self.kinds, 1)
        column.addWidget(self.note)

    # The contract of a page.

    def refresh(self, changes: Changes | None) -> None:
        """Draw the thread anew where it is another one."""
        if changes is not None and not any(changes.touches(noun) for noun in _DRAWN):
            return
        self._whole = graph(self.bridge.view, self.bridge.content)
        domains = listed_options(self.bridge, specs(Need)["domain"])
        needs, partners = (row_options(self.bridge, noun.NAME) for noun in (Need, Partner))
        self.filter.show_options(needs, domains, partners)
        alone = self.filter.selection.alone
        if alone and all(node.id != alone for node in self._whole.nodes):
            self.filter.look_alone("")
        self._show()

    def _show_chosen(self) -> None:
        """Show another part, with the card of the keyboard in sight."""
        self._show()
        self.view.reveal()

    def _show(self) -> None:
        """Show of the thread what is asked for."""
        chosen = self.filter.selection
        found = thread_map(
            chosen.shown(self._whole, self.bridge.view),
            self.bridge.content,
            is_read_only=self.bridge.is_read_only,
        )
        if found != self._map:
            self._map = found
            self.view.show_map(found)
            self.tree.show_map(found)
        self._show_kind()
        self._tell()

    def _tell(self) -> None:
        """Say in words how much is shown."""
        assert self._map is not None
        shown, count = len(self._map.cards), len(self._whole.nodes)
        chosen = self.filter.selection
        is_part = bool(chosen.alone) or self.filter.is_narrowed
        self.told_line.setVisible(is_part and count > 0)
        self.intro.setVisible(self.told_line.isHidden())
        words = self.tr("U ziet {0} van de {1} kaarten.").format(shown, count)
        if chosen.alone:
            title = self._whole.node(chosen.alone).title
            words = self.tr("Alleen de draad van ‘{0}’: {1} van de {2} kaarten.").format(
                title, shown, count
            )
        if words != self.told.text():
            self.told.setText(words)
            if is_part:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def show_findings(self) -> None:
        """Say which ends are loose: as many as the number in the side bar."""
        state = self.bridge.state(self.page_id)
        findings = state.findings if state is not None else ()
        if not findings:
            self.note.show_note("")
            return
        count = len(findings)
        words = self.tr("1 los eindje.") if count == 1 else self.tr("{0} losse eindjes.")
        most = count if count <= SENTENCES_MAX else 1
        told = [finding.sentence for finding in findings[:most]]
        more = self.tr("En nog {0}.").format(count - len(told)) if count > len(told) else ""
        sentence = " ".join(part for part in (words.format(count), *told, more) if part)
        self.note.show_note(sentence, self.tr("Naar het eerste"))

    def first_focus(self) -> QWidget:
        """The drawing, or the list where that is shown."""
        if self.kinds.currentWidget() is self.empty:
            return self.start
        if self.kinds.currentWidget() is self.nothing:
            return self.filter.words
        return self.tree if self.kinds.currentWidget() is self.tree else self.view

    def go_to(self, place: Place) -> None:
        """Show the card of a row, also where it was filtered out."""
        shown = {(card.noun, card.ref) for card in self._map.cards.values()} if self._map else set()
        if place.row_id and (place.noun, place.row_id) not in shown:
            self.filter.clear()
        cards = self._map.cards.values() if self._map else ()
        found = next((c for c in cards if (c.noun, c.ref) == (place.noun, place.row_id)), None)
        if found is not None:
            self.view.show_card(found.id)
            self.tree.show_card(found.id)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    # What the user wants.

    def _show_kind(self) -> None:
        """Show the drawing or the list, on the same card; or what to do first."""
        is_empty = not self._whole.nodes
        as_list = self.as_list.isChecked()
        self.zoom.setVisible(not as_list and not is_empty)
        self.as_list.setVisible(not is_empty)
        self.filter.setVisible(not is_empty)
        wanted: QWidget = self.tree if as_list else self.view
        if self._map is None or not self._map.cards:
            wanted = self.empty if is_empty else self.nothing
        if self.kinds.currentWidget() is wanted:
            return
        was = self.kinds.currentWidget()
        here = was.current if isinstance(was, (ThreadTree, ThreadView)) else None
        self.kinds.setCurrentWidget(wanted)
        if here is not None and wanted in (self.view, self.tree):
            (self.view if wanted is self.view else self.tree).show_card(here.id)

    def _grant(self, card: Card | None, wish: str) -> None:
        """Do what a key, click or menu asks."""
        shower = self.tree if self.kinds.currentWidget() is self.tree else self.view
        alone = self.filter.selection.alone
        if wish == Wish.ALL:
            self._widen()
        elif card is None:
            return
        elif wish == Wish.ALONE:
            self.filter.look_alone("" if card.id == alone else card.id)
        elif wish == Wish.TIE:
            self.actions_of.tie(card, shower.place)
        elif not any(menu.isVisible() for menu in self.findChildren(QMenu)):
            place = shower.place
            menu = self.actions_of.menu(card, place, is_alone=card.id == alone)
            menu.popup(place.bottomLeft())

    def _widen(self) -> None:
        """Show all threads again; a second time, all that the filter leaves out."""
        if self.filter.selection.alone:
            self.filter.look_alone("")
        else:
            self.filter.clear()

    def _show_everything(self) -> None:
        self.filter.clear()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_tied(self, card_id: str) -> None:
        """Stay on the card of which a link was made."""
        self.view.show_card(card_id)
        self.tree.show_card(card_id)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_first(self) -> None:
        state = self.bridge.state(self.page_id)
        if state is not None and state.findings:
            self.bridge.go_to(state.findings[0].place)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another appearance: the drawing takes its colours and sizes itself."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._map is not None:
            self.view.redraw()
