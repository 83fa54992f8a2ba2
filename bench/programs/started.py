"""Tells when a window was first painted, counted from the moment the process was asked for."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

STARTED = "BENCH_STARTED_NS"
"""Variable with the moment of the start: nanoseconds of the monotonic clock."""
_KIB = 1024


def cost_so_far() -> dict[str, float]:
    """Return milliseconds since the start, CPU milliseconds, and the most memory used in MiB."""
    began = int(os.environ[STARTED])
    return {
        "wall": (time.monotonic_ns() - began) / 1e6,
        "cpu": time.process_time() * 1e3,
        "memory": most_memory(),
    }


def most_memory() -> float:
    """Return the most memory used by this program in MiB.

    Not that of `getrusage`: what the starting process used counts there too.
    """
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / _KIB


def tell(told: dict[str, Any]) -> None:
    """Write what was found for the one who started this process, and end at once.

    With the word `--stay` the program goes on, for who looks at its screen.
    """
    print(json.dumps(told), flush=True)
    if "--stay" not in sys.argv:
        # Without clearing up: what would come after is not what was asked.
        os._exit(0)
