"""Statements about one row: made once by SQLAlchemy, and after that only run.

A save is three of them. To look up again what was made of each would take more time than SQLite
takes to run it.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from npo_wizard.storage.engine import DIALECT


class RowStatement:
    """A statement with a place for each value."""

    def __init__(self, statement: sa.Insert | sa.Update, names: list[str]) -> None:
        made = statement.compile(dialect=DIALECT, column_keys=names)
        assert made.positiontup is not None  # SQLite counts its places
        self._sql = str(made)
        self._places = [(name, _conversion(made.binds[name].type)) for name in made.positiontup]

    def run(self, connection: sa.Connection, values: Mapping[str, Any]) -> int:
        """Run it, and answer with the number of rows that it met. Raises SQLAlchemyError."""
        given = tuple(
            values[name] if convert is None else convert(values[name])
            for name, convert in self._places
        )
        return connection.exec_driver_sql(self._sql, given).rowcount


def _conversion(kind: sa.types.TypeEngine[Any]) -> Any:
    """What turns a value of this kind into one of SQLite; None: it is one."""
    return kind.dialect_impl(DIALECT).bind_processor(DIALECT)


@cache
def putting(table: sa.Table) -> RowStatement:
    """Put one row in a table, in the place of the one with the same key."""
    names = [column.name for column in table.columns]
    keys = [column.name for column in table.primary_key]
    adding = sqlite.insert(table)
    changing = {name: adding.excluded[name] for name in names if name not in keys}
    return RowStatement(adding.on_conflict_do_update(index_elements=keys, set_=changing), names)


@cache
def changing(table: sa.Table, names: tuple[str, ...]) -> RowStatement:
    """Give some fields of the row with the id `row_id` another value."""
    statement = sa.update(table).where(table.c.id == sa.bindparam("row_id"))
    return RowStatement(statement, [*names, "row_id"])
