"""Making each kind of document of a plan, beside LibreOffice that makes a PDF of the same text."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bench import office, plans
from bench.case import Absent, Case, Figure, Sampler, Samplers
from npo_wizard import content
from npo_wizard.plan.view import PlanView
from npo_wizard.report.build import make

PEER = "LibreOffice: odt to pdf"
_DAY = date(2026, 1, 1)
_MEASURES = 10
_KINDS = {
    "pdf, public": ("plan.pdf", "publiek"),
    "pdf, work document": ("work.pdf", "werkdocument"),
    "pdf, summary": ("summary.pdf", "samenvatting"),
    "web page": ("plan.html", "publiek"),
    "Word": ("plan.docx", "publiek"),
    "Excel": ("plan.xlsx", "publiek"),
}


@contextmanager
def _prepare(folder: Path) -> Iterator[Samplers]:
    view = plans.view(_MEASURES)
    yield {
        PEER: _peer(view, folder),
        **{name: _maker(view, folder / file, kind) for name, (file, kind) in _KINDS.items()},
    }


def _maker(view: PlanView, target: Path, kind: str) -> Sampler:
    words = content.load()

    def sample() -> dict[str, float]:
        target.unlink(missing_ok=True)
        began = time.perf_counter()
        make(view, words, target, kind=kind, made_on=_DAY)
        took = (time.perf_counter() - began) * 1e3
        return {"made": took, "size": target.stat().st_size / 1024}

    return sample


def _peer(view: PlanView, folder: Path) -> Sampler | Absent:
    profile = folder / "profile"
    if office.command(profile) is None:
        return Absent(office.ABSENT)
    docx = folder / "peer.docx"
    make(view, content.load(), docx, kind="publiek", made_on=_DAY)
    odt = office.convert(profile, docx, "odt", folder)

    def sample() -> dict[str, float]:
        began = time.perf_counter()
        pdf = office.convert(profile, odt, "pdf", folder)
        return {"made": (time.perf_counter() - began) * 1e3, "size": pdf.stat().st_size / 1024}

    return sample


CASES = [
    Case(
        "documents",
        "each kind of document of a plan with 10 measures, made in a process that is warm",
        (
            Figure("made", "from the plan in memory to the file", "ms", PEER),
            Figure("size", "size of the file", "KiB"),
        ),
        _prepare,
        rounds=5,
        warm_ups=1,
        limit=240.0,
    )
]
