"""The page "Rode draad": a drawing and a list of the same chain."""

from __future__ import annotations

from operator import attrgetter

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from npo_wizard.plan.choices import Priority
from npo_wizard.plan.edits import RemoveRow, SetField
from npo_wizard.plan.nouns import Measure, Need, Result
from npo_wizard.rules import Place
from tests.ui.memory_file import bridge_of, example_bridge
from ui.pages.registry import make_page
from ui.pages.rode_draad_page import RodeDraadPage

SMALL = (
    Need(id="n1", statement="Lezen <b>&amp; schrijven", priority=Priority.HIGH),
    Need(id="n2", statement="Spelen", priority=Priority.HIGH, position=1),
    Result(id="r1", statement="Iedereen leest", need_ids=("n1",)),
    Measure(id="m1", title="Zomerschool", result_ids=("r1",)),
)


def shown(qtbot, bridge) -> RodeDraadPage:
    page = make_page("rode-draad", bridge)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    bridge.plan_changed.connect(page.refresh)
    bridge.findings_changed.connect(page.show_findings)
    page.refresh(None)
    page.show_findings()
    page.show()
    page.first_focus().setFocus()
    qtbot.waitUntil(page.first_focus().hasFocus)
    return page


@pytest.fixture
def places():
    return []


@pytest.fixture
def page(qtbot, places) -> RodeDraadPage:
    bridge = bridge_of(SMALL)
    bridge.go_to_requested.connect(places.append)
    return shown(qtbot, bridge)


def press(page, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(page.view, key, modifier)


def title_of(page, card_id) -> QPoint:
    item = page.view.drawing.items_by_id[card_id]
    return page.view.mapFromScene(item.mapToScene(QPointF(30, 16)))


def click_title(page, card_id):
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=title_of(page, card_id))


def test_enter_opens_the_row_of_the_card_one_walked_to(page, places):
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert places == [Place("aanpak", "measure", "m1")]


def test_a_click_opens_the_row_of_a_card(page, places):
    click_title(page, "need:n2")
    assert places == [Place("analyse", "need", "n2")]


def test_dragging_the_drawing_opens_nothing(page, places):
    start = title_of(page, "need:n2")
    QTest.mousePress(page.view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page.view.viewport(), start + QPoint(0, 60))
    QTest.mouseRelease(page.view.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(0, 60))
    assert places == []


def test_the_chain_under_the_pointer_stands_out(page):
    item = page.view.drawing.items_by_id["result:r1"]
    point = page.view.mapFromScene(item.mapToScene(item.body.center()))
    QTest.mouseMove(page.view.viewport(), point)
    items = page.view.drawing.items_by_id
    assert [card for card in items if items[card].is_in_chain] == [
        "need:n1",
        "result:r1",
        "measure:m1",
    ]
    QTest.mouseMove(page.view.viewport(), QPoint(900, 400))
    assert not page.view.drawing.items_by_id["measure:m1"].has_ring


def test_the_card_with_the_keyboard_has_the_ring_of_focus(page):
    press(page, Qt.Key.Key_Down)
    items = page.view.drawing.items_by_id
    assert [card for card in items if items[card].has_ring] == ["need:n2"]
    page.as_list.setFocus()
    assert not any(item.has_ring for item in items.values())


def test_the_note_names_as_many_loose_ends_as_the_side_bar(page, places):
    state = page.bridge.state("rode-draad")
    assert page.note.text.startswith(f"{state.open_count} losse eindjes.")
    page.note.findChild(QPushButton).click()
    assert places == [state.findings[0].place]


def test_a_change_elsewhere_does_not_draw_anew(page):
    drawn = page.view.drawing
    page.bridge.apply(SetField("plan", "plan", "title", "Andere titel"))
    assert page.view.drawing is drawn


def test_a_new_link_is_drawn_and_the_keyboard_stays_where_it_was(page):
    press(page, Qt.Key.Key_Down)
    page.bridge.apply(SetField("result", "r1", "need_ids", ("n1", "n2")))
    assert ("need:n2", "result:r1") in [link.ends for link in page.view.drawing.links]
    assert page.view.current.id == "need:n2"
    assert page.view.current.lacks == ""


def test_a_row_that_has_gone_leaves_the_keyboard_on_the_first_card(qtbot):
    page = shown(qtbot, bridge_of(SMALL[:2]))
    press(page, Qt.Key.Key_Down)
    page.bridge.apply(RemoveRow("need", "n2"))
    assert page.view.current.id == "need:n1"


class TestZoom:
    def test_ctrl_plus_and_minus_and_zero(self, page):
        press(page, Qt.Key.Key_Plus, modifier=Qt.KeyboardModifier.ControlModifier)
        assert page.view.zoom == pytest.approx(1.2)
        assert page.zoom.fit.text() == "120%"
        press(
            page, Qt.Key.Key_Minus, Qt.Key.Key_Minus, modifier=Qt.KeyboardModifier.ControlModifier
        )
        assert page.view.zoom == pytest.approx(1 / 1.2)
        press(page, Qt.Key.Key_0, modifier=Qt.KeyboardModifier.ControlModifier)
        assert page.view.zoom == 1

    def test_buttons_do_the_same(self, page):
        page.zoom.larger.click()
        assert page.view.zoom == pytest.approx(1.2)
        page.zoom.fit.click()
        assert page.view.zoom == 1

    def test_the_drawing_fits_the_width(self, page):
        assert page.view.horizontalScrollBar().maximum() == 0
        page.resize(1300, 700)
        assert page.view.horizontalScrollBar().maximum() == 0
        assert page.view.drawing.sceneRect().width() > 1200


class TestList:
    def texts(self, page):
        return [(i.text(0), i.text(1), i.text(2)) for i in page.tree.lines()]

    def test_the_list_holds_the_same_cards_with_their_loose_ends_in_words(self, page):
        page.as_list.click()
        lines = self.texts(page)
        assert [line[:2] for line in lines] == [
            ("Lezen <b>&amp; schrijven", "behoefte"),
            ("Iedereen leest", "resultaat"),
            ("Zomerschool", "maatregel"),
            ("Spelen", "behoefte"),
        ]
        assert "nog niet gekoppeld aan een resultaat" in lines[3][2]

    def test_what_hangs_on_no_need_is_in_the_list_too(self, qtbot):
        page = shown(qtbot, bridge_of((Measure(id="m1", title="Los idee"),)))
        page.as_list.click()
        assert [line[0] for line in self.texts(page)] == ["Zonder behoefte", "Los idee"]

    def test_every_card_of_the_example_is_in_the_list(self, qtbot):
        page = shown(qtbot, example_bridge())
        for item in page.tree.lines():
            item.setExpanded(True)
        listed = {item.data(0, 256).id for item in page.tree.lines() if item.data(0, 256)}
        assert listed == set(page.view.drawing.items_by_id)

    def test_the_list_opens_on_the_card_of_the_drawing_and_enter_opens_its_row(self, page, places):
        press(page, Qt.Key.Key_Down)
        page.as_list.click()
        page.tree.setFocus()
        assert page.tree.current.id == "need:n2"
        QTest.keyClick(page.tree, Qt.Key.Key_Return)
        assert places == [Place("analyse", "need", "n2")]


def test_an_empty_plan_says_where_to_begin(qtbot, places):
    bridge = bridge_of()
    bridge.go_to_requested.connect(places.append)
    page = shown(qtbot, bridge)
    assert page.first_focus() is page.start
    page.start.click()
    assert places == [Place("analyse", "need")]


def test_a_tool_tip_shows_what_was_typed_as_it_was_typed(page):
    tip = page.view.drawing.items_by_id["need:n1"].toolTip()
    assert "Lezen &lt;b&gt;&amp;amp; schrijven" in tip


def test_a_screen_reader_hears_what_a_card_is_lacks_and_leads_to(page):
    cards = page.view.drawing.map.cards
    assert page.view.spoken(cards["need:n1"]) == (
        "Behoeften: Lezen <b>&amp; schrijven. Leidt naar: Iedereen leest."
    )
    assert "nog niet gekoppeld" in page.view.spoken(cards["need:n2"])


@pytest.mark.parametrize(
    "name", ["view", "tree", "as_list", "zoom.smaller", "zoom.larger", "zoom.fit"]
)
def test_every_control_has_a_name(page, name):
    control = attrgetter(name)(page)
    found = QAccessible.queryAccessibleInterface(control)
    assert found.text(QAccessible.Text.Name)
