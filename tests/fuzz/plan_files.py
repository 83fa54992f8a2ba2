"""Ways to spoil a plan file with knowledge of SQLite: its schema, its cells, its pages."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from functools import wraps
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from npo_wizard.storage.tables import METADATA
from tests.fuzz.raw import RAW, Spoil

_TABLES = {name: list(table.columns.keys()) for name, table in METADATA.tables.items()}
_VALUES = (
    None, -1, 0, 1, 2**31, 2**63 - 1, 1.5, 9e999, "", "plan", "ja", b"", b"\xff\xfe", b"\x00" * 50,
    "x" * 30_001, "x" * 2_000_000, "é\u0301\u202e\U0001f4a3", "\x00\x07", "../../etc/passwd",
    "{}", "[]", "[[]]", "[" * 5000, '["a","a"]', "{{ 7*7 }}", "<script>", "2023-02-30",
    "9999-12-31", "0001-01-01", "2023-01-01T00:00:00+99:00", "1e5", "0x10", "nan",
)  # fmt: skip
_DECLARED = (
    "CREATE TRIGGER t AFTER INSERT ON history BEGIN DELETE FROM need; END",
    "CREATE TRIGGER t INSTEAD OF DELETE ON v BEGIN SELECT 1; END",
    "CREATE VIEW v AS SELECT load_extension('x') FROM need",
    "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n",
    "CREATE VIRTUAL TABLE f USING fts5(x)",
    "CREATE VIRTUAL TABLE r USING rtree(id, a, b)",
    "CREATE TABLE extra (x, y GENERATED ALWAYS AS (randomblob(1000000000)))",
    "ALTER TABLE need ADD COLUMN extra DEFAULT (randomblob(10))",
    "ALTER TABLE need ADD COLUMN extra GENERATED ALWAYS AS (zeroblob(900000000)) VIRTUAL",
    "CREATE INDEX i ON need (statement) WHERE length(statement) > 5",
    "CREATE INDEX i ON need (upper(statement))",
    "CREATE UNIQUE INDEX i ON need (position)",
    "ALTER TABLE need RENAME COLUMN statement TO \"state ment\"",
    "ALTER TABLE note RENAME TO notes",
    "DROP TABLE note",
    "DROP TABLE meta",
    "CREATE TABLE \"\" (x)",
    "CREATE TABLE sqliteX (x PRIMARY KEY) WITHOUT ROWID",
    "ANALYZE",
)  # fmt: skip
_WORDS = (
    ("TEXT NOT NULL", "TEXT NOT NULL COLLATE NOCASE"),
    ("TEXT NOT NULL", "TEXT NOT NULL DEFAULT (hex(randomblob(100000000)))"),
    ("TEXT NOT NULL", "TEXT GENERATED ALWAYS AS (hex(zeroblob(400000000))) VIRTUAL"),
    ("id = 1", "id = abs(-9223372036854775807 - 1)"),
    ("BETWEEN 0 AND", "BETWEEN load_extension('x') AND"),
    ("INTEGER", "INTEGER CHECK (length(randomblob(1000000000)) > 0)"),
    ("CREATE TABLE", "CREATE\tTABLE"),
    ("id TEXT", "id BLOB"),
    ("PRIMARY KEY (id)", "PRIMARY KEY (id) ON CONFLICT REPLACE"),
    ("DEFERRED", "IMMEDIATE"),
    (")", ") "),
    ("(", "(" * 5000),
)
_SETTINGS = (
    "PRAGMA journal_mode=WAL", "PRAGMA user_version=0", "PRAGMA user_version=1001",
    "PRAGMA user_version=-1", "PRAGMA user_version=999999", "PRAGMA application_id=0",
    "PRAGMA auto_vacuum=FULL; VACUUM", "PRAGMA auto_vacuum=INCREMENTAL; VACUUM",
    "PRAGMA page_size=512; VACUUM", "PRAGMA page_size=65536; VACUUM", "PRAGMA schema_version=1",
    "PRAGMA secure_delete=ON; DELETE FROM need", "REINDEX",
)  # fmt: skip


def by_sqlite(change: Callable[[Random, sqlite3.Connection], None]) -> Spoil:
    """Spoil a file through SQLite itself, without any of its checks."""

    @wraps(change)
    def spoil(random: Random, whole: bytes) -> bytes:
        with TemporaryDirectory(prefix="npo-fuzz-") as folder:
            path = Path(folder) / "x"
            path.write_bytes(whole)
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.execute("PRAGMA synchronous=OFF")
                connection.execute("PRAGMA foreign_keys=OFF")
                connection.execute("PRAGMA ignore_check_constraints=ON")
                with suppress(sqlite3.Error, UnicodeError, OverflowError):
                    change(random, connection)
            return path.read_bytes()

    return spoil


@by_sqlite
def spoil_cells(random: Random, connection: sqlite3.Connection) -> None:
    """Put values of a wrong type, length or meaning in a few cells."""
    for _ in range(random.choice((1, 1, 1, 3))):
        table = random.choice(list(_TABLES))
        column = random.choice(_TABLES[table])
        where = random.choice(("", f" WHERE rowid = {random.randint(1, 4)}"))
        value = random.choice(_VALUES)
        connection.execute(f"UPDATE {table} SET {column} = ?{where}", (value,))


@by_sqlite
def spoil_rows(random: Random, connection: sqlite3.Connection) -> None:
    """Take rows out, double them, or add very many."""
    table = random.choice(list(_TABLES))
    columns = _TABLES[table]
    others = ", ".join(c if c != columns[0] else f"{c} || '-' || n.i" for c in columns)
    many = random.choice((1, 5, 50, 50, 500, 500, 25_000))
    numbers = f"WITH n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < {many})"
    random.choice(
        (
            lambda: connection.execute(f"DELETE FROM {table}"),
            lambda: connection.execute(
                f"INSERT OR IGNORE INTO {table} {numbers} SELECT {others} FROM {table}, n"
            ),
        )
    )()


@by_sqlite
def spoil_declarations(random: Random, connection: sqlite3.Connection) -> None:
    """Declare what does not belong in a plan."""
    if random.random() < 0.1:
        for number in range(random.choice((10, 500))):
            connection.execute(f"CREATE TABLE t{number} (x)")
        return
    for statement in random.sample(_DECLARED, random.choice((1, 1, 2))):
        connection.execute(statement)


@by_sqlite
def spoil_words(random: Random, connection: sqlite3.Connection) -> None:
    """Change the words of a declaration behind SQLite's back: a condition is code."""
    old, new = random.choice(_WORDS)
    table = random.choice(list(_TABLES))
    connection.execute("PRAGMA writable_schema=ON")
    changed = "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE tbl_name = ?"
    connection.execute(changed, (old, new, table))
    if random.random() < 0.2:
        column, value = random.choice(
            (("rootpage", 1), ("rootpage", 10**6), ("name", "need"), ("sql", b"\xff"), ("type", 7))
        )
        changed = f"UPDATE sqlite_master SET {column} = ? WHERE tbl_name = ?"
        connection.execute(changed, (value, random.choice(list(_TABLES))))


@by_sqlite
def spoil_settings(random: Random, connection: sqlite3.Connection) -> None:
    """Give the file another mode, format or page size."""
    for statement in random.choice(_SETTINGS).split(";"):
        connection.execute(statement)


def other_encoding(random: Random, whole: bytes) -> bytes:
    """Copy everything to a file whose texts are UTF-16."""
    with TemporaryDirectory(prefix="npo-fuzz-") as folder:
        path, fresh = Path(folder) / "x", Path(folder) / "y"
        path.write_bytes(whole)
        with (
            closing(sqlite3.connect(path)) as old,
            closing(sqlite3.connect(fresh, isolation_level=None)) as new,
        ):
            new.execute("PRAGMA synchronous=OFF")
            new.execute(f"PRAGMA encoding='UTF-16{random.choice(('le', 'be'))}'")
            new.execute(f"PRAGMA application_id={int.from_bytes(whole[68:72], 'big')}")
            new.execute(f"PRAGMA user_version={int.from_bytes(whole[60:64], 'big')}")
            for line in old.iterdump():
                new.execute(line)
        return fresh.read_bytes()


def spoil_free_pages(random: Random, whole: bytes) -> bytes:
    """Let the list of free pages, or a page of a table, point to itself or to another."""
    spoiled = bytearray(whole)
    page = int.from_bytes(whole[16:18], "big") or 1024
    pages = len(whole) // page
    number = random.randint(1, pages)
    if random.random() < 0.5:
        spoiled[32:36] = number.to_bytes(4, "big")
        spoiled[36:40] = random.choice((1, pages, 2**31)).to_bytes(4, "big")
        start = (number - 1) * page
        spoiled[start : start + 4] = random.choice((number, 1, pages)).to_bytes(4, "big")
        spoiled[start + 4 : start + 8] = random.choice((0, 2, 255, 2**31)).to_bytes(4, "big")
    else:
        start = random.randrange(pages) * page + random.choice((8, page - 4, page - 8, page // 2))
        spoiled[start : start + 4] = number.to_bytes(4, "big")
    return bytes(spoiled)


def spoil_header(random: Random, whole: bytes) -> bytes:
    """Spoil the first hundred bytes only."""
    return random.choice(RAW[:4])(random, whole[:100])[:100] + whole[100:]


PLAN: tuple[Spoil, ...] = (
    *RAW, spoil_header, spoil_cells, spoil_cells, spoil_cells, spoil_rows, spoil_declarations,
    spoil_words, spoil_settings, other_encoding, spoil_free_pages, spoil_free_pages,
)  # fmt: skip
