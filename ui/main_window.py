"""The main window: the start page, and in its place the plan that is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QStackedWidget, QToolButton

from npo_wizard import settings
from npo_wizard.errors import NpoError
from npo_wizard.storage import index
from ui import style
from ui.appearance import Appearance
from ui.closing import Closing
from ui.controls import dress_all
from ui.dialogs import ask
from ui.loading import Background, Loading
from ui.more_menu import MoreMenu
from ui.opening import Opening
from ui.start_page import StartPage
from ui.widgets.reading_order import order_tabs

if TYPE_CHECKING:
    from npo_wizard.storage.index import IndexEntry
    from npo_wizard.storage.leftovers import Leftover
    from npo_wizard.storage.readonly import OpenPlan
    from ui.plan_window import PlanWindow

EXAMPLE = "voorbeeldstad"
_GIVES_A_PLAN = (".pdf", ".json")
_OPENED = (".npoplan", *_GIVES_A_PLAN)


class MainWindow(QMainWindow):
    """Opens and closes plans. What it needs for that is imported by `Loading`."""

    plan_opened = Signal()
    """A plan is on the screen."""

    def __init__(self, appearance: Appearance, background: Background, loading: Loading) -> None:
        super().__init__()
        self._appearance = appearance
        self._background = background
        self._loading = loading
        self._plan: PlanWindow | None = None
        self._listed: IndexEntry | None = None
        self._stack = QStackedWidget()
        self._stack.setProperty("look", "start")
        self._closing = Closing(self._stack, background)
        self.setMenuWidget(self._closing)
        self.start = StartPage()
        self._opening = Opening(self, self.start, background, loading, self.close_plan)
        self._stack.addWidget(self.start)
        self.setCentralWidget(self._stack)
        self.setAcceptDrops(True)
        self.setMinimumSize(self._least_size())
        self._connect()
        self.show_start()

    @property
    def plan_window(self) -> PlanWindow | None:
        """The window of the open plan; None on the start page."""
        return self._plan

    # Ways to a plan.

    def open_any(self, path: Path) -> None:
        """Open a plan file, or get the plan out of a work document or data and open that."""
        if path.suffix.lower() in _GIVES_A_PLAN:
            self.import_file(Path(path).absolute())
        else:
            self.open_plan(path)

    def open_plan(self, path: Path) -> None:
        """Open a plan file beside the window; what goes wrong is said."""
        self._opening.plan(path)

    def new_plan(self) -> None:
        """Ask what the new plan is about and open it."""
        self._opening.new()

    def open_file(self) -> None:
        """Let the user choose a plan file and open it."""
        title = self.tr("Open een planbestand")
        chosen = ask.open_file(self, title, settings.plans_folder(), ask.PLANS_AND_WORK)
        if chosen is not None:
            self.open_any(chosen)

    def open_example(self, name: str = "") -> None:
        """Put an example, or else the medium one, in a plan file of its own and open it."""
        self._opening.example(name or EXAMPLE)

    def import_json(self) -> None:
        """Let the user choose data or a work document, and a place for the plan in it."""
        title = self.tr("Importeer een plan")
        source = ask.open_file(self, title, settings.plans_folder(), ask.GIVE_A_PLAN)
        if source is not None:
            self.import_file(source)

    def import_file(self, source: Path) -> None:
        """Read the plan in a file beside the window, and let the user choose where it goes."""
        self._opening.imported(source)

    def close_plan(self) -> bool:
        """Save and close the open plan and go to the start page; False where it stays open.

        The window stays alive meanwhile. Asked for a second time, it waits no longer.
        """
        if self._plan is None:
            return True
        if self._closing.is_busy:
            self._closing.leave()
            return False
        from ui import plans

        if not plans.close(self, self._plan, self._closing):
            return False
        closed, self._plan = self._plan, None
        self._stack.removeWidget(closed)
        closed.deleteLater()
        self.show_start()
        return True

    def show_start(self) -> None:
        """Show the start page with the plans as they are now."""
        self.start.show_entries(index.read())
        self.start.show_busy("")
        self._stack.setCurrentWidget(self.start)
        if self._loading.is_ready:
            self._look_for_waiting()
        self.start.first_focus().setFocus()
        self._show_title()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802
        """Let Tab follow the reading order, also over pages and controls that were made later."""
        if (inside := self.centralWidget()) is not None:
            order_tabs(inside)
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button with the focus, as people expect; Qt only knows Space."""
        focused = QApplication.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focused, QPushButton | QToolButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def what_is_safe(self) -> str:
        """Say in Dutch what is not lost, for who hears that something went wrong."""
        if self._plan is None or self._plan.bridge.is_read_only:
            return self.tr("Uw plannen zijn niet veranderd.")
        state = self._plan.bridge.save_state
        if state.kind == "write_failed":
            return state.sentence
        until = f"{state.at.astimezone():%H:%M}"
        return self.tr("Uw werk tot {0} staat veilig op deze computer.").format(until)

    def save_now(self) -> None:
        """Bring what was typed to the disk without asking anything: the session may end."""
        if self._plan is not None:
            self._plan.seal()
            self._plan.bridge.keep()

    def leave(self) -> None:
        """Save, close the plan and go, without a question: nobody is there to answer it.

        What cannot be published now comes back at the next opening.
        """
        if self._plan is not None and not self._closing.is_busy:
            from ui import plans

            plans.leave(self._plan, self._background)
            self._plan = None
        QApplication.quit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that can be opened."""
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        path = _dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_any(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never lose a word: the plan is saved first, and stays open where that fails."""
        if self.close_plan():
            event.accept()
        else:
            event.ignore()

    # How that is done.

    def _connect(self) -> None:
        self.start.new_wanted.connect(self.new_plan)
        self.start.file_wanted.connect(self.open_file)
        self.start.example_wanted.connect(self.open_example)
        self.start.plan_wanted.connect(self.open_plan)
        self.start.plan_unlisted.connect(self._opening.unlist)
        self._opening.opened.connect(self._show_plan)
        self._opening.unlisted.connect(self.show_start)
        self._start_menu = self._made_menu(has_plan=False)
        self.start.more.setMenu(self._start_menu)
        self._appearance.changed.connect(self._refresh_look)
        self._loading.failed.connect(lambda _: self.start.show_busy(""))
        self._loading.ready.connect(self._look_for_waiting)

    def _look_for_waiting(self) -> None:
        """Find out beside the window what work waits on this computer, and until when it goes."""
        from npo_wizard.storage import leftovers

        self._background.run(leftovers.waiting, self._show_waiting, self._on_waiting_unknown)

    def _show_waiting(self, found: list[Leftover]) -> None:
        from npo_wizard.storage.states import spoken

        self.start.show_waiting(
            {str(each.path): spoken(each.saved_at) if each.saved_at else "" for each in found}
        )

    def _on_waiting_unknown(self, error: BaseException) -> None:
        """The cards then say what the list of plans says; opening the plan will tell the rest."""
        if not isinstance(error, NpoError):
            raise error

    def _made_menu(self, *, has_plan: bool) -> MoreMenu:
        menu = MoreMenu(self._appearance, has_plan=has_plan, parent=self)
        menu.import_wanted.connect(self.import_json)
        menu.house_wanted.connect(lambda: ask.house_style(self))
        menu.name_wanted.connect(lambda: ask.own_name(self))
        menu.problem_wanted.connect(lambda: ask.report_problem(self))
        menu.about_wanted.connect(lambda: ask.about(self))
        menu.close_wanted.connect(self.close_plan)
        return menu

    def _show_plan(self, plan_file: OpenPlan) -> None:
        from ui.assembling import assemble

        plan = assemble(
            plan_file,
            self._background,
            self._stack,
            make_menu=lambda: self._made_menu(has_plan=True),
            open_plan=self.open_plan,
            restore=self._opening.restore,
        )
        plan.title_changed.connect(self._show_title)
        self._plan = plan
        self._stack.addWidget(plan)
        self._stack.setCurrentWidget(plan)
        plan.show_page("plan")
        self.start.show_busy("")
        self._show_title()
        self._listed = None
        QTimer.singleShot(0, plan, lambda: self._list(plan))
        self.plan_opened.emit()
        plan.bridge.findings_changed.connect(lambda: self._list(plan))

    def _list(self, plan: PlanWindow) -> None:
        """Let the list of plans hold the plan as it is now: a crash leaves it as it stands."""
        from ui import plans

        if plan is self._plan:
            self._listed = plans.list_plan(plan.bridge, is_open=True, known=self._listed)

    def _refresh_look(self) -> None:
        self.setMinimumSize(self._least_size())
        dress_all(self)
        if self._plan is not None:
            self._plan.refresh_look()

    def _show_title(self) -> None:
        program = self.tr("Stappenplan NP Onderwijs")
        title = self._plan.bridge.view.plan.title if self._plan is not None else ""
        self.setWindowTitle(f"{title} – {program}" if title else program)

    def _least_size(self) -> QSize:
        tokens = style.current()
        return QSize(tokens.size("least-width"), tokens.size("least-height"))


def _dropped(data: QMimeData) -> Path | None:
    """Return the one file that is dragged, where it can be opened."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() in _OPENED else None
