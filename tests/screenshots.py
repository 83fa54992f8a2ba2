"""Pictures of every page with the medium example, at two sizes of the window.

    python -m tests.screenshots FOLDER [--dark] [--scale 150] [--wide]

With --wide the plan has 60 needs and 80 measures.

Nothing of the user is read or written: it works in a home folder of its own.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

SIZES = ((1360, 860), (1024, 700))
EXAMPLES = ("waterdorp", "half", "voorbeeldstad")
WAIT_S = 60.0


def main(arguments: list[str]) -> int:
    """Make the pictures; answers with the exit code."""
    parser = argparse.ArgumentParser(prog="screenshots", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", type=int, default=100, choices=(100, 125, 150, 200))
    parser.add_argument("--wide", action="store_true")
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory(prefix="npo-", ignore_cleanup_errors=True) as home:
        os.environ["NPO_WIZARD_HOME"] = home
        made = Photographer(chosen.folder, is_dark=chosen.dark, scale=chosen.scale)
        made.work(Path(home) / "breed.npoplan" if chosen.wide else None)
    return 0


class Photographer:
    """Walks through the real window and keeps what it sees."""

    def __init__(self, folder: Path, *, is_dark: bool, scale: int) -> None:
        from npo_wizard import settings
        from ui.app import Wizard, make_application

        theme = settings.Theme.DARK if is_dark else settings.Theme.LIGHT
        settings.save(replace(settings.load(), text_size=scale, theme=theme))
        self._folder = folder
        self._app = make_application(["screenshots"])
        self._app.setCursorFlashTime(0)
        self._wizard = Wizard(self._app)
        self._window = self._wizard.window

    def work(self, wide: Path | None = None) -> None:
        """Make all pictures; of a wide plan, made at `wide`, where that is given."""
        self._window.show()
        if wide is not None:
            self._open_wide(wide)
        for name in EXAMPLES if wide is None else ():
            self._open(name)
            if name != EXAMPLES[-1]:
                self._window.close_plan()
        for name in self._stops():
            for width, height in SIZES:
                self._window.resize(width, height)
                self._still().save(str(self._folder / f"{name}-{width}x{height}.png"))
        self._window.close()
        self._wizard.background.wait()

    def _open(self, name: str) -> None:
        from ui import main_window

        main_window.EXAMPLE = name
        self._window.open_example()
        self._until(lambda: self._window.plan_window is not None)
        self._settle()

    def _open_wide(self, path: Path) -> None:
        from npo_wizard.plan.history import History
        from npo_wizard.storage.planfile import write_new
        from tests.wide_plan import wide_plan

        write_new(path, wide_plan(), History())
        self._window.open_plan(path)
        self._until(lambda: self._window.plan_window is not None)
        self._settle()

    def _stops(self) -> Iterator[str]:
        """Go to every page and every tab of it; last of all to the start page."""
        plan = self._window.plan_window
        assert plan is not None
        for number, page_id in enumerate(plan.side.page_ids):
            plan.show_page(page_id)
            tabs = getattr(plan.pages.currentWidget(), "tabs", None)
            yield f"{number:02}-{page_id}"
            for tab in range(1, tabs.bar.count() if tabs is not None else 1):
                tabs.show_part(tab)
                tabs.current.first_focus().setFocus()
                yield f"{number:02}-{page_id}-{tab + 1}"
        self._window.close_plan()
        yield "start"

    def _still(self) -> QPixmap:
        """Take a picture as soon as two in a row are the same: tables fit their rows in steps."""
        until = time.monotonic() + WAIT_S
        before, seen = None, self._window.grab()
        while before is None or seen.toImage() != before.toImage():
            if time.monotonic() > until:
                raise TimeoutError("the window does not come to rest")
            self._settle()
            before, seen = seen, self._window.grab()
        return seen

    def _settle(self) -> None:
        """Let layouts, timers and drawing come to rest."""
        until = time.monotonic() + 0.3
        while time.monotonic() < until:
            self._app.processEvents()
            time.sleep(0.005)

    def _until(self, holds: Callable[[], bool]) -> None:
        until = time.monotonic() + WAIT_S
        while not holds():
            if time.monotonic() > until:
                raise TimeoutError("the plan did not open")
            self._app.processEvents()
            time.sleep(0.005)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
