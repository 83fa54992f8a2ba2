"""Letting a point stay as it is, with a reason: under Controle, at the field, and back again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from npo_wizard.plan.choices import Priority
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import Acceptance, Need
from npo_wizard.rules import Place
from tests.ui.memory_file import bridge_of
from ui.bridge import Bridge
from ui.pages.controle_page import ControlePage
from ui.pages.findings_part import FindingsPart
from ui.pages.registry import make_page
from ui.widgets.finding_rows import FindingRow

RULE = "privacy.small_group"
NEEDS = [
    Need(id="n1", statement="Lezen", priority=Priority.HIGH, children_count=4),
    Need(id="n2", statement="Rekenen", position=1),
]


@pytest.fixture
def bridge() -> Bridge:
    return bridge_of(NEEDS)


@pytest.fixture
def page(qtbot: QtBot, bridge: Bridge) -> ControlePage:
    page = make_page("controle", bridge)
    assert isinstance(page, ControlePage)
    qtbot.addWidget(page)
    page.resize(900, 700)
    bridge.plan_changed.connect(page.refresh)
    bridge.findings_changed.connect(page.show_findings)
    page.refresh(None)
    page.show_findings()
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def part_of(page: ControlePage) -> FindingsPart:
    part = page.tabs.part(0)
    assert isinstance(part, FindingsPart)
    return part


def row_of(page: ControlePage, rule_id: str) -> FindingRow | None:
    rows = (row for group in part_of(page).groups for row in group.rows)
    return next((row for row in rows if row.finding.rule_id == rule_id), None)


def accept(page: ControlePage, reason: str) -> None:
    row = row_of(page, RULE)
    assert row is not None
    row.more.click()
    assert row.details is not None
    row.details.reason.setFocus()
    QTest.keyClicks(row.details.reason, reason)
    QTest.keyClick(row.details.reason, Qt.Key.Key_Return)


def test_the_explanation_says_what_to_do_and_where_the_rule_comes_from(page: ControlePage) -> None:
    row = row_of(page, "coherence.measure_scores_blocks") or row_of(page, RULE)
    assert row is not None
    assert row.details is None
    row.more.click()
    assert row.details is not None
    assert row.details.help.text().startswith("Voeg groepen samen")
    assert row.details.source.text() == "Bron: eigen toets"
    row.more.click()
    assert row.details.isHidden()


def test_a_reason_takes_the_point_off_the_list_and_shows_it_apart(
    page: ControlePage, bridge: Bridge
) -> None:
    before = len(bridge.findings)
    accept(page, "De groep wordt nergens met naam genoemd.")
    assert len(bridge.findings) == before - 1
    assert page.tabs.bar.tabText(0) == f"Open punten ({before - 1})"
    assert row_of(page, RULE) is None
    accepted = part_of(page).accepted
    assert accepted.headings == ["Geaccepteerd (1)"]
    assert "groep van 4" in accepted.rows[0].sentence.text()
    assert accepted.rows[0].reason.text() == (
        "Reden: De groep wordt nergens met naam genoemd. (1 maart 2023)"
    )
    assert part_of(page).isAncestorOf(QApplication.focusWidget())


def test_without_a_reason_nothing_is_accepted_and_the_line_says_why(
    page: ControlePage, bridge: Bridge
) -> None:
    row = row_of(page, RULE)
    assert row is not None
    row.more.click()
    assert row.details is not None
    row.details.accept.click()
    assert row.details.refusal.text() == "Vul in waarom dit zo mag blijven."
    assert row.details.reason.hasFocus()
    assert bridge.view.rows(Acceptance) == ()


def test_it_can_be_taken_back_and_both_can_be_undone(page: ControlePage, bridge: Bridge) -> None:
    accept(page, "Reden.")
    part_of(page).accepted.rows[0].back.click()
    assert row_of(page, RULE) is not None
    assert part_of(page).accepted.isHidden()
    assert part_of(page).isAncestorOf(QApplication.focusWidget())
    bridge.undo()
    bridge.settle()
    assert row_of(page, RULE) is None
    bridge.undo()
    bridge.settle()
    assert row_of(page, RULE) is not None


def test_a_reason_whose_point_is_gone_is_listed_and_does_no_harm(
    page: ControlePage, bridge: Bridge
) -> None:
    accept(page, "Reden.")
    bridge.apply(SetField("need", "n1", "children_count", 40))
    bridge.settle()
    accepted = part_of(page).accepted
    assert accepted.headings == ["Reden die niet meer nodig is (1)"]
    assert accepted.rows[0].back.text() == "Verwijderen"
    accepted.rows[0].back.click()
    assert bridge.view.rows(Acceptance) == ()


def test_at_the_field_it_stands_quietly_with_its_reason(qtbot: QtBot, bridge: Bridge) -> None:
    [finding] = [each for each in bridge.findings if each.rule_id == RULE]
    from npo_wizard.rules.acceptance import accept as accepted

    bridge.apply(accepted(bridge.view, finding, "Mag.", on=bridge.today))
    bridge.settle()
    page = make_page("analyse", bridge)
    qtbot.addWidget(page)
    page.refresh(None)
    page.show_findings()
    page.go_to(Place("analyse", "need", "n1", "children_count"))
    texts = page.tabs.current.detail.rows["children_count"].notes.texts
    assert texts[0].startswith("i  Geaccepteerd: ")
    assert texts[0].endswith("Reden: Mag.")


def test_what_a_reason_says_is_never_markup(page: ControlePage) -> None:
    accept(page, "<b>vet</b>")
    assert part_of(page).accepted.rows[0].reason.textFormat() is Qt.TextFormat.PlainText
