"""A plan opened and every page of it shown; tells the memory in use and the most ever used."""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path

from bench import plans
from bench.desk import desks
from bench.programs.started import most_memory, tell

_KIB = 1024


def main(measures: int) -> int:
    """Open a plan of this size, walk over its pages and tell."""
    folder = Path(tempfile.mkdtemp(dir=Path.cwd() if not sys.argv[2:] else sys.argv[2]))
    with desks({"plan": plans.view(measures)}, folder) as (opened):
        desk = opened["plan"]
        found = {"open": _in_use()}
        for page_id in desk.plan.side.page_ids:
            desk.show(page_id)
        found["every page"] = _in_use()
        found["most"] = most_memory()
        tell(found)
    return 0


def _in_use() -> float:
    """Memory in use in MiB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / _KIB / _KIB


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
