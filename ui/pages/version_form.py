"""What a kept moment is called, what it was for and who kept it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from npo_wizard.plan.choices import Moment
from npo_wizard.plan.nouns import Version
from ui.controls import button
from ui.widgets.finding_note import plain_label
from ui.widgets.spacing import gap, spaced

if TYPE_CHECKING:
    from npo_wizard.content.schema import Content, FieldWords


class VersionForm(QFrame):
    """Three fields and two buttons; Enter keeps, Esc gives up."""

    kept = Signal(dict)
    """The fields of a version, by name."""
    given_up = Signal()

    def __init__(self, content: Content) -> None:
        super().__init__()
        self.setProperty("look", "card")
        words = content.words.noun(Version.NAME).fields
        self.name = QLineEdit()
        self.moment = QComboBox()
        self.moment.addItem(self.tr("Nog niet gekozen"), None)
        for each in Moment:
            self.moment.addItem(content.words.choice(Moment.__name__, each.value), each)
        self.moment.currentIndexChanged.connect(self._show_fixed)
        self._fixed = plain_label(
            self.tr(
                "Een vastgestelde versie ligt vast: niemand kan haar nog wijzigen of verwijderen. "
                "Het plan gaat verder als nieuw concept."
            ),
            "warn",
        )
        self._fixed.hide()
        self.made_by = QLineEdit()
        self._refusal = plain_label("", "refusal")
        self.keep = button(self.tr("Bewaren"), "version.keep")
        self.keep.clicked.connect(self._on_keep)
        self.give_up = button(self.tr("Annuleren"), "version.cancel", "link")
        self.give_up.clicked.connect(self.given_up)
        column = QVBoxLayout(self)
        spaced(column, between=3, around=4)
        column.addLayout(self._field(words["name"], self.name, "name", self._refusal))
        row = QHBoxLayout()
        row.setSpacing(gap(5))
        row.addLayout(self._field(words["moment"], self.moment, "moment"), 1)
        row.addLayout(self._field(words["made_by"], self.made_by, "made_by"), 1)
        column.addLayout(row)
        column.addWidget(self._fixed)
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep)
        buttons.addWidget(self.give_up)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def clear(self) -> None:
        """Begin anew."""
        self.name.clear()
        self.moment.setCurrentIndex(0)
        self.made_by.clear()
        self.show_refusal("")

    def show_refusal(self, sentence: str) -> None:
        """Say why the version is not kept; what was typed stays."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        if sentence:
            self.name.setAccessibleDescription(sentence)
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def refusal(self) -> str:
        """What was said against it; empty where nothing was."""
        return self._refusal.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc gives up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _show_fixed(self) -> None:
        """Say what it means that a version is adopted, before it is kept."""
        is_fixed = self.moment.currentData() == Moment.ADOPTED
        self._fixed.setVisible(is_fixed)
        self.moment.setAccessibleDescription(self._fixed.text() if is_fixed else "")

    def _on_keep(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.show_refusal(self.tr("Geef deze versie een naam."))
            return
        self.kept.emit(
            {
                "name": name,
                "moment": self.moment.currentData(),
                "made_by": self.made_by.text().strip(),
            }
        )

    def _field(
        self, words: FieldWords, control: QWidget, name: str, *under: QWidget
    ) -> QVBoxLayout:
        control.setObjectName(f"{Version.NAME}.{name}")
        control.setAccessibleName(words.label)
        optional = self.tr("{0} (niet verplicht)") if words.optional else "{0}"
        label = QLabel(optional.format(words.label))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("look", "label")
        label.setBuddy(control)
        hint = plain_label(words.hint, "hint")
        column = QVBoxLayout()
        column.setSpacing(gap(1))
        for each in (label, hint, control, *under):
            column.addWidget(each)
        column.addStretch(1)
        return column
