"""The planned or the spent euros of one measure: a row for each stream, a column for each year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from npo_wizard import figures
from npo_wizard.errors import InputRefused
from npo_wizard.figures import Amount
from npo_wizard.intake.pasted import Pasted, pasted
from npo_wizard.plan.compose import set_cost
from npo_wizard.plan.cost_cells import CostCell, fill
from npo_wizard.plan.nouns import MeasureCost, cost_id
from ui.controls import ElidedLabel, button, tip
from ui.widgets import notation
from ui.widgets.cost_editor import CostEditor
from ui.widgets.finding_note import plain_label
from ui.widgets.spacing import gap, spaced

if TYPE_CHECKING:
    from ui.bridge import Bridge

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Shape:
    """What the grid is made for; another shape needs another grid."""

    streams: tuple[tuple[str, str], ...]
    years: tuple[int, ...]


class AmountGrid(QWidget):
    """The planned or the spent euros of one measure. Tab goes from cell to cell and out again."""

    def __init__(self, bridge: Bridge, amount: Amount, title: str) -> None:
        super().__init__()
        self.bridge = bridge
        self.amount = amount
        self.title = title
        self.measure_id = ""
        self.cells: dict[tuple[str, int], CostEditor] = {}
        self._shape = Shape((), ())
        self._sums: dict[tuple[str, int], QLabel] = {}
        self._is_applying = False
        self._inner: QWidget | None = None
        self.refusal = plain_label("", "refusal", self)
        self.refusal.hide()
        self.copy = button(self.tr("Kopieer"), f"copy.{amount}", "link")
        self.copy.setAccessibleName(self.tr("Kopieer {0}").format(title))
        self.copy.setToolTip(tip(self.tr("Zet alle bedragen op het klembord, zonder koppen.")))
        self.copy.clicked.connect(self.copy_out)
        head = QHBoxLayout()
        head.addWidget(plain_label(title, "label", self), 1)
        head.addWidget(self.copy)
        self._layout = QVBoxLayout(self)
        spaced(self._layout, between=1)
        self._layout.addLayout(head)
        self._layout.addWidget(self.refusal)

    def load(self, measure_id: str, shape: Shape) -> None:
        """Show the costs of a measure in a grid of this shape."""
        self.flush()
        self.measure_id = measure_id
        if shape != self._shape:
            self._make(shape)
        self._show_values()

    def flush(self) -> None:
        """Pass on what was typed but not yet said."""
        for cell in self.cells.values():
            cell.flush()

    def follow(self, shape: Shape) -> None:
        """Follow the plan without disturbing the cell that is typed in."""
        if shape != self._shape:
            self._make(shape)
        self._show_values()

    def _make(self, shape: Shape) -> None:
        if self._inner is not None:
            self._inner.hide()
            self._inner.deleteLater()
        self._shape, self.cells, self._sums = shape, {}, {}
        self._inner = QWidget(self)
        grid = QGridLayout(self._inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(gap(2))
        grid.setVerticalSpacing(gap(1))
        grid.setColumnStretch(0, 2)
        self._make_head(grid)
        for line, (stream_id, name) in enumerate(shape.streams, start=1):
            grid.addWidget(ElidedLabel(name, "small", self._inner), line, 0)
            for column, year in enumerate(shape.years, start=1):
                grid.addWidget(self._made_cell(stream_id, name, year), line, column)
            self._add_sum(grid, line, len(shape.years) + 1, (stream_id, 0))
        self._make_totals(grid)
        self._layout.insertWidget(1, self._inner)

    def _make_head(self, grid: QGridLayout) -> None:
        heads = [self.tr("Geldstroom"), *map(str, self._shape.years), self.tr("Totaal")]
        for column, head in enumerate(heads):
            label = plain_label(head, "eyebrow", self._inner)
            label.setAlignment(_RIGHT if column else Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label, 0, column)
            if column:
                grid.setColumnStretch(column, 1)

    def _make_totals(self, grid: QGridLayout) -> None:
        line = len(self._shape.streams) + 1
        grid.addWidget(plain_label(self.tr("Totaal"), "label", self._inner), line, 0)
        for column, year in enumerate(self._shape.years, start=1):
            self._add_sum(grid, line, column, ("", year))
        self._add_sum(grid, line, len(self._shape.years) + 1, ("", 0))

    def _add_sum(self, grid: QGridLayout, line: int, column: int, key: tuple[str, int]) -> None:
        label = plain_label("", "label", self._inner)
        label.setWordWrap(False)
        label.setAlignment(_RIGHT)
        self._sums[key] = label
        grid.addWidget(label, line, column)

    def _made_cell(self, stream_id: str, name: str, year: int) -> CostEditor:
        cell = CostEditor(self._inner)
        cell.setObjectName(f"{MeasureCost.NAME}.{self.amount}.{stream_id}.{year}")
        cell.name(f"{self.title}, {name}, {year}")
        cell.edited.connect(lambda value, s=stream_id, y=year: self._on_edited(s, y, value))
        cell.left.connect(self.bridge.seal)
        cell.refusal_changed.connect(self._say_refusals)
        cell.block_pasted.connect(lambda text, s=stream_id, y=year: self._on_pasted(s, y, text))
        cell.past_wanted.connect(lambda s=stream_id, y=year: self._ask_past(s, y))
        if self.bridge.is_read_only:
            cell.set_read_only()
        self.cells[stream_id, year] = cell
        return cell

    def _ask_past(self, stream_id: str, year: int) -> None:
        cell = self.cells[stream_id, year]
        cell.flush()
        self.bridge.field_past_requested.emit(cell.key)

    def _on_edited(self, stream_id: str, year: int, value: object) -> None:
        cell = self.cells[stream_id, year]
        if value == self._current(stream_id, year):
            cell.accept(value)
            return
        key = cost_id(self.measure_id, stream_id, year)
        self._is_applying = True
        try:
            edit = set_cost(self.bridge.view, self.measure_id, stream_id, year, self.amount, value)
            if edit is not None:
                self.bridge.apply(edit, merge_key=f"{MeasureCost.NAME}:{key}:{self.amount}")
        except InputRefused as refused:
            cell.show_refusal(refused.sentence)
        else:
            cell.accept(value)
        finally:
            self._is_applying = False

    # Many cells at once.

    def copy_out(self) -> None:
        """Put all amounts on the clipboard as a spreadsheet takes them: a line for each stream."""
        self.flush()
        lines = (
            "\t".join(self._plain(stream_id, year) for year in self._shape.years)
            for stream_id, _ in self._shape.streams
        )
        QApplication.clipboard().setText("\n".join(lines))
        self.bridge.message.emit(self.tr("De bedragen staan op het klembord."), False)

    def _plain(self, stream_id: str, year: int) -> str:
        value = self._current(stream_id, year)
        return "" if value is None else str(value)

    def _on_pasted(self, stream_id: str, year: int, text: str) -> None:
        """Fill a block of cells from this one on, as one step; each refused cell says why."""
        self.flush()
        self.bridge.seal()
        streams = [each for each, _ in self._shape.streams]
        block = pasted(text, streams, self._shape.years, (stream_id, year))
        made = {key: CostCell(self.measure_id, *key, self.amount) for key in block.texts}
        wanted = ((made[key], self.cells[key].read(typed)) for key, typed in block.texts.items())
        filled = fill(self.bridge.view, wanted)
        if filled.edit is not None:
            self.bridge.apply(filled.edit)
            self.bridge.seal()
        for key, typed in block.texts.items():
            self.cells[key].set_value(self._current(*key))
            if made[key] in filled.refused:
                self.cells[key].restore(typed, filled.refused[made[key]])
        self._tell(block, len(filled.refused))

    def _tell(self, block: Pasted, refused: int) -> None:
        taken = len(block.texts) - refused
        parts = [self.tr("Geplakt: {0}.").format(taken)]
        if refused:
            parts.append(self.tr("Niet geplakt: {0}. Onder de tabel staat waarom.").format(refused))
        if block.rounded:
            parts.append(self.tr("Afgerond op hele euro's: {0}.").format(block.rounded))
        if block.outside:
            parts.append(self.tr("Buiten de tabel: {0}.").format(block.outside))
        self.bridge.message.emit(" ".join(parts), taken > 0)

    def _current(self, stream_id: str, year: int) -> int | None:
        cost = self.bridge.view.get(MeasureCost, cost_id(self.measure_id, stream_id, year))
        return None if cost is None else getattr(cost, self.amount)

    def _show_values(self) -> None:
        for (stream_id, year), cell in self.cells.items():
            cell.key = (MeasureCost.NAME, cost_id(self.measure_id, stream_id, year), self.amount)
            value = self._current(stream_id, year)
            if not self._is_applying and not cell.is_typing and cell.value() != value:
                cell.set_value(value)
        self._show_sums()

    def _show_sums(self) -> None:
        years = self._shape.years
        table = figures.measure_costs(self.bridge.view, self.measure_id, self.amount, years)
        sums = {(row.id, 0): row.total for row in table.rows}
        sums |= {("", year): total for year, total in zip(years, table.totals, strict=True)}
        sums["", 0] = table.total
        for key, label in self._sums.items():
            label.setText(notation.show_number(sums.get(key, 0)))

    def _say_refusals(self) -> None:
        names = dict(self._shape.streams)
        said = [
            f"!  {names[stream_id]}, {year}: {cell.refused}"
            for (stream_id, year), cell in self.cells.items()
            if cell.refused
        ]
        self.refusal.setText("\n".join(said))
        self.refusal.setVisible(bool(said))
