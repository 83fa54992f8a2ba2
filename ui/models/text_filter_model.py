"""Leaves the rows of a table in which a text stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from npo_wizard.plan.searching import holds


class TextFilterModel(QSortFilterProxyModel):
    """Every word must stand somewhere in the row; accents and capitals make no difference."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ""

    def set_text(self, text: str) -> None:
        """Look for these words; none leaves all rows."""
        self.beginFilterChange()
        self._words = text
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Whether all words stand in the row."""
        if not self._words.strip():
            return True
        model = self.sourceModel()
        cells = (
            model.index(source_row, column, source_parent).data(Qt.ItemDataRole.AccessibleTextRole)
            for column in range(model.columnCount())
        )
        return holds(" ".join(str(cell) for cell in cells), self._words)
