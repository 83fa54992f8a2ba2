"""The page of a step: head, tabs, open questions, and what holds for the whole step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from npo_wizard import content as contents
from npo_wizard.plan.nouns import Answer, Need, Result, Source
from npo_wizard.rules.finding import Place
from tests.ui.memory_file import bridge_of, example_bridge
from ui.bridge import Bridge
from ui.pages.finding_list import home
from ui.pages.questions_part import QuestionsPart
from ui.pages.registry import make_page
from ui.pages.step_page import StepPage

STEPS = [step.id for step in contents.load().steps]
QUESTION = "urgentie.signalen_thuis"


def shown(qtbot: QtBot, bridge: Bridge, page_id: str) -> StepPage:
    page = make_page(page_id, bridge)
    assert isinstance(page, StepPage)
    bridge.plan_changed.connect(page.refresh)
    bridge.findings_changed.connect(page.show_findings)
    qtbot.addWidget(page)
    page.resize(760, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def bridge(qapp: object) -> Bridge:
    return bridge_of([Need(id="n1", statement="Lezen")])


@pytest.mark.parametrize("step_id", STEPS)
def test_every_step_shows_all_its_tabs(qtbot: QtBot, step_id: str) -> None:
    page = shown(qtbot, example_bridge(), step_id)
    for place in range(page.tabs.bar.count()):
        page.tabs.show_part(place)
        page.show_findings()
        assert page.tabs.current.isVisible()
        assert page.first_focus() is not None


def test_the_tab_counts_its_rows(qtbot: QtBot, bridge: Bridge) -> None:
    page = shown(qtbot, bridge, "analyse")
    assert page.tabs.bar.tabText(1) == "Behoeften (1)"
    page.tabs.show_part(1)
    page.tabs.current.findChild(QPushButton, "add.need").click()
    assert page.tabs.bar.tabText(1) == "Behoeften (2)"


def test_ctrl_n_adds_a_row_also_where_the_focus_is_on_the_tabs(
    qtbot: QtBot, bridge: Bridge
) -> None:
    page = shown(qtbot, bridge, "analyse")
    page.tabs.part(0)
    page.tabs.show_part(1)
    page.tabs.bar.setFocus()
    qtbot.keyClick(page.tabs.bar, Qt.Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    assert (len(bridge.view.rows(Need)), bridge.view.rows(Source)) == (2, ())


def test_what_is_unfolded_under_the_edge_comes_in_sight(qtbot: QtBot) -> None:
    sources = [Source(id=f"s{n}", theme=f"Bron {n}", position=n) for n in range(6)]
    page = shown(qtbot, bridge_of([Need(id="n1"), *sources]), "analyse")
    page.resize(760, 420)
    page.tabs.show_part(1)
    button = page.tabs.current.detail.rows["source_ids"].editor.focus_target()
    page.reveal(button)
    qtbot.waitUntil(lambda: not button.visibleRegion().isEmpty())
    button.click()
    picker = page.tabs.current.detail.rows["source_ids"].editor.picker
    qtbot.waitUntil(lambda: picker.height() > 150)
    qtbot.waitUntil(lambda: picker.visibleRegion().boundingRect() == picker.rect(), timeout=1000)


def test_a_question_is_not_repeated_under_its_own_field(qtbot: QtBot, bridge: Bridge) -> None:
    page = shown(qtbot, bridge, "urgentie")
    page.show_findings()
    assert questions(page).rows[QUESTION].field.notes.texts == ["!  Moet: Nog niet ingevuld."]


def test_an_open_question_is_answered(qtbot: QtBot, bridge: Bridge) -> None:
    page = shown(qtbot, bridge, "urgentie")
    text = page.findChild(QTextEdit)
    qtbot.keyClicks(text, "Ouders zijn moe.")
    page.seal()
    assert bridge.view.get(Answer, QUESTION).text == "Ouders zijn moe."
    bridge.undo()
    assert bridge.view.get(Answer, QUESTION) is None
    assert text.toPlainText() == ""


def questions(page: StepPage) -> QuestionsPart:
    part = page.tabs.current
    assert isinstance(part, QuestionsPart)
    return part


def test_the_example_can_be_taken_over_behind_what_was_typed(qtbot: QtBot, bridge: Bridge) -> None:
    page = shown(qtbot, bridge, "urgentie")
    row = questions(page).rows[QUESTION]
    qtbot.keyClicks(row.field.editor.focus_target(), "Eigen zin.")
    row._fold.click()
    row._take.click()
    answer = bridge.view.get(Answer, QUESTION).text
    assert answer == f"Eigen zin.\n\n{row.question.example}"
    assert row.field.editor.focus_target().toPlainText() == answer


def test_not_applicable_asks_why_and_keeps_the_text(qtbot: QtBot, bridge: Bridge) -> None:
    page = shown(qtbot, bridge, "urgentie")
    row = questions(page).rows[QUESTION]
    qtbot.keyClicks(row.field.editor.focus_target(), "Blijft staan.")
    page.seal()
    row.not_applicable.flag.click()
    qtbot.keyClicks(QApplication.focusWidget(), "er is geen signaal")
    page.seal()
    answer = bridge.view.get(Answer, QUESTION)
    assert (answer.is_not_applicable, answer.reason) == (True, "er is geen signaal")
    assert answer.text == "Blijft staan."
    assert not row.field.editor.isEnabled()


def test_a_step_can_need_attention_or_not_apply(qtbot: QtBot, bridge: Bridge) -> None:
    page = shown(qtbot, bridge, "meten")
    page.attention.click()
    page.not_applicable.flag.click()
    answer = bridge.view.get(Answer, page.step.answer_id)
    assert (answer.needs_attention, answer.is_not_applicable) == (True, True)
    page.attention.click()
    assert bridge.view.get(Answer, page.step.answer_id).needs_attention is None


def test_a_place_is_found_on_its_tab(qtbot: QtBot, bridge: Bridge) -> None:
    page = shown(qtbot, bridge, "analyse")
    page.go_to(Place("analyse", "need", "n1", "priority"))
    assert page.tabs.bar.currentIndex() == 1
    assert QApplication.focusWidget().parent().objectName() == "need.priority"
    page.go_to(Place("analyse", "answer", "analyse.stem", "text"))
    assert page.tabs.bar.currentIndex() == 2
    assert QApplication.focusWidget().parent().objectName() == "answer.analyse.stem"


def test_tabs_are_turned_by_keyboard(qtbot: QtBot, bridge: Bridge) -> None:
    page = shown(qtbot, bridge, "analyse")
    page.tabs.bar.setFocus()
    qtbot.keyClick(page.tabs.bar, Qt.Key.Key_Right)
    assert page.tabs.current.title == "Behoeften"


def test_points_about_rows_of_another_page_stand_above_the_tabs(qtbot: QtBot) -> None:
    rows = [Result(id=f"r{i}", statement=f"Resultaat {i}", position=i) for i in range(5)]
    page = shown(qtbot, bridge_of(rows), "meten")
    page.show_findings()
    assert [box.isVisible() for box in page.elsewhere.boxes] == [True] * 3
    assert page.elsewhere.more.text() == "Toon alle 5 punten"
    page.elsewhere.more.click()
    assert len(page.elsewhere.boxes) == 5
    assert not page.elsewhere.more.isVisible()
    with qtbot.waitSignal(page.bridge.go_to_requested) as gone:
        page.elsewhere.boxes[4].followed.emit()
    place = home(page.bridge.content, gone.args[0])
    assert (place.step, place.row_id) == ("resultaten", "r4")


def test_turning_a_tab_keeps_the_focus_on_the_page(qtbot: QtBot, bridge: Bridge) -> None:
    page = shown(qtbot, bridge, "analyse")
    page.first_focus().setFocus()
    page.tabs.show_part(2)
    assert QApplication.focusWidget() is page.tabs.bar
