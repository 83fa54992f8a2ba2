"""How large the program is on the disk, with all that it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from bench.case import Case, Figure, Samplers
from bench.results import ROOT

_MIB = 1024 * 1024
_OWN = ("npo_wizard", "ui", "resources")
_QT = "PySide6-Essentials"


@contextmanager
def _prepare(folder: Path) -> Iterator[Samplers]:
    yield {
        "all": lambda: {"size": (_own() + sum(map(_size, _needed()))) / _MIB},
        "the program itself": lambda: {"size": _own() / _MIB},
        "Qt": lambda: {"size": _size(distribution(_QT)) / _MIB},
    }


def _own() -> int:
    files = (file for name in _OWN for file in (ROOT / name).rglob("*"))
    return sum(f.stat().st_size for f in files if f.is_file() and "__pycache__" not in f.parts)


def _needed() -> list[Distribution]:
    """All packages that the program needs, and those that they need here."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting, found = [_name(each) for each in project["dependencies"]], {}
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue  # needed on another system only
        needs = (each for each in found[name].requires or () if "extra ==" not in each)
        waiting += [_name(each) for each in needs]
    return list(found.values())


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def _size(package: Distribution) -> int:
    files = (Path(str(file.locate())) for file in package.files or ())
    return sum(file.stat().st_size for file in files if file.is_file())


CASES = [
    Case(
        "installed",
        "size on the disk, without Python itself",
        (Figure("size", "all files", "MiB"),),
        _prepare,
        rounds=1,
        warm_ups=0,
    )
]
