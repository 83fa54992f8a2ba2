"""What a table of costs would change in a plan: old and new, refused and why, not recognised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from npo_wizard.content.schema import Content
from npo_wizard.intake.headings import AmountColumn, Layout, layout, said
from npo_wizard.intake.tables import NoOutcome, SheetRefused, Table, Value, read_tables
from npo_wizard.plan import amounts
from npo_wizard.plan.cost_cells import CostCell, fill
from npo_wizard.plan.edits import Edit
from npo_wizard.plan.nouns import FundingStream, Measure
from npo_wizard.plan.view import PlanView
from npo_wizard.report.names import Names
from npo_wizard.report.text import clean

NO_AMOUNT = "Dit is geen bedrag."
_NO_OUTCOME = "Hier staat een formule zonder uitkomst. Bewaar het bestand eerst in Excel."
_TWICE = "Dit bedrag staat al in regel {0}."
_NUMBERED = re.compile(r"^\d+\.\d+\s+")
_GUARDED = re.compile(r"^'(?=[=+\-@＝＋－＠])")
_TOTAL = "totaal"
_SHOWN = 60
"""Characters of a cell or row of the file that are shown."""


@dataclass(frozen=True)
class Change:
    """A cell of the plan that gets another amount, in whole euros; line: in the file."""

    line: int
    cell: CostCell
    measure: str
    stream: str
    old: int | None
    new: int
    is_rounded: bool


@dataclass(frozen=True)
class RefusedCell:
    """A cell of the file that is not taken over, and why."""

    line: int
    column: str
    text: str
    reason: str


@dataclass(frozen=True)
class UnknownRow:
    """A row of the file that belongs to no row of the plan, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class Proposal:
    """All that a file says of the costs; `edit` makes the changes, None where there are none."""

    sheet: str
    changes: tuple[Change, ...]
    refused: tuple[RefusedCell, ...]
    unknown_rows: tuple[UnknownRow, ...]
    unused_columns: tuple[str, ...]
    same: int
    """How many amounts stand in the plan already."""
    edit: Edit | None


def propose(view: PlanView, content: Content, path: Path) -> Proposal:
    """Hold the first table of costs in a file against the plan. Raises SheetRefused."""
    for table in read_tables(path):
        found = layout(table)
        if found is not None:
            return _Reading(view, content, found).proposal(table)
    raise SheetRefused(
        "Er is geen tabel met kosten in gevonden.",
        advice=(
            "Zet boven de kolommen: Maatregel, Geldstroom en bijvoorbeeld '2024 begroot' en "
            "'2024 uitgegeven'. Het blad 'Begroting' dat dit programma maakt, heeft die koppen al."
        ),
    )


class _Reading:
    """Reads the rows of one table."""

    def __init__(self, view: PlanView, content: Content, found: Layout) -> None:
        self._view = view
        self._layout = found
        names = Names(view, content)
        measures = view.rows(Measure)
        self._numbered = _ids((names.numbered("measure", [m])[0], m.id) for m in measures)
        self._measures = _ids((names.name("measure", m.id), m.id) for m in measures)
        streams = view.rows(FundingStream)
        self._streams = _ids((names.name("funding_stream", s.id), s.id) for s in streams)
        self._names = names
        self._wanted: dict[CostCell, tuple[int, AmountColumn, Value, amounts.Read]] = {}
        self._seen: dict[CostCell, int] = {}
        self._refused: list[RefusedCell] = []
        self._unknown: list[UnknownRow] = []
        self._same = 0

    def proposal(self, table: Table) -> Proposal:
        """Return what the rows under the heading would change."""
        for line, row in enumerate(table.rows, start=1):
            if line > self._layout.line:
                self._row(line, row)
        filled = fill(self._view, ((cell, read.euros) for cell, (*_, read) in self._wanted.items()))
        for cell, reason in filled.refused.items():
            line, column, value, _ = self._wanted.pop(cell)
            self._refuse(line, column, value, reason)
        return Proposal(
            table.title,
            tuple(self._changes()),
            tuple(sorted(self._refused, key=lambda each: each.line)),
            tuple(self._unknown),
            self._layout.unused,
            self._same,
            filled.edit,
        )

    def _changes(self) -> Iterator[Change]:
        for cell, (line, _, _, read) in self._wanted.items():
            assert read.euros is not None
            yield Change(
                line,
                cell,
                self._names.name("measure", cell.measure_id),
                self._names.name("funding_stream", cell.stream_id),
                cell.value_in(self._view),
                read.euros,
                read.is_rounded,
            )

    def _row(self, line: int, row: tuple[Value, ...]) -> None:
        title = _name(_at(row, self._layout.measure))
        filled = [c for c in self._layout.amounts if said(_at(row, c.place)) != ""]
        if not filled or _key(title).startswith(_TOTAL):
            return
        try:
            measure = self._measure(title)
            stream = _only(self._streams, _name(_at(row, self._layout.stream)), "geldstroom")
            year = self._year(row)
        except LookupError as error:
            text = "; ".join(each for each in map(said, row) if each)
            self._unknown.append(UnknownRow(line, _short(text), str(error.args[0])))
            return
        for column in filled:
            cell = CostCell(measure, stream, column.year or year, column.amount)
            self._cell(line, column, cell, _at(row, column.place))

    def _measure(self, title: str) -> str:
        """By its number and name as we write them, else by its name alone."""
        exact = self._numbered.get(_key(title), ())
        if len(exact) == 1:
            return exact[0]
        if _key(title) not in self._measures:
            title = _NUMBERED.sub("", title)
        return _only(self._measures, title, "maatregel")

    def _year(self, row: tuple[Value, ...]) -> int:
        if self._layout.year is None:
            return 0
        text = said(_at(row, self._layout.year))
        if not re.fullmatch(r"[0-9]{4}", text):
            raise LookupError(f"'{_short(text)}' is geen jaar." if text else "Er staat geen jaar.")
        return int(text)

    def _cell(self, line: int, column: AmountColumn, cell: CostCell, value: Value) -> None:
        try:
            read = _read(value)
        except amounts.NotAnAmount:
            is_formula = value is NoOutcome.FORMULA
            self._refuse(line, column, value, _NO_OUTCOME if is_formula else NO_AMOUNT)
            return
        if cell in self._seen:
            self._refuse(line, column, value, _TWICE.format(self._seen[cell]))
            return
        self._seen[cell] = line
        if read.euros is None or read.euros == (cell.value_in(self._view) or 0):
            self._same += 1
        else:
            self._wanted[cell] = (line, column, value, read)

    def _refuse(self, line: int, column: AmountColumn, value: Value, reason: str) -> None:
        text = NoOutcome.FORMULA.value if value is NoOutcome.FORMULA else said(value)
        self._refused.append(RefusedCell(line, column.title, _short(text), reason))


def _read(value: Value) -> amounts.Read:
    if isinstance(value, float):
        return amounts.rounded(Decimal(repr(value)))
    if isinstance(value, int):
        return amounts.Read(value)
    if isinstance(value, NoOutcome):
        raise amounts.NotAnAmount(value.value)
    return amounts.read(value or "")


def _at(row: tuple[Value, ...], place: int) -> Value:
    return row[place] if place < len(row) else None


def _name(value: Value) -> str:
    """A name as it stands in the plan; our own sheets mark a name that looks like a formula."""
    return _GUARDED.sub("", said(value))


def _key(name: str) -> str:
    return clean(name).strip().casefold()


def _ids(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Ids by name; more than one where rows are called alike."""
    found: dict[str, tuple[str, ...]] = {}
    for name, row_id in pairs:
        found[_key(name)] = (*found.get(_key(name), ()), row_id)
    return found


def _only(ids: dict[str, tuple[str, ...]], name: str, kind: str) -> str:
    """The one row with this name. Raises LookupError with a sentence."""
    if not name:
        raise LookupError(f"Er staat geen {kind}. Zijn er cellen samengevoegd?")
    found = ids.get(_key(name), ())
    if not found:
        raise LookupError(f"Dit plan heeft geen {kind} '{_short(name)}'.")
    if len(found) > 1:
        raise LookupError(f"Er is meer dan één {kind} met deze naam.")
    return found[0]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
