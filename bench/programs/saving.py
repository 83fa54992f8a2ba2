"""Edits made from a window, one after the other, and how long it stands still for them.

`--window` tells the gaps of a timer while 60 edits are made and written; `--idle` the same
without edits; else as many edits are made as the last word says, each waited for.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from bench import plans
from bench.programs.started import tell
from bench.programs.timers import Gaps
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.history import History
from npo_wizard.storage.planfile import PlanFile, write_new
from ui.loading import give_way

_EDITS, _EVERY_MS = 60, 25


def main(words: list[str]) -> int:
    """Open a plan in the folder that the first word names and do what the others say."""
    folder = Path(words[0])
    path = folder / "plan.npoplan"
    if not path.exists():
        write_new(path, plans.view(80), History())
    plan = PlanFile.open(path, folder=folder / "data", publish_after=3600)
    if words[1].startswith("--"):
        return _in_window(plan, is_idle=words[1] == "--idle")
    for number in range(int(words[1])):
        _edit(plan, number)
        plan.flush()
    tell({})
    return 0


def _edit(plan: PlanFile, number: int) -> None:
    plan.apply(SetField("measure", "measure-3", "title", f"Zomerschool {number}"))


def _in_window(plan: PlanFile, *, is_idle: bool) -> int:
    app = QCoreApplication([])
    give_way()
    gaps = Gaps(app)
    numbers = iter(range(_EDITS))
    timer = QTimer(app)
    timer.setInterval(_EVERY_MS)

    def tick() -> None:
        number = next(numbers, None)
        if number is None:
            tell(gaps.found())
        elif not is_idle:
            _edit(plan, number)

    timer.timeout.connect(tick)
    timer.start()
    gaps.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
