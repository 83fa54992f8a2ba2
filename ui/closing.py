"""Closing a plan while the window stays alive: a drive may take its time, or never answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from ui.loading import Background
from ui.notice_bar import NoticeBar

if TYPE_CHECKING:
    from npo_wizard.storage.states import SaveState
    from ui.bridge import Bridge

PATIENCE_MS = 1500
"""So long a plan may take to close before a word is said about it."""


class Closing(NoticeBar):
    """Says after a while what takes so long, and lets the user stop waiting.

    inside: what cannot be used meanwhile. What was done stands on this computer by then, so
    nothing is lost: it comes back when the plan is opened again.
    """

    def __init__(self, inside: QWidget, background: Background) -> None:
        super().__init__("closing", self.tr("Sluiten zonder te wachten"))
        self._inside = inside
        self._background = background
        self._attendance: QEventLoop | None = None
        self._folder = ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._tell)
        self.wanted.connect(self.leave)
        self._is_kept: Callable[[], bool] = lambda: True

    @property
    def is_busy(self) -> bool:
        """Whether a plan is being closed."""
        return self._attendance is not None

    def close_plan(self, bridge: Bridge, *, abandon: bool = False) -> SaveState | None:
        """Save, publish and close; answers with what is safe where, None where nobody waited.

        Raises TargetError where the last edits cannot be saved on this computer.
        """
        file = bridge.file
        self._folder, self._is_kept = str(file.path.parent), lambda: file.is_kept
        self._attendance = QEventLoop()
        self._inside.setEnabled(False)
        self._patience.start()
        try:
            state: SaveState | None = self._background.attend(
                lambda: file.close(abandon=abandon), self._attendance
            )
        finally:
            self._patience.stop()
            self._attendance = None
            self._inside.setEnabled(True)
            self.say("")
        return state

    def leave(self) -> None:
        """Wait no longer, where all that was done is on the disk of this computer."""
        if self._attendance is not None and self._is_kept():
            self._attendance.quit()

    def _tell(self) -> None:
        said = self.tr(
            "De map '{0}' reageert nog niet. Uw werk staat veilig op deze computer. U kunt "
            "wachten, of sluiten zonder te wachten. Dan komt uw werk terug als u het plan weer "
            "opent."
        )
        self.say(said.format(self._folder))
