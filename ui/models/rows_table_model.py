"""The rows of one noun as a table: columns from the words of the noun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from npo_wizard.plan.fields import FieldSpec, Kind, specs
from npo_wizard.plan.nouns import NOUNS, Noun, Plan
from npo_wizard.plan.view import linked_ids
from ui.controls import tip
from ui.widgets import notation
from ui.widgets.glossary_tips import explained

if TYPE_CHECKING:
    from npo_wizard.content.schema import LinkedColumn
    from npo_wizard.plan.edits import Changes
    from ui.bridge import Bridge

Index = QModelIndex | QPersistentModelIndex

ID_ROLE = Qt.ItemDataRole.UserRole
"""Id of the row."""
PILL_ROLE = Qt.ItemDataRole.UserRole + 1
"""Place of a choice in its list, so that each choice has a colour of its own; else None."""
WARN_ROLE = Qt.ItemDataRole.UserRole + 2
"""Whether the cell says that something is missing."""

_RIGHT = (Kind.NUMBER, Kind.EUROS, Kind.BALANCE, Kind.YEAR)
_LIST_SEPARATOR = ", "
CELL_TEXT_MAX = 140
"""A cell shows the beginning of a longer text; the whole text is in the detail."""


@dataclass(frozen=True)
class Column:
    """One column: a field of the noun, the rows that link to it, or its findings."""

    heading: str
    spec: FieldSpec | None = None
    linked: LinkedColumn | None = None

    @property
    def is_number(self) -> bool:
        """Whether its cells are aligned to the right."""
        return self.spec is not None and self.spec.kind in _RIGHT


class RowsTableModel(QAbstractTableModel):
    """All rows of a noun in their order, with what links to them and how much is open."""

    def __init__(self, bridge: Bridge, noun: type[Noun], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.noun = noun
        self.words = bridge.content.words.noun(noun.NAME)
        self.columns = self._made_columns()
        self._ids: list[str] = [row.id for row in bridge.view.rows(noun)]
        self._open: Mapping[str, int] = {}
        self.show_findings()

    def _made_columns(self) -> list[Column]:
        fields = specs(self.noun)
        columns = [
            Column(self.words.fields[name].heading, spec=fields[name])
            for name in self.words.columns
        ]
        columns += [Column(each.title, linked=each) for each in self.words.linked if each.is_column]
        return [*columns, Column(self.tr("Open"))]

    # The contract of Qt.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are rows of the noun."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Fields, links and findings."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Heading of a column; number of a row."""
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            # Qt has no other way to let a heading break over lines.
            return int(self._alignment(column)) | int(Qt.TextFlag.TextWordWrap)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment and the marks that the delegate paints."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.row_at(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return shortened(self._text(column, row, is_short=True))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._text(column, row)
        if role == Qt.ItemDataRole.ToolTipRole:
            said = explained(self.bridge.content, self._text(column, row))
            return tip(said) if said else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if role == ID_ROLE:
            return row.id
        if role == PILL_ROLE:
            return self._pill(column, row)
        if role == WARN_ROLE:
            return self._is_warning(column, row)
        return None

    # What the page asks.

    def row_at(self, place: int) -> Noun | None:
        """The row of the plan at a place in the table."""
        return self.bridge.view.find(self.noun.NAME, self._ids[place])

    def place_of(self, row_id: str) -> int:
        """The place of a row in the table, or -1."""
        return self._ids.index(row_id) if row_id in self._ids else -1

    @property
    def has_open_points(self) -> bool:
        """Whether any row has findings."""
        return any(self._open.values())

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan with the least that must be painted anew."""
        ids = [row.id for row in self.bridge.view.rows(self.noun)]
        if ids != self._ids:
            self._follow(ids)
        if not ids:
            return
        if changes is None or self._looks_at(changes):
            last = self.index(len(ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            rows = {row_id for noun, row_id, _ in changes.touched if noun == self.noun.NAME}
            self._say_changed(self.place_of(each) for each in rows)

    def show_findings(self) -> None:
        """Count again what is open per row."""
        before, self._open = self._open, self.bridge.open_counts(self.noun.NAME)
        moved = {row_id for row_id, _ in before.items() ^ self._open.items()}
        if moved:
            self._say_changed(place for place, each in enumerate(self._ids) if each in moved)

    def _follow(self, ids: list[str]) -> None:
        new = [each for each in ids if each not in set(self._ids)]
        gone = [each for each in self._ids if each not in set(ids)]
        if len(gone) == 1 and not new and [i for i in self._ids if i != gone[0]] == ids:
            place = self._ids.index(gone[0])
            self.beginRemoveRows(QModelIndex(), place, place)
            self._ids = ids
            self.endRemoveRows()
        elif len(new) == 1 and not gone and [i for i in ids if i != new[0]] == self._ids:
            place = ids.index(new[0])
            self.beginInsertRows(QModelIndex(), place, place)
            self._ids = ids
            self.endInsertRows()
        elif not new and not gone:
            self._reorder(ids)
        else:
            self.beginResetModel()
            self._ids = ids
            self.endResetModel()

    def _reorder(self, ids: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        moved = [self.index(ids.index(self._ids[i.row()]), i.column()) for i in old]
        self._ids = ids
        self.changePersistentIndexList(old, moved)
        self.layoutChanged.emit()

    def _looks_at(self, changes: Changes) -> bool:
        """Whether cells show something of another noun that changed."""
        targets = {c.linked.noun for c in self.columns if c.linked}
        for column in self.columns:
            if column.spec is not None and column.spec.target in NOUNS:
                targets.add(column.spec.target)
        return changes.touches(Plan) or any(changes.touches(NOUNS[name]) for name in targets)

    def _say_changed(self, places: Any) -> None:
        last = len(self.columns) - 1
        for place in places:
            if place >= 0:
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))

    # Cells.

    def _text(self, column: Column, row: Noun, *, is_short: bool = False) -> str:
        if column.linked is not None:
            return self._linked_text(column.linked, row)
        if column.spec is None:
            count = self._open.get(row.id, 0)
            return f"! {count}" if count else ""
        if column.spec.kind is Kind.LINKS and is_short:
            return self._few(column.spec, row)
        text = cell_text(self.bridge, row, column.spec)
        return text or (self.words.unnamed if column.spec.name == row.TITLE else "")

    def _few(self, spec: FieldSpec, row: Noun) -> str:
        """The first of the linked rows, and how many more there are."""
        ids = linked_ids(row, spec.name)
        if not ids:
            return ""
        first = _title(self.bridge, spec.target or "", ids[0])
        return first if len(ids) == 1 else self.tr("{0} +{1}").format(first, len(ids) - 1)

    def _linked_text(self, linked: LinkedColumn, row: Noun) -> str:
        count = len(self.bridge.view.linking(NOUNS[linked.noun], linked.field, row.id))
        return self.bridge.content.words.noun(linked.noun).counted(count) if count else linked.none

    def _is_warning(self, column: Column, row: Noun) -> bool:
        if column.linked is None:
            return column.spec is None
        return not self.bridge.view.linking(NOUNS[column.linked.noun], column.linked.field, row.id)

    def _pill(self, column: Column, row: Noun) -> int | None:
        spec = column.spec
        if spec is None or spec.kind is not Kind.LISTED or spec.target != "domains":
            return None
        ids = [each.id for each in self._listed(spec)]
        value = getattr(row, spec.name)
        return ids.index(value) if value in ids else None

    def _listed(self, spec: FieldSpec) -> Any:
        return self.bridge.content.listed(spec.target or "", self.bridge.view.plan.profile)

    def _alignment(self, column: Column) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignBottom


def shortened(text: str) -> str:
    """The beginning of a text, with a sign that there is more."""
    return text if len(text) <= CELL_TEXT_MAX else text[: CELL_TEXT_MAX - 1].rstrip() + "…"


def cell_text(bridge: Bridge, row: Noun, spec: FieldSpec) -> str:
    """A field of a row in one line of Dutch."""
    value = getattr(row, spec.name)
    match spec.kind:
        case Kind.NUMBER:
            return notation.show_number(value)
        case Kind.EUROS | Kind.BALANCE:
            return notation.show_euros(value)
        case Kind.DAY:
            return notation.show_day_short(value)
        case Kind.FLAG:
            return {True: "Ja", False: "Nee", None: ""}[value]
        case Kind.CHOICE:
            name = spec.choices.__name__ if spec.choices else ""
            return bridge.content.words.choice(name, value) if value else ""
        case Kind.LISTED | Kind.LISTED_MANY:
            return _listed_text(bridge, spec, linked_ids(row, spec.name))
        case Kind.LINK | Kind.LINKS | Kind.OWNER:
            titles = (_title(bridge, spec.target or "", i) for i in linked_ids(row, spec.name))
            return _LIST_SEPARATOR.join(titles)
        case _:
            return " ".join(str(value if value is not None else "").split())


def _listed_text(bridge: Bridge, spec: FieldSpec, ids: tuple[str, ...]) -> str:
    listed = bridge.content.listed(spec.target or "", bridge.view.plan.profile)
    titles = {each.id: each.title for each in listed}
    return _LIST_SEPARATOR.join(titles.get(each, each) for each in ids)


def _title(bridge: Bridge, noun: str, row_id: str) -> str:
    return bridge.view.title(noun, row_id) or bridge.content.words.noun(noun).unnamed
