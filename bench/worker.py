"""Runs one case in this process and writes what it gave: `python -m bench.worker NAME ROUNDS`.

A case gets a process of its own, so that none is measured in what another left behind.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import case as cases
from bench.turns import measure


def main(name: str, rounds: str, target: str) -> int:
    """Run the case `name`; `rounds` 0: as many as the case says. Writes JSON to `target`."""
    with TemporaryDirectory(prefix="npo-bench-", ignore_cleanup_errors=True) as folder:
        outcome = measure(cases.known()[name], Path(folder), int(rounds) or None)
    Path(target).write_text(json.dumps(vars(outcome)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
