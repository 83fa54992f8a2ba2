"""What stands in the folder: which packages, of which version, under which licence."""

from __future__ import annotations

import platform
import sqlite3
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader

INSIDE = "_internal"


@dataclass(frozen=True)
class Part:
    """A part that others made. licence: as its makers name it, empty where they do not.

    texts: the files of theirs with the licence in full.
    """

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...] = ()
    is_package: bool = True


def packages(folder: Path) -> list[Part]:
    """Return the Python packages of which something came along, by name."""
    owners = metadata.packages_distributions()
    names = {name for top in _tops(folder) for name in owners.get(top, ())}
    # A library of its own stands beside the package that brings it.
    names |= {"PySide6-Essentials", "shiboken6"}
    return sorted((_part(metadata.distribution(name)) for name in names), key=lambda p: p.name)


def _tops(folder: Path) -> set[str]:
    """Return the names of all modules and packages at the top, in the archive and beside it."""
    program = next(each for each in folder.iterdir() if each.stem.lower().startswith("npo-wizard"))
    archive = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz")
    inside = {name.partition(".")[0] for name in archive.toc}
    beside = {each.name.partition(".")[0] for each in (folder / INSIDE).iterdir()}
    return inside | beside


def _part(found: metadata.Distribution) -> Part:
    told = found.metadata
    licence = told.json.get("license_expression") or told.json.get("license") or ""
    texts = [
        Path(str(file.locate()))
        for file in found.files or ()
        if _is_licence(str(file)) and not str(file).endswith((".py", ".pyc", ".h"))
    ]
    return Part(told["Name"], found.version, str(licence).partition("\n")[0], tuple(texts))


def _is_licence(name: str) -> bool:
    low = name.lower()
    return ".dist-info/" in low and any(word in low for word in ("licen", "copying", "notice"))


def others() -> list[Part]:
    """Return what came along and is no Python package: its version, and its licence by name."""
    return [
        Part("Python", platform.python_version(), "PSF-2.0", (_of_python(),), is_package=False),
        Part("Qt", metadata.version("PySide6-Essentials"), "LGPL-3.0-only", is_package=False),
        Part("SQLite", sqlite3.sqlite_version, "blessing", is_package=False),
        Part("Source Sans 3", "3.052", "OFL-1.1", is_package=False),
        Part("DejaVu Sans", "2.37", "Bitstream-Vera", is_package=False),
    ]


def _of_python() -> Path:
    import sysconfig

    places = (Path(sysconfig.get_path("stdlib")), Path(sysconfig.get_path("stdlib")).parent)
    return next(p / "LICENSE.txt" for p in places if (p / "LICENSE.txt").is_file())
