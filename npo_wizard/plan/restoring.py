"""Taking the past back as a new step: an old value into a field, a deleted row into its list."""

from collections.abc import Iterable, Iterator
from typing import Any

from npo_wizard.errors import InputRefused
from npo_wizard.plan import compose
from npo_wizard.plan.cost_cells import cell_of
from npo_wizard.plan.edits import AddRow, Batch, Edit, SetField
from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.nouns import Answer, MeasureCost, Noun
from npo_wizard.plan.past import Deleted, Key, simple_edits
from npo_wizard.plan.view import PlanView, linked_ids, pointing_fields

_OWNER_GONE = "Dit hoort bij iets dat niet meer in het plan staat. Zet dat eerst weer in het plan."
_ROW_GONE = "Dit staat niet meer in het plan. Haal het eerst uit de prullenbak."


def take_back(view: PlanView, key: Key, value: Any) -> Edit:
    """Give a field the value that it had once; links to what is gone are left out.

    Raises InputRefused where its row is not there.
    """
    noun, row_id, field = key
    row = view.find(noun, row_id)
    if noun == Answer.NAME:
        return compose.set_answer(view, row_id, field, value)
    if noun == MeasureCost.NAME:
        return _cost_back(view, row_id, field, value)
    if row is None:
        raise InputRefused(noun, row_id, field, _ROW_GONE)
    spec = specs(type(row))[field]
    if spec.kind is Kind.LINKS:
        value = tuple(i for i in value if view.find(str(spec.target), i) is not None)
    elif spec.kind is Kind.LINK and value and view.find(str(spec.target), value) is None:
        value = None
    return SetField(noun, row_id, field, value)


def _cost_back(view: PlanView, row_id: str, field: str, value: Any) -> Edit:
    cell = cell_of(view, row_id, field)
    if cell is None:
        raise InputRefused(MeasureCost.NAME, row_id, field, _OWNER_GONE)
    place = (cell.measure_id, cell.stream_id, cell.year)
    return compose.set_cost(view, *place, field, value) or Batch(())


def put_back(view: PlanView, found: Deleted) -> Edit:
    """Bring a deleted row back, with what went with it and with its links both ways.

    Raises InputRefused where it belongs to a row that is not there.
    """
    went = list(_went_with(view, found))
    there = {(row.NAME, row.id) for row in view.all_rows()}
    rows: list[Noun] = []
    for row in (found.row, *_belonging(found.row, went)):
        fresh = _fitted(row, there)
        rows.append(fresh)
        there.add((fresh.NAME, fresh.id))
    links = _links_to(view, found, {(row.NAME, row.id) for row in rows})
    added = [AddRow(row) for row in rows]
    return Batch((*added, *links)) if len(added) + len(links) > 1 else added[0]


def _went_with(view: PlanView, found: Deleted) -> Iterator[Noun]:
    """All rows that went in the same step and are still gone."""
    edits = simple_edits(found.step.inverse)
    rows = [edit.row for edit in edits if isinstance(edit, AddRow)]
    last = {(row.NAME, row.id): row for row in (*rows, *found.step.gone)}
    yield from (row for row in last.values() if view.find(row.NAME, row.id) is None)


def _belonging(owner: Noun, went: list[Noun]) -> Iterator[Noun]:
    """Of the rows that went, those that belong to a row, and what belongs to these."""
    for row in went:
        owners = [(s.target, getattr(row, s.name)) for s in _owner_fields(row)]
        if (owner.NAME, owner.id) in owners:
            yield row
            yield from _belonging(row, went)


def _owner_fields(row: Noun) -> list[Any]:
    return [spec for spec in specs(type(row)).values() if spec.kind is Kind.OWNER]


def _fitted(row: Noun, there: set[tuple[str, str]]) -> Noun:
    """The row without links to what is gone. Raises InputRefused where its owner is gone."""
    values = dict(row)
    for field, kind, target in pointing_fields(type(row)):
        kept = tuple(i for i in linked_ids(row, field) if (target, i) in there)
        if kind is Kind.OWNER and not kept:
            raise InputRefused(row.NAME, row.id, field, _OWNER_GONE)
        if kind is Kind.LINKS:
            values[field] = kept
        elif kind is Kind.LINK:
            values[field] = kept[0] if kept else None
    return type(row).model_validate(values)


def _links_to(view: PlanView, found: Deleted, fresh: Iterable[tuple[str, str]]) -> list[SetField]:
    """Links of other rows that pointed to the row before it went, where these are still there."""
    links: list[SetField] = []
    known = set(fresh)
    for edit in simple_edits(found.step.inverse):
        if not isinstance(edit, SetField):
            continue
        row = view.find(edit.noun, edit.id)
        spec = None if row is None else specs(type(row)).get(edit.field)
        if row is None or spec is None or spec.kind not in (Kind.LINK, Kind.LINKS):
            continue
        now = linked_ids(row, edit.field)
        was = edit.value if isinstance(edit.value, list | tuple) else (edit.value,)
        again = tuple(i for i in was if (spec.target, i) in known and i not in now)
        if not again:
            continue
        if spec.kind is Kind.LINKS:
            links.append(SetField(edit.noun, edit.id, edit.field, (*now, *again)))
        elif not now:
            links.append(SetField(edit.noun, edit.id, edit.field, again[0]))
    return links
