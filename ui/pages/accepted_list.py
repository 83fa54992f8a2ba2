"""The points that stay as they are, with their reasons, and reasons whose point is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from npo_wizard.plan.nouns import Acceptance
from npo_wizard.rules.acceptance import Accepted, Judgement, withdraw
from ui.controls import button
from ui.widgets.card import card_of
from ui.widgets.editing import for_editing
from ui.widgets.finding_note import plain_label
from ui.widgets.notation import show_day
from ui.widgets.spacing import gap, spaced

if TYPE_CHECKING:
    from ui.bridge import Bridge


class AcceptedRow(QWidget):
    """One acceptance: the point where it is found, the reason, and a button to take it back."""

    taken_back = Signal(object)
    """Acceptance."""

    def __init__(self, bridge: Bridge, acceptance: Acceptance, found: Accepted | None) -> None:
        super().__init__()
        self.acceptance = acceptance
        self.sentence = plain_label(
            found.finding.sentence if found else self.tr("Dit punt is er niet meer."), ""
        )
        self.reason = plain_label(self._reason(acceptance), "soft")
        self.back = self._button(self.tr("Intrekken") if found else self.tr("Verwijderen"), "back")
        self.back.clicked.connect(lambda: self.taken_back.emit(acceptance))
        for_editing(bridge, self.back)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.sentence)
        texts.addWidget(self.reason)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(3), gap(1), gap(2), gap(1))
        row.setSpacing(gap(3))
        if found:
            word = plain_label(self.tr("Geaccepteerd"), "badge")
            word.setProperty("severity", "hint")
            word.setWordWrap(False)
            row.addWidget(word, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        if found:
            go = self._button(self.tr("Ga naar"), "go")
            go.clicked.connect(lambda: bridge.go_to(found.finding.place))
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignVCenter)

    def _button(self, text: str, name: str) -> QPushButton:
        made = button(text, f"accepted.{name}.{self.acceptance.id}", "link")
        made.setAccessibleName(f"{text}: {self.sentence.text()}")
        return made

    def _reason(self, acceptance: Acceptance) -> str:
        said = self.tr("Reden: {0}").format(acceptance.reason or self.tr("niet ingevuld"))
        if acceptance.accepted_on is None:
            return said
        by = f", {acceptance.accepted_by}" if acceptance.accepted_by else ""
        return f"{said} ({show_day(acceptance.accepted_on)}{by})"


class AcceptedList(QWidget):
    """Accepted points under a heading with their number; nothing at all where there are none."""

    emptied = Signal()
    """The last one was taken back: the focus must go elsewhere."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._shown = Judgement()
        self.rows: list[AcceptedRow] = []
        self.headings: list[str] = []
        self._layout = QVBoxLayout(self)
        spaced(self._layout, between=2)
        self.hide()

    def show_judgement(self, judgement: Judgement) -> None:
        """Show what is accepted now; nothing is made anew where that is the same."""
        if (judgement.accepted, judgement.idle) == (self._shown.accepted, self._shown.idle):
            return
        self._shown = judgement
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows, self.headings = [], []
        accepted = [AcceptedRow(self._bridge, each.acceptance, each) for each in judgement.accepted]
        idle = [AcceptedRow(self._bridge, each, None) for each in judgement.idle]
        self._add(self.tr("Geaccepteerd ({0})"), accepted)
        self._add(self.tr("Reden die niet meer nodig is ({0})"), idle)
        self.setVisible(bool(self.rows))

    def row_of(self, acceptance_id: str) -> AcceptedRow | None:
        """The line of an acceptance."""
        return next((row for row in self.rows if row.acceptance.id == acceptance_id), None)

    def _add(self, title: str, rows: list[AcceptedRow]) -> None:
        if not rows:
            return
        heading = plain_label(title.format(len(rows)), "heading")
        self.headings.append(heading.text())
        for row in rows:
            row.taken_back.connect(self._take_back)
        self.rows += rows
        self._layout.addWidget(heading)
        self._layout.addWidget(card_of(rows))

    def _take_back(self, acceptance: Acceptance) -> None:
        place = next(i for i, row in enumerate(self.rows) if row.acceptance.id == acceptance.id)
        self._bridge.apply(withdraw(self._bridge.view, acceptance))
        self._bridge.message.emit(self.tr("Ingetrokken."), True)
        self._bridge.settle()
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].back.setFocus()
        else:
            self.emptied.emit()
