"""What stands on the disk after a kill, looked at in copies so that nothing is disturbed."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from npo_wizard.errors import NpoError
from npo_wizard.storage import planfile

DATABASE = "plan.sqlite"


def faults(plan: Path, home: Path) -> list[str]:
    """What is wrong with the plan file and with the work copies."""
    return [*_faults_of_plan(plan), *_faults_of_work(home), *_faults_told(home)]


def _faults_of_plan(plan: Path) -> list[str]:
    try:
        planfile.read(plan)
    except NpoError as error:
        return [f"the plan file does not open: {error}"]
    return []


def _faults_of_work(home: Path) -> list[str]:
    return [
        fault for database in (home / "data" / "work").glob(f"*/{DATABASE}")
        for fault in _faults_of_database(database)
    ]  # fmt: skip


def _faults_of_database(database: Path) -> list[str]:
    """A work copy with its journal is whole again as soon as it is read."""
    with TemporaryDirectory(prefix="npo-crash-") as folder:
        for part in database.parent.glob(f"{DATABASE}*"):
            shutil.copyfile(part, Path(folder) / part.name)
        if not (Path(folder) / DATABASE).stat().st_size:
            return []  # it was just made; the plan file has everything
        with closing(sqlite3.connect(Path(folder) / DATABASE)) as connection:
            try:
                told = connection.execute("PRAGMA integrity_check").fetchall()
                links = connection.execute("PRAGMA foreign_key_check").fetchall()
            except sqlite3.Error as error:
                return [f"the work copy is broken: {error}"]
    return [f"the work copy is broken: {told}"] * (told != [("ok",)]) + [
        f"the work copy has links to nothing: {links}"
    ] * bool(links)


def _faults_told(home: Path) -> list[str]:
    """What the program itself told to have gone wrong.

    A process that it had just started for documents may miss it: that is told on standard error
    too, and is no fault.
    """
    log, errors = home / "data" / "log", home / "errors"
    found = []
    for path, sign in ((log, "Error"), (errors, "run_and_end")):
        text = path.read_text("utf-8", "replace") if path.exists() else ""
        if sign in text:
            found.append(f"{path.name}: {text[-2000:]}")
            path.unlink()
    return found + [
        f"set aside as damaged: {each.name}"
        for each in (home / "data" / "work").glob("beschadigd-*")
    ]
