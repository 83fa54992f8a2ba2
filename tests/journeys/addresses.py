"""Whether a whole journey reaches for any address: `python -m tests.journeys.addresses`.

Runs the journeys under strace (Debian: strace) and reads every call to the network that the
program, Qt or a library made. A socket between two processes of this computer has no address
outside it, and one that is made but never given an address goes nowhere.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
_CALL = re.compile(r"^\d+\s+(?:<\.\.\. )?(\w+)")
_FAMILY = re.compile(r"sa_family=(AF_\w+)|socket\((AF_\w+|PF_\w+)")
_HERE = {"AF_UNIX", "AF_LOCAL"}
"""Sockets that cannot leave this computer, because they have the name of a file."""


def read(lines: Iterable[str]) -> tuple[Counter[str], list[str]]:
    """Count the calls by name and family, and gather those that name an address outside."""
    seen: Counter[str] = Counter()
    outside = []
    for line in lines:
        call, family = _CALL.match(line), _FAMILY.search(line)
        if call is None or family is None:
            continue
        kind = family[1] or family[2]
        seen[f"{call[1]} {kind}"] += 1
        if family[1] and kind not in _HERE:
            outside.append(line.rstrip())
    return seen, outside


def main() -> int:
    """Run and tell; the code is 1 where an address was sought or a journey failed."""
    with TemporaryDirectory(prefix="npo-adressen-") as name:
        told = Path(name) / "calls"
        command = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(told)]
        tests = [sys.executable, "-m", "pytest", "-q", "-n", "0", "tests/journeys"]
        code = subprocess.call([*command, *tests, *sys.argv[1:]], cwd=ROOT)
        with told.open(encoding="utf-8", errors="replace") as lines:
            seen, outside = read(lines)
    for kind, count in sorted(seen.items()):
        print(f"{count:6} {kind}")
    print(*outside, sep="\n")
    print(f"{len(outside)} calls named an address outside this computer.")
    return 1 if outside or code else 0


if __name__ == "__main__":
    sys.exit(main())
