"""The tables of a plan file, made from the nouns: no field is named here a second time.

A row is checked by its noun, a SQLModel class, on the way in and on the way out. The table of a
noun is made from its fields and has no class of its own: SQLModel does not validate one with
`table=True`, and mapping them all takes three times as long as making the tables. A field that
links to many rows is a table too (`need_source`: owner_id, position, target_id). Foreign keys are
checked at the end of a transaction, so that rows may be written in any order.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from npo_wizard.plan.fields import EUROS_MAX, FieldSpec, Kind, specs
from npo_wizard.plan.history import EntryKind
from npo_wizard.plan.nouns import NOUNS, Noun

METADATA = sa.MetaData()
_CHOICE_LENGTH = 40


class JsonText(sa.types.TypeDecorator[list[str]]):
    """A list of texts as JSON, in a plain text column."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str:
        """Write the list."""
        return json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Any:
        """Read what should be a list; the noun checks that it is one."""
        return json.loads(value)


_PLAIN: dict[Kind, Any] = {
    Kind.LINE: sa.Text,
    Kind.TEXT: sa.Text,
    Kind.DATA: sa.Text,
    Kind.LISTED: sa.Text,
    Kind.LISTED_MANY: JsonText,
    Kind.NUMBER: sa.Integer,
    Kind.EUROS: sa.Integer,
    Kind.BALANCE: sa.Integer,
    Kind.YEAR: sa.Integer,
    Kind.DAY: sa.Date,
    Kind.FLAG: sa.Boolean,
    Kind.LINK: sa.Text,
    Kind.OWNER: sa.Text,
}
_LEAST = {Kind.NUMBER: 0, Kind.EUROS: 0, Kind.BALANCE: -EUROS_MAX}
_FLAGS = (Kind.FLAG,)


def _by_value(choices: Any) -> sa.Enum:
    """Keep the value and not the Python name of a choice, and let the file check it."""
    return sa.Enum(
        choices,
        values_callable=lambda each: [member.value for member in each],
        native_enum=False,
        length=_CHOICE_LENGTH,
    )


def _reference(table: str) -> sa.ForeignKey:
    return sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")


def _check(table: str, column: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=f"{table}_{column}_valid")


def _quoted(values: Any) -> str:
    return ", ".join(f"'{value}'" for value in values)


def _column(table: str, spec: FieldSpec) -> sa.Column[Any]:
    if spec.name == "id":
        return sa.Column("id", sa.Text, primary_key=True, nullable=False)
    if spec.name == "position":
        return sa.Column("position", sa.Integer, nullable=False)
    if spec.choices is not None:
        condition = f"{spec.name} IN ({_quoted(spec.choices)})"
        parts: list[Any] = [_by_value(spec.choices), _check(table, spec.name, condition)]
    else:
        parts = [_PLAIN[spec.kind]]
    if spec.kind in _LEAST:
        limits = f"BETWEEN {_LEAST[spec.kind]} AND {EUROS_MAX}"
        parts.append(_check(table, spec.name, f"{spec.name} {limits}"))
    if spec.kind in _FLAGS:
        parts.append(_check(table, spec.name, f"{spec.name} IN (0, 1)"))
    if spec.kind in (Kind.LINK, Kind.OWNER):
        parts.append(_reference(str(spec.target)))
    return sa.Column(spec.name, *parts, nullable=spec.default is None)


def _noun_table(noun: type[Noun]) -> sa.Table:
    """Make the table of a noun; the many links are not columns of it."""
    fields = (each for each in specs(noun).values() if each.kind is not Kind.LINKS)
    return sa.Table(noun.NAME, METADATA, *(_column(noun.NAME, each) for each in fields))


for _noun in NOUNS.values():
    _noun_table(_noun)


@dataclass(frozen=True)
class Links:
    """The table behind one field that links to many rows."""

    noun: str
    field: str
    table: sa.Table


def _link_tables() -> Iterator[Links]:
    for noun in NOUNS.values():
        for spec in specs(noun).values():
            if spec.kind is Kind.LINKS:
                name = f"{noun.NAME}_{spec.name.removesuffix('_ids')}"
                table = sa.Table(
                    name,
                    METADATA,
                    sa.Column("owner_id", sa.Text, _reference(noun.NAME), primary_key=True),
                    sa.Column("position", sa.Integer, primary_key=True),
                    sa.Column("target_id", sa.Text, _reference(str(spec.target)), nullable=False),
                    sa.UniqueConstraint("owner_id", "target_id", name=f"{name}_once"),
                )
                yield Links(noun.NAME, spec.name, table)


LINKS: tuple[Links, ...] = tuple(_link_tables())


class Meta(SQLModel, table=True):
    """What the file knows of itself; one row.

    file_id: stays with the plan wherever the file is copied; revision: number of transactions
    since the plan began; saved_at: moment of the last one, ISO 8601 with offset.
    """

    __tablename__ = "meta"
    metadata = METADATA

    id: int = Field(
        sa_column=sa.Column(sa.Integer, _check("meta", "id", "id = 1"), primary_key=True)
    )
    file_id: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    revision: int = Field(sa_column=sa.Column(sa.Integer, nullable=False))
    saved_at: str = Field(sa_column=sa.Column(sa.Text, nullable=False))


class HistoryRow(SQLModel, table=True):
    """One entry of the history; both edits as JSON text."""

    __tablename__ = "history"
    metadata = METADATA

    seq: int = Field(sa_column=sa.Column(sa.Integer, primary_key=True))
    at: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    who: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    kind: str = Field(
        sa_column=sa.Column(
            sa.Text, _check("history", "kind", f"kind IN ({_quoted(EntryKind)})"), nullable=False
        )
    )
    of_seq: int | None = Field(sa_column=sa.Column(sa.Integer, sa.ForeignKey("history.seq")))
    label: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    edit: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    inverse: str = Field(sa_column=sa.Column(sa.Text, nullable=False))


class HistoryPackRow(SQLModel, table=True):
    """Steps of long ago, folded and packed; `seq` is the number of the last entry in it."""

    __tablename__ = "history_pack"
    metadata = METADATA

    seq: int = Field(sa_column=sa.Column(sa.Integer, primary_key=True))
    data: bytes = Field(sa_column=sa.Column(sa.LargeBinary, nullable=False))
