"""Saving where every sync of the disk takes 15 ms, and how many syncs one save takes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.case import Absent, Case, Figure, Goal, Samplers
from bench.process import run

IDLE, OURS = "no edits", "60 edits"
_TRACE = ("strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=fdatasync,fsync")
_SLOW = (*_TRACE, "-o", "/dev/null", "-e", "inject=fdatasync,fsync:delay_enter=15000")
_FEW, _MANY = 5, 25
_NO_STRACE = Absent("strace is not installed")


@contextmanager
def _on_slow_disk(folder: Path) -> Iterator[Samplers]:
    if shutil.which("strace") is None:
        yield {OURS: _NO_STRACE}
        return
    yield {
        IDLE: lambda: run("saving", str(_fresh(folder)), "--idle", prefix=_SLOW),
        OURS: lambda: run("saving", str(_fresh(folder)), "--window", prefix=_SLOW),
    }


@contextmanager
def _counted(folder: Path) -> Iterator[Samplers]:
    if shutil.which("strace") is None:
        yield {"one save": _NO_STRACE}
        return

    def sample() -> dict[str, float]:
        few, many = (_syncs(_fresh(folder), saves) for saves in (_FEW, _MANY))
        return {"syncs": (many - few) / (_MANY - _FEW)}

    yield {"one save": sample}


def _syncs(folder: Path, saves: int) -> int:
    """Count the syncs of opening a plan and saving so many times."""
    log = folder / "syncs"
    run("saving", str(folder), str(saves), prefix=(*_TRACE, "-o", str(log)))
    return sum("sync(" in line for line in log.read_text("utf-8").splitlines())


def _fresh(folder: Path) -> Path:
    """An empty folder: an earlier run left its work copy behind."""
    inner = folder / "desk"
    shutil.rmtree(inner, ignore_errors=True)
    inner.mkdir()
    return inner


CASES = [
    Case(
        "slow_disk",
        "a timer of 5 ms while edits are saved on a disk whose every sync takes 15 ms",
        (
            Figure(
                "p99", "gap of all but one in a hundred", "ms",
                goals=(Goal(OURS, 10.0, is_ratio=False),),
            ),
            Figure("longest", "longest gap between two ticks", "ms"),
        ),
        _on_slow_disk,
        rounds=5,
        warm_ups=1,
    ),
    Case(
        "syncs",
        "syncs of the disk for one save, counted",
        (Figure("syncs", "calls", "", goals=(Goal("one save", 5.0, is_ratio=False),)),),
        _counted,
        rounds=1,
        warm_ups=0,
    ),
]  # fmt: skip
