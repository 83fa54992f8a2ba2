"""Make many generated plans and check their documents: `python -m tests.report.many 2000`.

Each plan has a number; the same number makes the same plan, so what fails can be made again with
`python -m tests.report.many --only NUMBER`. veraPDF looks at one in ten (`--conforms-every`), the
other checks look at all.
"""

import argparse
import os
import sys
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.report.generated import faults
from tests.report.plans import grown, numbered

_SHOWN = 5  # faults that are told of one plan
_TOLD = 50  # plans after which progress is told


@dataclass(frozen=True)
class Checked:
    """What came of one plan."""

    number: int
    faults: list[str]
    pages: int
    seconds: float
    conforms: bool


def check(number: int, *, every: int) -> Checked:
    """Make plan `number`, write it and check it."""
    started = time.monotonic()
    conforms = number % every == 0
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "plan.pdf"
        try:
            found = faults(grown(numbered(number)), target, conforms=conforms)
        except Exception:  # a plan that stops the work is a result too
            found = [traceback.format_exc(limit=-3)]
        pages = _pages(target) if target.exists() else 0
    return Checked(number, found, pages, time.monotonic() - started, conforms)


def _pages(path: Path) -> int:
    return path.read_bytes().count(b"/Type /Page\n")


def main(words: list[str]) -> int:
    """Check the plans; the exit code is 1 when one fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.report.many", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=2000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", type=int)
    parser.add_argument("--conforms-every", type=int, default=10)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    asked = parser.parse_args(words)
    if asked.only is not None:
        numbers, every = range(asked.only, asked.only + 1), 1
    else:
        numbers, every = range(asked.first, asked.first + asked.count), asked.conforms_every
    started = time.monotonic()
    done = []
    with ProcessPoolExecutor(asked.processes) as pool:
        for checked in pool.map(partial(check, every=every), numbers, chunksize=4):
            done.append(checked)
            _tell(checked)
            if len(done) % _TOLD == 0:
                print(f"{len(done)} plans", file=sys.stderr, flush=True)
    return _sum_up(done, time.monotonic() - started)


def _tell(checked: Checked) -> None:
    if checked.faults:
        print(f"plan {checked.number}: {len(checked.faults)} faults", numbered(checked.number))
        print(*(f"    {fault[:600]}" for fault in checked.faults[:_SHOWN]), sep="\n", flush=True)


def _sum_up(done: list[Checked], seconds: float) -> int:
    failed = [checked.number for checked in done if checked.faults]
    slowest = max(done, key=lambda checked: checked.seconds)
    print(
        f"{len(done)} plans, {sum(c.pages for c in done)} pages, {seconds:.0f} s; "
        f"veraPDF on {sum(c.conforms for c in done)}; "
        f"slowest: plan {slowest.number}, {slowest.seconds:.1f} s; failed: {failed or 'none'}"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
