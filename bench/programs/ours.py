"""The program as the user starts it; tells when the start page is painted, and a plan usable.

`--plan FILE`: opens it as the file manager does. `--stay`: stays open until it is ended.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from bench.programs.started import cost_so_far, tell
from npo_wizard import cli

if TYPE_CHECKING:
    from ui.app import Wizard


def main(words: list[str]) -> int:
    """Start it by its command line and listen."""
    from ui import app

    plan = words[words.index("--plan") + 1] if "--plan" in words else ""
    show = app.Wizard.show

    def shown(wizard: Wizard) -> None:
        # Before the loading, which the same signal sets off.
        wizard.first_painted.disconnect(wizard.loading.start)
        wizard.first_painted.connect(lambda: _painted(wizard, has_plan=bool(plan)))
        wizard.first_painted.connect(wizard.loading.start)
        show(wizard)

    app.Wizard.show = shown  # type: ignore[method-assign,assignment]
    return cli.main([plan] if plan else [])


def _painted(wizard: Wizard, *, has_plan: bool) -> None:
    found = cost_so_far()
    if not has_plan:
        tell(found)
        return
    timer = QTimer(wizard)

    def look() -> None:
        page = wizard.window.plan_window and wizard.window.plan_window.pages.currentWidget()
        if page is not None and page.isVisible() and not page.visibleRegion().isEmpty():
            timer.stop()
            page.repaint()
            tell({**found, **{f"usable {name}": each for name, each in cost_so_far().items()}})

    timer.timeout.connect(look)
    timer.start(2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
