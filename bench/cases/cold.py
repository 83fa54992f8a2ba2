"""The first start of the day: nothing of Qt, Python or the program is in memory yet."""

from __future__ import annotations

import os
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.case import Absent, Case, Figure, Goal, Sampler, Samplers, Screen
from bench.cases.start import BARE, OURS, list_plans
from bench.process import run
from bench.results import ROOT

_PACKAGES = ("PySide6", "shiboken6", "platformdirs")
_OWN = ("npo_wizard", "ui", "resources")


@contextmanager
def _prepare(folder: Path) -> Iterator[Samplers]:
    if not hasattr(os, "posix_fadvise"):
        yield dict.fromkeys((BARE, OURS), Absent("this system cannot be asked to forget a file"))
        return
    list_plans()
    yield {BARE: _cold("bare"), OURS: _cold("ours")}


def _cold(program: str) -> Sampler:
    def sample() -> dict[str, float]:
        _forget()
        return {"wall": run(program)["wall"]}

    return sample


def _forget() -> None:
    """Ask the system to drop what it keeps of our files in memory."""
    paths = sysconfig.get_paths()
    folders = [Path(paths["stdlib"]), *(Path(paths["purelib"]) / name for name in _PACKAGES)]
    for folder in (*folders, *(ROOT / name for name in _OWN)):
        for inner, names, files in os.walk(folder):
            if "site-packages" in names:
                names.remove("site-packages")
            for file in files:
                _drop(Path(inner) / file)


def _drop(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


CASES = [
    Case(
        "start.cold",
        "first paint where nothing is in memory yet, drawn on an X server",
        (Figure("wall", "time to the first paint", "ms", BARE, (Goal(OURS, 1.15),)),),
        _prepare,
        rounds=5,
        warm_ups=1,
        screen=Screen.SERVER,
    )
]
