"""No word is cut off where the text is large, and no page scrolls sideways in a small window."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.ui.every_dialog import OUTSIDE, on_screen
from tests.ui.open_plan import LOW, PAGES, WIDE, OpenPlan, described, open_plan, shown, unfold
from ui.controls import ElidedLabel, words
from ui.nav_button import NavButton
from ui.pages.scrolling_page import ScrollingPage

LARGE = 150


@pytest.fixture(scope="module")
def large(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenPlan]:
    with open_plan(tmp_path_factory.mktemp("home")) as made:
        made.dress(scale=LARGE)
        yield made


def cut_off(root: QWidget) -> list[str]:
    """Labels and buttons that are given less room than their words take."""
    found = []
    for each in shown(root):
        if not isinstance(each, QLabel | QAbstractButton) or isinstance(each, ElidedLabel):
            continue
        if isinstance(each, QLabel) and not each.text():
            continue
        wanted = each.sizeHint()
        if isinstance(each, QLabel) and each.wordWrap():
            widest = max(
                (
                    each.fontMetrics().horizontalAdvance(w)
                    for w in re.split(r"[\s\u200b]", each.text())
                ),
                default=0,
            )
            is_cut = each.height() < each.heightForWidth(each.width()) or each.width() < widest
        else:
            is_cut = each.width() < wanted.width() or each.height() < wanted.height()
        if is_cut:
            found.append(f"{described(each)} has {each.size()}, wants {wanted}")
    return found


@pytest.mark.parametrize("page_id", PAGES)
def test_no_word_is_cut_off_on_a_page_with_large_text(large: OpenPlan, page_id: str) -> None:
    large.resize(WIDE)
    for tab in large.tabs(page_id):
        unfold(large.page)
        assert (large.window.width(), large.window.height()) == WIDE, tab
        assert cut_off(large.window) == [], tab


@pytest.mark.parametrize("page_id", PAGES)
def test_a_page_never_scrolls_sideways_in_a_small_window(large: OpenPlan, page_id: str) -> None:
    large.resize(LOW)
    for tab in large.tabs(page_id):
        unfold(large.page)
        assert (large.window.width(), large.window.height()) == LOW, tab
        page = large.page
        if isinstance(page, ScrollingPage):
            assert page.area.horizontalScrollBar().maximum() == 0, tab


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_word_is_cut_off_outside_the_pages(large: OpenPlan, name: str) -> None:
    large.resize(WIDE)
    with on_screen(OUTSIDE[name], large) as made:
        assert cut_off(made) == []


def test_names_in_the_side_bar_are_whole(large: OpenPlan) -> None:
    large.resize(WIDE)
    for each in large.plan.side.findChildren(NavButton):
        assert each.width() >= each.sizeHint().width(), each.text()


@pytest.mark.parametrize("wraps", [False, True])
def test_a_word_that_is_cut_off_is_noticed(large: OpenPlan, wraps: bool) -> None:
    label = words("Samenwerkingsverbanden", "title", wrap=wraps)
    label.setParent(large.window)
    label.resize(label.sizeHint())
    label.show()
    assert cut_off(label) == []
    label.resize(60, label.height())
    assert cut_off(label)
    label.deleteLater()
