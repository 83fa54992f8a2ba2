"""A plan that is open in the real window, with a real file, and the way past everything in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QTabBar, QWidget

from npo_wizard import content as contents
from npo_wizard import flow
from ui import style
from ui.app import Wizard, speak_dutch
from ui.main_window import MainWindow
from ui.pages.page import Page
from ui.plan_window import PlanWindow

WIDE, LOW = (1360, 860), (1024, 700)
PAGES = flow.pages(contents.load())
_WAIT_S = 30.0
_FOLDS = ("example.", "fold.", "link.", "notes.", "thread.as_list")
"""Names of buttons that show more on a page begin so."""


@dataclass(frozen=True)
class OpenPlan:
    """The program with one plan open."""

    wizard: Wizard

    @property
    def window(self) -> MainWindow:
        return self.wizard.window

    @property
    def plan(self) -> PlanWindow:
        plan = self.window.plan_window
        assert plan is not None
        return plan

    @property
    def page(self) -> Page:
        page = self.plan.pages.currentWidget()
        assert isinstance(page, Page)
        return page

    def show(self, page_id: str) -> Page:
        """Go to a page and let it come to rest."""
        self.plan.show_page(page_id)
        settle()
        return self.page

    def tabs(self, page_id: str) -> Iterator[str]:
        """Go to a page and show its tabs one after the other; without tabs it is shown once."""
        page = self.show(page_id)
        bars = page.findChildren(QTabBar, f"tabs.{page_id}")
        if not bars:
            yield page_id
            return
        for place in range(bars[0].count()):
            bars[0].setCurrentIndex(place)
            settle()
            yield f"{page_id}, {bars[0].tabText(place)}"

    def resize(self, size: tuple[int, int]) -> None:
        self.window.resize(*size)
        settle()

    def dress(self, *, dark: bool = False, scale: int = 100) -> None:
        """Give the program another appearance, as the menu does."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        style.apply_style(app, dark, scale)
        self.wizard.appearance.changed.emit()
        settle()


@contextmanager
def open_plan(home: Path, example: str = "voorbeeldstad") -> Iterator[OpenPlan]:
    """Start the program in a home folder of its own and open an example in it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("NPO_WIZARD_HOME", "HOME", "USERPROFILE"):
            patch.setenv(name, str(home))
        patch.setattr("ui.main_window.EXAMPLE", example)
        speak_dutch(app)
        style.apply_style(app, False, 100)
        made = Wizard(app)
        made.show()
        made.window.open_example()
        wait_until(lambda: made.window.plan_window is not None)
        made.window.activateWindow()
        settle()
        yield OpenPlan(made)
        made.window.close()
        made.background.wait()
        made.window.deleteLater()
        made.deleteLater()
        settle()
        # Only now: giving a window with every page in it another appearance takes seconds.
        style.apply_style(app, False, 100)


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + _WAIT_S
    while not holds():
        assert time.monotonic() < until, "it never came"
        QApplication.processEvents()
        time.sleep(0.002)


def settle() -> None:
    """Let layouts and timers without a pause run, and let go of what is gone."""
    for _ in range(4):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def unfold(root: QWidget) -> None:
    """Show all that is folded away in a part of the window."""
    _turn_folds(root, is_open=True)


def fold(root: QWidget) -> None:
    """Fold away all that can be."""
    _turn_folds(root, is_open=False)


def _turn_folds(root: QWidget, *, is_open: bool) -> None:
    for button in root.findChildren(QAbstractButton):
        is_fold = button.isCheckable() and button.objectName().startswith(_FOLDS)
        if is_fold and button.isVisible() and button.isChecked() != is_open:
            button.click()
    settle()


def shown(root: QWidget) -> list[QWidget]:
    """A part of the window and all in it that is shown, Qt's own parts of controls left out."""
    each_one = [root, *root.findChildren(QWidget)]
    return [w for w in each_one if w.isVisible() and not w.objectName().startswith("qt_")]


def takes_tab(control: QWidget) -> bool:
    """Whether Tab stops at a control: of a group of radio buttons at the one that is on."""
    is_idle = (
        isinstance(control, QAbstractButton) and control.autoExclusive() and not control.isChecked()
    )
    has_policy = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return has_policy and control.isEnabled() and control.focusProxy() is None and not is_idle


def described(control: QWidget | None) -> str:
    """A control in words, for who reads a failed test."""
    if control is None:
        return "nothing"
    owner = control
    while owner.parentWidget() is not None and not owner.objectName():
        owner = owner.parentWidget()
    words = control.accessibleName() or str(control.property("text") or "")
    return f"{type(control).__name__} in {owner.objectName() or '?'}: {words[:60]!r}"


def scroll_to(control: QWidget) -> None:
    """Bring a control in sight."""
    area = control.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(control)
        area = area.parentWidget()
    QApplication.processEvents()
