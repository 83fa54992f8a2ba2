"""The costs of a measure: a row for each funding stream, a column for each calendar year."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from npo_wizard import figures
from npo_wizard.figures import PLANNED, SPENT
from npo_wizard.plan.edits import Changes
from npo_wizard.plan.nouns import FundingStream, Measure, MeasureCost, Plan
from npo_wizard.rules.finding import Place
from ui.controls import hair
from ui.pages.amount_grid import AmountGrid, Shape
from ui.pages.detail_section import DetailSection
from ui.widgets.finding_note import FindingNotes, plain_label
from ui.widgets.spacing import spaced

if TYPE_CHECKING:
    from ui.bridge import Bridge


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
        self.hint = plain_label(
            self.tr(
                "U kunt een blok cellen uit een spreadsheet plakken. Centen worden afgerond: 12,50 "
                "wordt 13. Drie cijfers na een punt of komma zijn duizendtallen."
            ),
            "hint",
            self,
        )
        self.to_streams = QPushButton(self.tr("Naar de geldstromen"), self)
        self.to_streams.setProperty("look", "link")
        self.to_streams.clicked.connect(self._on_to_streams)
        self.notes = FindingNotes(self)
        layout = QVBoxLayout(self)
        spaced(layout, between=3)
        layout.addWidget(hair())
        layout.addWidget(plain_label(self.tr("Kosten per kalenderjaar"), "section", self))
        layout.addWidget(self.hint)
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

    def _shape(self) -> Shape:
        unnamed = self.bridge.content.words.noun(FundingStream.NAME).unnamed
        streams = tuple((s.id, s.name or unnamed) for s in self.bridge.view.rows(FundingStream))
        years = figures.years(self.bridge.view, self.bridge.profile)
        return Shape(streams, tuple(year for year in years if year != figures.NO_YEAR))

    def _show(self, shape: Shape) -> None:
        can_fill = bool(shape.streams and shape.years)
        self.hint.setVisible(can_fill and not self.bridge.is_read_only)
        self.no_streams.setVisible(not shape.streams)
        self.to_streams.setVisible(not shape.streams)
        for grid in self.grids:
            grid.setVisible(can_fill)

    def _on_to_streams(self) -> None:
        self.bridge.go_to(Place(self._step_of_streams(), FundingStream.NAME))

    def _step_of_streams(self) -> str:
        steps = self.bridge.content.steps
        return next(step.id for step in steps if FundingStream.NAME in step.nouns)
