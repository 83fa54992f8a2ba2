"""Making a missing link at its card: by mouse, by keyboard, with a new row, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from npo_wizard.plan.choices import Priority
from npo_wizard.plan.nouns import Measure, Need, Partner, Result
from npo_wizard.rules import Place
from tests.ui.memory_file import bridge_of
from tests.ui.pages.test_rode_draad_page import press, shown
from ui.pages.rode_draad_page import RodeDraadPage
from ui.widgets.thread_joiner import ThreadJoiner

ROWS = (
    Need(id="n1", statement="Lezen", priority=Priority.HIGH),
    Need(id="n2", statement="Spelen", priority=Priority.HIGH, position=1),
    Result(id="r1", statement="Iedereen leest", need_ids=("n1",)),
    Result(id="r2", statement="Iedereen speelt", need_ids=("n1",), position=1),
    Measure(id="m1", title="Zomerschool", result_ids=("r1",)),
    Partner(id="p1", name="Bibliotheek"),
)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def places():
    return []


@pytest.fixture
def said():
    return []


@pytest.fixture
def page(qtbot, places, said) -> RodeDraadPage:
    bridge = bridge_of(ROWS)
    bridge.go_to_requested.connect(places.append)
    bridge.message.connect(lambda text, can_undo: said.append((text, can_undo)))
    return shown(qtbot, bridge)


def joiner_of(page) -> ThreadJoiner | None:
    found = [j for j in page.findChildren(ThreadJoiner) if j.isVisible()]
    return found[0] if found else None


def click_lack(page, card_id):
    item = page.view.drawing.items_by_id[card_id]
    assert item.is_on_lack(QPointF(20, item.height_needed() - 14))
    point = page.view.mapFromScene(item.mapToScene(QPointF(20, item.height_needed() - 14)))
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point)


def menu_of(page) -> dict[str, object]:
    menus = [menu for menu in page.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    return {action.text(): action for action in menus[0].actions() if action.text()}


def need_ids(page, result_id: str) -> tuple[str, ...]:
    return page.bridge.view.find("result", result_id).need_ids


def test_by_mouse_a_click_on_what_is_missing_asks_which_and_makes_the_link(page, places, said):
    click_lack(page, "need:n2")
    joiner = joiner_of(page)
    assert joiner is not None
    assert places == []
    assert "'Spelen'" in joiner.accessibleName()
    rows = joiner.pick.list
    box = rows.visualItemRect(rows.item(1))
    tick = QPoint(box.left() + 12, box.center().y())
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=tick)
    assert need_ids(page, "r2") == ("n1", "n2")
    assert joiner_of(page) is None
    assert said == [("Gekoppeld aan ‘Iedereen speelt’.", True)]


def test_by_keyboard_ctrl_k_down_and_enter(page):
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_K, modifier=CTRL)
    joiner = joiner_of(page)
    assert joiner is not None
    QTest.keyClicks(joiner.pick.filter_line, "SPEELT")
    QTest.keyClick(joiner.pick.filter_line, Qt.Key.Key_Down)
    QTest.keyClick(joiner.pick.list, Qt.Key.Key_Return)
    assert need_ids(page, "r2") == ("n1", "n2")
    assert page.view.current.id == "need:n2"
    assert page.view.current.lacks == ""
    assert page.first_focus() is page.view


def test_it_is_one_step_to_undo(page):
    before = page.bridge.view
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_K, modifier=CTRL)
    QTest.keyClicks(joiner_of(page).pick.filter_line, "leest")
    QTest.keyClick(joiner_of(page).pick.filter_line, Qt.Key.Key_Return)
    assert page.bridge.view != before
    page.bridge.undo()
    assert page.bridge.view == before
    assert page.view.current.lacks == "Nog geen resultaat"


def test_a_new_row_is_made_and_linked_in_one_step(page, said):
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_K, modifier=CTRL)
    QTest.keyClicks(joiner_of(page).pick.filter_line, "Elk kind buiten")
    QTest.keyClick(joiner_of(page).pick.filter_line, Qt.Key.Key_Return)
    made = page.bridge.view.rows(Result)[-1]
    assert (made.statement, made.need_ids) == ("Elk kind buiten", ("n2",))
    assert said == [("Gekoppeld aan ‘Elk kind buiten’.", True)]
    page.bridge.undo()
    assert len(page.bridge.view.rows(Result)) == 2


def test_escape_leaves_everything_as_it_was(page, said):
    before = page.bridge.view
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_K, modifier=CTRL)
    QTest.keyClick(joiner_of(page).pick.filter_line, Qt.Key.Key_Escape)
    assert joiner_of(page) is None
    assert page.bridge.view == before
    assert said == []


def test_a_card_that_misses_nothing_says_so(page, said):
    press(page, Qt.Key.Key_K, modifier=CTRL)
    assert joiner_of(page) is None
    assert said == [("Bij deze kaart mist geen schakel.", False)]


def test_the_menu_of_a_card_by_mouse(page, places):
    item = page.view.drawing.items_by_id["measure:m1"]
    point = page.view.mapFromScene(item.mapToScene(QPointF(20, 14)))
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, page.view.viewport().mapToGlobal(point)
    )
    QApplication.sendEvent(page.view.viewport(), event)
    actions = menu_of(page)
    assert list(actions) == [
        "Openen",
        "Alleen deze draad tonen",
        "Nog geen trekker: koppelen…",
        "Nog geen kosten: invullen…",
    ]
    actions["Nog geen kosten: invullen…"].trigger()
    assert places == [Place("aanpak", "measure", "m1", "costs")]
    actions["Nog geen trekker: koppelen…"].trigger()
    joiner_of(page).chosen.emit("p1")
    assert page.bridge.view.find("measure", "m1").lead_id == "p1"


def test_shift_f10_shows_the_menu_of_the_card_with_the_keyboard(page):
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_F10, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert "Nog geen resultaat: koppelen…" in menu_of(page)


def test_enter_goes_to_the_list_where_more_than_one_is_left(page):
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_K, modifier=CTRL)
    QTest.keyClicks(joiner_of(page).pick.filter_line, "iedereen")
    QTest.keyClick(joiner_of(page).pick.filter_line, Qt.Key.Key_Return)
    QTest.keyClick(joiner_of(page).pick.list, Qt.Key.Key_Return)
    assert need_ids(page, "r1") == ("n1", "n2")


def test_the_menu_looks_at_one_thread_and_at_all_again(page):
    for words, count in (("Alleen deze draad tonen", 1), ("Alle draden tonen", 2)):
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, QPoint(), page.view.mapToGlobal(QPoint())
        )
        QApplication.sendEvent(page.view.viewport(), event)
        actions = menu_of(page)
        assert actions[words].isEnabled()
        actions[words].trigger()
        actions[words].parent().close()
        needs = [c for c in page.view.drawing.map.cards.values() if c.kind == "need"]
        assert len(needs) == count


def test_the_same_in_the_list(page):
    page.view.show_card("need:n2")
    page.as_list.click()
    page.tree.setFocus()
    assert page.tree.current.id == "need:n2"
    QTest.keyClick(page.tree, Qt.Key.Key_K, CTRL)
    joiner_of(page).chosen.emit("r2")
    assert need_ids(page, "r2") == ("n1", "n2")
    assert page.tree.current.id == "need:n2"


def test_a_plan_that_is_only_read_makes_no_links(qtbot, said, monkeypatch):
    bridge = bridge_of(ROWS)
    monkeypatch.setattr(bridge.file, "read_only", "Dit plan is alleen te lezen.")
    bridge.message.connect(lambda text, can_undo: said.append((text, can_undo)))
    page = shown(qtbot, bridge)
    page.view.show_card("need:n2")
    assert not page.view.current.can_be_tied
    press(page, Qt.Key.Key_K, modifier=CTRL)
    assert joiner_of(page) is None
    assert said == [("Dit plan is alleen te lezen.", False)]
