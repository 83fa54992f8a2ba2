"""The one door to everything that is read but not written: content, templates, fonts, icons.

Names are written with forward slashes, seen from the folder `resources/`: `content/steps.toml`.
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

_PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """Return the folder that holds the resources, for each way the program can be installed.

    Frozen: beside the unpacked bundle. Wheel: inside the package. Source tree: beside the package.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "resources"
    packed = _PACKAGE / "_resources"
    return packed if packed.is_dir() else _PACKAGE.parent / "resources"


def path(name: str) -> Path:
    """Return where the resource or folder of resources `name` stands; it need not exist.

    Raises ValueError when the name points outside the resources.
    """
    parts = PurePosixPath(name)
    if parts.is_absolute() or ".." in parts.parts or "\\" in name:
        raise ValueError(f"not the name of a resource: {name!r}")
    return root() / parts


def text(name: str) -> str:
    """Return the whole text of a resource, read as UTF-8.

    Raises FileNotFoundError when it is not there: a mistake in the program, not of the user.
    """
    return path(name).read_text(encoding="utf-8")
