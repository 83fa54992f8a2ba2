"""Many cells of the cost grids at once: what fits becomes one edit, the rest says why not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from pydantic import ValidationError

from npo_wizard.errors import InputRefused
from npo_wizard.plan.compose import next_position
from npo_wizard.plan.edits import AddRow, Batch, Edit, RemoveRow, SetField, changed
from npo_wizard.plan.fields import specs
from npo_wizard.plan.nouns import FundingStream, Measure, MeasureCost, cost_id
from npo_wizard.plan.refusals import sentence_for
from npo_wizard.plan.view import PlanView

FIELDS = ("planned_eur", "spent_eur")


@dataclass(frozen=True)
class CostCell:
    """One cell: a measure, a stream, a calendar year, and what is filled in: one of FIELDS."""

    measure_id: str
    stream_id: str
    year: int
    field: str

    @property
    def row_id(self) -> str:
        """Id of the row that holds the cell; planned and spent share one."""
        return cost_id(self.measure_id, self.stream_id, self.year)

    def value_in(self, view: PlanView) -> int | None:
        """What the cell holds now; None: empty."""
        row = view.get(MeasureCost, self.row_id)
        return None if row is None else getattr(row, self.field)


def cell_of(view: PlanView, row_id: str, field: str) -> CostCell | None:
    """The cell of a row of costs, also of one that is empty now; None where its place has gone."""
    row = view.get(MeasureCost, row_id)
    if row is not None:
        return CostCell(row.measure_id, row.stream_id, row.year or 0, field)
    year = row_id.rpartition(":")[2]
    if not year.isdecimal():
        return None
    made = (
        CostCell(measure.id, stream.id, int(year), field)
        for measure in view.rows(Measure)
        for stream in view.rows(FundingStream)
    )
    return next((cell for cell in made if cell.row_id == row_id), None)


@dataclass(frozen=True)
class Filled:
    """One edit for all cells that fit (None: nothing changes), and why each other one does not."""

    edit: Edit | None
    refused: Mapping[CostCell, str]


def fill(view: PlanView, wanted: Iterable[tuple[CostCell, Any]]) -> Filled:
    """Fill cells in whole euros; None empties a cell, and an empty row is no row at all.

    What is wanted of a cell twice counts once: the last value that fits.
    """
    rows: dict[str, MeasureCost] = {}
    refused: dict[CostCell, str] = {}
    for cell, value in wanted:
        try:
            row = rows.get(cell.row_id) or view.get(MeasureCost, cell.row_id) or blank(cell)
            made = changed(row, cell.field, value)
        except InputRefused as error:
            refused[cell] = error.sentence
        else:
            assert isinstance(made, MeasureCost)
            rows[cell.row_id] = made
    places = count(next_position(view, MeasureCost))
    edits: list[Edit] = []
    for row_id, row in rows.items():
        old = view.get(MeasureCost, row_id)
        if old is not None:
            edits += _changes(old, row)
        elif not _is_empty(row):
            edits.append(AddRow(row.model_copy(update={"position": next(places)})))
    return Filled(Batch(tuple(edits)) if edits else None, refused)


def blank(cell: CostCell) -> MeasureCost:
    """The row of a cell as it begins. Raises InputRefused for a year that cannot be."""
    try:
        return MeasureCost.model_validate(
            {
                "id": cell.row_id,
                "measure_id": cell.measure_id,
                "stream_id": cell.stream_id,
                "year": cell.year,
            }
        )
    except ValidationError as error:
        spec = specs(MeasureCost).get(str(error.errors()[0]["loc"][0]))
        sentence = sentence_for(error, spec)
        raise InputRefused(MeasureCost.NAME, cell.row_id, cell.field, sentence) from error


def _changes(old: MeasureCost, new: MeasureCost) -> list[Edit]:
    if _is_empty(new):
        return [RemoveRow(MeasureCost.NAME, old.id)]
    return [
        SetField(MeasureCost.NAME, old.id, field, getattr(new, field))
        for field in FIELDS
        if getattr(new, field) != getattr(old, field)
    ]


def _is_empty(row: MeasureCost) -> bool:
    return all(getattr(row, field) is None for field in FIELDS)
