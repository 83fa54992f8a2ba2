"""From a plan file to the plan in memory. The file itself is only ever read, byte for byte."""

import errno
import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import sqlalchemy as sa

from npo_wizard.errors import (
    NotAPlan,
    PlanDamaged,
    PlanFileError,
    PlanGone,
    from_os_error,
    reason_of,
)
from npo_wizard.plan.history import History
from npo_wizard.plan.view import PlanView
from npo_wizard.storage import fileformat, migrations, newer, rows
from npo_wizard.storage.engine import driver, engine_for
from npo_wizard.storage.folding import fold
from npo_wizard.storage.rows import Stamp

_BLOCK = 1024 * 1024
_PAGE_SIZE = 1024  # bytes; a plan is many small tables, and is sent by mail


@dataclass(frozen=True)
class Stored:
    """All that a plan file holds. set_aside: what of the file is not in it, said in Dutch."""

    view: PlanView
    history: History
    stamp: Stamp
    set_aside: str = ""


def copy_in(path: Path, copy: Path, *, may_be_newer: bool = False) -> str:
    """Check the first bytes of a plan file, copy it, and answer with its digest.

    may_be_newer: see `fileformat.check_header`. Raises PlanFileError, and TargetError where the
    copy cannot be written.
    """
    if path.is_dir():
        raise NotAPlan(f"'{path.name}' is een map.")
    try:
        size = path.stat().st_size
        header = fileformat.read_header(path)
        fileformat.check_header(header, size, path.name, may_be_newer=may_be_newer)
        source = path.open("rb")
    except OSError as error:
        raise cannot_read(error, path) from error
    with source:
        return _copied(_blocks(source, path), copy)


def _blocks(source: BinaryIO, path: Path) -> Iterator[bytes]:
    try:
        while block := source.read(_BLOCK):
            yield block
    except OSError as error:
        raise cannot_read(error, path) from error


def _copied(blocks: Iterator[bytes], copy: Path) -> str:
    digest = hashlib.sha256()
    try:
        with copy.open("xb") as target:
            for block in blocks:
                digest.update(block)
                target.write(block)
    except OSError as error:
        raise from_os_error(error, copy) from error
    return digest.hexdigest()


def cannot_read(error: OSError, path: Path) -> PlanFileError:
    """Return what the user must hear when reading a plan file failed."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return PlanGone(f"'{path.name}' staat niet (meer) in '{path.parent}'.")
    if error.errno in (errno.EACCES, errno.EPERM):
        return PlanFileError(
            f"U mag '{path.name}' niet lezen.", advice="Vraag uw beheerder om toegang."
        )
    return PlanFileError(f"De computer kan '{path.name}' niet lezen: {reason_of(error)}.")


def load(database: Path, *, folding: bool = False) -> Stored:
    """Check and read a copy of a plan file, brought to today's format. Raises PlanFileError.

    folding: make the history of long ago small, in the copy too.
    """
    engine = engine_for(database)
    try:
        with engine.connect() as connection:
            fileformat.check_schema(connection)
            set_aside = migrations.migrate(connection).set_aside
            fileformat.check_content(connection)
            stored = Stored(
                rows.read_view(connection),
                rows.read_history(connection),
                rows.read_stamp(connection),
                " ".join(set_aside),
            )
            if not folding:
                return stored
            return replace(stored, history=fold(connection, stored.view, stored.history))
    except (sa.exc.SQLAlchemyError, sqlite3.Error, UnicodeDecodeError) as error:
        raise PlanDamaged("Het bestand is op een of meer plaatsen stuk.") from error


def read_stored(path: Path) -> Stored:
    """Read a plan file without opening it for work, also one of a later version.

    Of that all is read that this version knows. Raises PlanFileError.
    """
    with tempfile.TemporaryDirectory(prefix="npo-") as folder:
        copy, known = Path(folder) / "plan.sqlite", Path(folder) / "known.sqlite"
        copy_in(path, copy, may_be_newer=True)
        if not newer.is_newer(copy):
            return load(copy)
        set_aside = newer.take_over(copy, known)
        return replace(load(known), set_aside=newer.told(set_aside))


def make(database: Path, stored: Stored) -> None:
    """Make a new plan file at `database`. Raises OSError or SQLAlchemyError."""
    engine = engine_for(database)
    with engine.connect() as connection:
        driver(connection).execute(f"PRAGMA page_size={_PAGE_SIZE}")
        driver(connection).execute(f"PRAGMA application_id={fileformat.APPLICATION_ID}")
        migrations.migrate(connection)
        with connection.begin():
            rows.write_all(connection, stored.view, stored.history, stored.stamp)
