"""Notes of what does not hold together yet: a sign, a word and a sentence, never colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from npo_wizard import content as contents
from ui.widgets.spacing import gap

if TYPE_CHECKING:
    from npo_wizard.rules.finding import Finding

_SIGNS = {"must": "!", "should": "!", "hint": "i"}


def severity_word(severity: str) -> str:
    """The Dutch word for how much a finding weighs."""
    return contents.load().messages[f"severity.{severity}"]


def said(finding: Finding) -> str:
    """A finding in one line: sign, word, sentence."""
    return f"{sign(finding)}  {worded(finding)}"


def worded(finding: Finding) -> str:
    """A finding in words: how much it weighs, and the sentence."""
    return f"{severity_word(finding.severity)}: {finding.sentence}"


def sign(finding: Finding) -> str:
    """The sign that stands for how much a finding weighs."""
    return _SIGNS[finding.severity]


def _at_field(finding: Finding) -> str:
    """A finding as said at its own field, where the field need not be named again."""
    empty = contents.load().messages["empty.answer"]
    if finding.rule_id == "completeness.field_filled":
        return f"{sign(finding)}  {empty}"
    if finding.rule_id == "completeness.question_answered":
        return f"{sign(finding)}  {severity_word(finding.severity)}: {empty}"
    return said(finding)


def plain_label(text: str, look: str, parent: QWidget | None = None) -> QLabel:
    """A label whose text is never markup and breaks over lines."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("look", look)
    return label


class FindingNotes(QWidget):
    """The findings of one field, under each other; nothing at all where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap(1))
        self._labels: list[QLabel] = []
        self.hide()

    def show_findings(self, findings: Sequence[Finding], *remarks: str) -> None:
        """Show these findings instead of those before; an empty field needs no long sentence.

        remarks: what is worth a look at the field but no finding; an empty one is passed over.
        """
        said = (f"i  {remark}" for remark in remarks if remark)
        self.show_texts([*map(_at_field, findings), *said])

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these sentences."""
        while len(self._labels) < len(texts):
            label = plain_label("", "warn", self)
            self._layout.addWidget(label)
            self._labels.append(label)
        for index, label in enumerate(self._labels):
            label.setVisible(index < len(texts))
            if index < len(texts):
                label.setText(texts[index])
        self.setVisible(bool(texts))

    @property
    def texts(self) -> list[str]:
        """What is shown, for tests and screen readers."""
        return [label.text() for label in self._labels if not label.isHidden()]


class NoteBox(QFrame):
    """A note in a frame with a sign, a sentence and where it helps a link to go there."""

    followed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "note")
        self._sign = plain_label("!", "heading", self)
        self._sign.setWordWrap(False)
        self._text = plain_label("", "note-text", self)
        self._link = QPushButton(self)
        self._link.setProperty("look", "note-link")
        self._link.clicked.connect(self.followed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(gap(3), gap(2), gap(3), gap(2))
        layout.setSpacing(gap(2))
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._link, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_note(self, sentence: str, link: str = "", *, sign: str = "!", about: str = "") -> None:
        """Show a sentence, with the text of the link; an empty sentence hides the note.

        sign: stands before it; about: what a screen reader adds to the text of the link.
        """
        self._text.setText(sentence)
        self._sign.setText(sign)
        self._link.setAccessibleName(f"{link}: {about or sentence}" if link else "")
        look = "note" if sign == "!" else "info"
        if self.property("look") != look:
            self.setProperty("look", look)
            self.style().unpolish(self)
            self.style().polish(self)
        self._link.setText(link)
        self._link.setVisible(bool(link))
        self.setVisible(bool(sentence))

    def take_focus(self) -> None:
        """Put the focus on the link."""
        self._link.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()
