"""What looks like personal data, shown before a file is made of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from npo_wizard.plan.fields import TEXT_MAX
from ui import style
from ui.controls import button, hair, words
from ui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from npo_wizard.rules.finding import Finding, Place

_MOST = 30
"""So many points stand in the dialog; all of them stand under Controle."""


@dataclass(frozen=True)
class AboutPersons:
    """What the user said of personal data: go on, with a reason; or go to a place."""

    goes_on: bool
    reason: str = ""
    place: Place | None = None


class PrivacyDialog(Dialog):
    """Accepted with a reason; one can also go to a point, or make nothing.

    can_keep: False where the plan can only be read, so that no reason can be kept in it.
    """

    def __init__(
        self, parent: QWidget | None, found: Sequence[tuple[Finding, str]], *, can_keep: bool
    ) -> None:
        title = self.tr("Staat er iets over personen in het plan?")
        super().__init__(title, parent)
        self._can_keep = can_keep
        self.chosen: Finding | None = None
        """The point that the user wants to go to."""
        self.reason = QLineEdit()
        self.refusal = words("", "refusal", wrap=True)
        self.column.addWidget(words(title, "subtitle", wrap=True))
        said = self.tr("Het bestand kan openbaar worden. Kijk eerst naar deze punten.")
        self.column.addWidget(words(said, "", wrap=True))
        self.setAccessibleDescription(said)
        self._add_points(found)
        self._add_reason()
        self._add_buttons()
        self.stop.setDefault(True)
        self.stop.setFocus()

    def answer(self, *, goes_on: bool) -> AboutPersons:
        """What the user said, when the dialog is closed."""
        reason = self.reason.text().strip() if goes_on else ""
        return AboutPersons(goes_on, reason, self.chosen.place if self.chosen else None)

    def _add_points(self, found: Sequence[tuple[Finding, str]]) -> None:
        column = self.scrolled_column()
        for place, (finding, about) in enumerate(found[:_MOST]):
            if place:
                column.addWidget(hair())
            text = f"{finding.sentence} ({about})" if about else finding.sentence
            go = button(self.tr("Ga naar"), f"privacy.go.{place}", "link")
            go.setAccessibleName(self.tr("Ga naar: {0}").format(text))
            go.clicked.connect(lambda _=False, chosen=finding: self._go(chosen))
            row = QHBoxLayout()
            row.addWidget(words(text, "", wrap=True), 1)
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignVCenter)
            column.addLayout(row)
        more = len(found) - _MOST
        if more > 0:
            rest = self.tr("En nog {0} andere. Alle punten staan bij Controle en afronden.")
            column.addWidget(words(rest.format(more), "hint", wrap=True))

    def _add_reason(self) -> None:
        self.reason.setObjectName("privacy.reason")
        self.reason.setMaxLength(TEXT_MAX)
        label = words(self.tr("Waarom mag dit erin blijven?"), "label", wrap=True)
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(label.text())
        kept = self.tr("De reden komt in de bijlage van het plan. U kunt dat later intrekken.")
        self.refusal.hide()
        if not self._can_keep:
            kept = self.tr("Dit plan is alleen te lezen. Een reden kan er niet in komen.")
        for each in (label, words(kept, "hint", wrap=True), self.reason, self.refusal):
            self.column.addWidget(each)
        label.setVisible(self._can_keep)
        self.reason.setVisible(self._can_keep)

    def _add_buttons(self) -> None:
        self.stop = button(self.tr("Annuleren"), "privacy.stop", "primary")
        self.stop.clicked.connect(self.reject)
        self.go_on = button(self.tr("Toch doorgaan"), "privacy.go_on")
        self.go_on.clicked.connect(self._on_go_on)
        row = QHBoxLayout()
        row.setSpacing(style.current().size("s2"))
        row.addWidget(self.go_on)
        row.addStretch(1)
        row.addWidget(self.stop)
        self.column.addLayout(row)

    def _on_go_on(self) -> None:
        if self._can_keep and not self.reason.text().strip():
            self.refusal.setText(self.tr("Vul in waarom dit erin mag blijven."))
            self.refusal.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fit()
            return
        self.accept()

    def _go(self, finding: Finding) -> None:
        self.chosen = finding
        self.reject()
