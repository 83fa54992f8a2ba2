"""What the controller states per report year, and open points that are accepted with a reason.

Frozen. An addition: a file without these tables is whole without them.
"""

from sqlalchemy import Connection

FORMAT = 1001
"""Number of the format after this step."""

_REPORT_YEAR = """
CREATE TABLE report_year (
    id TEXT NOT NULL, position INTEGER NOT NULL, year INTEGER,
    opening_eur INTEGER CONSTRAINT report_year_opening_eur_valid
        CHECK (opening_eur BETWEEN -2000000000 AND 2000000000),
    received_eur INTEGER CONSTRAINT report_year_received_eur_valid
        CHECK (received_eur BETWEEN 0 AND 2000000000),
    remark TEXT NOT NULL, PRIMARY KEY (id)
)
"""
_ACCEPTANCE = """
CREATE TABLE acceptance (
    id TEXT NOT NULL, position INTEGER NOT NULL, rule TEXT NOT NULL, on_noun TEXT NOT NULL,
    on_id TEXT NOT NULL, on_field TEXT NOT NULL, reason TEXT NOT NULL, accepted_on DATE,
    accepted_by TEXT NOT NULL, PRIMARY KEY (id)
)
"""


def upgrade(connection: Connection) -> None:
    """Add the two tables, empty."""
    connection.exec_driver_sql(_REPORT_YEAR)
    connection.exec_driver_sql(_ACCEPTANCE)
