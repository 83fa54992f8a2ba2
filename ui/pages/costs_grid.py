"""The costs of a measure: a row for each funding stream, a column for each calendar year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from npo_wizard import figures
from npo_wizard.errors import InputRefused
from npo_wizard.figures import PLANNED, SPENT, Amount
from npo_wizard.plan.compose import set_cost
from npo_wizard.plan.edits import Changes
from npo_wizard.plan.nouns import FundingStream, Measure, MeasureCost, Plan, cost_id
from npo_wizard.rules.finding import Place
from ui.controls import ElidedLabel
from ui.pages.detail_section import DetailSection
from ui.widgets import notation
from ui.widgets.cost_cell import CostCell
from ui.widgets.finding_note import FindingNotes, plain_label
from ui.widgets.spacing import gap, spaced

if TYPE_CHECKING:
    from ui.bridge import Bridge

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class _Shape:
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
        self.cells: dict[tuple[str, int], CostCell] = {}
        self._shape = _Shape((), ())
        self._sums: dict[tuple[str, int], QLabel] = {}
        self._is_applying = False
        self._inner: QWidget | None = None
        self.refusal = plain_label("", "refusal", self)
        self.refusal.hide()
        self._layout = QVBoxLayout(self)
        spaced(self._layout, between=1)
        self._layout.addWidget(plain_label(title, "label", self))
        self._layout.addWidget(self.refusal)

    def load(self, measure_id: str, shape: _Shape) -> None:
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

    def follow(self, shape: _Shape) -> None:
        """Follow the plan without disturbing the cell that is typed in."""
        if shape != self._shape:
            self._make(shape)
        self._show_values()

    def _make(self, shape: _Shape) -> None:
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

    def _made_cell(self, stream_id: str, name: str, year: int) -> CostCell:
        cell = CostCell(self._inner)
        cell.setObjectName(f"{MeasureCost.NAME}.{self.amount}.{stream_id}.{year}")
        cell.name(f"{self.title}, {name}, {year}")
        cell.edited.connect(lambda value, s=stream_id, y=year: self._on_edited(s, y, value))
        cell.left.connect(self.bridge.seal)
        cell.refusal_changed.connect(self._say_refusals)
        if self.bridge.is_read_only:
            cell.set_read_only()
        self.cells[stream_id, year] = cell
        return cell

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

    def _current(self, stream_id: str, year: int) -> int | None:
        cost = self.bridge.view.get(MeasureCost, cost_id(self.measure_id, stream_id, year))
        return None if cost is None else getattr(cost, self.amount)

    def _show_values(self) -> None:
        for (stream_id, year), cell in self.cells.items():
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


class CostsGrid(DetailSection):
    """Planned and spent, with their totals; one cell is one edit and one refusal."""

    fields: ClassVar[tuple[str, ...]] = ("costs",)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.grids = (
            AmountGrid(bridge, PLANNED, self.tr("Begroot, in hele euro's")),
            AmountGrid(bridge, SPENT, self.tr("Uitgegeven, in hele euro's")),
        )
        self.no_streams = plain_label(
            self.tr("Voeg eerst een geldstroom toe bij stap 1. Dan vult u hier de kosten in."),
            "soft",
            self,
        )
        self.to_streams = QPushButton(self.tr("Naar de geldstromen"), self)
        self.to_streams.setProperty("look", "link")
        self.to_streams.clicked.connect(self._on_to_streams)
        self.notes = FindingNotes(self)
        layout = QVBoxLayout(self)
        spaced(layout, between=3)
        layout.addWidget(plain_label(self.tr("Kosten per kalenderjaar"), "heading", self))
        layout.addWidget(self.no_streams)
        layout.addWidget(self.to_streams, 0, Qt.AlignmentFlag.AlignLeft)
        for grid in self.grids:
            layout.addWidget(grid)
        layout.addWidget(self.notes)

    def load(self, row_id: str) -> None:
        """Show what belongs to another row."""
        self.row_id = row_id
        shape = self._shape()
        for grid in self.grids:
            grid.load(row_id, shape)
        self._show(shape)

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan."""
        seen = (MeasureCost, FundingStream, Measure, Plan)
        if changes is None or any(changes.touches(noun) for noun in seen):
            shape = self._shape()
            for grid in self.grids:
                grid.follow(shape)
            self._show(shape)

    def show_findings(self) -> None:
        """Show what is open here."""
        found = self.bridge.findings_for(noun=Measure.NAME, row_id=self.row_id, field="costs")
        self.notes.show_findings(found)

    def first_focus(self) -> QWidget:
        """The control to begin with."""
        cells = self.grids[0].cells
        return next(iter(cells.values())).focus_target() if cells else self.to_streams

    def control_of(self, part: str) -> QWidget:
        """The planned euros of a year, of the first stream."""
        cells = self.grids[0].cells.items()
        found = (cell for (_, year), cell in cells if str(year) == part)
        cell = next(found, None)
        return self.first_focus() if cell is None else cell.focus_target()

    def flush(self) -> None:
        """Pass on what was typed but not yet said."""
        for grid in self.grids:
            grid.flush()

    def _shape(self) -> _Shape:
        unnamed = self.bridge.content.words.noun(FundingStream.NAME).unnamed
        streams = tuple((s.id, s.name or unnamed) for s in self.bridge.view.rows(FundingStream))
        years = figures.years(self.bridge.view, self.bridge.profile)
        return _Shape(streams, tuple(year for year in years if year != figures.NO_YEAR))

    def _show(self, shape: _Shape) -> None:
        can_fill = bool(shape.streams and shape.years)
        self.no_streams.setVisible(not shape.streams)
        self.to_streams.setVisible(not shape.streams)
        for grid in self.grids:
            grid.setVisible(can_fill)

    def _on_to_streams(self) -> None:
        self.bridge.go_to(Place(self._step_of_streams(), FundingStream.NAME))

    def _step_of_streams(self) -> str:
        steps = self.bridge.content.steps
        return next(step.id for step in steps if FundingStream.NAME in step.nouns)
