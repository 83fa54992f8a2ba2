"""Findings as notes with a button that goes there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from npo_wizard.plan.nouns import Plan
from npo_wizard.rules.context import PLAN_PAGE
from ui.widgets.finding_note import NoteBox, sign, worded
from ui.widgets.spacing import spaced

if TYPE_CHECKING:
    from npo_wizard.content.schema import Content
    from npo_wizard.rules.finding import Finding, Place
    from ui.bridge import Bridge


_DRAWING = "rode-draad"
"""The page that shows rows of other pages; who wants to see one there, is not sent on."""


def home(content: Content, place: Place) -> Place:
    """Return the place on the page where its row stands, whatever page spoke of it."""
    if place.step == _DRAWING:
        return place
    if place.noun == Plan.NAME:
        return replace(place, step=PLAN_PAGE)
    steps = (step.id for step in content.steps if place.noun in step.nouns)
    return replace(place, step=next(steps, place.step))


class FindingList(QWidget):
    """Notes under each other, each with the way to where it is solved.

    most: so many are shown until the user wants them all; 0 is all.
    """

    def __init__(self, bridge: Bridge, most: int = 0) -> None:
        super().__init__()
        self._most = most
        self.more = QPushButton(self)
        self.more.setProperty("look", "link")
        self.more.clicked.connect(self._on_more)
        self._bridge = bridge
        self._findings: tuple[Finding, ...] = ()
        self.boxes: list[NoteBox] = []
        self._layout = QVBoxLayout(self)
        spaced(self._layout, between=2)
        self._layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show these findings; boxes are used again, so that the focus stays."""
        self._findings = tuple(findings)
        count = len(self._findings)
        shown = min(count, self._most) if self._most else count
        while len(self.boxes) < shown:
            self._add_box()
        for index, box in enumerate(self.boxes):
            if index < shown:
                self._show(box, self._findings[index])
            else:
                box.hide()
        self.more.setText(self.tr("Toon alle {0} punten").format(count))
        self.more.setVisible(shown < count)
        self.setVisible(bool(self._findings))

    def _on_more(self) -> None:
        first_new, self._most = self._most, 0
        self.show_findings(self._findings)
        self.boxes[first_new].take_focus()

    def _show(self, box: NoteBox, finding: Finding) -> None:
        link = self.tr("Ga naar") if self._leads_away(finding) else ""
        box.show_note(worded(finding), link, sign=sign(finding), about=finding.sentence)

    def _leads_away(self, finding: Finding) -> bool:
        return bool(finding.place.noun)

    def _add_box(self) -> None:
        box, index = NoteBox(self), len(self.boxes)
        box.followed.connect(lambda: self._follow(index))
        self.boxes.append(box)
        self._layout.insertWidget(index, box)

    def _follow(self, index: int) -> None:
        self._bridge.go_to(self._findings[index].place)
