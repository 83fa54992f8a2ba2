"""Measures against results and life domains: who serves what, in a table that can be filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from npo_wizard.plan.edits import Changes, SetField
from npo_wizard.plan.nouns import Measure, Plan, Result
from ui.controls import tip

if TYPE_CHECKING:
    from ui.bridge import Bridge

Index = QModelIndex | QPersistentModelIndex
MARK = "●"


@dataclass(frozen=True)
class _Column:
    """What a measure can serve: the field that says so, and the id in it."""

    field: str
    key: str
    title: str


class MatrixModel(QAbstractTableModel):
    """A row for each measure; a column for each result and each life domain."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self._rows: tuple[Measure, ...] = ()
        self._columns: tuple[_Column, ...] = ()
        self._read()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._columns) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heading of a column."""
        if orientation == Qt.Orientation.Vertical:
            return None
        title = self._columns[section - 1].title if section else self.tr("Maatregel")
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(section, title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignBottom) | int(Qt.TextFlag.TextWordWrap)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, says and weighs."""
        if not index.isValid():
            return None
        measure = self._rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            first = index.column() == 0
            return Qt.AlignmentFlag.AlignLeft if first else Qt.AlignmentFlag.AlignHCenter
        if index.column() == 0:
            shows = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self._title(measure) if role in shows else None
        column = self._columns[index.column() - 1]
        serves = column.key in getattr(measure, column.field)
        if role == Qt.ItemDataRole.DisplayRole:
            return MARK if serves else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.tr("draagt bij aan {0}") if serves else self.tr("draagt niet bij aan {0}")
            return said.format(column.title)
        return None

    def _heading(self, section: int, title: str) -> str:
        """Results have a number in the head; their sentence stands in the legend."""
        is_result = section and self._columns[section - 1].field == "result_ids"
        return str(section) if is_result else title

    @property
    def legend(self) -> list[str]:
        """The results with their numbers."""
        results = [column.title for column in self._columns if column.field == "result_ids"]
        return [f"{number}. {title}" for number, title in enumerate(results, start=1)]

    def toggle(self, index: Index) -> None:
        """Link the measure to the result or life domain of the cell, or unlink it."""
        if not index.isValid() or index.column() == 0 or self.bridge.is_read_only:
            return
        measure, column = self._rows[index.row()], self._columns[index.column() - 1]
        before: tuple[str, ...] = getattr(measure, column.field)
        rest = tuple(each for each in before if each != column.key)
        value = rest if column.key in before else (*before, column.key)
        self.bridge.apply(SetField(Measure.NAME, measure.id, column.field, value))

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan."""
        if changes is not None and not any(
            changes.touches(noun) for noun in (Measure, Result, Plan)
        ):
            return
        ids, columns = [row.id for row in self._rows], self._columns
        rows = self.bridge.view.rows(Measure)
        if [row.id for row in rows] == ids and self._made_columns() == columns:
            self._rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(columns))
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._read()
        self.endResetModel()

    def _read(self) -> None:
        self._rows = self.bridge.view.rows(Measure)
        self._columns = self._made_columns()

    def _made_columns(self) -> tuple[_Column, ...]:
        unnamed = self.bridge.content.words.noun(Result.NAME).unnamed
        results = (
            _Column("result_ids", row.id, row.statement or unnamed)
            for row in self.bridge.view.rows(Result)
        )
        listed = self.bridge.content.listed("life_domains", self.bridge.view.plan.profile)
        domains = (_Column("life_domains", each.id, each.title) for each in listed)
        return (*results, *domains)

    def _title(self, measure: Measure) -> str:
        return measure.title or self.bridge.content.words.noun(Measure.NAME).unnamed
