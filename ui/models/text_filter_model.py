"""Leaves the rows of a table in which a text stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from ui.widgets.link_picker import folded


class TextFilterModel(QSortFilterProxyModel):
    """Every word must stand somewhere in the row; accents and capitals make no difference."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    def set_text(self, text: str) -> None:
        """Look for these words; none leaves all rows."""
        self.beginFilterChange()
        self._words = folded(text).split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Whether all words stand in the row."""
        if not self._words:
            return True
        model = self.sourceModel()
        cells = (
            model.index(source_row, column, source_parent).data(Qt.ItemDataRole.AccessibleTextRole)
            for column in range(model.columnCount())
        )
        text = folded(" ".join(str(cell) for cell in cells))
        return all(word in text for word in self._words)
