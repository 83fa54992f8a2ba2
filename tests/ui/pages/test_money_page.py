"""The page "Geld" shows the figures of the core, and nothing of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from npo_wizard import figures
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import MeasureCost
from tests.ui.memory_file import bridge_of, example_bridge
from ui.bridge import Bridge
from ui.models.lines_model import LinesModel
from ui.pages.money_page import MoneyPage
from ui.widgets.notation import show_euros, show_number


def shown(qtbot: QtBot, bridge: Bridge) -> MoneyPage:
    page = MoneyPage(bridge, "geld")
    bridge.plan_changed.connect(page.refresh)
    bridge.findings_changed.connect(page.show_findings)
    qtbot.addWidget(page)
    page.resize(1000, 900)
    page.show()
    return page


@pytest.fixture
def bridge(qapp: object) -> Bridge:
    return example_bridge()


@pytest.fixture
def page(qtbot: QtBot, bridge: Bridge) -> MoneyPage:
    return shown(qtbot, bridge)


def cells(model: LinesModel) -> list[list[str]]:
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_models_are_sound(page: MoneyPage, qtmodeltester: ModelTester) -> None:
    for model in (page.purposes, page.streams, page.sisa):
        qtmodeltester.check(model)


def test_the_sentence_tells_what_is_left(page: MoneyPage, bridge: Bridge) -> None:
    assert show_euros(figures.granted(bridge.view)) in page.sentence.text()
    assert show_euros(figures.left(bridge.view)) in page.sentence.text()


def test_the_table_is_that_of_the_core(page: MoneyPage, bridge: Bridge) -> None:
    table = figures.by_purpose_and_year(bridge.view, bridge.profile, grant_only=True)
    shown_cells = cells(page.purposes)
    for line, row in zip(shown_cells, table.rows, strict=False):
        assert line[1:-1] == [*map(show_number, row.amounts), show_number(row.total)]
    assert shown_cells[-1][1:-1] == [*map(show_number, table.totals), show_number(table.total)]


def test_all_streams_can_be_taken_together(page: MoneyPage, bridge: Bridge) -> None:
    page.scope._of[True].click()
    assert cells(page.purposes)[-1][-2] == show_number(figures.planned(bridge.view))
    page.scope._of[None].click()
    total = figures.planned(bridge.view, grant_only=True)
    assert cells(page.purposes)[-1][-2] == show_number(total)


def test_the_figures_follow_the_plan(page: MoneyPage, bridge: Bridge) -> None:
    grant = figures.grant_streams(bridge.view)
    cost = next(c for c in bridge.view.rows(MeasureCost) if c.stream_id in grant)
    bridge.apply(SetField("measure_cost", cost.id, "planned_eur", (cost.planned_eur or 0) + 1))
    total = figures.planned(bridge.view, grant_only=True)
    assert cells(page.purposes)[-1][-2] == show_number(total)


def test_as_many_notes_as_the_badge_says(page: MoneyPage, bridge: Bridge) -> None:
    bridge.settle()
    page.show_findings()
    visible = [box for box in page.findings.boxes if box.isVisible()]
    assert len(visible) == bridge.state("geld").open_count


def test_the_bar_is_said_in_words(page: MoneyPage) -> None:
    assert page.bar.accessibleName().count("€") >= 5


def test_every_column_has_a_heading(page: MoneyPage) -> None:
    for model in (page.purposes, page.streams, page.sisa):
        for column in range(model.columnCount()):
            assert model.headerData(column, Qt.Orientation.Horizontal)


def test_an_empty_plan_has_no_bar_and_no_error(qtbot: QtBot) -> None:
    page = shown(qtbot, bridge_of())
    assert not page.bar.isVisible()
    assert not page.streams_table.isVisible()
    assert "begroot" in page.sentence.text().lower()


def test_a_programme_without_grant_has_no_account(qtbot: QtBot) -> None:
    page = shown(qtbot, bridge_of(profile="lokale-educatieve-agenda"))
    assert not page.sisa_table.isVisible()
