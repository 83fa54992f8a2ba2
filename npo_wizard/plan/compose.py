"""Edits as the user knows them, made of the few that exist."""

from collections.abc import Iterator
from typing import Any

from npo_wizard.ids import new_id
from npo_wizard.plan.edits import AddRow, Batch, Edit, RemoveRow, SetField, changed
from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.nouns import (
    NOUNS,
    Answer,
    BuildingBlockScore,
    MeasureCost,
    Noun,
    ReportYear,
    cost_id,
    report_year_id,
    score_id,
)
from npo_wizard.plan.view import PlanView, linked_ids, pointing_fields


def add(view: PlanView, noun: type[Noun], **fields: Any) -> AddRow:
    """Add a row with a new id after the last of its kind."""
    values = {"id": new_id(), "position": next_position(view, noun), **fields}
    return AddRow(noun.model_validate(values))


def next_position(view: PlanView, noun: type[Noun]) -> int:
    """The position after the last row of a noun."""
    return max((row.position for row in view.rows(noun)), default=-1) + 1


def remove(view: PlanView, noun: str, row_id: str) -> Edit:
    """Remove a row with what belongs to it, and take it out of every link."""
    going = list(_belonging(view, noun, row_id))
    unlinks = [edit for name, gone_id in going for edit in _unlinks(view, name, gone_id)]
    removals = [RemoveRow(name, gone_id) for name, gone_id in reversed(going)]
    if not unlinks and len(removals) == 1:
        return removals[0]
    return Batch((*unlinks, *removals))


def _belonging(view: PlanView, noun: str, row_id: str) -> Iterator[tuple[str, str]]:
    """The row itself and then all that belongs to it."""
    yield noun, row_id
    for other, field, kind in _pointers(noun):
        if kind is Kind.OWNER:
            for row in view.linking(NOUNS[other], field, row_id):
                yield from _belonging(view, other, row.id)


def _pointers(target_noun: str) -> Iterator[tuple[str, str, Kind]]:
    for other in NOUNS.values():
        for field, kind, target in pointing_fields(other):
            if target == target_noun:
                yield other.NAME, field, kind


def _unlinks(view: PlanView, noun: str, row_id: str) -> Iterator[SetField]:
    for other, field, kind in _pointers(noun):
        if kind is Kind.OWNER:
            continue
        for row in view.linking(NOUNS[other], field, row_id):
            rest = tuple(i for i in linked_ids(row, field) if i != row_id)
            yield SetField(other, row.id, field, rest if kind is Kind.LINKS else None)


def duplicate(view: PlanView, noun: str, row_id: str) -> Edit:
    """Copy a row, with its costs and scores where it has them; the copy is the last edit's row.

    The copy comes right at the end of its list. What others link to the row is not copied.
    """
    row = view.find(noun, row_id)
    if row is None:
        raise LookupError(row_id)
    title = f"{getattr(row, row.TITLE)} (kopie)" if _has_text_title(row) else None
    fields = {**dict(row), "id": new_id(), "position": next_position(view, type(row))}
    if title is not None:
        fields[row.TITLE] = title
    copy = type(row).model_validate(fields)
    children = [AddRow(child) for child in _owned_copies(view, row_id, copy.id)]
    return Batch((AddRow(copy), *children)) if children else AddRow(copy)


def _has_text_title(row: Noun) -> bool:
    return specs(type(row))[row.TITLE].kind is Kind.LINE


def _owned_copies(view: PlanView, old_id: str, new_owner: str) -> Iterator[Noun]:
    for cost in view.linking(MeasureCost, "measure_id", old_id):
        key = cost_id(new_owner, cost.stream_id, cost.year or 0)
        yield MeasureCost.model_validate({**dict(cost), "id": key, "measure_id": new_owner})
    for score in view.linking(BuildingBlockScore, "measure_id", old_id):
        key = score_id(new_owner, score.block)
        yield BuildingBlockScore.model_validate({**dict(score), "id": key, "measure_id": new_owner})


def move(view: PlanView, noun: str, row_id: str, steps: int) -> Edit | None:
    """Move a row up (negative) or down in its list; None where it cannot go further."""
    ids = list(view.tables[noun])
    old = ids.index(row_id)
    new = min(max(old + steps, 0), len(ids) - 1)
    if new == old:
        return None
    ids.insert(new, ids.pop(old))
    moved = [
        SetField(noun, each, "position", place)
        for place, each in enumerate(ids)
        if view.tables[noun][each].position != place and each != row_id
    ]
    return Batch((*moved, SetField(noun, row_id, "position", new)))


def set_answer(view: PlanView, question_id: str, field: str, value: Any) -> Edit:
    """Answer a question, or say something of a step; the first word makes the row."""
    if view.get(Answer, question_id) is not None:
        return SetField(Answer.NAME, question_id, field, value)
    position = next_position(view, Answer)
    return _first(Answer(id=question_id, position=position), field, value)


def set_cost(
    view: PlanView, measure_id: str, stream_id: str, year: int, field: str, euros: Any
) -> Edit | None:
    """Fill a cell of the cost grid in whole euros; an empty cell is no row at all.

    Answers None where an empty cell stays empty.
    """
    key = cost_id(measure_id, stream_id, year)
    cost = view.get(MeasureCost, key)
    if cost is None and euros is None:
        return None
    if cost is None:
        position = next_position(view, MeasureCost)
        row = MeasureCost(
            id=key, position=position, measure_id=measure_id, stream_id=stream_id, year=year
        )
        return _first(row, field, euros)
    other = "spent_eur" if field == "planned_eur" else "planned_eur"
    if euros is None and getattr(cost, other) is None:
        return RemoveRow(MeasureCost.NAME, key)
    return SetField(MeasureCost.NAME, key, field, euros)


def set_report_year(view: PlanView, year: int, field: str, value: Any) -> Edit | None:
    """State something of a report year; a year of which nothing is stated is no row at all.

    Answers None where nothing was stated and nothing is.
    """
    key = report_year_id(year)
    row = view.get(ReportYear, key)
    is_empty = value is None or value == ""
    if row is None:
        if is_empty:
            return None
        position = next_position(view, ReportYear)
        return _first(ReportYear(id=key, position=position, year=year), field, value)
    stated = {name: getattr(row, name) for name in ("opening_eur", "received_eur", "remark")}
    if is_empty and all(each in (None, "") for name, each in stated.items() if name != field):
        return RemoveRow(ReportYear.NAME, key)
    return SetField(ReportYear.NAME, key, field, value)


def set_score(view: PlanView, measure_id: str, block: str, field: str, value: Any) -> Edit:
    """Score a measure on a building block, or explain the score."""
    key = score_id(measure_id, block)
    if view.get(BuildingBlockScore, key) is not None:
        return SetField(BuildingBlockScore.NAME, key, field, value)
    position = next_position(view, BuildingBlockScore)
    row = BuildingBlockScore(id=key, position=position, measure_id=measure_id, block=block)
    return _first(row, field, value)


def _first(row: Noun, field: str, value: Any) -> AddRow:
    return AddRow(changed(row, field, value))
