"""A screen of its own for what must really be drawn: Xvfb, on a number that is free."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.framebuffer import VARIABLE

SIZE = (1400, 900)
"""Pixels; room for the window of the program."""


@contextmanager
def own_screen() -> Iterator[dict[str, str]]:
    """Give the variables of a screen that lives as long as the block; none without Xvfb."""
    if shutil.which("Xvfb") is None:
        yield {}
        return
    with TemporaryDirectory(prefix="npo-bench-") as folder:
        yield from _served(Path(folder))


def _served(folder: Path) -> Iterator[dict[str, str]]:
    reading, writing = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
    command += ["-fbdir", str(folder)]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            name = f":{told.readline().strip()}"
            yield {"DISPLAY": name, VARIABLE: str(folder / "Xvfb_screen0")}
    finally:
        server.terminate()
        server.wait()
