"""Looking at a part of the golden thread: words, choices, one thread alone; and back to all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from npo_wizard.plan.compose import remove
from npo_wizard.rules import Place
from tests.ui.memory_file import bridge_of
from tests.ui.pages.test_rode_draad_page import press, shown
from tests.wide_plan import wide_rows
from ui.pages.rode_draad_page import RodeDraadPage


@pytest.fixture
def page(qtbot) -> RodeDraadPage:
    return shown(qtbot, bridge_of(wide_rows(6, 8)))


def cards(page, kind: str) -> list[str]:
    return [c.ref for c in page.view.drawing.map.cards.values() if c.kind == kind]


def choose(combo, value: str):
    combo.setFocus()
    while combo.currentData() != value:
        before = combo.currentIndex()
        QTest.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentIndex() != before, f"{value} is not in the list"


def test_all_is_shown_and_nothing_is_said_of_it(page):
    assert cards(page, "need") == [f"n{n}" for n in range(6)]
    assert not page.told_line.isVisible()
    assert page.intro.isVisible()


def test_a_need_leaves_its_thread_and_says_how_much_that_is(page):
    choose(page.filter.need, "n2")
    assert cards(page, "need") == ["n2"]
    assert page.told_line.isVisible()
    count = len(page.view.drawing.map.cards)
    assert page.told.text() == f"U ziet {count} van de {len(page._whole.nodes)} kaarten."


def test_the_domains_are_those_of_the_programme(page):
    choose(page.filter.domain, "cognitief")
    assert cards(page, "need") == ["n0", "n1"]


def test_a_partner_leaves_what_it_takes_part_in(page):
    choose(page.filter.partner, "p4")
    assert "p4" in cards(page, "partner")
    assert 0 < len(cards(page, "measure")) < 8


def test_words_look_in_all_cards(page):
    page.filter.words.setFocus()
    QTest.keyClicks(page.filter.words, "SOMBER")
    assert cards(page, "need") == ["n4"]


def test_only_loose_ends(page):
    page.filter.loose.click()
    lacking = [c for c in page.view.drawing.map.cards.values() if c.lacks]
    assert lacking
    assert len(page.view.drawing.map.cards) < len(page._whole.nodes)


def test_ctrl_f_goes_to_the_search_line(page):
    QTest.keyClick(page.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filter.words.hasFocus()


def test_nothing_found_is_said_in_words_with_a_way_back(page):
    page.filter.words.setText("bestaat niet")
    assert page.kinds.currentWidget() is page.nothing
    assert page.first_focus() is page.filter.words
    page.everything.click()
    assert page.kinds.currentWidget() is page.view
    assert page.view.hasFocus()
    assert page.filter.words.text() == ""


def test_space_shows_one_thread_alone_and_again_shows_all(page):
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert cards(page, "need") == ["n1"]
    assert page.told.text().startswith("Alleen de draad van ‘Rekenen op niveau bij peuters’: ")
    assert page.view.current.ref == "n1"
    press(page, Qt.Key.Key_Space)
    assert len(cards(page, "need")) == 6
    assert page.view.current.ref == "n1"


def test_escape_first_leaves_the_one_thread_and_then_the_filter(page):
    choose(page.filter.domain, "cognitief")
    page.view.setFocus()
    press(page, Qt.Key.Key_Space)
    assert cards(page, "need") == ["n0"]
    press(page, Qt.Key.Key_Escape)
    assert cards(page, "need") == ["n0", "n1"]
    press(page, Qt.Key.Key_Escape)
    assert len(cards(page, "need")) == 6
    assert page.filter.domain.currentIndex() == 0
    press(page, Qt.Key.Key_Escape)
    assert len(cards(page, "need")) == 6


def test_the_list_shows_the_same_part(page):
    page.filter.words.setText("somber")
    page.as_list.click()
    shown_cards = {line.data(0, 256).id for line in page.tree.lines() if line.data(0, 256)}
    assert shown_cards == set(page.view.drawing.map.cards)
    QTest.keyClick(page.tree, Qt.Key.Key_Space)
    assert page.filter.selection.alone == page.tree.current.id


def test_a_row_that_is_filtered_out_is_shown_when_one_goes_to_it(page):
    choose(page.filter.need, "n2")
    page.go_to(Place("rode-draad", "need", "n4"))
    assert page.view.current.ref == "n4"
    assert page.filter.need.currentIndex() == 0


def test_what_was_chosen_and_has_gone_is_chosen_no_more(page):
    choose(page.filter.need, "n5")
    page.filter.look_alone("need:n5")
    page.bridge.apply(remove(page.bridge.view, "need", "n5"))
    assert page.filter.selection.need == page.filter.selection.alone == ""
    assert cards(page, "need") == [f"n{n}" for n in range(5)]


def test_an_empty_plan_has_nothing_to_filter(qtbot):
    page = shown(qtbot, bridge_of())
    assert not page.filter.isVisible()
    assert not page.told_line.isVisible()
