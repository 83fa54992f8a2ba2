"""The golden thread of a plan with 60 needs and 80 measures: all of it, by keyboard and by ear."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem

from npo_wizard import content as contents
from npo_wizard.golden_thread import graph
from npo_wizard.plan.view import PlanView
from tests.golden_thread.chains import chains, links_of
from tests.ui.memory_file import bridge_of
from tests.ui.pages.test_rode_draad_page import press, shown
from tests.wide_plan import wide_rows
from ui.pages.rode_draad_page import RodeDraadPage
from ui.widgets.thread_map import ThreadMap, thread_map
from ui.widgets.thread_scene import ThreadScene
from ui.widgets.thread_tree import ThreadTree

CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = contents.load()


@pytest.fixture(scope="module")
def rows():
    return wide_rows()


@pytest.fixture
def page(qtbot, rows) -> RodeDraadPage:
    return shown(qtbot, bridge_of(rows))


def is_in_sight(page) -> bool:
    item = page.view.drawing.items_by_id[page.view.current.id]
    seen = page.view.mapToScene(page.view.viewport().rect()).boundingRect()
    return seen.contains(item.mapToScene(item.body).boundingRect())


def test_it_is_as_wide_as_promised(page):
    counts = {column.kind: len(column.cards) for column in page.view.drawing.map.columns}
    assert counts["need"] == 60
    assert counts["measure"] == 80
    assert min(counts.values()) > 0


def test_the_keyboard_reaches_every_card_and_brings_it_in_sight(page):
    seen = []
    for column in page.view.drawing.map.columns:
        press(page, Qt.Key.Key_Home)
        for _ in column.cards:
            seen.append(page.view.current.id)
            assert is_in_sight(page)
            press(page, Qt.Key.Key_Down)
        press(page, Qt.Key.Key_Right, modifier=CTRL)
    assert seen == list(page.view.drawing.map.cards)


def test_a_thread_is_walked_along_its_links_and_back(page):
    kinds = [page.view.current.kind]
    while page.view.drawing.map.after(page.view.current.id):
        before = page.view.current.id
        press(page, Qt.Key.Key_Right)
        assert page.view.current.id in page.view.drawing.map.after(before)
        kinds.append(page.view.current.kind)
    assert kinds[:4] == ["need", "result", "measure", "partner"]
    assert kinds[-1] in ("partner", "monitoring")
    for _ in kinds[1:]:
        press(page, Qt.Key.Key_Left)
    assert page.view.current.id == "need:n0"


def test_end_and_home_go_to_the_ends_of_a_column(page):
    press(page, Qt.Key.Key_End)
    assert page.view.current.id == "need:n59"
    assert is_in_sight(page)
    press(page, Qt.Key.Key_Home)
    assert page.view.current.id == "need:n0"


def test_one_thread_alone_is_few_cards(page):
    press(page, *[Qt.Key.Key_Down] * 30)
    press(page, Qt.Key.Key_Space)
    assert is_in_sight(page)
    assert len(page.view.drawing.map.cards) < 60
    assert [card.ref for card in page.view.drawing.map.columns[0].cards] == ["n30"]
    press(page, Qt.Key.Key_Escape)
    assert is_in_sight(page)
    assert page.view.current.ref == "n30"


def test_a_screen_reader_hears_of_every_card_what_it_is(page):
    for card in page.view.drawing.map.cards.values():
        told = page.view.spoken(card)
        assert card.title in told
        assert all(sentence in told for sentence in card.sentences)


def test_the_list_is_a_tree_for_a_screen_reader(page):
    page.as_list.click()
    tree = QAccessible.queryAccessibleInterface(page.tree)
    assert tree.role() == QAccessible.Role.Tree
    assert tree.text(QAccessible.Text.Name) == "Rode draad als lijst"
    lines = [c for c in children(tree) if c.role() == QAccessible.Role.TreeItem]
    told = {line.text(QAccessible.Text.Name) for line in lines}
    assert "behoefte: Taalachterstand inhalen bij peuters." in told
    loose = next(c for c in page.view.drawing.map.cards.values() if c.lacks and c.kind == "need")
    assert any(loose.title in each and loose.sentences[0] in each for each in told)
    first = lines[0]
    assert first.state().expandable
    assert not first.state().expanded


def test_the_tree_is_walked_by_keyboard_down_a_whole_thread(page):
    page.as_list.click()
    page.tree.setFocus()
    spoken = []
    for _ in range(4):
        line = page.tree.currentItem()
        spoken.append(line.data(0, int(Qt.ItemDataRole.AccessibleTextRole)).split(":")[0])
        QTest.keyClick(page.tree, Qt.Key.Key_Right)  # opens the line
        QTest.keyClick(page.tree, Qt.Key.Key_Down)
    assert spoken == ["behoefte", "resultaat", "maatregel", "partner"]


def children(of: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for place in range(of.childCount()):
        child = of.child(place)
        if child is not None:
            yield child


def in_tree(tree: ThreadTree) -> Iterator[tuple[str, str]]:
    """The links that the tree shows, opened as far as it goes, from left to right."""
    waiting = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    while waiting:
        item = waiting.pop()
        item.setExpanded(True)
        lines = [item.child(n) for n in range(item.childCount())]
        waiting += lines
        for line in lines:
            if id_of(item):
                ends = (id_of(item), id_of(line))
                # Who measures stands under what is measured.
                is_owner = item.data(0, 256).kind == "monitoring"
                yield ends[::-1] if is_owner else ends


def id_of(item: QTreeWidgetItem) -> str:
    card = item.data(0, 256)
    return card.id if card is not None else ""


def map_of(view: PlanView) -> ThreadMap:
    return thread_map(graph(view, WORDS), WORDS)


def check_all(view: PlanView) -> None:
    found, tree = map_of(view), ThreadTree()
    tree.show_map(found)
    assert set(in_tree(tree)) == links_of(view)
    assert {id_of(line) for line in tree.lines()} - {""} == set(found.cards)
    drawn = [link.ends for link in ThreadScene(found, 1000).links]
    assert sorted(drawn) == sorted(links_of(view))
    for card_id in found.cards:
        tree.show_card(card_id)
        assert tree.current is not None
        assert tree.current.id == card_id
    tree.deleteLater()


@settings(max_examples=30, deadline=None)
@given(chains())
def test_tree_and_drawing_hold_exactly_the_links_of_any_plan(dutch, view: PlanView):
    check_all(view)


def test_tree_and_drawing_hold_exactly_the_links_of_the_wide_plan(dutch, rows):
    check_all(PlanView.of(rows))
