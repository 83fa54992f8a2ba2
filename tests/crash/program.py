"""The real program, `python -m npo_wizard FILE`, in a process that may be killed at any moment.

The process is forked from one in which everything is imported: that makes a start cheap, and is
the only difference with a start by hand. Nothing of Qt runs before the fork.
"""

import importlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from npo_wizard import cli, content
from tests.crash.driver import Driver
from ui import app
from ui.loading import NEEDED


def import_all() -> None:
    """Import everything that the program needs, once for all processes."""
    for name in NEEDED:
        importlib.import_module(name)
    importlib.import_module("ui.plans")
    content.load()


class Program:
    """A running program and what it told so far."""

    def __init__(self, plan: Path, home: Path, seed: int) -> None:
        self.reading, writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.reading)
            run_and_end(home, lambda: _run(plan, writing, seed))
        os.close(writing)
        os.set_blocking(self.reading, False)
        self._rest = b""
        self.told: list[list[Any]] = []

    def read(self) -> list[list[Any]]:
        """Read what was told since the last time; answers with that."""
        try:
            while found := os.read(self.reading, 1 << 20):
                self._rest += found
        except BlockingIOError:
            pass
        *whole, self._rest = self._rest.split(b"\n")
        news = [json.loads(line) for line in whole]
        self.told += news
        return news

    def end(self, number: int) -> int:
        """Send a signal, wait for the end, and read the last words; answers with the status."""
        os.kill(self.pid, number)
        _, status = os.waitpid(self.pid, 0)
        self.read()
        os.close(self.reading)
        return status


def run_and_end(home: Path, work: Callable[[], object]) -> NoReturn:
    """Work in a home folder of its own, as the process that was forked for it."""
    code = 1
    try:
        home.mkdir(parents=True, exist_ok=True)
        errors = os.open(home / "errors", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(errors, 2)
        os.environ |= {"NPO_WIZARD_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
        work()
        code = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        sys.stderr.flush()
    finally:
        os._exit(code)


def _run(plan: Path, pipe: int, seed: int) -> None:
    show = app.Wizard.show

    def show_and_type(wizard: app.Wizard) -> None:
        show(wizard)
        Driver(wizard, pipe, seed)

    app.Wizard.show = show_and_type  # type: ignore[method-assign]
    sys.argv = ["npo-wizard", str(plan)]
    cli.main()
