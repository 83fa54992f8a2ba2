"""What a user may pass on when something went wrong: the program, the computer, and the log.

No text of a plan, no name of a person, no name of a file or folder of theirs. It is shown as it
is before it is written, so that the user can read all of it.
"""

from __future__ import annotations

import getpass
import platform
import re
import sqlite3
import sys
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import PySide6
from PySide6.QtGui import QGuiApplication

import npo_wizard
from npo_wizard import settings
from npo_wizard.errors import NpoError, from_os_error, reason_of
from npo_wizard.storage.publish import may_be_made, place
from ui.mishaps import LOG

NAME = "probleem.zip"
_PROGRAM = "programma.txt"
_HIDDEN = "(verborgen)"
_SHORTEST = 3  # characters of a name that is hidden; a shorter one would hide half of every word


def gathered() -> dict[str, str]:
    """Return what can be passed on: the text of each file by its name."""
    parts = {_PROGRAM: "\n".join(_about()) + "\n"}
    for path in _logs():
        try:
            parts[f"{path.name}.txt"] = path.read_text("utf-8", "replace")
        except OSError as error:
            parts[f"{path.name}.txt"] = f"Niet te lezen: {reason_of(error)}.\n"
    return {name: without_names(text) for name, text in parts.items()}


def shown(parts: Mapping[str, str]) -> str:
    """Return all of it as one text, as the user reads it."""
    return "\n".join(f"== {name} ==\n{text}" for name, text in parts.items())


def write(target: Path, parts: Mapping[str, str]) -> None:
    """Write the parts as one zip, whole or not at all. Raises TargetError."""
    try:
        with TemporaryDirectory(prefix="npo-") as folder:
            made = Path(folder) / NAME
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
                for name, text in parts.items():
                    packed.writestr(name, text)
            place(made, target, check=may_be_made(target, overwrite=True))
    except OSError as error:
        raise from_os_error(error, target) from error


def without_names(text: str) -> str:
    """Return a text without the name under which the user is known to the computer.

    The home folder goes first, because the name is often a part of it.
    """
    for name in _names():
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _HIDDEN, text, flags=re.IGNORECASE)
    return text


def _names() -> Iterable[str]:
    home = Path.home()
    found = [str(home), home.name, platform.node(), settings.load().name]
    with suppress(OSError, KeyError, ImportError):  # a computer where nobody has a name
        found.append(getpass.getuser())
    return sorted({name for name in found if len(name) >= _SHORTEST}, key=len, reverse=True)


def _about() -> Iterable[str]:
    """What program on what computer, a line for each."""
    yield f"npo-wizard {npo_wizard.__version__}"
    yield f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}"
    yield f"Qt {PySide6.__version__}, scherm via {QGuiApplication.platformName()}"
    yield f"{platform.system()} {platform.release()}, {platform.machine()}"
    for screen in QGuiApplication.screens():
        size = screen.size()
        yield f"scherm {size.width()} x {size.height()}, schaal {screen.devicePixelRatio():g}"
    chosen = settings.load()
    yield f"tekst {chosen.text_size} %, {chosen.theme.value}"


def _logs() -> list[Path]:
    try:
        return sorted(settings.data_folder().glob(f"{LOG}*"))
    except NpoError:
        return []
