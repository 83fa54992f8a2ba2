"""A plan of a later version of the program, read as far as this version knows it.

The thousands of a format say whether that can be: units are additions only, so all that this
version knows stands there under its own name. That is copied, value by value, into a file of
today's format; the rest is set aside and told. Nothing of it is ever written back.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from npo_wizard.errors import PlanDamaged, PlanTooNew
from npo_wizard.storage import fileformat, migrations
from npo_wizard.storage.engine import driver, engine_for
from npo_wizard.storage.rows import ROWS_MAX
from npo_wizard.storage.tables import METADATA

_PAST = ("history", "history_pack")
"""What was done before; it may speak of what this version does not know, so it stays behind."""
_HEAD = ("meta", "plan")
"""Tables of one row."""
_NAMES_MAX = 10
_NAME_MAX = 40


def is_newer(database: Path) -> bool:
    """Whether a plan file has a later format than that of today. Raises OSError."""
    return fileformat.format_in(fileformat.read_header(database)) > migrations.newest()


def take_over(newer: Path, known: Path) -> tuple[str, ...]:
    """Copy what this version knows of `newer` into a new file `known`; answers what it does not.

    Raises PlanTooNew where it cannot be told in today's format, and PlanDamaged.
    """
    try:
        with engine_for(newer).connect() as source, engine_for(known).connect() as target:
            tables = _tables(source)
            migrations.migrate(target)
            driver(target).execute("PRAGMA foreign_keys=OFF")
            with target.begin():
                for name in METADATA.tables:
                    if name not in _PAST:
                        _copy(source, target, name, tables.get(name, ()))
            return tuple(_set_aside(source, tables))
    except sqlite3.IntegrityError as error:
        raise PlanTooNew("Er staan keuzes in die dit programma nog niet kent.") from error
    except (sa.exc.SQLAlchemyError, sqlite3.Error, UnicodeDecodeError) as error:
        raise PlanDamaged("Het bestand is op een of meer plaatsen stuk.") from error


def _tables(source: sa.Connection) -> dict[str, tuple[str, ...]]:
    """The tables of a file with their columns; anything else in it is refused."""
    found: dict[str, tuple[str, ...]] = {}
    query = "SELECT type, name, sql FROM sqlite_master"
    for kind, name, sql in source.exec_driver_sql(query).all():
        is_virtual = str(sql or "").upper().startswith("CREATE VIRTUAL")
        if kind not in ("table", "index") or is_virtual:
            raise PlanDamaged("Er staat iets in dat niet in een plan hoort.")
        if kind == "table":
            columns = driver(source).execute(f"PRAGMA table_xinfo({_quoted(name)})").fetchall()
            if any(column[6] for column in columns):  # hidden or computed
                raise PlanDamaged("Er staat iets in dat niet in een plan hoort.")
            found[name] = tuple(column[1] for column in columns)
    return found


def _copy(source: sa.Connection, target: sa.Connection, name: str, there: tuple[str, ...]) -> None:
    table = METADATA.tables[name]
    names = list(table.columns.keys())
    if not set(names) <= set(there):
        raise PlanDamaged("Er ontbreekt een onderdeel dat in een plan hoort.")
    columns = ", ".join(map(_quoted, names))
    most = 1 if name in _HEAD else ROWS_MAX
    rows = driver(source).execute(f"SELECT {columns} FROM {_quoted(name)} LIMIT {most + 1}")
    found = rows.fetchall()
    if len(found) > most:
        raise PlanDamaged("Er staat meer in dan in een plan past.")
    marks = ", ".join("?" * len(names))
    driver(target).executemany(f"INSERT INTO {_quoted(name)} ({columns}) VALUES ({marks})", found)


def _set_aside(source: sa.Connection, tables: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Name each table and column that this version does not know and in which something stands."""
    for name, columns in tables.items():
        known = METADATA.tables.get(name)
        if name in _PAST:
            continue
        if known is None:
            if _holds(source, name, "1"):
                yield _short(name)
            continue
        for column in columns:
            said = f"{_quoted(column)} IS NOT NULL AND {_quoted(column)} <> ''"
            if column not in known.columns and _holds(source, name, said):
                yield _short(f"{name}.{column}")


def _holds(source: sa.Connection, table: str, condition: str) -> bool:
    query = f"SELECT 1 FROM {_quoted(table)} WHERE {condition} LIMIT 1"
    return driver(source).execute(query).fetchone() is not None


def told(set_aside: tuple[str, ...]) -> str:
    """Say what is not shown of a newer plan, in Dutch."""
    if not set_aside:
        return "De geschiedenis ziet u hier niet."
    names = ", ".join(set_aside[:_NAMES_MAX])
    more = " en meer" if len(set_aside) > _NAMES_MAX else ""
    return f"Dit ziet u hier niet: de geschiedenis en wat nieuw is ({names}{more})."


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _short(name: str) -> str:
    return "".join(sign for sign in name[:_NAME_MAX] if sign.isprintable())
