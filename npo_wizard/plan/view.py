"""The whole plan in memory, frozen: what window, rules, document and exchange read."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.nouns import NOUNS, PLAN_ID, Noun, Plan

N = TypeVar("N", bound=Noun)

_POINTING = (Kind.LINK, Kind.OWNER, Kind.LINKS)


def _order(row: Noun) -> tuple[int, str]:
    return (row.position, row.id)


Targets = Mapping[str, tuple[str, ...]]
"""Ids of the rows that point to a row, by its id."""


@dataclass(frozen=True)
class PlanView:
    """All rows of a plan, per noun sorted by position; equal when all rows are equal.

    A view shares with the one before it all tables that did not change, and what is known of
    links that did not change either: so an edit costs the same on a small plan and on a large one.
    """

    tables: Mapping[str, Mapping[str, Noun]] = field(default_factory=dict)
    _pointing: dict[tuple[str, str], Targets] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Links from the other end, by noun and field, each looked up when first asked for."""

    @classmethod
    def of(cls, rows: Iterable[Noun]) -> "PlanView":
        """Make a view of rows in any order; an empty plan is added where there is none."""
        gathered: dict[str, dict[str, Noun]] = {name: {} for name in NOUNS}
        for row in sorted(rows, key=_order):
            gathered[row.NAME][row.id] = row
        gathered[Plan.NAME].setdefault(PLAN_ID, Plan(id=PLAN_ID))
        return cls(gathered)

    @property
    def plan(self) -> Plan:
        """The row that holds for the plan as a whole."""
        row = self.tables[Plan.NAME][PLAN_ID]
        assert isinstance(row, Plan)
        return row

    def rows(self, noun: type[N]) -> tuple[N, ...]:
        """All rows of a noun in their order."""
        return tuple(self.tables[noun.NAME].values())  # type: ignore[arg-type]

    def get(self, noun: type[N], row_id: str | None) -> N | None:
        """The row with this id, or None where it is not (or no longer) there."""
        if row_id is None:
            return None
        return self.tables[noun.NAME].get(row_id)  # type: ignore[return-value]

    def find(self, noun_name: str, row_id: str) -> Noun | None:
        """Like `get`, by the name of the noun."""
        return self.tables[noun_name].get(row_id)

    def linking(self, noun: type[N], field_name: str, row_id: str) -> tuple[N, ...]:
        """The rows of a noun whose link, links or owner field holds this id."""
        key = (noun.NAME, field_name)
        if key not in self._pointing:
            self._pointing[key] = _turned_round(self.rows(noun), field_name)
        ids = self._pointing[key].get(row_id, ())
        return tuple(self.tables[noun.NAME][each] for each in ids)  # type: ignore[misc]

    def title(self, noun_name: str, row_id: str) -> str:
        """What a row is called on screen; empty where it has no name yet."""
        row = self.find(noun_name, row_id)
        return "" if row is None else str(getattr(row, row.TITLE) or "")

    def all_rows(self) -> Iterable[Noun]:
        """Every row, in the order of the nouns and then of the rows."""
        for table in self.tables.values():
            yield from table.values()

    def with_row(self, row: Noun) -> "PlanView":
        """The same plan with this row added or replaced."""
        table = dict(self.tables[row.NAME])
        old = table.get(row.id)
        table[row.id] = row
        if old is None or old.position != row.position:
            table = {r.id: r for r in sorted(table.values(), key=_order)}
            return self._with_table(row.NAME, table)
        same = [
            name
            for noun, name in self._pointing
            if noun == row.NAME and linked_ids(old, name) == linked_ids(row, name)
        ]
        return self._with_table(row.NAME, table, same)

    def without_row(self, noun_name: str, row_id: str) -> "PlanView":
        """The same plan without this row."""
        table = {key: row for key, row in self.tables[noun_name].items() if key != row_id}
        return self._with_table(noun_name, table)

    def _with_table(
        self, noun_name: str, table: dict[str, Noun], same_links: Collection[str] = ()
    ) -> "PlanView":
        """The same plan with another table, whose fields of `same_links` point as they did."""
        made = PlanView({**self.tables, noun_name: table})
        made._pointing.update(
            (key, known)
            for key, known in list(self._pointing.items())
            if key[0] != noun_name or key[1] in same_links
        )
        return made


def _turned_round(rows: Iterable[Noun], field_name: str) -> Targets:
    found: dict[str, list[str]] = {}
    for row in rows:
        # Once per row, also where a row would name the same one twice.
        for target in dict.fromkeys(linked_ids(row, field_name)):
            found.setdefault(target, []).append(row.id)
    return {target: tuple(ids) for target, ids in found.items()}


def linked_ids(row: Noun, field_name: str) -> tuple[str, ...]:
    """The ids that a link, links or owner field of a row holds."""
    value = getattr(row, field_name)
    if isinstance(value, tuple):
        return value
    return (value,) if value else ()


@cache
def pointing_fields(noun: type[Noun]) -> tuple[tuple[str, Kind, str], ...]:
    """Fields of a noun that point to rows: name, kind and the noun pointed to."""
    return tuple(
        (spec.name, spec.kind, spec.target)
        for spec in specs(noun).values()
        if spec.kind in _POINTING and spec.target is not None
    )
