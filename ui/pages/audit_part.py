"""The tab with the pre-test: what audit courts and councils ask, and what this plan answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from npo_wizard.rules import Place
from npo_wizard.rules.audit import Audited, Verdict, audited
from ui.controls import button, set_look
from ui.pages.part import PagePart
from ui.widgets.card import card_of
from ui.widgets.finding_note import plain_label
from ui.widgets.spacing import gap, spaced

if TYPE_CHECKING:
    from npo_wizard.content.schema import AuditQuestion
    from npo_wizard.plan.edits import Changes
    from ui.bridge import Bridge

_SIGNS = {Verdict.YES: "✓", Verdict.PARTLY: "!", Verdict.NO: "!"}


class AuditRow(QWidget):
    """One question with its verdict, in a sign and a word, what that rests on, and "Ga naar"."""

    def __init__(self, bridge: Bridge, question: AuditQuestion) -> None:
        super().__init__()
        self._bridge = bridge
        self._place = Place(question.step)
        self.question = question
        self.verdict = plain_label("", "badge")
        self.verdict.setWordWrap(False)
        self.reason = plain_label("", "soft")
        self.go: QPushButton = button(self.tr("Ga naar"), f"audit.go.{question.id}", "link")
        self.go.setAccessibleName(self.tr("Ga naar: {0}").format(question.question))
        self.go.clicked.connect(lambda: bridge.go_to(self._place))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(plain_label(question.question, "label"))
        texts.addWidget(plain_label(question.hint, "hint"))
        texts.addWidget(self.reason)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(3), gap(1), gap(2), gap(1))
        row.setSpacing(gap(3))
        row.addWidget(self.verdict, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_answer(self, answer: Audited) -> None:
        """Show how the question is answered now; "Ga naar" leads to the first open point."""
        word = self._bridge.content.messages[f"verdict.{answer.verdict.value}"]
        self.verdict.setText(f"{_SIGNS[answer.verdict]}  {word}")
        is_good = answer.verdict is Verdict.YES
        set_look(self.verdict, "severity", "hint" if is_good else "should")
        said = " ".join(part for part in (answer.figure, answer.reason) if part)
        self.reason.setText(said)
        self.reason.setVisible(bool(said))
        self._place = answer.findings[0].place if answer.findings else Place(self.question.step)


class AuditPart(PagePart):
    """Every question under the title of who asks it; the same verdicts stand in the document."""

    def __init__(self, bridge: Bridge, title: str) -> None:
        super().__init__(bridge, title)
        self.rows = {each.id: AuditRow(bridge, each) for each in bridge.content.audit}
        column = QVBoxLayout(self)
        spaced(column, between=3)
        said = self.tr(
            "Hier ziet u of het plan antwoord geeft op wat rekenkamers en gemeenteraden vragen. "
            "Het oordeel staat ook in een bijlage van het plan."
        )
        column.addWidget(plain_label(said, "soft"))
        for group, heading in (
            ("audit", self.tr("Lessen van rekenkamers")),
            ("council", self.tr("Vragen van een gemeenteraad")),
        ):
            of_group = [row for row in self.rows.values() if row.question.group == group]
            column.addWidget(plain_label(heading, "heading"))
            column.addWidget(card_of(of_group))
            sources = dict.fromkeys(row.question.source for row in of_group)
            for source in sources:
                column.addWidget(plain_label(self.tr("Bron: {0}").format(source), "hint"))
        column.addStretch(1)
        self.show_findings()

    def refresh(self, changes: Changes | None) -> None:
        """The verdicts follow with the findings."""

    def show_findings(self) -> None:
        """Judge again."""
        bridge = self.bridge
        for answer in audited(bridge.view, bridge.content, bridge.judgement):
            self.rows[answer.question.id].show_answer(answer)
        widest = max(_width(row.verdict) for row in self.rows.values())
        for row in self.rows.values():
            row.verdict.setMinimumWidth(widest)

    def first_focus(self) -> QWidget:
        """The way to the first answer."""
        return next(iter(self.rows.values())).go


def _width(label: QLabel) -> int:
    label.setMinimumWidth(0)
    return label.sizeHint().width()
