"""Writing of a finished document, whole or not at all."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from npo_wizard.storage.publish import refuse_other_than_file


def replace_file(target: Path, content: bytes) -> None:
    """Write beside `target`, make sure it is on the disk, and move it into place.

    Raises OSError, also where a folder, pipe or device stands: moving over it would end it.
    """
    refuse_other_than_file(target)
    beside = target.with_name(f".{target.name[:80]}.{uuid.uuid4().hex}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
