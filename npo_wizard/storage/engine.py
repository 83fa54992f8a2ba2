"""Connections to a plan file, always with the same settings.

`journal_mode=DELETE`: a plan is one file that people copy and mail; a write-ahead log would leave
part of it in a second file. It is set at every opening, because the mode stays in the file.
`synchronous=EXTRA`: a commit that has returned survives a power cut, the removal of the journal
included. `trusted_schema=OFF` and the limits: the file may come from anybody.
Transactions are begun in words (`BEGIN IMMEDIATE`): the driver's own way commits before DDL.
"""

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa

LENGTH_MAX = 64 * 1024 * 1024
"""Longest text or row in bytes that a plan file may hold."""
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LENGTH_MAX,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,  # bytes; the longest statement is far shorter
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_ATTACHED: 1,  # VACUUM INTO needs this one
}
_PRAGMAS = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "busy_timeout=5000",
)


def engine_for(path: Path) -> sa.Engine:
    """Make an engine whose connections belong to the thread that opens them."""
    url = sa.URL.create("sqlite", database=str(path))
    engine = sa.create_engine(url, poolclass=sa.NullPool, connect_args={"isolation_level": None})
    sa.event.listen(engine, "connect", _settle)
    sa.event.listen(engine, "begin", _begin)
    return engine


def driver(connection: sa.Connection) -> sqlite3.Connection:
    """The connection of SQLite itself, for what may not stand inside a transaction."""
    found: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    return found


def _settle(connection: sqlite3.Connection, record: Any) -> None:
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
