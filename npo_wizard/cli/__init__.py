"""The command `npo-wizard`: everything that can be done with a plan without a window.

    0  done                  1  findings, or input refused              2  wrong use

The forms of the commands are a promise to scripts. Without a command the window opens; only
then anything of it is imported.
"""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Sequence
from pathlib import Path

_NO_WINDOW = (
    "Het venster kan niet open: PySide6 ontbreekt op deze computer. "
    "Alles zonder venster werkt wel: zie npo-wizard --help."
)
_WITH_FORCE = "Met --force vervangt deze opdracht het bestand."
_SUFFIX = ".npoplan"


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words on the command line ask; answers with the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console may lack a sign; that is no failure
    if _asks_for_the_window(words):
        return _window(words)
    return _command(words)


def _command(words: list[str]) -> int:
    # Imported here: the window comes faster without.
    from npo_wizard.cli.forms import COMMANDS, parser
    from npo_wizard.errors import NpoError, TargetExists

    form = parser().parse_args(words)
    command = importlib.import_module(f"npo_wizard.cli.{COMMANDS[form.command]}")
    try:
        return int(getattr(command, f"{form.command}_command")(form))
    except NpoError as error:
        sys.stderr.write(f"{error}\n")
        for problem in getattr(error, "problems", ())[1:]:
            sys.stderr.write(f"- {problem}\n")
        if isinstance(error, TargetExists):
            sys.stderr.write(f"{_WITH_FORCE}\n")
        return 1


def _asks_for_the_window(words: list[str]) -> bool:
    """No words, or one plan: the window. All else is a command, or wrong use of one."""
    if len(words) != 1:
        return not words
    word = words[0]
    if word.startswith("-"):
        return False
    return word.lower().endswith(_SUFFIX) or (Path(word).exists() and not _is_command(word))


def _is_command(word: str) -> bool:
    from npo_wizard.cli.forms import COMMANDS

    return word in COMMANDS


def _window(words: list[str]) -> int:
    try:
        app = importlib.import_module("ui.app")
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("PySide6", "shiboken6"):
            raise
        sys.stderr.write(f"{_NO_WINDOW}\n")
        return 1
    return int(app.main(words))
