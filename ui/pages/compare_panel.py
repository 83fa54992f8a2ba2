"""Two moments of a plan side by side: any version, or the plan as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from npo_wizard.difference import tell
from npo_wizard.plan.nouns import Version
from npo_wizard.storage.versions import VersionDamaged, plan_of
from ui.controls import button, words
from ui.widgets.changes_view import ChangesView
from ui.widgets.spacing import gap, spaced

if TYPE_CHECKING:
    from npo_wizard.plan.view import PlanView
    from ui.bridge import Bridge

_NOW = ""
_LEAST_LINES = 16
"""How many lines of the difference are in sight without scrolling in it."""


class ComparePanel(QFrame):
    """Two choices and what differs between them; shown at once, whatever is chosen."""

    closed = Signal()
    """The user has seen enough."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self.setProperty("look", "card")
        self.setObjectName("compare")
        self.first = self._choice("compare.first", self.tr("Eerst"))
        self.second = self._choice("compare.second", self.tr("Daarna"))
        self.view = ChangesView()
        self.view.setMinimumHeight(self.view.fontMetrics().lineSpacing() * _LEAST_LINES)
        self.note = button(self.tr("Wijzigingsnota…"), "compare.note", "", "document")
        self.note.clicked.connect(self._want_note)
        self.done = button(self.tr("Sluit de vergelijking"), "compare.close", "link")
        self.done.clicked.connect(self.closed)
        self._lay_out()

    def _choice(self, name: str, spoken: str) -> QComboBox:
        made = QComboBox()
        made.setObjectName(name)
        made.setAccessibleName(spoken)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(18)
        made.currentIndexChanged.connect(self._show)
        return made

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(gap(2))
        for text, box in ((self.tr("Eerst"), self.first), (self.tr("Daarna"), self.second)):
            label = words(text, "label")
            label.setBuddy(box)
            line.addWidget(label)
            line.addWidget(box, 1)
        foot = QHBoxLayout()
        foot.setSpacing(gap(2))
        foot.addWidget(self.note)
        foot.addWidget(self.done)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        spaced(column, between=3, around=4)
        column.addLayout(line)
        column.addWidget(self.view)
        column.addLayout(foot)

    def open(self, first: str, second: str = _NOW) -> None:
        """Show what differs between two versions by their ids; no id is the plan of now."""
        self._fill(first, second)
        self._show()
        self.show()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Show the plan of now and the versions as they are."""
        if not self.isHidden():
            self._fill(self.first.currentData() or _NOW, self.second.currentData() or _NOW)
            self._show()

    def first_focus(self) -> QWidget:
        """The first choice."""
        return self.first

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, first: str, second: str) -> None:
        unnamed = self.bridge.content.words.noun(Version.NAME).unnamed
        entries = [(row.name.strip() or unnamed, row.id) for row in self.bridge.view.rows(Version)]
        entries.append((self.tr("Het plan van nu"), _NOW))
        for box, chosen in ((self.first, first), (self.second, second)):
            box.blockSignals(True)
            box.clear()
            for name, row_id in entries:
                box.addItem(name, row_id)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.blockSignals(False)

    def _show(self) -> None:
        try:
            old, new = (self._plan(box) for box in (self.first, self.second))
        except VersionDamaged as error:
            self.note.setEnabled(False)
            self.view.show_sentence(str(error))
            return
        self.note.setEnabled(True)
        self.view.show_telling(tell(old, new, self.bridge.content))

    def _plan(self, box: QComboBox) -> PlanView:
        version = self.bridge.view.get(Version, box.currentData())
        return self.bridge.view if version is None else plan_of(version)

    def _want_note(self) -> None:
        names = (self.first.currentText(), self.second.currentText())
        self.bridge.note_of_changes_requested.emit(
            self._plan(self.first), self._plan(self.second), names
        )
