"""A plan that is read because somebody else has it open: told when it becomes free."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.loading import Background

if TYPE_CHECKING:
    from ui.plan_window import PlanWindow

LOOK_EVERY_MS = 15_000
"""So often it is looked at, beside the window."""


class Waiting(QObject):
    """Changes the bar above a plan to read into an offer to work on it."""

    open_wanted = Signal(Path)
    """The user wants to work on the plan."""

    def __init__(self, plan: PlanWindow, background: Background) -> None:
        super().__init__(plan)
        self._plan = plan
        self._file = plan.bridge.file
        self._background = background
        self._is_free = False
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self._on_time)
        plan.reading.wanted.connect(self._on_wanted)
        self._look.start()

    def _on_time(self) -> None:
        self._background.run(self._file.is_free, self._hear, self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        """A folder that cannot be reached is asked again later."""
        if not isinstance(error, OSError):
            raise error
        self._hear(False)

    def _hear(self, is_free: bool) -> None:
        if not is_free:
            self._look.start()
            return
        self._is_free = True
        self._plan.reading.say(
            self.tr("Dit plan is nu vrij. U kunt het openen om erin te werken."),
            self.tr("Openen om te bewerken"),
        )

    def _on_wanted(self) -> None:
        if self._is_free:
            self.open_wanted.emit(self._file.path)
        else:
            self._plan.save_as_wanted.emit()
