"""What of the golden thread is shown: words to look for, and choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from npo_wizard.golden_thread import Selection
from ui.controls import button
from ui.widgets.choice_editors import CalmCombo, Option
from ui.widgets.finding_note import plain_label
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.spacing import gap, spaced
from ui.widgets.thread_map import tr

_CHARACTERS = 8
"""Width of a choice, so that all stand beside each other in a small window."""


class ThreadFilter(QWidget):
    """Gathers what the user wants to see; empty controls ask nothing."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alone = ""
        self.words = QLineEdit()
        self.words.setObjectName("thread.words")
        self.words.setPlaceholderText(tr("Zoek een kaart"))
        self.words.setAccessibleName(tr("Zoek in de rode draad"))
        self.words.setClearButtonEnabled(True)
        self.need = self._combo("thread.need")
        self.domain = self._combo("thread.domain")
        self.partner = self._combo("thread.partner")
        self.loose = button(tr("Losse eindjes"), "thread.loose")
        self.loose.setCheckable(True)
        self.loose.setAccessibleDescription(tr("Toont alleen draden waar een schakel mist"))
        layout = FlowLayout(self, spacing=gap(2), line_spacing=gap(1))
        for words, each in (
            (tr("Zoeken"), self.words),
            (tr("Behoefte"), self.need),
            (tr("Domein"), self.domain),
            (tr("Partner"), self.partner),
            (tr("Alleen met"), self.loose),
        ):
            layout.addWidget(_under_label(words, each))
        self._fit()
        self.words.textChanged.connect(self.changed)
        self.loose.toggled.connect(self.changed)

    @property
    def selection(self) -> Selection:
        """What is asked for now."""
        return Selection(
            need=self.need.currentData() or "",
            domain=self.domain.currentData() or "",
            partner=self.partner.currentData() or "",
            words=self.words.text().strip(),
            is_loose=self.loose.isChecked(),
            alone=self._alone,
        )

    def show_options(
        self, needs: Sequence[Option], domains: Sequence[Option], partners: Sequence[Option]
    ) -> None:
        """Offer what there is; a choice that has gone becomes all."""
        self._fill(self.need, needs)
        self._fill(self.domain, domains)
        self._fill(self.partner, partners)

    def look_alone(self, card_id: str) -> None:
        """Look at the chain of one card; "" looks at all again, with the choices as they are."""
        if card_id != self._alone:
            self._alone = card_id
            self.changed.emit()

    def clear(self) -> None:
        """Ask nothing any more."""
        if self.selection == Selection():
            return
        with QSignalBlocker(self):
            self.words.clear()
            for combo in (self.need, self.domain, self.partner):
                combo.setCurrentIndex(0)
            self.loose.setChecked(False)
            self._alone = ""
        self.changed.emit()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked besides looking at one chain."""
        return replace(self.selection, alone="") != Selection()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Keep the search line as wide as its words, also when it can be cleared."""
        words = self.fontMetrics().horizontalAdvance(self.words.placeholderText())
        self.words.setFixedWidth(words + 2 * gap(4))

    def _combo(self, name: str) -> CalmCombo:
        combo = CalmCombo()
        combo.setObjectName(name)
        combo.setMinimumContentsLength(_CHARACTERS)
        combo.currentIndexChanged.connect(self.changed)
        return combo

    def _fill(self, combo: CalmCombo, options: Sequence[Option]) -> None:
        wanted = [Option("", tr("Alle")), *options]
        shown = [(combo.itemData(i), combo.itemText(i)) for i in range(combo.count())]
        if shown == [(option.value, option.title) for option in wanted]:
            return
        chosen = combo.currentData()
        with QSignalBlocker(combo):
            combo.clear()
            for option in wanted:
                combo.addItem(option.title, option.value)
            combo.setCurrentIndex(max(combo.findData(chosen), 0))


def _under_label(words: str, control: QWidget) -> QWidget:
    """Put a control under the words that name it."""
    made = QWidget()
    label = plain_label(words, "hint", made)
    label.setBuddy(control)
    column = QVBoxLayout(made)
    spaced(column, between=0)
    column.addWidget(label)
    column.addWidget(control)
    return made
