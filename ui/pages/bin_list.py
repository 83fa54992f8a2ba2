"""What was deleted from the plan, with a way to put each back with its links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from npo_wizard.difference import moment_short, told_deleted
from npo_wizard.errors import InputRefused
from npo_wizard.plan.folds import steps_of
from npo_wizard.plan.nouns import BuildingBlockScore, MeasureCost
from npo_wizard.plan.past import Deleted, deleted
from npo_wizard.plan.restoring import put_back
from ui.controls import button
from ui.models.lines_model import LinesModel, TableLine, figures_delegate
from ui.widgets.editing import for_editing
from ui.widgets.finding_note import plain_label
from ui.widgets.rows_table import RowsTable
from ui.widgets.spacing import gap, spaced

if TYPE_CHECKING:
    from ui.bridge import Bridge

_CELLS = (MeasureCost, BuildingBlockScore)
"""Rows that come back with the row that they belong to."""
_WEIGHTS = [(3.0, 220), (0.0, 150), (1.0, 110)]


class BinList(QWidget):
    """A table and a button; a row that is put back leaves the list."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self._found: tuple[Deleted, ...] = ()
        self.heading = plain_label(self.tr("Prullenbak"), "heading")
        self.none = plain_label(self.tr("Er is niets verwijderd."), "soft")
        self.model = LinesModel(self, are_figures=False)
        self.table = RowsTable(self)
        self.table.setObjectName("table.bin")
        self.table.setAccessibleName(self.tr("Prullenbak"))
        self.table.setModel(self.model)
        self.table.text_size = "text"
        self.table.setItemDelegate(figures_delegate(self.table))
        self.table.set_weights(_WEIGHTS)
        self.table.entered_row.connect(self._put_back)
        self.model.modelReset.connect(lambda: self.table.fit_later())
        self.back = button(self.tr("Zet weer in het plan"), "bin.back", "", "undo")
        self.back.clicked.connect(self._put_back)
        for_editing(bridge, self.back)
        self.trouble = plain_label("", "refusal")
        column = QVBoxLayout(self)
        spaced(column, between=2)
        column.addSpacing(gap(4))
        shown: tuple[QWidget, ...] = (self.heading, self.none, self.table)
        for each in shown:
            column.addWidget(each)
        column.addWidget(self.trouble)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Look again for what is no longer there."""
        steps = steps_of(self.bridge.file.history, strict=False)
        self._found = tuple(
            each for each in deleted(self.bridge.view, steps) if not isinstance(each.row, _CELLS)
        )
        headings = (self.tr("Wat"), self.tr("Verwijderd"), self.tr("Door"))
        self.model.show_lines(
            headings,
            [
                TableLine(
                    (
                        told_deleted(self.bridge.view, self.bridge.content, each),
                        moment_short(each.step.at),
                        each.step.who,
                    )
                )
                for each in self._found
            ],
        )
        self.none.setVisible(not self._found)
        self.table.setVisible(bool(self._found))
        self.back.setVisible(bool(self._found))
        self.trouble.hide()
        if self._found and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _put_back(self) -> None:
        at = self.table.currentIndex().row()
        if self.bridge.is_read_only or not 0 <= at < len(self._found):
            return
        found = self._found[at]
        try:
            self.bridge.apply(put_back(self.bridge.view, found))
        except InputRefused as refused:
            self.trouble.setText(refused.sentence)
            self.trouble.show()
            return
        self.bridge.message.emit(self.tr("Dit staat weer in het plan."), True)
