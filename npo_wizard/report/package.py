"""Office files are zip files; here they become the same, byte for byte, each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can say


def settled(content: bytes, changes: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """Return an Office file without the moment it was packed.

    changes: parts of the file, by name, that are written differently.
    """
    changes = changes or {}
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name in changes:
                part = changes[name](part)
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.create_system = 0  # the same on each system
            new.writestr(entry, part, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
