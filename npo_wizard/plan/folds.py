"""Folding: steps of long ago become one per person and day, packed small.

The rule. The last `KEPT` entries stay as they are, so undo reaches that far. Of what is older,
all that one person did on one day becomes one step: for each field what it held before that, and
every row that was deleted, whole. Nothing is folded as long as it would free less than `AT_ONCE`
entries, and never so that an undo loses what it refers to. Versions are rows of the plan, no part
of its history, and are never folded.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from npo_wizard.errors import InputRefused
from npo_wizard.plan import edits
from npo_wizard.plan.compare import compare
from npo_wizard.plan.edits import AddRow, as_data, does_not_fit, from_data
from npo_wizard.plan.history import Entry, History
from npo_wizard.plan.nouns import Noun
from npo_wizard.plan.past import Step, simple_edits
from npo_wizard.plan.view import PlanView

T = TypeVar("T")

KEPT = 500
"""Entries that stay as they are: how far undo reaches at least."""
AT_ONCE = 500
"""Fewer entries than this are not worth folding."""
PACK_ENTRIES = 1_000
"""About how many entries one pack stands for; a pack is read as a whole."""
PACK_MAX = 64 * 1024 * 1024
"""Largest pack in bytes, unpacked: a small file can hold a very large one."""


@dataclass(frozen=True)
class Pack:
    """Folded steps as they stand in the file: JSON, one step a line, newest first, compressed.

    seq: number of its last entry.
    """

    seq: int
    data: bytes

    @cached_property
    def lines(self) -> list[str]:
        """The steps as text. Raises InputRefused where it is no pack."""
        unpacking = zlib.decompressobj()
        try:
            text = unpacking.decompress(self.data, PACK_MAX)
            if not unpacking.eof:
                raise does_not_fit()
            return text.decode("utf-8").splitlines()
        except (zlib.error, UnicodeDecodeError) as error:
            raise does_not_fit() from error


def write_step(step: Step) -> str:
    """One step as a line of JSON."""
    found = {
        "seq": step.seq,
        "at": step.at.isoformat(),
        "who": step.who,
        "label": step.label,
        "count": step.count,
        "inverse": as_data(step.inverse),
        "gone": [as_data(AddRow(row)) for row in step.gone],
    }
    return json.dumps(found, ensure_ascii=True, separators=(",", ":"))


def read_step(line: str, about: str = "") -> Step:
    """The step in a line that `write_step` wrote. Raises InputRefused where there is none.

    about: id of a row; then only what the step did to that row is read, which is much quicker.
    """
    try:
        found = json.loads(line)
        if about:
            edits_there = found["inverse"].get("batch", [found["inverse"]])
            found["inverse"] = {"batch": [e for e in edits_there if _is_about(e, about)]}
            found["gone"] = []
        gone = [from_data(each) for each in found["gone"]]
        return Step(
            int(found["seq"]),
            _moment(found["at"]),
            str(found["who"]),
            str(found["label"]),
            from_data(found["inverse"]),
            int(found["count"]),
            tuple(each.row for each in gone if isinstance(each, AddRow)),
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise does_not_fit() from error


def _is_about(edit: dict[str, Any], row_id: str) -> bool:
    return edit.get("id") == row_id or edit.get("row", {}).get("id") == row_id or "batch" in edit


def _moment(text: Any) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without offset")
    return moment


def pack(steps: Iterable[Step]) -> Pack:
    """Put steps, newest first, in one pack."""
    whole = list(steps)
    text = "\n".join(write_step(each) for each in whole)
    return Pack(whole[0].seq, zlib.compress(text.encode("utf-8"), 9))


def as_step(entry: Entry) -> Step:
    """An entry as a step. Raises InputRefused where its text is not an edit."""
    return Step(entry.seq, entry.at, entry.who, entry.label, entry.inverse)


def steps_of(history: History, about: str = "", *, strict: bool = True) -> Iterator[Step]:
    """Every step of a history, newest first; older ones are unpacked only when asked for.

    about: id of a row; only steps that did something to it, and of folded ones only that part.
    strict: raise InputRefused where a step cannot be read; else it is passed over.
    """
    for entry in reversed(history.entries):
        if about in entry.inverse_json:
            yield from _read(lambda entry=entry: [as_step(entry)], strict)  # type: ignore[misc]
    escaped = json.dumps(about)[1:-1]
    for each in reversed(history.packs):
        for line in _read(lambda each=each: each.lines, strict):  # type: ignore[misc]
            if escaped in line:
                yield from _read(lambda line=line: [read_step(line, about)], strict)  # type: ignore[misc]


def _read(read: Callable[[], list[T]], strict: bool) -> list[T]:
    try:
        return read()
    except InputRefused:
        if strict:
            raise
        return []


def cut_of(history: History) -> int:
    """How many of the oldest entries may be folded now."""
    entries = history.entries
    cut = len(entries) - KEPT
    if cut < AT_ONCE:
        return 0
    lowest = min((e.of_seq for e in entries[cut:] if e.of_seq is not None), default=None)
    while lowest is not None and cut > 0 and lowest < entries[cut].seq:
        cut -= 1
        of_seq = entries[cut].of_seq
        lowest = lowest if of_seq is None else min(lowest, of_seq)
    return cut if cut >= AT_ONCE else 0


def folded(view: PlanView, history: History) -> tuple[list[Pack], int]:
    """Fold what may be folded: the new packs, and the number of the last entry in them.

    Nothing is folded, and the number is 0, where a step on the way back does not fit.
    """
    cut = cut_of(history)
    if not cut:
        return [], 0
    entries = history.entries
    try:
        for entry in reversed(entries[cut:]):
            view = edits.apply(view, entry.inverse, undoing=True).view
        steps = list(_folds(view, entries[:cut]))
    except InputRefused:
        return [], 0
    return list(_packed(steps)), entries[cut - 1].seq


def _packed(steps: list[Step]) -> Iterator[Pack]:
    """Steps, newest first, in packs; the oldest pack comes first."""
    waiting: list[Step] = []
    packs: list[Pack] = []
    for step in steps:
        waiting.append(step)
        if sum(each.count for each in waiting) >= PACK_ENTRIES:
            packs.append(pack(waiting))
            waiting = []
    if waiting:
        packs.append(pack(waiting))
    yield from reversed(packs)


def _folds(view: PlanView, entries: list[Entry]) -> Iterator[Step]:
    """Fold entries, newest first; `view` is the plan after the last of them."""
    group: list[Entry] = []
    for entry in reversed(entries):
        if group and _turn(entry) != _turn(group[0]):
            step, view = _fold(view, group)
            yield step
            group = []
        group.append(entry)
    if group:
        yield _fold(view, group)[0]


def _turn(entry: Entry) -> tuple[str, str]:
    """What entries must share to be folded: who did it, and on which day there."""
    return entry.who, entry.at.date().isoformat()


def _fold(after: PlanView, group: list[Entry]) -> tuple[Step, PlanView]:
    """One step that stands for entries of one person and day, newest first."""
    before, seen = after, dict[tuple[str, str], Noun]()
    for entry in group:
        for edit in simple_edits(entry.inverse):
            if isinstance(edit, AddRow):
                seen.setdefault((edit.row.NAME, edit.row.id), edit.row)
        before = edits.apply(before, entry.inverse, undoing=True).view
    gone = tuple(row for (noun, key), row in seen.items() if after.find(noun, key) is None)
    last = group[0]
    label = last.label if len(group) == 1 else f"{len(group)} wijzigingen"
    inverse = compare(after, before).edit
    return Step(last.seq, last.at, last.who, label, inverse, len(group), gone), before
