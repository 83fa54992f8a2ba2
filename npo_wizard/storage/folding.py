"""Folding in the file: what became of long ago goes into packs, in one transaction."""

import sqlalchemy as sa

from npo_wizard.plan.folds import folded
from npo_wizard.plan.history import History
from npo_wizard.plan.view import PlanView
from npo_wizard.storage.rows import write_packs
from npo_wizard.storage.tables import METADATA

_HISTORY = METADATA.tables["history"]


def fold(connection: sa.Connection, view: PlanView, history: History) -> History:
    """Fold what may be folded, and return the history that is left.

    Where a step does not fit, or the disk refuses, the file and the history stay as they are:
    folding only saves room.
    """
    packs, last = folded(view, history)
    if not packs:
        return history
    connection.commit()
    try:
        with connection.begin():
            write_packs(connection, packs)
            # Else each row that goes is looked for in the whole table: in 20,000, for a minute.
            connection.exec_driver_sql("CREATE INDEX folding ON history (of_seq)")
            connection.execute(sa.delete(_HISTORY).where(_HISTORY.c.seq <= last))
            connection.exec_driver_sql("DROP INDEX folding")
    except sa.exc.SQLAlchemyError:
        return history
    kept = [entry for entry in history.entries if entry.seq > last]
    return History(kept, (*history.packs, *packs))
