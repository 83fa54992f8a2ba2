"""Results as lines of JSON: one line per run of the bench, in a file that is kept."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.summary import Row

ROOT = Path(__file__).resolve().parents[1]
HISTORY = ROOT / "bench" / "results" / "history.jsonl"
"""Grows with `--keep`; goes with the source, so that a change can be held against what was."""


class UnknownRun(LookupError):
    """No run answers to this name."""


@dataclass(frozen=True)
class Run:
    """All that one run of the bench gave.

    absent: what could not be measured, "case: variant", and why.
    """

    at: str
    source: str
    machine: dict[str, str]
    rows: list[Row] = field(default_factory=list)
    absent: dict[str, str] = field(default_factory=dict)

    @classmethod
    def begin(cls) -> Run:
        """Make an empty run of now, of this source and this machine."""
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        return cls(now, _source(), _machine())

    def line(self) -> str:
        """The run as one line of JSON."""
        data = {**vars(self), "rows": [row.data() for row in self.rows]}
        return json.dumps(data, ensure_ascii=False)

    @classmethod
    def of_line(cls, line: str) -> Run:
        """The run that `line` wrote."""
        data: dict[str, Any] = json.loads(line)
        return cls(**{**data, "rows": [Row.of_data(each) for each in data["rows"]]})


def keep(run: Run, path: Path = HISTORY) -> None:
    """Add a run to a history."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(run.line() + "\n")


def read(path: Path = HISTORY) -> list[Run]:
    """Read all runs of a history, the oldest first; none where there is no such file."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Run.of_line(line) for line in lines if line.strip()]


def find(name: str, path: Path = HISTORY) -> Run:
    """Find the last run in another file, or in the history by place or source.

    name: path of a file; a place (1 the oldest, -1 the last one); or how the source or the moment
    begins. Raises UnknownRun.
    """
    if Path(name).is_file():
        runs = read(Path(name))
        if runs:
            return runs[-1]
        raise UnknownRun(f"no run in {name}")
    runs = read(path)
    place = _place(name, len(runs))
    if place is not None:
        return runs[place]
    found = [run for run in runs if run.source.startswith(name) or run.at.startswith(name)]
    if not found:
        raise UnknownRun(f"no run is called {name}; the history holds {len(runs)}")
    return found[-1]


def _place(name: str, count: int) -> int | None:
    """The place of a run that is named by a small whole number; None for any other name."""
    try:
        number = int(name)
    except ValueError:
        return None
    if 0 < number <= count:
        return number - 1
    return number if -count <= number < 0 else None


def _source() -> str:
    """The state of the source: its commit, with a plus where there are changes besides."""
    try:
        commit = _git("rev-parse", "--short=10", "HEAD")
        return f"{commit}+" if _git("status", "--porcelain", "--untracked-files=no") else commit
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(*words: str) -> str:
    run = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return run.stdout.strip()


def _machine() -> dict[str, str]:
    """What the figures belong to; nothing that names a person or a place."""
    from importlib.metadata import version

    return {
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "processor": _processor(),
        "cores": str(os.cpu_count() or 0),
        "load": " ".join(f"{each:.1f}" for each in os.getloadavg()),
        "python": platform.python_version(),
        "qt": version("PySide6-Essentials"),
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor())
