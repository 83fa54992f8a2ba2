"""An official at the window: real clicks and keys on the widgets that are there.

`Official` uses the mouse to get somewhere and the keyboard to type. `KeyboardOfficial` never
touches the mouse: it walks with Tab, arrows and shortcuts, and fails when that does not get it
where it wants to be.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

from npo_wizard import flow
from npo_wizard.plan.nouns import BuildingBlockScore, FundingStream, MeasureCost
from tests.journeys.scenario import Pick, Row, Tab, Ticks
from ui.main_window import MainWindow
from ui.plan_window import PlanWindow
from ui.widgets.choice_editors import ChoiceEditor, FlagEditor, ManyEditor, RadioEditor
from ui.widgets.editor import Editor, TypedEditor
from ui.widgets.link_picker import LinksEditor

W = TypeVar("W", bound=QWidget)
Key = Qt.Key
TABS_AT_MOST = 300
WAIT_MS = 10_000


class Official:
    """Works in the main window with mouse and keyboard."""

    def __init__(self, qtbot: Any, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window

    # Getting somewhere.

    @property
    def plan(self) -> PlanWindow:
        """The window of the open plan."""
        plan = self.window.plan_window
        assert plan is not None
        return plan

    def find(self, kind: type[W], name: str) -> W:
        """The one control of this name that is on screen."""
        root: QWidget = QApplication.activeModalWidget() or self.window
        found = [each for each in root.findChildren(kind, name) if each.isVisible()]
        assert len(found) == 1, f"{len(found)} controls named {name} on screen"
        return found[0]

    def reach(self, control: QWidget) -> None:
        """Put the focus on a control."""
        self.show(control)
        QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=_inside(control))

    def press(self, control: QWidget) -> None:
        """Press a button, tick a box."""
        self.show(control)
        QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=_inside(control))

    def show(self, control: QWidget) -> None:
        """Scroll until a control is on screen."""
        area = control.parentWidget()
        while area is not None:
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(control)
            area = area.parentWidget()
        QApplication.processEvents()

    def key(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is, or else on the window as the desktop does."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def type(self, text: str) -> None:
        """Type a text where the focus is, in the place of what stood there."""
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit), f"the focus is on {focus}"
        QTest.keyClick(focus, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(focus, Key.Key_Delete)
        for character in text:
            _strike(focus, character)

    # The job.

    def new_plan(self, municipality: str) -> None:
        """Make a plan from the start page; the dialog is answered when it opens."""
        QTimer.singleShot(0, lambda: self._when_dialog(lambda: self._answer_new(municipality)))
        self.press(self.find(QAbstractButton, "new_plan"))
        self.qtbot.waitUntil(lambda: self.window.plan_window is not None, timeout=WAIT_MS)
        self.come_back()

    def come_back(self) -> None:
        """Do what a desktop does when a dialog closes: make the window active again."""
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=WAIT_MS)

    def _when_dialog(self, act: Any) -> None:
        dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
        if dialog is None or focus is None or not dialog.isAncestorOf(focus):
            QTimer.singleShot(20, lambda: self._when_dialog(act))
            return
        try:
            act()
        finally:
            dialog.close()

    def _answer_new(self, municipality: str) -> None:
        self.reach(self.find(QLineEdit, "municipality"))
        self.type(municipality)
        self.key(Key.Key_Down)
        self.press(self.find(QAbstractButton, "make"))

    def go_to_page(self, page_id: str) -> None:
        """Choose a page in the side bar."""
        self.press(self.find(QAbstractButton, f"nav.{page_id}"))
        assert self.plan.page_id == page_id

    def go_to_tab(self, page_id: str, title: str) -> None:
        """Choose a tab of a page by its title."""
        bars = [b for b in self.plan.findChildren(QTabBar, f"tabs.{page_id}") if b.isVisible()]
        if not bars:
            return
        titles = [_without_count(bars[0].tabText(i)) for i in range(bars[0].count())]
        self._turn_to(bars[0], titles.index(title))

    def _turn_to(self, bar: QTabBar, index: int) -> None:
        self.show(bar)
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(index).center())
        assert bar.currentIndex() == index

    def fill_tab(self, page_id: str, tab: Tab) -> None:
        """Do all of one tab."""
        self.go_to_tab(page_id, tab.title)
        for question_id, text in tab.answers.items():
            self.fill(f"answer.{question_id}", text)
        for row in tab.rows:
            self.add_row(tab.noun, row)

    def add_row(self, noun: str, row: Row) -> None:
        """Add a row and fill in its form."""
        self.press(self.find(QAbstractButton, f"add.{noun}"))
        for field, value in row.fields.items():
            self.fill(f"{noun}.{field}", value)
        for year, euros in row.costs.items():
            self.fill_cost(year, euros)
        if row.scores:
            self.fill_scores(row.scores)

    def fill(self, name: str, value: Any) -> None:
        """Give the editor of this name a value, as its kind is filled in."""
        editor = self.find(Editor, name)
        match editor, value:
            case TypedEditor(), str():
                self.reach(editor.focus_target())
                self.type(value)
            case ChoiceEditor(), Pick(words):
                self.choose(editor.combo, words)
            case FlagEditor() | RadioEditor(), Pick(words):
                self.press(_by_text(editor, QRadioButton, words))
            case ManyEditor(), Ticks(words):
                for each in words:
                    self.press(_by_text(editor, QCheckBox, each))
            case LinksEditor(), Ticks(words):
                self.link(editor, words)
            case _:
                raise AssertionError(f"{name} cannot take {value!r}")
        editor.flush()

    def choose(self, combo: QComboBox, words: str) -> None:
        """Choose in a list by its words: open it, walk with the arrow keys, Enter."""
        wanted = combo.findText(words)
        assert wanted >= 0, f"no {words!r} in {[combo.itemText(i) for i in range(combo.count())]}"
        self.open_list(combo)
        view = combo.view()
        while view.currentIndex().row() != wanted:
            down = view.currentIndex().row() < wanted
            QTest.keyClick(view, Key.Key_Down if down else Key.Key_Up)
        QTest.keyClick(view, Key.Key_Return)
        self.come_back()
        assert combo.currentText() == words

    def open_list(self, combo: QComboBox) -> None:
        """Open a list to choose from."""
        self.reach(combo)

    def link(self, editor: LinksEditor, words: Iterable[str]) -> None:
        """Link rows by typing their names in the list that opens."""
        self.press(editor.button)
        for each in words:
            picker = editor.picker
            assert picker is not None
            if QApplication.focusWidget() is not picker.filter_line:
                self.reach(picker.filter_line)
            self.type(each)
            self.key(Key.Key_Return)
        self.key(Key.Key_Escape)

    def table_cell(self, noun: str) -> None:
        """Put the focus in the table of a list."""
        self.reach(self.find(QWidget, f"table.{noun}"))

    def fill_cost(self, year: int, euros: int) -> None:
        """Type the planned costs of a year, from the first funding stream."""
        stream = self.plan.bridge.view.rows(FundingStream)[0]
        self.fill(f"{MeasureCost.NAME}.planned_eur.{stream.id}.{year}", str(euros))

    def fill_scores(self, scores: Iterable[str]) -> None:
        """Choose the score on each building block, in their order."""
        fold = self.find(QAbstractButton, "fold.building_blocks")
        if not fold.isChecked():
            self.press(fold)
        for block, words in zip(self.plan.bridge.content.building_blocks, scores, strict=True):
            self.fill(f"{BuildingBlockScore.NAME}.{block.id}.score", Pick(words))

    def export(self, target: Path) -> None:
        """Make the PDF; the place was answered beforehand."""
        self.press(self.find(QAbstractButton, "export"))
        self.qtbot.waitUntil(target.is_file, timeout=60_000)


class KeyboardOfficial(Official):
    """Works with the keyboard alone."""

    def key(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        assert QApplication.focusWidget() is not None, "the focus got lost"
        super().key(key, modifier)

    def reach(self, control: QWidget) -> None:
        self._walk_to([control.focusProxy() or control])

    def _walk_to(self, targets: Sequence[QWidget]) -> None:
        """Press Tab until one of these has the focus."""
        for _ in range(TABS_AT_MOST):
            if QApplication.focusWidget() in targets:
                return
            self.key(Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {targets[0].objectName() or targets[0]}")

    def press(self, control: QWidget) -> None:
        if isinstance(control, QRadioButton):
            self._choose_radio(control)
            return
        self.reach(control)
        self.key(Key.Key_Space)

    def open_list(self, combo: QComboBox) -> None:
        self.reach(combo)
        self.key(Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    def _choose_radio(self, wanted: QRadioButton) -> None:
        group = wanted.group()
        assert group is not None
        self._walk_to(group.buttons())
        for _ in group.buttons():
            if QApplication.focusWidget() is wanted:
                break
            self.key(Key.Key_Right)
        self.key(Key.Key_Space)
        assert wanted.isChecked()

    def go_to_page(self, page_id: str) -> None:
        order = flow.pages(self.plan.bridge.content)
        while self.plan.page_id != page_id:
            down = order.index(self.plan.page_id) < order.index(page_id)
            control = Qt.KeyboardModifier.ControlModifier
            self.key(Key.Key_Down if down else Key.Key_Up, control)

    def _turn_to(self, bar: QTabBar, index: int) -> None:
        self.reach(bar)
        while bar.currentIndex() != index:
            self.key(Key.Key_Right if bar.currentIndex() < index else Key.Key_Left)

    def export(self, target: Path) -> None:
        self.key(Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(target.is_file, timeout=60_000)


def _strike(control: QWidget, character: str) -> None:
    """Type one character; those that no key of their own has come as from a compose key."""
    if character.isascii():
        QTest.keyClicks(control, character)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
        QApplication.sendEvent(control, event)


def _inside(control: QWidget) -> QPoint:
    """A point that hits: a radio button or box is wider than its words."""
    if isinstance(control, QRadioButton | QCheckBox):
        return QPoint(10, control.height() // 2)
    return control.rect().center()


def _by_text(root: QWidget, kind: type[W], words: str) -> W:
    return next(each for each in root.findChildren(kind) if each.text() == words)  # type: ignore[attr-defined]


def _without_count(title: str) -> str:
    return title.split(" (")[0].replace("&&", "&")
