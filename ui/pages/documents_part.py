"""The tab from which the plan becomes a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import offers
from ui.controls import button, hair
from ui.offers import Offer
from ui.pages.findings_part import open_musts
from ui.pages.part import PagePart
from ui.widgets.finding_note import NoteBox, plain_label
from ui.widgets.spacing import gap, spaced

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from ui.bridge import Bridge

_ICONS = {offers.PDF: "pdf", offers.WEB_PAGE: "document", offers.WORD: "edit"}


class DocumentsPart(PagePart):
    """A look at the plan, every document of it, and what still keeps the plan a concept."""

    def __init__(self, bridge: Bridge, title: str) -> None:
        super().__init__(bridge, title)
        self.note = NoteBox()
        self.calm = plain_label(
            self.tr("Alles wat moet, staat in het plan. Bekijk het voorbeeld voordat u het deelt."),
            "good",
        )
        self.preview = button(self.tr("Voorbeeld"), "documents.preview", "", "eye")
        self.preview.clicked.connect(bridge.preview_requested)
        self.house = button(self.tr("Huisstijl…"), "documents.house", "", "contrast")
        self.house.clicked.connect(bridge.house_requested)
        self.made: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        spaced(column, between=3)
        look = [
            (self.preview, self.tr("Lees het document in dit venster, zoals het nu is.")),
            (self.house, self.tr("Naam, kleur en logo op uw documenten.")),
        ]
        cards = [("", look), *((title, self._offered(found)) for title, found in offers.groups())]
        widest = max(made.sizeHint().width() for _, lines in cards for made, _ in lines)
        for each in (self.note, self.calm):
            column.addWidget(each)
        for heading, lines in cards:
            if heading:
                column.addWidget(plain_label(heading, "heading"))
            column.addWidget(self._card(lines, widest))
        column.addStretch(1)

    def _offered(self, found: list[Offer]) -> list[tuple[QPushButton, str]]:
        lines = []
        for offer in found:
            icon = _ICONS.get(offer.suffix, "euro")
            made = button(offer.text, f"documents.{offer.id}", "", icon)
            made.clicked.connect(self._asker(offer))
            self.made[offer.id] = made
            lines.append((made, offer.about))
        return lines

    def _asker(self, offer: Offer) -> object:
        return lambda: self.bridge.document_requested.emit(offer)

    def _card(self, lines: list[tuple[QPushButton, str]], widest: int) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        spaced(column, between=2, around=2)
        for place, (made, text) in enumerate(lines):
            if place:
                column.addWidget(hair())
            made.setMinimumWidth(widest)
            column.addLayout(self._line(made, text))
        return card

    def _line(self, made: QPushButton, text: str) -> QHBoxLayout:
        made.setAccessibleDescription(text)
        row = QHBoxLayout()
        row.setContentsMargins(gap(2), gap(1), gap(2), gap(1))
        row.setSpacing(gap(4))
        row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(plain_label(text, "lead"), 1)
        return row

    def refresh(self, changes: Changes | None) -> None:
        """Nothing here is of the plan itself."""

    def show_findings(self) -> None:
        """Say whether the plan is more than a concept."""
        count = open_musts(self.bridge.findings)
        one = self.tr("Er staat nog 1 punt open bij 'Moet'. Zolang blijft het plan een concept.")
        more = self.tr(
            "Er staan nog {0} punten open bij 'Moet'. Zolang blijft het plan een concept."
        )
        sentence = (one if count == 1 else more.format(count)) if count else ""
        self.note.show_note(sentence)
        self.calm.setVisible(not count)

    def first_focus(self) -> QWidget:
        """Looking comes first."""
        return self.preview
