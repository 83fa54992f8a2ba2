"""What the tags cost that make a PDF accessible: beside the same pages without."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bench.case import Case, Figure, Goal, Samplers
from bench.process import run

PLAIN, TAGGED, PACKED = "ReportLab, no tags", "tagged", "tagged and packed, as handed over"
_WAYS = {PLAIN: "plain", TAGGED: "tagged", PACKED: "packed"}


@contextmanager
def _prepare(folder: Path) -> Iterator[Samplers]:
    yield {name: partial(run, "writing", way) for name, way in _WAYS.items()}


CASES = [
    Case(
        "documents.tags",
        "a PDF of 40 pages with its tags, beside the same pages without",
        (
            Figure("made", "laid out, painted, written", "ms", PLAIN, (Goal(TAGGED, 1.3),)),
            Figure("size", "size of the file", "KiB", PLAIN, (Goal(PACKED, 1.2),)),
            Figure("memory", "most memory of the process", "MiB", PLAIN),
        ),
        _prepare,
        rounds=9,
        warm_ups=1,
    )
]
