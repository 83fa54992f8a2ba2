"""A screen of its own for what must really be drawn: Xvfb, on a number that is free."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = (1400, 900)
"""Pixels; room for the window of the program."""


@contextmanager
def own_screen() -> Iterator[str | None]:
    """Give the name of a screen that lives as long as the block; None where Xvfb is not there."""
    if shutil.which("Xvfb") is None:
        yield None
        return
    reading, writing = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
