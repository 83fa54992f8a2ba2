"""Getting a backup back: as a plan of its own, or in the place of the plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from npo_wizard import content, settings
from npo_wizard.errors import NpoError
from npo_wizard.storage import backups
from npo_wizard.storage.backups import Told
from ui.bridge import Bridge
from ui.dialogs import ask
from ui.dialogs.restore_dialog import IN_PLACE
from ui.file_names import safe_stem
from ui.loading import Background


class Restoring(QObject):
    """Lets the user choose a backup, puts it back, and opens what came of it."""

    restored = Signal(Path)
    """The plan to open now."""

    def __init__(self, window: QWidget, background: Background, leave: Callable[[], bool]) -> None:
        """`leave` closes the plan that is open; False where it stays open."""
        super().__init__(window)
        self._window = window
        self._background = background
        self._leave = leave

    def of_open(self, bridge: Bridge) -> None:
        """Let the user get an earlier state of the open plan back."""
        trouble = bridge.file.backup_trouble
        file = bridge.file
        self._choose(
            lambda: file.path,
            self._told(file.path),
            trouble=str(trouble or ""),
            may_replace=not bridge.is_read_only,
        )

    def instead_of(self, path: Path, error: NpoError) -> None:
        """Say that a plan is not whole, and offer its backups where there are any."""
        told = self._told(path)
        if not told:
            ask.show_error(self._window, error)
        elif ask.try_backup(self._window, error):
            self._choose(lambda: path, told)

    def _told(self, path: Path) -> list[Told]:
        found: list[Told] = self._background.attend(lambda: found_for(path))
        return found

    def _choose(
        self,
        path: Callable[[], Path],
        told: list[Told],
        *,
        trouble: str = "",
        may_replace: bool = True,
    ) -> None:
        chosen = ask.restore(
            self._window, content.load(), told, trouble=trouble, may_replace=may_replace
        )
        if chosen is None:
            return
        put = self._put_in_place if chosen[1] == IN_PLACE else self._make_new
        try:
            put(chosen[0], path)
        except NpoError as error:
            ask.show_error(self._window, error)

    def _put_in_place(self, told: Told, path: Callable[[], Path]) -> None:
        """Close the plan first: where its file was changed meanwhile, it has another one now."""
        if self._leave():
            data, place = settings.data_folder(), path()
            self._background.attend(lambda: backups.restore_in_place(told.backup, place, data))
            self.restored.emit(place)

    def _make_new(self, told: Told, path: Callable[[], Path]) -> None:
        at = f"{told.backup.at.astimezone():%Y-%m-%d %H.%M}"
        stem = safe_stem(self.tr("{0} (van {1})").format(told.title or path().stem, at))
        proposal = settings.plans_folder() / f"{stem}.npoplan"
        title = self.tr("Bewaar de reservekopie als")
        target = ask.save_file(self._window, title, proposal, ask.PLAN_FILES)
        if target is not None and self._leave():
            self._background.attend(lambda: backups.restore_as(told.backup, target, overwrite=True))
            self.restored.emit(target)


def found_for(path: Path) -> list[Told]:
    """What the backups of a plan hold, the newest first."""
    found = backups.of_plan(path, settings.data_folder())
    return [] if found is None else [backups.told(each) for each in found.listed()]
