"""The page "Rode draad": the whole chain of the plan as a drawing and as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from npo_wizard.plan.nouns import (
    Body,
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
from ui.widgets.finding_note import NoteBox, plain_label
from ui.widgets.spacing import gap
from ui.widgets.thread_map import Card, ThreadMap, thread_map
from ui.widgets.thread_tree import ThreadTree
from ui.widgets.thread_view import ZOOM_STEP, ThreadView

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from ui.bridge import Bridge

_DRAWN = (Need, Result, Measure, MeasureCost, Partner, Body, Monitoring, Plan)
"""What the drawing is made of; the plan itself for its programme."""
SENTENCES_MAX = 2
"""So many loose ends are told in full under the drawing."""


class RodeDraadPage(Page):
    """The golden thread from need to measurement; a card opens the item it stands for."""

    def __init__(self, bridge: Bridge, page_id: str, parent: QWidget | None = None) -> None:
        super().__init__(bridge, page_id, parent)
        self._map: ThreadMap | None = None
        self.view = ThreadView()
        self.tree = ThreadTree()
        self.empty = self._made_empty()
        self.note = NoteBox()
        self.note.followed.connect(self._go_to_first)
        self._make_buttons()
        self._lay_out()
        self.view.opened.connect(self._open)
        self.tree.opened.connect(self._open)
        self.view.zoomed.connect(self._show_zoom)

    # Making.

    def _make_buttons(self) -> None:
        self.as_list = button(self.tr("Als lijst"), "thread.as_list")
        self.as_list.setCheckable(True)
        self.as_list.setAccessibleDescription(
            self.tr("Toont de rode draad als een lijst die kan worden voorgelezen")
        )
        self.as_list.toggled.connect(self._show_kind)
        self.smaller = button("", "thread.smaller", "", "minus")
        self.smaller.setAccessibleName(self.tr("Tekening kleiner"))
        self.smaller.setToolTip(self.tr("Kleiner (Ctrl+min)"))
        self.smaller.clicked.connect(lambda: self.view.set_zoom(self.view.zoom / ZOOM_STEP))
        self.larger = button("", "thread.larger", "", "plus")
        self.larger.setAccessibleName(self.tr("Tekening groter"))
        self.larger.setToolTip(self.tr("Groter (Ctrl+plus)"))
        self.larger.clicked.connect(lambda: self.view.set_zoom(self.view.zoom * ZOOM_STEP))
        self.fit = button("", "thread.fit")
        self.fit.setToolTip(self.tr("Pas in de breedte (Ctrl+0)"))
        self.fit.clicked.connect(lambda: self.view.set_zoom(1.0))
        self._show_zoom()

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
            lambda: self.bridge.go_to(Place(self._step_of(Need.NAME), Need.NAME))
        )
        column.addWidget(plain_label(text, "lead"))
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return made

    def _lay_out(self) -> None:
        page = self.bridge.content.pages[self.page_id]
        self.kinds = QStackedWidget()
        for each in (self.empty, self.view, self.tree):
            self.kinds.addWidget(each)
        head = QHBoxLayout()
        head.setSpacing(gap(2))
        head.addWidget(plain_label(page.title, "title"), 1)
        for each in (self.as_list, self.smaller, self.fit, self.larger):
            head.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(6), gap(5), gap(6), gap(5))
        column.setSpacing(gap(2))
        column.addLayout(head)
        column.addWidget(plain_label(page.intro, "lead"))
        column.addSpacing(gap(2))
        column.addWidget(self.kinds, 1)
        column.addWidget(self.note)

    # The contract of a page.

    def refresh(self, changes: Changes | None) -> None:
        """Draw the thread anew where it is another one."""
        if changes is not None and not any(changes.touches(noun) for noun in _DRAWN):
            return
        found = thread_map(self.bridge.view, self.bridge.content)
        if found != self._map:
            self._map = found
            self.view.show_map(found)
            self.tree.show_map(found)
            self._show_kind()

    def show_findings(self) -> None:
        """Say which ends are loose: as many as the number in the side bar."""
        state = self.bridge.state(self.page_id)
        findings = state.findings if state is not None else ()
        if not findings:
            self.note.show_note("")
            return
        count = len(findings)
        words = self.tr("1 los eindje.") if count == 1 else self.tr("{0} losse eindjes.")
        told = [finding.sentence for finding in findings[:SENTENCES_MAX]]
        more = self.tr("En nog {0}.").format(count - len(told)) if count > len(told) else ""
        sentence = " ".join(part for part in (words.format(count), *told, more) if part)
        self.note.show_note(sentence, self.tr("Naar het eerste"))

    def first_focus(self) -> QWidget:
        """The drawing, or the list where that is shown."""
        if self.kinds.currentWidget() is self.empty:
            return self.start
        return self.tree if self.kinds.currentWidget() is self.tree else self.view

    def go_to(self, place: Place) -> None:
        """Show the card of a row."""
        cards = self._map.cards.values() if self._map else ()
        found = next((c for c in cards if (c.noun, c.ref) == (place.noun, place.row_id)), None)
        if found is not None:
            self.view.show_card(found.id)
            self.tree.show_card(found.id)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    # What the user wants.

    def _show_kind(self) -> None:
        """Show the drawing or the list, on the same card; or what to do first."""
        is_empty = not (self._map and self._map.cards)
        as_list = self.as_list.isChecked()
        for each in (self.smaller, self.fit, self.larger):
            each.setVisible(not as_list and not is_empty)
        self.as_list.setVisible(not is_empty)
        wanted = self.empty if is_empty else self.tree if as_list else self.view
        if self.kinds.currentWidget() is wanted:
            return
        here = self.tree.current if wanted is self.view else self.view.current
        self.kinds.setCurrentWidget(wanted)
        if here is not None:
            (self.view if wanted is self.view else self.tree).show_card(here.id)

    def _show_zoom(self) -> None:
        text = f"{round(self.view.zoom * 100)}%"
        self.fit.setText(text)
        self.fit.setAccessibleName(self.tr("Pas in de breedte; nu {0}").format(text))

    def _open(self, card: Card) -> None:
        self.bridge.go_to(Place(self._step_of(card.noun), card.noun, card.ref))

    def _go_to_first(self) -> None:
        state = self.bridge.state(self.page_id)
        if state is not None and state.findings:
            self.bridge.go_to(state.findings[0].place)

    def _step_of(self, noun: str) -> str:
        return next(step.id for step in self.bridge.content.steps if noun in step.nouns)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another appearance: the drawing takes its colours and sizes itself."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._map is not None:
            self.view.redraw()
