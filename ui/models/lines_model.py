"""A table of ready lines, to be read only: figures with their headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.figures_delegate import FiguresDelegate

Index = QModelIndex | QPersistentModelIndex
SWATCH_ROLE = Qt.ItemDataRole.UserRole
"""Token of the colour of the line, in its first cell; None where no line has one."""
SUB_ROLE = Qt.ItemDataRole.UserRole + 1
"""Second, softer line of text of the first cell."""
BOLD_ROLE = Qt.ItemDataRole.UserRole + 2
SIGN_ROLE = Qt.ItemDataRole.UserRole + 3
"""Whether the cell must be noticed."""


@dataclass(frozen=True)
class TableLine:
    """One line: its cells, and how the first is marked."""

    cells: tuple[str, ...]
    sub: str = ""
    swatch: str = ""
    is_total: bool = False
    warns: bool = False


def figures_delegate(table: QWidget) -> FiguresDelegate:
    """Paint the lines of this model as its roles say."""
    return FiguresDelegate(
        swatch=SWATCH_ROLE, sub=SUB_ROLE, bold=BOLD_ROLE, sign=SIGN_ROLE, parent=table
    )


class LinesModel(QAbstractTableModel):
    """Lines under headings; are_figures: all columns but the first hold figures."""

    def __init__(self, parent: QObject | None = None, *, are_figures: bool = True) -> None:
        super().__init__(parent)
        self._are_figures = are_figures
        self._headings: tuple[str, ...] = ()
        self._lines: tuple[TableLine, ...] = ()
        self._bold: frozenset[int] = frozenset()

    def show_lines(
        self, headings: Sequence[str], lines: Sequence[TableLine], bold: Sequence[int] = ()
    ) -> None:
        """Show these lines; `bold`: columns whose figures weigh more."""
        found = (tuple(headings), tuple(lines), frozenset(bold))
        if found == (self._headings, self._lines, self._bold):
            return
        self.beginResetModel()
        self._headings, self._lines, self._bold = found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heading of a column."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(self._side(section) | Qt.AlignmentFlag.AlignBottom) | int(
                Qt.TextFlag.TextWordWrap
            )
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, says and weighs."""
        if not index.isValid():
            return None
        line, is_first = self._lines[index.row()], index.column() == 0
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.cells[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                text = line.cells[index.column()]
                return f"{text}. {line.sub}" if is_first and line.sub else text
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._side(index.column()) | Qt.AlignmentFlag.AlignTop
            case _:
                return self._mark(line, index.column(), role)

    def _side(self, column: int) -> Qt.AlignmentFlag:
        is_figure = self._are_figures and column > 0
        return Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft

    def _mark(self, line: TableLine, column: int, role: int) -> Any:
        if role == BOLD_ROLE:
            return line.is_total or column == 0 or column in self._bold
        if role == SIGN_ROLE:
            return line.warns and column > 0
        if column == 0 and role == SWATCH_ROLE:
            return line.swatch if any(each.swatch for each in self._lines) else None
        if column == 0 and role == SUB_ROLE:
            return line.sub
        return None
