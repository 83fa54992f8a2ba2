"""The steps from the first format of a plan file to the one of today.

A step names tables and columns as text and imports nothing from the plan, so it stays true when
the nouns change. The number of the format stands in `user_version`: thousands are formats that an
older program cannot read, units are additions. A new file walks all the steps, so there is one
way to make the tables.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import sqlalchemy as sa

from npo_wizard.storage.engine import driver, engine_for
from npo_wizard.storage.migrations import s0001_start, s0002_account, s0003_past

STEPS: tuple[ModuleType, ...] = (s0001_start, s0002_account, s0003_past)
"""All steps in order; each has `FORMAT` and `upgrade(connection)`.

`upgrade` answers with what it set aside in this file, in full Dutch sentences for the user; None
where it never does. What a step takes out of a column, it puts in a note on the same row. A step is
plain SQL: every opening walks the steps to know what a file may declare, and waits for what they
import.
"""


class Migrated(NamedTuple):
    """Whether a file got a newer format, and what was set aside in it, in Dutch."""

    is_changed: bool
    set_aside: tuple[str, ...]


def newest() -> int:
    """The number of the format that this program writes."""
    return int(STEPS[-1].FORMAT)


def format_of(connection: sa.Connection) -> int:
    """The number of the format that a file has now; 0 for an empty file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def stored_schema(connection: sa.Connection) -> frozenset[tuple[str, ...]]:
    """Everything that a file declares: type, name, table and the words of each declaration."""
    found = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return frozenset(tuple(each) for each in found)


@cache
def schema(number: int) -> frozenset[tuple[str, ...]]:
    """What a file of this format declares; there is one way to make it, so one right answer."""
    with engine_for(Path(":memory:")).connect() as connection:
        _walk(connection, [step for step in STEPS if number >= step.FORMAT])
        return stored_schema(connection)


def migrate(connection: sa.Connection) -> Migrated:
    """Bring a file to today's format, each step in one transaction.

    Raises what the step raises, with the file as it was before that step.
    """
    now = format_of(connection)
    connection.commit()
    todo = [step for step in STEPS if now < step.FORMAT]
    return Migrated(bool(todo), _walk(connection, todo))


def _walk(connection: sa.Connection, steps: Iterable[ModuleType]) -> tuple[str, ...]:
    set_aside: list[str] = []
    driver(connection).execute("PRAGMA foreign_keys=OFF")
    for step in steps:
        with connection.begin():
            told = step.upgrade(connection)
            set_aside += told or ()
            connection.exec_driver_sql(f"PRAGMA user_version={int(step.FORMAT)}")
    driver(connection).execute("PRAGMA foreign_keys=ON")
    return tuple(set_aside)
