"""Findings under a heading, each as one line with the way to its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.controls import button, hair
from ui.widgets.finding_note import plain_label, severity_word, sign
from ui.widgets.spacing import gap

if TYPE_CHECKING:
    from npo_wizard.rules.finding import Finding


class FindingRow(QWidget):
    """How much a finding weighs, in a sign and a word; what it says; "Ga naar"."""

    followed = Signal(object)
    """Finding."""

    def __init__(self, finding: Finding, number: int) -> None:
        super().__init__()
        self.finding = finding
        word = plain_label(f"{sign(finding)}  {severity_word(finding.severity)}", "badge")
        word.setProperty("severity", finding.severity.value)
        word.setWordWrap(False)
        self.sentence = plain_label(finding.sentence, "")
        self.go = button(self.tr("Ga naar"), f"check.go.{number}", "link")
        self.go.setAccessibleName(self.tr("Ga naar: {0}").format(finding.sentence))
        self.go.clicked.connect(lambda: self.followed.emit(finding))
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(3), gap(1), gap(2), gap(1))
        row.setSpacing(gap(3))
        row.addWidget(word, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)
        self.word = word


class FindingGroup(QWidget):
    """A heading with a number, and exactly that many findings."""

    followed = Signal(object)
    """Finding."""

    def __init__(
        self,
        title: str,
        stage: str,
        findings: Sequence[Finding],
        first_number: int,
        remark: str = "",
    ) -> None:
        super().__init__()
        self.rows = [FindingRow(each, first_number + i) for i, each in enumerate(findings)]
        self.heading = plain_label(f"{title} ({len(self.rows)})", "heading")
        if stage:
            self.heading.setProperty("stage", stage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, gap(3))
        column.setSpacing(gap(1))
        column.addWidget(self.heading)
        if remark:
            column.addWidget(plain_label(remark, "hint"))
        column.addWidget(self._made_card())

    @property
    def buttons(self) -> list[QPushButton]:
        """The ways to the places, from top to bottom."""
        return [row.go for row in self.rows]

    def _made_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(0, gap(1), 0, gap(1))
        column.setSpacing(gap(1))
        widest = max((row.word.sizeHint().width() for row in self.rows), default=0)
        for place, row in enumerate(self.rows):
            row.word.setMinimumWidth(widest)
            row.followed.connect(self.followed)
            if place:
                column.addWidget(hair())
            column.addWidget(row)
        return card
