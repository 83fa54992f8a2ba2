"""What makes a file a plan, checked before anything in it is believed.

A plan file may come from anybody. Its first bytes are looked at without SQLite; the rest is
checked in a copy, never in the user's own file.
"""

from pathlib import Path

import sqlalchemy as sa

from npo_wizard.errors import NotAPlan, PlanDamaged, PlanTooNew
from npo_wizard.storage import migrations
from npo_wizard.storage.rows import ROWS_MAX, STEPS_MAX
from npo_wizard.storage.tables import METADATA

APPLICATION_ID = int.from_bytes(b"NPOp", "big")
"""Stands in the header of every plan file."""
FILE_MAX = 128 * 1024 * 1024
"""Largest plan file in bytes that is opened."""
HEADER_SIZE = 100
_MAGIC = b"SQLite format 3\x00"
_STRANGE = "Er staat iets in dat niet in een plan hoort."
_NOT_WHOLE = "Het bestand is niet heel. Er ontbreekt een stuk."


def check_header(header: bytes, size: int, name: str, *, may_be_newer: bool = False) -> None:
    """Check the first bytes of a file of `size` bytes.

    may_be_newer: a later format is right too, where its thousands are those of today.
    Raises NotAPlan, PlanTooNew or PlanDamaged.
    """
    if size == 0:
        raise NotAPlan(f"'{name}' is leeg.")
    if not header.startswith(_MAGIC[: len(header)]):
        raise NotAPlan(f"'{name}' is een ander soort bestand.")
    if len(header) < HEADER_SIZE:
        raise PlanDamaged(_NOT_WHOLE)
    if _number(header, 68) != APPLICATION_ID:
        raise NotAPlan(f"'{name}' is van een ander programma.")
    _check_format(format_in(header), may_be_newer=may_be_newer)
    if size > FILE_MAX:
        raise PlanDamaged(f"Het bestand is groter dan {FILE_MAX // 1024**2} MB.")
    if size < _stated_size(header):
        raise PlanDamaged(_NOT_WHOLE)


def _number(header: bytes, place: int) -> int:
    return int.from_bytes(header[place : place + 4], "big")


def format_in(header: bytes) -> int:
    """The number of the format that a header states."""
    return _number(header, 60)


def _check_format(number: int, *, may_be_newer: bool) -> None:
    newest = migrations.newest()
    if number > newest:
        if may_be_newer and number // 1000 == newest // 1000:
            return
        raise PlanTooNew(
            f"Het bestand heeft indeling {_spoken(number)}. "
            f"Dit programma kent de indelingen tot en met {_spoken(newest)}."
        )
    if all(number != step.FORMAT for step in migrations.STEPS):
        raise PlanDamaged("De indeling van het bestand is onbekend.")


def _spoken(number: int) -> str:
    return f"{number // 1000}.{number % 1000}"


def _stated_size(header: bytes) -> int:
    """Size in bytes that the header promises; 0 where the promise does not count."""
    if _number(header, 24) != _number(header, 92):
        return 0
    page = int.from_bytes(header[16:18], "big")
    return _number(header, 28) * (65536 if page == 1 else page)


def check_schema(connection: sa.Connection) -> None:
    """Check that the tables are ours to the letter: a condition or a default of a table is code.

    So there is no trigger, view, virtual table or computed column either. Raises PlanDamaged.
    """
    number = migrations.format_of(connection)
    if migrations.stored_schema(connection) != migrations.schema(number):
        raise PlanDamaged(_STRANGE)


def check_content(connection: sa.Connection) -> None:
    """Check a file of today's format: its pages, its links, how much it is. Raises PlanDamaged."""
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one() != "ok":
        raise PlanDamaged("Het bestand is op een of meer plaatsen stuk.")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise PlanDamaged("Een onderdeel verwijst naar iets dat er niet is.")
    numbers = ", ".join(f'(SELECT count(*) FROM "{name}")' for name in METADATA.tables)
    found = connection.exec_driver_sql(f"SELECT {numbers}").one()
    counts = dict(zip(METADATA.tables, found, strict=True))
    if counts.pop("history") > STEPS_MAX or sum(counts.values()) > ROWS_MAX:
        raise PlanDamaged("Er staat meer in dan in een plan past.")


def read_header(path: Path) -> bytes:
    """Read the first bytes of a file. Raises OSError."""
    with path.open("rb") as file:
        return file.read(HEADER_SIZE)
