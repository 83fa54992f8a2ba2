"""The table of a list with what stands around it: filter, words for an empty list, buttons, note.

Nothing is decided here; the part that owns it does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from npo_wizard.plan.fields import Kind
from npo_wizard.plan.nouns import Noun
from ui.models.rows_table_model import PILL_ROLE, WARN_ROLE, Column
from ui.widgets.finding_note import NoteBox, plain_label
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.pill_delegate import PillDelegate
from ui.widgets.rows_table import RowsTable
from ui.widgets.spacing import gap, spaced

if TYPE_CHECKING:
    from npo_wizard.content.schema import NounWords

_WEIGHTS = {
    Kind.LINE: (2.0, 70),
    Kind.TEXT: (3.0, 110),
    Kind.LINKS: (1.5, 80),
    Kind.LINK: (1.5, 72),
    Kind.OWNER: (1.5, 100),
    Kind.LISTED: (0.4, 104),
    Kind.LISTED_MANY: (1.0, 100),
    Kind.CHOICE: (0.3, 78),
    Kind.NUMBER: (0.0, 78),
    Kind.EUROS: (0.0, 96),
    Kind.BALANCE: (0.0, 96),
    Kind.YEAR: (0.0, 64),
    Kind.DAY: (0.0, 96),
    Kind.FLAG: (0.0, 84),
}
"""For each kind of column its part of the room that is left, and its least width."""
_TITLE_WEIGHT = (8.0, 110)
_LINKED_WEIGHT = (0.4, 88)
_OPEN_WEIGHT = (0.0, 44)


class ListSide(QWidget):
    """Table, filter, buttons and note of one noun, in reading order."""

    def __init__(self, noun: type[Noun], words: NounWords, title: str) -> None:
        super().__init__()
        self._noun = noun
        self._words = words
        self._make_filter()
        self._make_table(title)
        self._make_empty()
        self._make_buttons()
        self.note = NoteBox()
        self._lay_out()

    @property
    def editing_buttons(self) -> tuple[QPushButton, ...]:
        """The buttons that change the plan."""
        return (
            self.add_button,
            self.example_button,
            self.duplicate_button,
            self.remove_button,
            self.up_button,
            self.down_button,
        )

    def show_model(self, model: QAbstractItemModel, columns: Sequence[Column]) -> None:
        """Show the rows of a model with these columns."""
        names = [column.spec.name if column.spec else "" for column in columns]
        title = names.index(self._noun.TITLE) if self._noun.TITLE in names else 0
        self.table.setModel(model)
        self.table.setItemDelegate(PillDelegate(PILL_ROLE, WARN_ROLE, title, self.table))
        self.table.set_weights([self._weight(column) for column in columns])

    def _weight(self, column: Column) -> tuple[float, int]:
        if column.linked is not None:
            return _LINKED_WEIGHT
        if column.spec is None:
            return _OPEN_WEIGHT
        return _TITLE_WEIGHT if column.spec.name == self._noun.TITLE else _WEIGHTS[column.spec.kind]

    def _make_filter(self) -> None:
        words = self.tr("Zoek in {0}").format(self._words.plural)
        self.filter_line = QLineEdit(self)
        self.filter_line.setPlaceholderText(words)
        self.filter_line.setAccessibleName(words)
        self.filter_line.setClearButtonEnabled(True)
        self.filter_line.hide()

    def _make_table(self, title: str) -> None:
        self.table = RowsTable(self)
        self.table.setObjectName(f"table.{self._noun.NAME}")
        self.table.setAccessibleName(title)

    def _make_empty(self) -> None:
        self.empty = QFrame(self)
        self.empty.setProperty("look", "info")
        layout = QVBoxLayout(self.empty)
        spaced(layout, between=3, around=4)
        layout.addWidget(plain_label(self._words.empty, "lead", self.empty))
        self.example_button = QPushButton(self.tr("Voeg dit voorbeeld toe"), self.empty)
        self.example_button.setObjectName(f"example.{self._noun.NAME}")
        self.example_button.setProperty("look", "link")
        example = str(self._words.example.get(self._noun.TITLE, ""))
        if example:
            layout.addWidget(plain_label(f"‘{example}’", "soft", self.empty))
            layout.addWidget(self.example_button, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.example_button.hide()

    def _make_buttons(self) -> None:
        self.add_button = self._button(f"+ {self._words.add}", "add", "")
        self.duplicate_button = self._button(self.tr("Dupliceren"), "duplicate", "link")
        self.remove_button = self._button(self.tr("Verwijderen"), "remove", "link")
        self.up_button = self._button(self.tr("Omhoog"), "up", "link")
        self.down_button = self._button(self.tr("Omlaag"), "down", "link")
        self.no_parent = plain_label("", "hint", self)

    def _button(self, text: str, name: str, look: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"{name}.{self._noun.NAME}")
        if look:
            button.setProperty("look", look)
            button.setAccessibleName(f"{text}: {self._words.singular}")
        return button

    def _lay_out(self) -> None:
        buttons = FlowLayout(spacing=gap(2), line_spacing=gap(1))
        for button in (
            self.add_button,
            self.duplicate_button,
            self.remove_button,
            self.up_button,
            self.down_button,
        ):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        spaced(layout, between=3)
        for widget in (self.filter_line, self.table, self.empty):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.no_parent)
        layout.addWidget(self.note)
        layout.addStretch(1)
