"""Room for steps of long ago, folded and packed small.

Frozen. An addition: a file without this table is whole without it.
"""

from sqlalchemy import Connection

FORMAT = 1002
"""Number of the format after this step."""

_PACK = """
CREATE TABLE history_pack (seq INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (seq))
"""


def upgrade(connection: Connection) -> None:
    """Add the table, empty."""
    connection.exec_driver_sql(_PACK)
