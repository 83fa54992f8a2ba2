"""Findings under a heading, each as one line with the way to its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from npo_wizard import content as contents
from npo_wizard.plan.fields import TEXT_MAX
from ui.controls import button
from ui.widgets.card import card_of
from ui.widgets.finding_note import plain_label, severity_word, sign
from ui.widgets.in_sight import bring_in_sight
from ui.widgets.spacing import gap

if TYPE_CHECKING:
    from npo_wizard.rules.finding import Finding


class FindingDetails(QWidget):
    """What one can do about a finding, where the rule comes from, and letting it stay as it is."""

    accept_wanted = Signal(str)
    """The reason; never empty."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        rule = contents.load().rules[finding.rule_id]
        self.help = plain_label(rule.help, "soft")
        self.source = plain_label(self.tr("Bron: {0}").format(finding.source), "hint")
        self.reason = QLineEdit()
        self.reason.setObjectName("check.reason")
        self.reason.setMaxLength(TEXT_MAX)
        self.reason.setAccessibleName(self.tr("Reden: {0}").format(finding.sentence))
        self.accept = button(self.tr("Accepteren"), "check.accept", "small")
        self.accept.setAccessibleName(self.tr("Accepteren: {0}").format(finding.sentence))
        self.refusal = plain_label("", "refusal")
        self.refusal.hide()
        self.reason.returnPressed.connect(self._on_accept)
        self.accept.clicked.connect(self._on_accept)
        words = self.tr("Blijft het zo? Zeg waarom. De reden komt in de bijlage van het plan.")
        line = QHBoxLayout()
        line.setSpacing(gap(2))
        line.addWidget(self.reason, 1)
        line.addWidget(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(3), 0, gap(2), gap(2))
        column.setSpacing(gap(1))
        for each in (self.help, self.source, plain_label(words, "small")):
            column.addWidget(each)
        column.addLayout(line)
        column.addWidget(self.refusal)

    def _on_accept(self) -> None:
        reason = self.reason.text().strip()
        self.refusal.setText("" if reason else self.tr("Vul in waarom dit zo mag blijven."))
        self.refusal.setVisible(not reason)
        if reason:
            self.accept_wanted.emit(reason)
        else:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)


class FindingRow(QWidget):
    """How much a finding weighs, in a sign and a word; what it says; "Uitleg" and "Ga naar"."""

    followed = Signal(object)
    """Finding."""
    accept_wanted = Signal(object, str)
    """Finding, and the reason why it stays as it is."""
    opened = Signal(object)
    """FindingDetails: made just now."""

    def __init__(self, finding: Finding, number: int) -> None:
        super().__init__()
        self.finding = finding
        self.details: FindingDetails | None = None
        word = plain_label(f"{sign(finding)}  {severity_word(finding.severity)}", "badge")
        word.setProperty("severity", finding.severity.value)
        word.setWordWrap(False)
        self.sentence = plain_label(finding.sentence, "")
        self.go = button(self.tr("Ga naar"), f"check.go.{number}", "link")
        self.go.setAccessibleName(self.tr("Ga naar: {0}").format(finding.sentence))
        self.go.clicked.connect(lambda: self.followed.emit(finding))
        self.more = button(self.tr("Uitleg"), f"check.more.{number}", "link")
        self.more.setCheckable(True)
        self.more.setAccessibleName(self.tr("Uitleg: {0}").format(finding.sentence))
        self.more.toggled.connect(self._on_more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(gap(3), gap(1), gap(2), gap(1))
        row.setSpacing(gap(3))
        row.addWidget(word, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(row)
        self.word = word

    def _on_more(self, is_open: bool) -> None:
        if self.details is None:
            self.details = FindingDetails(self.finding)
            self.details.accept_wanted.connect(
                lambda reason: self.accept_wanted.emit(self.finding, reason)
            )
            self._column.addWidget(self.details)
            self.opened.emit(self.details)
        self.details.setVisible(is_open)
        if is_open:
            bring_in_sight(self)


class FindingGroup(QWidget):
    """A heading with a number, and exactly that many findings."""

    followed = Signal(object)
    """Finding."""
    accept_wanted = Signal(object, str)
    """Finding, and the reason why it stays as it is."""
    opened = Signal(object)
    """FindingDetails: made just now."""

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
        widest = max((row.word.sizeHint().width() for row in self.rows), default=0)
        for row in self.rows:
            row.word.setMinimumWidth(widest)
            row.followed.connect(self.followed)
            row.accept_wanted.connect(self.accept_wanted)
            row.opened.connect(self.opened)
        return card_of(self.rows)
