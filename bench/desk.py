"""A plan open in the real window, in this process, for what is measured inside it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from npo_wizard.plan.history import History
from npo_wizard.plan.view import PlanView
from npo_wizard.storage.planfile import write_new
from ui.app import Wizard, make_application
from ui.plan_window import PlanWindow

_WAIT_S = 60.0
_PAUSES_S = 0.5


class Desk:
    """The program with one plan open."""

    def __init__(self, wizard: Wizard, plan: PlanWindow) -> None:
        self.wizard = wizard
        self.plan = plan

    def show(self, page_id: str) -> None:
        """Go to a page and let it be painted."""
        self.plan.show_page(page_id)
        paint()


@contextmanager
def desks(plans: dict[str, PlanView], folder: Path) -> Iterator[dict[str, Desk]]:
    """Open each plan in a window of its own; all of them close at the end."""
    app = QApplication.instance() or make_application(["bench"])
    assert isinstance(app, QApplication)
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(
                _desk(app, view, folder / f"{name}.npoplan".replace(" ", "-"))
            )
            for name, view in plans.items()
        }


@contextmanager
def _desk(app: QApplication, view: PlanView, path: Path) -> Iterator[Desk]:
    write_new(path, view, History())
    wizard = Wizard(app)
    wizard.show()
    wizard.window.open_plan(path)
    wait_until(lambda: wizard.window.plan_window is not None)
    plan = wizard.window.plan_window
    assert plan is not None
    paint()
    yield Desk(wizard, plan)
    wizard.window.close()
    wizard.background.wait()


def wait_until(holds: Callable[[], bool]) -> None:
    """Let the window work until something holds. Raises TimeoutError after a minute."""
    until = time.monotonic() + _WAIT_S
    while not holds():
        if time.monotonic() > until:
            raise TimeoutError("it never came")
        QApplication.processEvents()
        time.sleep(0.001)


def paint() -> None:
    """Let layouts and paintings run until there are none; no timer is waited for."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def rest() -> None:
    """Let everything run out that waits for a pause in the work."""
    until = time.monotonic() + _PAUSES_S
    while time.monotonic() < until:
        paint()
        time.sleep(0.005)


def cpu_of(act: Callable[[], object]) -> float:
    """Do something and let it be painted; answers with the CPU time of this thread in ms."""
    began = time.thread_time()
    act()
    paint()
    return (time.thread_time() - began) * 1e3
