"""Names for rows: made here and never by the database, so that an undone delete keeps its name."""

from __future__ import annotations

from uuid import uuid4


def new_id() -> str:
    """Return a name that no other row has: 32 lower-case hexadecimal digits."""
    return uuid4().hex
