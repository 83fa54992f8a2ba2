"""Work that a crash or a lost drive left on this computer: told on the start page.

Opening the plan brings the work back; this only says that there is some, and until when.
Nothing heavy is imported, because it is read before the first window is painted.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from npo_wizard.settings import data_folder
from npo_wizard.storage import workcopy


@dataclass(frozen=True, slots=True)
class Leftover:
    """Work that is not in its plan file. saved_at: when the last of it was saved here."""

    path: Path
    saved_at: datetime | None


def waiting() -> list[Leftover]:
    """Return the plans with work that is on this computer only and that nobody has open now.

    Raises PlanInUse and TargetError where the folder of the work copies cannot be used.
    """
    with workcopy.alone(data_folder()) as root:
        return [found for left in workcopy.left_behind(root) if (found := _ahead(*left))]


def _ahead(ticket: workcopy.Ticket, database: Path) -> Leftover | None:
    if ticket.published is None:
        return None
    try:
        with closing(sqlite3.connect(database)) as connection:
            query = "SELECT revision, saved_at FROM meta"
            revision, saved_at = connection.execute(query).fetchone()
        if int(revision) <= ticket.published.revision:
            return None
        return Leftover(Path(ticket.path), datetime.fromisoformat(saved_at))
    except (sqlite3.Error, TypeError, ValueError):
        return Leftover(Path(ticket.path), None)  # opening the plan will tell what is wrong
