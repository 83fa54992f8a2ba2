"""A tab with the actions along the months, drawn and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from npo_wizard.plan.choices import ActionState
from npo_wizard.plan.edits import Changes
from npo_wizard.plan.nouns import Action, Measure, Partner
from npo_wizard.rules.finding import Place
from ui.pages.part import PagePart
from ui.widgets.finding_note import plain_label
from ui.widgets.notation import show_day
from ui.widgets.spacing import spaced
from ui.widgets.timeline_chart import Bar, TimelineChart

if TYPE_CHECKING:
    from ui.bridge import Bridge

_ID = Qt.ItemDataRole.UserRole
_TOKENS = {
    ActionState.TO_DO: "plan",
    ActionState.BUSY: "join",
    ActionState.DONE: "good",
    ActionState.DROPPED: "grey",
}


class TimelinePart(PagePart):
    """All actions that have a day, in the order of their first day."""

    def __init__(self, bridge: Bridge, title: str) -> None:
        super().__init__(bridge, title)
        self.chart = TimelineChart(self)
        self.list = QListWidget(self)
        self.list.setObjectName("list.timeline")
        self.list.setAccessibleName(self.tr("Planning in woorden"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._on_activated)
        self.without_day = plain_label("", "soft", self)
        self.empty = plain_label(
            self.tr("Hier ziet u de acties op een tijdlijn, zodra een actie een datum heeft."),
            "lead",
            self,
        )
        self._in_words = plain_label(self.tr("In woorden"), "heading", self)
        layout = QVBoxLayout(self)
        spaced(layout, between=3)
        for widget in (self.empty, self.chart, self._in_words, self.list, self.without_day):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan."""
        seen = (Action, Measure, Partner)
        if changes is not None and not any(changes.touches(noun) for noun in seen):
            return
        actions = [a for a in self.bridge.view.rows(Action) if a.start_on or a.due_on]
        actions.sort(key=lambda a: (a.start_on or a.due_on, a.due_on or a.start_on, a.position))
        self.chart.show_bars([self._bar(a) for a in actions], self.bridge.today)
        self._fill_list(actions)
        count = len(self.bridge.view.rows(Action)) - len(actions)
        words = self.bridge.content.words.noun(Action.NAME)
        self.without_day.setText(
            self.tr("Zonder datum: {0}.").format(words.counted(count)) if count else ""
        )
        for widget in (self.chart, self.list, self._in_words):
            widget.setVisible(bool(actions))
        self.empty.setVisible(not actions)

    def first_focus(self) -> QWidget:
        """The control to begin with."""
        return self.list

    def _fill_list(self, actions: list[Action]) -> None:
        self.list.clear()
        for action in actions:
            item = QListWidgetItem(self._sentence(action))
            item.setData(_ID, action.id)
            self.list.addItem(item)
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        self.list.setFixedHeight(rows + 2 * self.list.frameWidth() + 8)

    def _bar(self, action: Action) -> Bar:
        days = [day for day in (action.start_on, action.due_on) if day is not None]
        return Bar(self._title(action), min(days), max(days), _TOKENS[action.state])

    def _title(self, action: Action) -> str:
        return action.what or self.bridge.content.words.noun(Action.NAME).unnamed

    def _sentence(self, action: Action) -> str:
        """The action as one line that a screen reader can say."""
        days = self.tr(" tot en met ").join(
            show_day(day) for day in (action.start_on, action.due_on) if day is not None
        )
        state = self.bridge.content.words.choice(ActionState.__name__, action.state)
        parts = [
            days,
            self._title(action),
            self.bridge.view.title(Measure.NAME, action.measure_id or ""),
            self.bridge.view.title(Partner.NAME, action.owner_id or ""),
            state,
        ]
        return " · ".join(part for part in parts if part)

    def _on_activated(self, item: QListWidgetItem) -> None:
        steps = self.bridge.content.steps
        step = next(step.id for step in steps if Action.NAME in step.nouns)
        self.bridge.go_to(Place(step, Action.NAME, item.data(_ID)))
