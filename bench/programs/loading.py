"""The window while what is heavy is imported beside it, and how long it stands still."""

from __future__ import annotations

import gc
import sys
import time

from PySide6.QtCore import QTimer

from bench.programs.started import tell
from bench.programs.timers import Gaps
from ui.app import Wizard, make_application

_IDLE_MS = 600


def main() -> int:
    """Show the start page and load; with `--idle` let it rest instead."""
    gc.disable()
    app = make_application(["bench"])
    wizard = Wizard(app)
    gaps = Gaps(wizard)
    began = time.perf_counter()

    def ready() -> None:
        tell({**gaps.found(), "whole": (time.perf_counter() - began) * 1e3})

    if "--idle" in sys.argv:
        wizard.first_painted.disconnect(wizard.loading.start)
        wizard.first_painted.connect(lambda: QTimer.singleShot(_IDLE_MS, ready))
    wizard.first_painted.connect(gaps.start)
    wizard.loading.ready.connect(ready)
    wizard.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
