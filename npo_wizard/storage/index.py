"""The list of plans on the start page, kept apart from the plans so that it can be read at once.

It is a memory aid: what it says of a plan is how it stood when it was closed last. Only the
standard library is used, because it is read before the first window is painted.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from npo_wizard.errors import from_os_error
from npo_wizard.settings import data_folder

_FILE = "plannen.json"
_MOST = 50
_TEXT_MAX = 1000
_STATES = ("leeg", "bezig", "ingevuld", "niet_van_toepassing")


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One plan on the start page.

    steps: state of the seven steps in order; opened_at: ISO 8601; open_points: number of
    findings; has_unpublished: whether work stands on this computer only.
    """

    path: str
    title: str = ""
    municipality: str = ""
    status: str = ""
    version_label: str = ""
    steps: tuple[str, ...] = ()
    open_points: int = 0
    opened_at: str = ""
    has_unpublished: bool = False


def read() -> list[IndexEntry]:
    """Return the known plans, the one opened last first.

    A list that cannot be read counts as empty: no work is in it.
    """
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    if not isinstance(found, list):
        return []
    entries = [entry for each in found if (entry := _entry(each)) is not None]
    return sorted(entries, key=lambda each: each.opened_at, reverse=True)


def put(entry: IndexEntry) -> None:
    """Add a plan, or replace what was known of it. Raises TargetError."""
    others = [each for each in read() if each.path != entry.path]
    _write([entry, *others][:_MOST])


def remove(path: str) -> None:
    """Forget a plan; its file stays where it is. Raises TargetError."""
    _write([each for each in read() if each.path != path])


def _entry(found: Any) -> IndexEntry | None:
    """One plan of the list; None where it is not one."""
    if not isinstance(found, dict) or not isinstance(found.get("steps", []), list):
        return None
    known = {each.name: found[each.name] for each in fields(IndexEntry) if each.name in found}
    known["steps"] = tuple(known.get("steps", ()))
    try:
        entry = IndexEntry(**known)
    except TypeError:
        return None
    return entry if _holds(entry) else None


def _holds(entry: IndexEntry) -> bool:
    texts = (entry.path, entry.title, entry.municipality, entry.status, entry.version_label)
    return (
        all(isinstance(text, str) and len(text) <= _TEXT_MAX for text in (*texts, entry.opened_at))
        and bool(entry.path)
        and all(step in _STATES for step in entry.steps)
        and type(entry.open_points) is int
        and type(entry.has_unpublished) is bool
    )


def _write(entries: list[IndexEntry]) -> None:
    """Write the list, whole or not at all."""
    target = _file()
    fresh = target.with_suffix(f".{os.getpid()}.new")
    text = json.dumps([asdict(each) for each in entries], ensure_ascii=False, indent=1)
    try:
        fresh.write_text(text + "\n", encoding="utf-8")
        os.replace(fresh, target)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise from_os_error(error, target) from error


def _file() -> Path:
    return data_folder() / _FILE
