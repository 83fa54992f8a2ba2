"""A table of figures that is as tall as its lines and does not scroll by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.widgets import rows_table


class FiguresTable(rows_table.RowsTable):
    """Shows figures to be read; the arrows walk over the cells."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.max_height = self.maximumHeight()
        self.text_size = "text"
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
