"""What an organisation decided for everyone on its computers; a user cannot change it.

Values have the names of `settings.Settings`, and the two folders below. They are read from, each
next one going first: `beleid.json` beside the program, `beleid.json` in the folder of the computer
for all users, and on Windows the policies of the computer and of the user in the registry.

Read before the first window is painted, so nothing heavy is imported here.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import platformdirs

FILE = "beleid.json"
REGISTRY_KEY = r"Software\Policies\npo-wizard"
DATA_FOLDER, PLANS_FOLDER = "data_folder", "plans_folder"
"""Names of the two folders; in their values `%NAME%` and `$NAME` stand for the environment."""
_NAME = "npo-wizard"
_MOST_BYTES = 100_000
_APP_DEPTH = 3  # NPO-wizard.app/Contents/MacOS/npo-wizard


@dataclass(frozen=True, slots=True)
class Policy:
    """What was decided, where each value was found, and what could not be read, in Dutch."""

    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    found_in: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[str, ...] = ()

    def folder(self, name: str) -> Path | None:
        """Return a folder that was decided; None where none was, or not a whole path."""
        value = self.values.get(name)
        path = Path(os.path.expandvars(value)) if isinstance(value, str) else None
        return path if path is not None and path.is_absolute() else None


def program_folder() -> Path | None:
    """Return the folder in which the bundle stands; None where the program is no bundle."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).resolve()
    return program.parents[_APP_DEPTH if sys.platform == "darwin" else 0]


@cache
def load() -> Policy:
    """Return what was decided, as it stood when the program started."""
    values: dict[str, Any] = {}
    found_in: dict[str, str] = {}
    problems: list[str] = []
    for place, found in _sources():
        if isinstance(found, str):
            problems.append(f"{place}: {found}")
            continue
        values.update(found)
        found_in.update(dict.fromkeys(found, place))
    return Policy(MappingProxyType(values), MappingProxyType(found_in), tuple(problems))


def _sources() -> Iterator[tuple[str, Mapping[str, Any] | str]]:
    """Each place with the values in it, or with what is wrong there; the strongest comes last."""
    beside = program_folder()
    folders = [beside] if beside else []
    for folder in (*folders, platformdirs.site_config_path(_NAME, appauthor=False)):
        found = _in_file(folder / FILE)
        if found is not None:
            yield str(folder / FILE), found
    if sys.platform == "win32":
        yield from _in_registry()


def _in_file(path: Path) -> Mapping[str, Any] | str | None:
    try:
        with path.open("rb") as file:
            read = file.read(_MOST_BYTES)
        found = json.loads(read.decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return "Dit bestand kan niet worden gelezen."
    except (ValueError, RecursionError):
        return "Dit bestand is geen geldige JSON."
    return found if isinstance(found, dict) else "In dit bestand staat geen lijst van namen."


def _in_registry() -> Iterator[tuple[str, Mapping[str, Any] | str]]:
    """Read the policies of the computer after those of the user: the computer's go first."""
    if sys.platform != "win32":
        return
    import winreg

    for name, root in (
        ("HKEY_CURRENT_USER", winreg.HKEY_CURRENT_USER),
        ("HKEY_LOCAL_MACHINE", winreg.HKEY_LOCAL_MACHINE),
    ):
        try:
            with winreg.OpenKey(root, REGISTRY_KEY) as key:
                count = winreg.QueryInfoKey(key)[1]
                values = {n: v for n, v, _ in (winreg.EnumValue(key, i) for i in range(count))}
        except FileNotFoundError:
            continue
        except OSError:
            yield f"{name}\\{REGISTRY_KEY}", "Deze plaats kan niet worden gelezen."
        else:
            yield f"{name}\\{REGISTRY_KEY}", values
