"""The start of the program as one folder, beside the same program started by plain Python."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.case import Absent, Case, Figure, Goal, Samplers, Screen
from bench.cases.screen import watched
from bench.cases.start import list_plans
from bench.framebuffer import VARIABLE
from bench.results import ROOT

PLAIN, BUNDLE = "plain Python", "bundle"
_FOLDER = ROOT / "build" / "bundle" / "npo-wizard"
_PROGRAM = _FOLDER / "npo-wizard"


@contextmanager
def _prepare(folder: Path) -> Iterator[Samplers]:
    if VARIABLE not in os.environ or not _PROGRAM.is_file():
        why = "Xvfb is not installed, or there is no bundle yet: python3 dev.py bundle"
        yield dict.fromkeys((PLAIN, BUNDLE), Absent(why))
        return
    list_plans()
    yield {
        PLAIN: watched([sys.executable, "-m", "npo_wizard"]),
        BUNDLE: watched([str(_PROGRAM)]),
    }


@contextmanager
def _sized(folder: Path) -> Iterator[Samplers]:
    if not _PROGRAM.is_file():
        yield {BUNDLE: Absent("there is no bundle yet: python3 dev.py bundle")}
        return
    files = [each for each in _FOLDER.rglob("*") if each.is_file() and not each.is_symlink()]
    yield {BUNDLE: lambda: {"size": sum(each.stat().st_size for each in files) / 1024 / 1024}}


CASES = [
    Case(
        "bundle.start",
        "first page of the program as one folder, watched on the screen",
        (
            Figure(
                "painted", "95 of 100 points of the window are as they stay", "ms", PLAIN,
                (Goal(BUNDLE, 1.2),),
            ),
        ),
        _prepare,
        rounds=7,
        warm_ups=1,
        screen=Screen.SERVER,
        limit=400.0,
    ),
    Case(
        "bundle.size",
        "size of the folder on the disk",
        (Figure("size", "all files", "MiB", goals=(Goal(BUNDLE, 140.0, is_ratio=False),)),),
        _sized,
        rounds=1,
        warm_ups=0,
    ),
]  # fmt: skip
