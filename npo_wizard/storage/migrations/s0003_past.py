"""Room for steps of long ago, folded and packed small.

Frozen. An addition: a file without this table is whole without it.
"""

from alembic.operations import Operations

FORMAT = 1002
"""Number of the format after this step."""

_PACK = """
CREATE TABLE history_pack (seq INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (seq))
"""


def upgrade(op: Operations) -> None:
    """Add the table, empty."""
    op.execute(_PACK)
