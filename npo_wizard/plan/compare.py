"""What differs between two plans, row by row and field by field, and the edit that bridges it.

A row is the same row when its id is the same, whatever else became of it. Nothing is weighed or
left out here; how it is told to people is another matter (`npo_wizard.difference`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from npo_wizard.plan.edits import AddRow, Batch, Edit, RemoveRow, SetField
from npo_wizard.plan.fields import specs
from npo_wizard.plan.nouns import NOUNS, Noun
from npo_wizard.plan.view import PlanView


class Sort(StrEnum):
    """What became of a row."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


@dataclass(frozen=True)
class RowChange:
    """A row that came (no old one), went (no new one) or has other values in `fields`."""

    old: Noun | None
    new: Noun | None
    fields: tuple[str, ...] = ()

    @property
    def sort(self) -> Sort:
        """What became of the row."""
        if self.old is None:
            return Sort.ADDED
        return Sort.DROPPED if self.new is None else Sort.CHANGED

    @property
    def row(self) -> Noun:
        """The row as it is now, or as it was last."""
        row = self.new if self.new is not None else self.old
        assert row is not None
        return row


@dataclass(frozen=True)
class Difference:
    """All rows that are not the same in two plans, in the order of the nouns and of the rows."""

    old: PlanView
    new: PlanView
    changes: tuple[RowChange, ...]

    @property
    def edit(self) -> Edit:
        """One edit that makes the second plan of the first."""
        return Batch((*self._additions(), *self._settings(), *self._removals()))

    def of(self, *nouns: type[Noun]) -> tuple[RowChange, ...]:
        """What became of the rows of some nouns."""
        names = {noun.NAME for noun in nouns}
        return tuple(each for each in self.changes if each.row.NAME in names)

    def _additions(self) -> Iterator[AddRow]:
        """New rows; a noun stands after those that it points to."""
        yield from (AddRow(each.new) for each in self.changes if each.old is None and each.new)

    def _settings(self) -> Iterator[SetField]:
        for each in self.changes:
            if each.old is not None and each.new is not None:
                for field in each.fields:
                    value = getattr(each.new, field)
                    yield SetField(each.new.NAME, each.new.id, field, value)

    def _removals(self) -> Iterator[RemoveRow]:
        """Rows that went; by now only rows that go before them point to them."""
        for each in reversed(self.changes):
            if each.new is None and each.old is not None:
                yield RemoveRow(each.old.NAME, each.old.id)


def compare(old: PlanView, new: PlanView, *, without: Iterable[type[Noun]] = ()) -> Difference:
    """Return what differs; rows of the nouns in `without` are taken out of both plans first."""
    left_out = tuple(without)
    if left_out:
        old, new = _stripped(old, left_out), _stripped(new, left_out)
    return Difference(old, new, tuple(_changes(old, new)))


def _stripped(view: PlanView, left_out: tuple[type[Noun], ...]) -> PlanView:
    return PlanView.of(row for row in view.all_rows() if not isinstance(row, left_out))


def _changes(old: PlanView, new: PlanView) -> Iterator[RowChange]:
    for name in NOUNS:
        before, after = old.tables[name], new.tables[name]
        if before is after:
            continue
        for row_id, row in after.items():
            was = before.get(row_id)
            if was is None:
                yield RowChange(None, row)
            elif was is not row and (fields := _different(was, row)):
                yield RowChange(was, row, fields)
        for row_id, row in before.items():
            if row_id not in after:
                yield RowChange(row, None)


def _different(old: Noun, new: Noun) -> tuple[str, ...]:
    return tuple(name for name in specs(type(new)) if getattr(old, name) != getattr(new, name))
