"""A tab with measures against results and life domains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from ui.models.matrix_model import MatrixModel
from ui.pages.part import PagePart
from ui.widgets.finding_note import plain_label
from ui.widgets.pill_delegate import PillDelegate
from ui.widgets.rows_table import RowsTable
from ui.widgets.spacing import spaced

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from ui.bridge import Bridge

_NO_ROLE = int(Qt.ItemDataRole.UserRole) + 90
_FIRST, _OTHER = (3.0, 150), (0.5, 44)


class MatrixPart(PagePart):
    """Shows at a glance which measure serves what; Space, Enter or a click changes it."""

    def __init__(self, bridge: Bridge, title: str) -> None:
        super().__init__(bridge, title)
        self.model = MatrixModel(bridge, self)
        self.table = RowsTable(self)
        self.table.max_height = self.table.maximumHeight()
        self.table.setObjectName("table.matrix")
        self.table.setAccessibleName(self.tr("Maatregelen tegenover resultaten en leefdomeinen"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setModel(self.model)
        self._delegate = PillDelegate(_NO_ROLE, _NO_ROLE, 0, self.table)
        self.table.setItemDelegate(self._delegate)
        self.table.installEventFilter(self)
        self.table.clicked.connect(self.model.toggle)
        self.hint = plain_label(
            self.tr(
                "De nummers zijn de resultaten van stap 4. "
                "Klik in een vak, of druk op de spatiebalk, om te koppelen of te ontkoppelen."
            ),
            "hint",
            self,
        )
        self.legend = plain_label("", "soft", self)
        self.empty = plain_label(self.tr("Voeg eerst een maatregel toe."), "soft", self)
        layout = QVBoxLayout(self)
        spaced(layout, between=3)
        for widget in (self.hint, self.table, self.legend, self.empty):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan."""
        self.model.refresh(changes)
        has_rows = bool(self.model.rowCount())
        self.table.setVisible(has_rows)
        self.hint.setVisible(has_rows and not self.bridge.is_read_only)
        self.empty.setVisible(not has_rows)
        self.legend.setVisible(has_rows)
        self.legend.setText("\n".join(self.model.legend))
        self.table.set_weights([_FIRST, *[_OTHER] * (self.model.columnCount() - 1)])

    def first_focus(self) -> QWidget:
        """The control to begin with."""
        return self.table

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Space and Enter change the cell."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if Qt.Key(event.key()) in keys:
                self.model.toggle(self.table.currentIndex())
                return True
        return super().eventFilter(watched, event)
