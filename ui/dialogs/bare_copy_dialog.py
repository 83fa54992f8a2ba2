"""What goes along and what does not, when a plan is handed on without its history."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ui import style
from ui.controls import button, words
from ui.dialogs.dialog import Dialog


@dataclass(frozen=True)
class BareCopy:
    """What goes along in a plan that is handed on."""

    versions: bool
    notes: bool


class BareCopyDialog(Dialog):
    """Says what goes and what stays; accepted when a place for the file is to be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Bewaar zonder geschiedenis"), parent)
        self.versions = QCheckBox(self.tr("De bewaarde versies gaan mee"))
        self.versions.setObjectName("bare.versions")
        self.notes = QCheckBox(self.tr("De notities gaan mee"))
        self.notes.setObjectName("bare.notes")
        self.go_on = button(self.tr("Kies een plaats…"), "bare.go_on", "primary")
        self.go_on.clicked.connect(self.accept)
        self.give_up = button(self.tr("Annuleren"), "bare.give_up")
        self.give_up.clicked.connect(self.reject)
        column = self.column
        column.addWidget(words(self.windowTitle(), "subtitle", wrap=True))
        said = (
            self.tr("U maakt een nieuw planbestand om aan iemand anders te geven."),
            self.tr(
                "Dit gaat niet mee: alle stappen, wie ze deed en wanneer, oude teksten en wat is "
                "verwijderd. In het nieuwe bestand kunt u dus niets van vroeger ongedaan maken."
            ),
            self.tr(
                "Dit gaat mee: het plan zoals het nu is, ook namen die u in een veld hebt gezet."
            ),
        )
        for sentence in said:
            column.addWidget(words(sentence, "", wrap=True))
        self.setAccessibleDescription(" ".join(said))
        column.addWidget(self.versions)
        column.addWidget(self.notes)
        unsearched = self.tr(
            "In oude versies en notities zoekt het programma niet naar gegevens over personen. "
            "Kijk die zelf na."
        )
        column.addWidget(words(unsearched, "hint", wrap=True))
        column.addWidget(
            words(self.tr("Uw eigen plan houdt zijn geschiedenis."), "soft", wrap=True)
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(style.current().size("s2"))
        buttons.addStretch(1)
        buttons.addWidget(self.give_up)
        buttons.addWidget(self.go_on)
        column.addSpacing(style.current().size("s2"))
        column.addLayout(buttons)
        self.go_on.setDefault(True)
        self.versions.setFocus()

    @property
    def chosen(self) -> BareCopy:
        """What the user wants to go along."""
        return BareCopy(self.versions.isChecked(), self.notes.isChecked())
