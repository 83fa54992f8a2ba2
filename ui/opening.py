"""Opening a plan while the window stays alive: its file, a new one, an example, what is read in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from npo_wizard import settings
from npo_wizard.errors import NotAPlan, NpoError, PlanDamaged, PlanGone
from npo_wizard.storage import index
from ui.dialogs import ask
from ui.loading import Background, Loading
from ui.start_page import StartPage

if TYPE_CHECKING:
    from npo_wizard.storage.exchange import Imported
    from npo_wizard.storage.planfile import PlanFile
    from npo_wizard.storage.readonly import OpenPlan
    from ui.bridge import Bridge
    from ui.restoring import Restoring


class Opening(QObject):
    """Says on the start page that it is busy, and in a dialog what went wrong.

    close_plan: closes the plan that is open; False where that one stays.
    """

    opened = Signal(object)
    """An OpenPlan, to be shown."""
    unlisted = Signal()
    """A plan was taken off the list."""

    def __init__(
        self,
        window: QWidget,
        start: StartPage,
        background: Background,
        loading: Loading,
        close_plan: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._start = start
        self._background = background
        self._loading = loading
        self._close_plan = close_plan

    def plan(self, path: Path) -> None:
        """Open a plan file."""
        path = Path(path).absolute()
        self._open_beside(lambda: _open(path), lambda error: self._on_refused(path, error))

    def example(self, name: str) -> None:
        """Put an example in a plan file of its own and open it."""
        self._open_beside(lambda: _open_example(name), self._on_trouble)

    def new(self) -> None:
        """Ask what a new plan is about and open it."""
        self._when_ready(self._make)

    def imported(self, source: Path) -> None:
        """Read the plan in a file, and let the user choose where it goes.

        The open plan stays open until there is another one.
        """

        def begin() -> None:
            self._start.show_busy(self.tr("Een ogenblik, het bestand wordt gelezen…"))
            self._background.run(
                lambda: _read_import(source),
                lambda found: self._place_import(source, found),
                self._on_trouble,
            )

        self._when_ready(begin)

    def restore(self, bridge: Bridge) -> None:
        """Let the user choose a backup of the open plan, and open what comes of it."""
        self._restoring().of_open(bridge)

    def unlist(self, path: Path) -> None:
        """Take a plan off the list; its file stays."""
        index.remove(str(path))
        self.unlisted.emit()

    def _when_ready(self, act: Callable[[], None]) -> None:
        """Act as soon as everything is loaded; meanwhile the window says that it is busy."""
        if not self._loading.is_ready:
            self._start.show_busy(self.tr("Een ogenblik, het programma wordt klaargezet…"))
        self._loading.when_ready(act)

    def _open_beside(
        self, work: Callable[[], OpenPlan], failed: Callable[[BaseException], None]
    ) -> None:
        def begin() -> None:
            self._start.show_busy(self.tr("Een ogenblik, het plan gaat open…"))
            self._background.run(work, self.opened.emit, failed)

        if self._close_plan():
            self._when_ready(begin)

    def _make(self) -> None:
        self._start.show_busy("")
        made = ask.new_plan(
            self._window,
            lambda path, fields: self._background.attend(lambda: _create(path, fields)),
        )
        if made is not None:
            self.opened.emit(made)

    def _place_import(self, source: Path, found: Imported) -> None:
        self._start.show_busy("")
        proposal = settings.plans_folder() / f"{source.stem}.npoplan"
        title = self.tr("Bewaar het plan als")
        target = ask.save_file(self._window, title, proposal, ask.PLAN_FILES)
        if target is not None:
            self._open_beside(lambda: _open_imported(found, target), self._on_trouble)

    def _on_refused(self, path: Path, error: BaseException) -> None:
        self._start.show_busy("")
        if isinstance(error, PlanDamaged | NotAPlan):
            self._restoring().instead_of(path, error)
        elif not isinstance(error, PlanGone):
            self._on_trouble(error)
        elif ask.unlist(self._window, error):
            self.unlist(path)

    def _restoring(self) -> Restoring:
        from ui.restoring import Restoring

        made = Restoring(self._window, self._background, self._close_plan)
        made.restored.connect(self.plan)
        return made

    def _on_trouble(self, error: BaseException) -> None:
        self._start.show_busy("")
        if not isinstance(error, NpoError):
            raise error
        ask.show_error(self._window, error)


def _open(path: Path) -> OpenPlan:
    from npo_wizard.storage.readonly import open_or_read

    return open_or_read(path, who=settings.load().name)


def _create(path: Path, fields: Mapping[str, Any]) -> PlanFile:
    from ui import plans

    return plans.create(path, fields)


def _open_example(name: str) -> PlanFile:
    from ui import plans

    return plans.open_example(name)


def _read_import(source: Path) -> Imported:
    from ui import plans

    return plans.read_import(source)


def _open_imported(found: Imported, target: Path) -> PlanFile:
    from ui import plans

    return plans.open_imported(found, target)
