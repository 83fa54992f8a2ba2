"""What was done to a plan, in order: the ground of undo, redo and every field's past.

Nothing is taken out of a history: undo and redo are entries too. Which entry is next to be
undone or redone follows from the entries alone, so it is the same after a restart.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from npo_wizard.plan.edits import (
    AddRow,
    Edit,
    SetField,
    as_data,
    changed,
    does_not_fit,
    from_data,
)

if TYPE_CHECKING:
    from npo_wizard.plan.folds import Pack

MERGE_WITHIN = timedelta(seconds=60)
"""Typing in one field is one step as long as no pause is longer than this."""


class EntryKind(StrEnum):
    """Whether an entry is something new, or takes something back or forth."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True)
class Entry:
    """One step: when, by whom, its Dutch label, and both edits as JSON text."""

    seq: int
    at: datetime
    who: str
    kind: EntryKind
    of_seq: int | None
    label: str
    edit_json: str
    inverse_json: str

    def as_data(self) -> dict[str, Any]:
        """Return the step as plain values, by the names that files give them."""
        return {
            "seq": self.seq,
            "at": self.at.isoformat(),
            "who": self.who,
            "kind": self.kind.value,
            "of_seq": self.of_seq,
            "label": self.label,
            "edit": self.edit_json,
            "inverse": self.inverse_json,
        }

    @property
    def edit(self) -> Edit:
        """What was done; raises InputRefused where the stored text is not an edit."""
        return _read(self.edit_json)

    @property
    def inverse(self) -> Edit:
        """What takes it back; raises InputRefused where the stored text is not an edit."""
        return _read(self.inverse_json)


class History:
    """The entries of one plan, with the stacks of undo and redo that follow from them.

    packs: what was folded of the time before the first entry, oldest first (`plan.folds`).
    """

    def __init__(self, entries: Iterable[Entry] = (), packs: "Iterable[Pack]" = ()) -> None:
        self.entries: list[Entry] = []
        self.packs: tuple[Pack, ...] = tuple(packs)
        self._by_seq: dict[int, Entry] = {}
        self._undo: list[int] = []
        self._redo: list[int] = []
        self._open_key: str | None = None
        for entry in entries:
            self._append(entry)

    @property
    def undo_entry(self) -> Entry | None:
        """The entry that undo takes back next."""
        return self._by_seq[self._undo[-1]] if self._undo else None

    @property
    def redo_entry(self) -> Entry | None:
        """The entry that redo brings back next."""
        return self._by_seq[self._redo[-1]] if self._redo else None

    @property
    def next_seq(self) -> int:
        """The number that the next entry gets."""
        if self.entries:
            return self.entries[-1].seq + 1
        return self.packs[-1].seq + 1 if self.packs else 1

    def seal(self) -> None:
        """End the run of typing: what comes next is a step of its own."""
        self._open_key = None

    def done(
        self,
        edit: Edit,
        inverse: Edit,
        *,
        label: str,
        at: datetime,
        who: str,
        merge_key: str | None,
    ) -> Entry:
        """Record an edit; typing on in the same field replaces the last entry instead."""
        merged = self._merged(edit, at, merge_key)
        if merged is not None:
            entry = replace(self.entries[-1], at=at, label=label, edit_json=_write(merged))
            self.entries[-1] = self._by_seq[entry.seq] = entry
            return entry
        entry = Entry(
            self.next_seq, at, who, EntryKind.EDIT, None, label, _write(edit), _write(inverse)
        )
        self._append(entry)
        self._open_key = merge_key
        return entry

    def undone(self, *, at: datetime, who: str) -> Entry:
        """Record that the last step was taken back."""
        return self._turn(self.undo_entry, EntryKind.UNDO, at, who)

    def redone(self, *, at: datetime, who: str) -> Entry:
        """Record that the step taken back last was done again."""
        return self._turn(self.redo_entry, EntryKind.REDO, at, who)

    def _turn(self, of: Entry | None, kind: EntryKind, at: datetime, who: str) -> Entry:
        if of is None:
            raise LookupError("nothing to undo or redo")
        edit, inverse = of.edit_json, of.inverse_json
        if kind is EntryKind.UNDO:
            edit, inverse = inverse, edit
        entry = Entry(self.next_seq, at, who, kind, of.seq, of.label, edit, inverse)
        self._append(entry)
        return entry

    def _append(self, entry: Entry) -> None:
        """Add an entry and move the stacks; raises InputRefused where it cannot follow the rest."""
        if entry.kind is EntryKind.EDIT:
            self._undo.append(entry.seq)
            self._redo.clear()
        else:
            taken, given = self._undo, self._redo
            if entry.kind is EntryKind.REDO:
                taken, given = given, taken
            if not taken or taken[-1] != entry.of_seq:
                raise does_not_fit()
            given.append(taken.pop())
        self.entries.append(entry)
        self._by_seq[entry.seq] = entry
        self.seal()

    def _merged(self, edit: Edit, at: datetime, merge_key: str | None) -> Edit | None:
        if merge_key is None or merge_key != self._open_key:
            return None
        last = self.entries[-1]
        return merge(last.edit, edit) if at - last.at <= MERGE_WITHIN else None


def merge(first: Edit, second: Edit) -> Edit | None:
    """One edit that does what both do, where both are about the same field; else None."""
    match first, second:
        case SetField(noun, row_id, field, _), SetField(noun2, row_id2, field2, _):
            return second if (noun, row_id, field) == (noun2, row_id2, field2) else None
        case AddRow(row), SetField(noun, row_id, field, value):
            return (
                AddRow(changed(row, field, value)) if (row.NAME, row.id) == (noun, row_id) else None
            )
    return None


def _write(edit: Edit) -> str:
    return json.dumps(as_data(edit), ensure_ascii=False, separators=(",", ":"))


def _read(text: str) -> Edit:
    try:
        return from_data(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise does_not_fit() from error
