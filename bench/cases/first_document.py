"""The first PDF: by a process that is started for it, and by the one that stands ready."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bench import plans
from bench.case import Case, Figure, Samplers
from npo_wizard.storage import exchange
from ui import document_process as messages
from ui.document_worker import Worker

FRESH, READY = "started for it", "stands ready"
_MEASURES = 10
_WARM_S = 3.0
"""So long a process gets to become warm; nothing of it is counted."""


@contextmanager
def _prepare(folder: Path) -> Iterator[Samplers]:
    plan = exchange.to_json(plans.view(_MEASURES))
    yield {
        FRESH: lambda: _first(plan, folder / "a.pdf", is_warm=False),
        READY: lambda: _first(plan, folder / "b.pdf", is_warm=True),
    }


def _first(plan: str, target: Path, *, is_warm: bool) -> dict[str, float]:
    worker = Worker(is_warm=True) if is_warm else None
    if is_warm:
        time.sleep(_WARM_S)
    began = time.perf_counter()
    worker = worker or Worker(is_warm=False)
    work = (messages.make_document, plan, target, messages.PUBLIC, date(2026, 1, 1))
    news, kind = worker.ask(work), ""
    while kind != messages.BUILT:
        kind, said = news.recv()
        if kind in (messages.REFUSED, messages.BROKEN):
            raise RuntimeError(said)
    took = (time.perf_counter() - began) * 1e3
    worker.let_go()
    return {"took": took}


CASES = [
    Case(
        "first_document",
        "from asking for a PDF of 10 measures to the PDF, in a process beside the window",
        (Figure("took", "time", "ms", FRESH),),
        _prepare,
        rounds=5,
        warm_ups=1,
    )
]
