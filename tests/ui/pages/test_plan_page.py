"""The page "Plan en gemeente"."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from npo_wizard.plan.edits import SetField
from npo_wizard.rules.finding import Place
from tests.ui.memory_file import bridge_of
from ui.bridge import Bridge
from ui.pages.plan_page import PlanPage
from ui.widgets.municipality_editor import MunicipalityEditor


@pytest.fixture
def bridge(qapp: object) -> Bridge:
    return bridge_of()


@pytest.fixture
def page(qtbot: QtBot, bridge: Bridge) -> PlanPage:
    made = PlanPage(bridge, "plan")
    bridge.plan_changed.connect(made.refresh)
    bridge.findings_changed.connect(made.show_findings)
    qtbot.addWidget(made)
    made.resize(760, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def municipality(page: PlanPage) -> MunicipalityEditor:
    editor = page.rows["municipality_name"].editor
    assert isinstance(editor, MunicipalityEditor)
    return editor


def test_a_municipality_is_found_by_a_part_of_its_name(
    qtbot: QtBot, bridge: Bridge, page: PlanPage
) -> None:
    editor = municipality(page)
    editor.line.setFocus()
    qtbot.keyClicks(editor.line, "wintersw")
    qtbot.keyClick(editor.line, Qt.Key.Key_Down)
    qtbot.keyClick(editor.results, Qt.Key.Key_Return)
    plan = bridge.view.plan
    assert (plan.municipality_name, plan.municipality_code) == ("Winterswijk", "GM0294")
    bridge.undo()
    assert bridge.view.plan.municipality_name == ""
    assert editor.line.text() == ""


def test_accents_and_the_leading_s_make_no_difference(qtbot: QtBot, page: PlanPage) -> None:
    editor = municipality(page)
    qtbot.keyClicks(editor.line, "hertogenbosch")
    assert editor.results.item(0).text().startswith("'s-Hertogenbosch")
    editor.line.clear()
    qtbot.keyClicks(editor.line, "sudwest")
    assert editor.results.item(0).text().startswith("Súdwest-Fryslân")


def test_a_municipality_that_is_gone_says_what_it_became(
    qtbot: QtBot, bridge: Bridge, page: PlanPage
) -> None:
    gone = next(each for each in bridge.content.municipalities if each.successor)
    editor = municipality(page)
    editor.choose(gone)
    assert editor.remark.isVisible()
    assert editor.remark.text == gone.remark
    editor.remark.followed.emit()
    assert bridge.view.plan.municipality_name == gone.successor.name
    assert not editor.remark.isVisible()


def test_a_name_outside_the_list_is_kept(qtbot: QtBot, bridge: Bridge, page: PlanPage) -> None:
    editor = municipality(page)
    qtbot.keyClicks(editor.line, "Voorbeeldstad")
    page.seal()
    assert bridge.view.plan.municipality_name == "Voorbeeldstad"
    assert bridge.view.plan.municipality_code == ""
    assert editor.unknown.isVisible()


def test_the_notice_of_the_programme_is_shown(bridge: Bridge, page: PlanPage) -> None:
    assert bridge.profile.notice in page._notice.text()
    bridge.apply(SetField("plan", "plan", "profile", ""))
    assert not page.notice.isVisible()


def test_an_end_before_the_start_gets_a_sentence_at_the_field(
    bridge: Bridge, page: PlanPage
) -> None:
    bridge.apply(SetField("plan", "plan", "start_on", date(2023, 8, 1)))
    bridge.apply(SetField("plan", "plan", "end_on", date(2023, 1, 1)))
    bridge.settle()
    notes = page.rows["end_on"].notes.texts + page.rows["start_on"].notes.texts
    assert notes


def test_a_place_gets_the_focus(qtbot: QtBot, page: PlanPage) -> None:
    page.go_to(Place("plan", "plan", "plan", "contact"))
    control = page.rows["contact"].editor.focus_target()
    assert isinstance(control, QLineEdit)
    assert control.hasFocus()
