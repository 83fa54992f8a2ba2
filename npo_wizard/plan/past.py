"""What became of a plan over time, read back from its history, newest first.

Only the inverses of the steps are needed: from the plan as it is now they lead back to each
moment before. A step of long ago may be a fold: all that one person did on one day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from npo_wizard.errors import InputRefused
from npo_wizard.plan import edits
from npo_wizard.plan.edits import AddRow, Batch, Edit, SetField, changed
from npo_wizard.plan.nouns import CELLS, NOUNS, Noun
from npo_wizard.plan.view import PlanView

Key = tuple[str, str, str]
"""Noun, id of the row, and field."""


@dataclass(frozen=True)
class Step:
    """Something that was done, with what takes it back.

    seq: number of its last entry; count: how many entries it stands for; gone: of a fold the
    rows that went in it, as they were last.
    """

    seq: int
    at: datetime
    who: str
    label: str
    inverse: Edit
    count: int = 1
    gone: tuple[Noun, ...] = ()


@dataclass(frozen=True)
class FieldStep:
    """A field that got another value: what it held before and after, as the noun holds it.

    was_there: whether the row was there before; else the step made it. A row that is only a cell
    counts as always there, and empty.
    """

    at: datetime
    who: str
    old: Any
    new: Any
    was_there: bool = True


@dataclass(frozen=True)
class Deleted:
    """A row that is no longer there, and the step in which it went."""

    row: Noun
    step: Step


def simple_edits(edit: Edit) -> Iterator[Edit]:
    """The edits of a batch one by one, however deep they stand."""
    if isinstance(edit, Batch):
        for each in edit.edits:
            yield from simple_edits(each)
    else:
        yield edit


def typed(noun: str, field: str, value: Any) -> Any:
    """Return a value as the noun holds it, from plain JSON. Raises InputRefused."""
    return getattr(changed(NOUNS[noun](id="-"), field, value), field)


def touched(step: Step) -> frozenset[Key]:
    """What a step touched; field "" where a row came or went."""
    found: set[Key] = {(row.NAME, row.id, "") for row in step.gone}
    for edit in simple_edits(step.inverse):
        match edit:
            case SetField(noun, row_id, field, _):
                found.add((noun, row_id, field))
            case AddRow(row):
                found.add((row.NAME, row.id, ""))
            case _:
                found.add((edit.noun, edit.id, ""))  # type: ignore[union-attr]
    return frozenset(found)


def field_steps(view: PlanView, steps: Iterable[Step], key: Key) -> Iterator[FieldStep]:
    """The past of one field, newest first; `view` is the plan after the newest step.

    A step that cannot be read any more is passed over: the others stand on their own.
    """
    noun, row_id, field = key
    row = view.find(noun, row_id)
    empty = getattr(NOUNS[noun](id="-"), field) if noun in CELLS else None
    now = empty if row is None else getattr(row, field)
    for step in steps:
        for is_there, old in _before(step.inverse, key):
            if noun in CELLS and not is_there:
                is_there, old = True, empty
            if old != now or not is_there:
                yield FieldStep(step.at, step.who, old, now, is_there)
            now = old


def _before(inverse: Edit, key: Key) -> list[tuple[bool, Any]]:
    """What a field held before a step: nothing or one answer, and whether its row was there."""
    noun, row_id, field = key
    found: list[tuple[bool, Any]] = []
    for edit in simple_edits(inverse):
        match edit:
            case SetField(n, i, f, value) if (n, i, f) == key:
                try:
                    found = [(True, typed(noun, field, value))]
                except InputRefused:
                    continue
            case AddRow(row) if (row.NAME, row.id) == (noun, row_id):
                found = [(True, getattr(row, field))]
            case edits.RemoveRow(n, i) if (n, i) == (noun, row_id):
                found = [(False, None)]
    return found


def as_it_was(view: PlanView, steps: Iterable[Step], before_seq: int) -> PlanView:
    """The whole plan as it was before the step with a number.

    steps: newest first. Raises InputRefused where a step on the way does not fit any more.
    """
    for step in steps:
        if step.seq < before_seq:
            break
        view = edits.apply(view, step.inverse, undoing=True).view
    return view


def taken_out(step: Step) -> Iterator[Noun]:
    """Rows that a step took out of the plan, each as it was last."""
    yield from step.gone
    yield from (each.row for each in simple_edits(step.inverse) if isinstance(each, AddRow))


def deleted(view: PlanView, steps: Iterable[Step]) -> Iterator[Deleted]:
    """Rows that are no longer there, each as it was last, newest first."""
    seen: set[tuple[str, str]] = set()
    for step in steps:
        for row in taken_out(step):
            if (row.NAME, row.id) not in seen and view.find(row.NAME, row.id) is None:
                seen.add((row.NAME, row.id))
                yield Deleted(row, step)
