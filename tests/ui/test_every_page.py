"""Every page, dialog and bar can be used by ear and by keyboard alone, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QListView,
    QMenu,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

from tests.ui.every_dialog import OUTSIDE, menu_actions, on_screen
from tests.ui.open_plan import (
    PAGES,
    WIDE,
    OpenPlan,
    described,
    fold,
    open_plan,
    shown,
    takes_tab,
    unfold,
)

STOPS_AT_MOST = 400
TOUCH = 6  # pixels that two controls one under the other may overlap, rings of focus included


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenPlan]:
    with open_plan(tmp_path_factory.mktemp("home")) as made:
        made.resize(WIDE)
        yield made


@pytest.fixture(autouse=True)
def active(opened: OpenPlan) -> None:
    opened.window.activateWindow()


def folded_and_unfolded(opened: OpenPlan) -> Iterator[None]:
    """The page as it opens, and again with everything on it that can be shown."""
    fold(opened.page)
    yield
    unfold(opened.page)
    yield


# By ear.


def spoken_name(control: QWidget) -> str:
    """What a screen reader calls a control; on Linux a combo is known by its label alone."""
    face = QAccessible.queryAccessibleInterface(control)
    if isinstance(control, QComboBox):
        labels = face.relations(QAccessible.RelationFlag.Label)
        return " ".join(label[0].text(QAccessible.Text.Name) for label in labels)
    return face.text(QAccessible.Text.Name)


def must_have_a_name(control: QWidget) -> bool:
    """What takes the focus, what is pressed, what lists things, and what is only a picture."""
    if isinstance(control, QHeaderView):
        return False
    is_used = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus) and not control.focusProxy()
    is_picture = (isinstance(control, QLabel) and not control.pixmap().isNull()) or draws(control)
    is_listing = isinstance(control, QAbstractItemView | QTabBar)
    return is_used or is_picture or is_listing or isinstance(control, QAbstractButton)


def draws(control: QWidget) -> bool:
    """Whether a widget of our own draws by hand."""
    own = [each for each in type(control).__mro__ if each.__module__.startswith("ui.")]
    return any("paintEvent" in vars(each) for each in own)


def nameless(root: QWidget) -> list[str]:
    return [
        described(each)
        for each in shown(root)
        if must_have_a_name(each) and not spoken_name(each).strip()
    ]


def columns_without_heading(root: QWidget) -> list[str]:
    return [
        f"{described(view)}, column {column}"
        for view in shown(root)
        if isinstance(view, QTableView | QTreeView) and not isinstance(view, QListView)
        for column in range(view.model().columnCount())
        if not str(view.model().headerData(column, Qt.Orientation.Horizontal) or "").strip()
    ]


@pytest.mark.parametrize("page_id", PAGES)
def test_everything_on_a_page_has_a_name(opened: OpenPlan, page_id: str) -> None:
    for tab in opened.tabs(page_id):
        for _ in folded_and_unfolded(opened):
            assert nameless(opened.window) == [], tab
            assert columns_without_heading(opened.window) == [], tab


@pytest.mark.parametrize("page_id", PAGES)
def test_tabs_and_rows_can_be_told_apart(opened: OpenPlan, page_id: str) -> None:
    """Two controls of a kind with the same name on one page: which of them is it?"""
    for tab in opened.tabs(page_id):
        unfold(opened.page)
        names = [
            (type(each).__name__, spoken_name(each))
            for each in shown(opened.page)
            if takes_tab(each)
        ]
        twice = {name for name in names if names.count(name) > 1}
        assert twice == set(), tab


@pytest.mark.parametrize("name", OUTSIDE)
def test_everything_outside_the_pages_has_a_name(opened: OpenPlan, name: str) -> None:
    with on_screen(OUTSIDE[name], opened) as made:
        assert nameless(made) == []
        assert columns_without_heading(made) == []
        if made.isWindow() and isinstance(made, QDialog):
            assert spoken_name(made)


def test_everything_in_the_menus_has_words(opened: OpenPlan) -> None:
    for menu in opened.window.findChildren(QMenu):
        assert all(each.text() for each in menu_actions(menu)), menu.accessibleName()


# By keyboard.


def walk(key: Qt.Key) -> list[QWidget]:
    """Press a key from where the focus is until one is back there."""
    first = QApplication.focusWidget()
    assert first is not None
    walked = [first]
    for _ in range(STOPS_AT_MOST):
        QTest.keyClick(QApplication.focusWidget(), key)
        here = QApplication.focusWidget()
        assert here is not None, f"the focus is gone after {described(walked[-1])}"
        if here is first:
            return walked
        assert here not in walked, f"caught between {described(walked[-1])} and {described(here)}"
        walked.append(here)
    raise AssertionError("one never comes round")


def regions(opened: OpenPlan) -> list[QWidget]:
    """The parts of the window in the order in which one reads them."""
    plan = opened.plan
    return [plan.top, plan.side, plan.pages, plan.help, plan.bottom]


def region_of(opened: OpenPlan, control: QWidget) -> int:
    found = [n for n, each in enumerate(regions(opened)) if each.isAncestorOf(control)]
    assert found, f"{described(control)} stands in no part of the window"
    return found[0]


def is_after(before: QWidget, after: QWidget) -> bool:
    """Whether a control is read after another: lower, or on the same height and to the right.

    What is compared are the largest parts of the page that hold one and not the other, so that a
    column is read to its end before the next one.
    """
    one, other = parts_apart(before, after)
    is_lower = other.top() >= one.bottom() - TOUCH
    is_on_a_row = other.top() < one.bottom() and one.top() < other.bottom()
    return is_lower or (is_on_a_row and other.left() >= one.right() - TOUCH)


def parts_apart(before: QWidget, after: QWidget) -> tuple[QRect, QRect]:
    lines_of_both = [line(before), line(after)]
    shared = next(each for each in lines_of_both[0] if each in lines_of_both[1])
    one, other = (
        each[each.index(shared) - 1] if each.index(shared) else shared for each in lines_of_both
    )
    return placed(one, shared), placed(other, shared)


def line(control: QWidget) -> list[QWidget]:
    """A control, what it stands in, and so on."""
    found = [control]
    while (above := found[-1].parentWidget()) is not None:
        found.append(above)
    return found


def placed(control: QWidget, inside: QWidget) -> QRect:
    return QRect(control.mapTo(inside, QPoint(0, 0)), control.size())


@pytest.mark.parametrize("page_id", PAGES)
def test_tab_reads_the_page_comes_round_and_goes_back(opened: OpenPlan, page_id: str) -> None:
    for tab in opened.tabs(page_id):
        for _ in folded_and_unfolded(opened):
            opened.page.first_focus().setFocus()
            forth = walk(Qt.Key.Key_Tab)
            back = walk(Qt.Key.Key_Backtab)
            assert [described(w) for w in back[1:]] == [described(w) for w in forth[:0:-1]], tab
            reachable = [each for each in shown(opened.window) if takes_tab(each)]
            missed = [described(each) for each in reachable if each not in forth]
            assert missed == [], tab
            assert_read_in_order(opened, forth, tab)


@pytest.mark.parametrize("name", OUTSIDE)
def test_tab_reads_what_stands_outside_the_pages(opened: OpenPlan, name: str) -> None:
    with on_screen(OUTSIDE[name], opened) as made:
        stops = [each for each in shown(made) if takes_tab(each)]
        stops[0].setFocus()
        forth = walk(Qt.Key.Key_Tab)
        assert [described(each) for each in stops if each not in forth] == []
        back = walk(Qt.Key.Key_Backtab)
        assert [described(w) for w in back[1:]] == [described(w) for w in forth[:0:-1]]
        assert rounds(forth) <= 1


def rounds(walked: list[QWidget]) -> int:
    """How often one goes up again while one walks round: once is reading from top to bottom."""
    return sum(
        not is_after(before, after)
        for before, after in pairwise([*walked, walked[0]])
        if before is not after
    )


def assert_read_in_order(opened: OpenPlan, walked: list[QWidget], tab: str) -> None:
    start = min(range(len(walked)), key=lambda n: region_of(opened, walked[n]))
    in_order = walked[start:] + walked[:start]
    while region_of(opened, in_order[-1]) == region_of(opened, in_order[0]):
        in_order.insert(0, in_order.pop())
    numbers = [region_of(opened, each) for each in in_order]
    assert numbers == sorted(numbers), f"{tab}: the parts of the window are mixed"
    wrong = [
        f"{described(before)} -> {described(after)}"
        for before, after in pairwise(in_order)
        if region_of(opened, before) == region_of(opened, after) and not is_after(before, after)
    ]
    assert wrong == [], tab
