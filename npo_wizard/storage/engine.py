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
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

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


class _PlanDialect(SQLiteDialect_pysqlite):
    """SQLite whose transactions are begun in words."""

    supports_statement_cache = True
    server_version_info = sqlite3.sqlite_version_info
    default_schema_name = "main"

    def do_begin(self, dbapi_connection: Any) -> None:
        """Begin by taking the right to write."""
        dbapi_connection.execute("BEGIN IMMEDIATE").close()


DIALECT = _PlanDialect(dbapi=sqlite3)
"""What SQLAlchemy knows of SQLite, for all files."""
_STATEMENTS: dict[Any, Any] = {}
"""What SQLAlchemy made of each statement, for all files: there are a hundred of them at most."""


def engine_for(path: Path) -> sa.Engine:
    """Make an engine whose connections belong to the thread that opens them.

    It costs next to nothing: the dialect and the statements are shared by all engines.
    """
    pool = sa.NullPool(lambda: _connect(path), dialect=DIALECT)
    url = sa.URL.create("sqlite", database=str(path))
    return sa.Engine(pool, DIALECT, url, execution_options={"compiled_cache": _STATEMENTS})


def driver(connection: sa.Connection) -> sqlite3.Connection:
    """The connection of SQLite itself, for what may not stand inside a transaction."""
    found: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    return found


def _connect(path: Path) -> Any:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        for limit, most in _LIMITS.items():
            connection.setlimit(limit, most)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()
    except BaseException:
        connection.close()
        raise
    return connection
