"""The steps from the first format of a plan file to the one of today.

A step names tables and columns as text and imports nothing from the plan, so it stays true when
the nouns change. The number of the format stands in `user_version`: thousands are formats that an
older program cannot read, units are additions. A new file walks all the steps, so there is one
way to make the tables.
"""

from types import ModuleType

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from npo_wizard.storage.engine import driver
from npo_wizard.storage.migrations import s0001_start, s0002_account

STEPS: tuple[ModuleType, ...] = (s0001_start, s0002_account)
"""All steps in order; each has `FORMAT` and `upgrade(op)`."""


def newest() -> int:
    """The number of the format that this program writes."""
    return int(STEPS[-1].FORMAT)


def format_of(connection: sa.Connection) -> int:
    """The number of the format that a file has now; 0 for an empty file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(connection: sa.Connection) -> bool:
    """Bring a file to today's format, each step in one transaction; say whether it changed.

    Raises what the step raises, with the file as it was before that step.
    """
    now = format_of(connection)
    connection.commit()
    todo = [step for step in STEPS if now < step.FORMAT]
    if not todo:
        return False
    driver(connection).execute("PRAGMA foreign_keys=OFF")
    for step in todo:
        with connection.begin():
            step.upgrade(Operations(MigrationContext.configure(connection)))
            connection.exec_driver_sql(f"PRAGMA user_version={int(step.FORMAT)}")
    driver(connection).execute("PRAGMA foreign_keys=ON")
    return True
