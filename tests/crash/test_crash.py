"""A short run of what `python -m tests.crash` does at length: all is kept, and a loss is seen."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crash.expected import Expected

ROOT = Path(__file__).parents[2]
NEED, STATEMENT = "need/n1/", "need/n1/statement"


def test_the_real_program_and_its_writes_are_broken_off_and_nothing_is_lost():
    """In a process of its own: it forks, and wants nobody's threads along."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash", "short"], cwd=ROOT, capture_output=True, text=True
    )
    told = done.stdout + done.stderr
    assert done.returncode == 0, told
    assert re.search(r"[4-9] kills .* 0 faults", told)
    assert "every write: 8 points, killed at 8: 0 faults" in told
    assert told.count("(caught)") == 2
    assert "DiskFull" in told
    assert "3 real places tried" in told


# The judge itself: what is lost is seen.


def told(*lines: str) -> Expected:
    expected = Expected()
    expected.hear([["opened", 1.0, {NEED: "", STATEMENT: "Taal"}, ""]])
    expected.hear([json.loads(line) for line in lines])
    return expected


TYPED = f'["typed", 2.0, "{STATEMENT}", "Taal e"]'
PASSED = f'["passed", 2.1, "2026-03-01T12:00:00+00:00", {{"{STATEMENT}": "Taal e"}}]'
SAVED = '["saved", 2.2, "2026-03-01T12:00:00+00:00"]'
MORE = f'["typed", 5.0, "{STATEMENT}", "Taal en"]'
BEATS = [f'["beat", {2 + n / 20}]' for n in range(1, 60)]


@pytest.mark.parametrize(
    ("lines", "found", "is_lost", "is_promised"),
    [
        ([TYPED, *BEATS], "Taal e", False, False),
        ([TYPED, *BEATS], "Taal", True, False),
        ([TYPED, *BEATS[:15]], "Taal", False, False),
        ([TYPED, PASSED, SAVED], "Taal", False, True),
        ([TYPED, PASSED], "Taal", False, False),
        ([TYPED, PASSED, SAVED, MORE], "Taal e", False, False),
        ([TYPED, PASSED, SAVED, MORE], "Taal en", False, False),
        ([TYPED, PASSED, SAVED, *BEATS], "iets anders", True, True),
    ],
)
def test_what_is_lost_is_seen(lines, found, is_lost, is_promised):
    expected = told(*lines)
    texts = {NEED: "", STATEMENT: found}
    assert bool(expected.lost(texts)) == is_lost
    assert bool(expected.broken_promises(texts)) == is_promised


def test_a_row_that_is_not_there_is_seen():
    expected = told('["added", 2.0, "need/n2/"]', *BEATS)
    assert "need/n2/" in expected.lost({NEED: "", STATEMENT: "Taal"})[0]
