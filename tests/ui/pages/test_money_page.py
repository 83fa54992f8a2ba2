"""The page "Geld" shows the figures of the core, and nothing of its own."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from npo_wizard import content as contents
from npo_wizard import figures
from npo_wizard.figures import SPENT
from npo_wizard.plan.edits import AddRow, SetField
from npo_wizard.plan.nouns import MeasureCost, Noun, ReportYear
from npo_wizard.rules.finding import Place
from tests import small_plan
from tests.ui.memory_file import bridge_of, example_bridge
from ui.bridge import Bridge
from ui.models.lines_model import SUB_ROLE, LinesModel
from ui.pages.money_page import MoneyPage
from ui.widgets.notation import show_euros, show_number
from ui.widgets.text_editors import EurosEditor

CONTENT = contents.load()


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


def models(page: MoneyPage) -> tuple[LinesModel, ...]:
    return (
        page.purposes, page.outside, page.streams, page.apart, page.sisa, page.sisa_planned,
        page.balance,
    )  # fmt: skip


def cells(model: LinesModel) -> list[list[str]]:
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_models_are_sound(page: MoneyPage, qtmodeltester: ModelTester) -> None:
    for model in models(page):
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
    for model in models(page):
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


# What is planned and spent, outside, apart.


def test_what_was_spent_can_be_shown_instead(page: MoneyPage, bridge: Bridge) -> None:
    page.amount._of[True].click()
    table = figures.by_purpose_and_year(bridge.view, bridge.profile, SPENT, grant_only=True)
    assert cells(page.purposes)[-1][1:-1] == [
        *map(show_number, table.totals), show_number(table.total)
    ]  # fmt: skip


def small(*more: Noun, **changes: Any) -> Bridge:
    changed = {"plan": {"profile": "npo-2021-2025"}, "zomer": {"purpose": "b5"}, **changes}
    return bridge_of(small_plan.plan(*more, **changed).all_rows())


def test_costs_outside_a_period_stand_in_a_table_that_leads_to_the_measure(
    qtbot: QtBot,
) -> None:
    bridge = small(small_plan.cost("zomer", "spuk", 2026, 30_000))
    page = shown(qtbot, bridge)
    assert [line[1:] for line in cells(page.outside)] == [["2026", "30.000", "0"]] * 2
    subs = [page.outside.index(row, 0).data(SUB_ROLE) for row in range(2)]
    assert subs == [
        "Buiten de periode van de maatregel.", "Buiten de bestedingsperiode van de regeling.",
    ]  # fmt: skip
    page.outside_table.setCurrentIndex(page.outside.index(1, 0))
    with qtbot.waitSignal(bridge.go_to_requested) as gone:
        qtbot.keyClick(page.outside_table, Qt.Key.Key_Return)
    assert gone.args[0] == Place("aanpak", "measure", "zomer", "costs", "2026")


def test_nothing_outside_is_no_table(qtbot: QtBot) -> None:
    page = shown(qtbot, small())
    assert not page.outside_title.isVisible()
    assert not page.outside_table.isVisible()


def test_rent_and_official_hours_stand_apart(qtbot: QtBot) -> None:
    page = shown(qtbot, small())
    rows = {line[0]: line[1:] for line in cells(page.apart)}
    assert len(rows) == 2
    assert ["40.000", "50.000", "90.000", "38.000"] in rows.values()


def test_purposes_without_money_are_named(qtbot: QtBot) -> None:
    page = shown(qtbot, small())
    (rent,) = [p.title for p in CONTENT.profiles["npo-2021-2025"].purposes if p.id == "b5"]
    assert page.no_money.text().startswith("Nog zonder geld: ")
    assert rent not in page.no_money.text()


# The account, and what the controller states.


def test_the_account_shows_planned_and_real(page: MoneyPage, bridge: Bridge) -> None:
    years = figures.sisa(bridge.view, bridge.profile)
    for place in range(len(years[0].lines)):
        spent = [show_number(year.lines[place].spent) for year in years]
        planned = [show_number(year.lines[place].planned) for year in years]
        assert cells(page.sisa)[place][1:] == spent
        assert cells(page.sisa_planned)[place][1:] == planned
    assert "Controleer" in page.sisa_remark.text()


def editor_of(page: MoneyPage, year: int, field: str) -> EurosEditor:
    editor = page.years.parts[year].rows[field].editor
    assert isinstance(editor, EurosEditor)
    return editor


def put(qtbot: QtBot, page: MoneyPage, year: int, field: str, text: str) -> None:
    editor = editor_of(page, year, field)
    editor.line.setFocus()
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, text)
    editor.flush()


def test_what_was_received_is_typed_here_and_the_rest_follows(qtbot: QtBot) -> None:
    bridge = small()
    page = shown(qtbot, bridge)
    unknown = "niet bekend"
    assert [line[1:] for line in cells(page.balance)] == [
        ["0", unknown], [unknown, unknown], ["38.000", "0"], [unknown, unknown],
    ]  # fmt: skip
    put(qtbot, page, 2022, "received_eur", "50.000")
    put(qtbot, page, 2023, "received_eur", "0")
    assert [line[1:] for line in cells(page.balance)] == [
        ["0", "12.000"], ["50.000", "0"], ["38.000", "0"], ["12.000", "12.000"],
    ]  # fmt: skip
    assert [row.received_eur for row in bridge.view.rows(ReportYear)] == [50_000, 0]


def test_another_opening_balance_is_shown_beside_the_computed_one(qtbot: QtBot) -> None:
    page = shown(qtbot, small())
    put(qtbot, page, 2022, "received_eur", "50000")
    put(qtbot, page, 2023, "opening_eur", "-500")
    difference = page.years.parts[2023].difference
    assert difference.isVisible()
    assert difference.text() == "Berekend is €\u00a012.000. Uw opgave is €\u00a012.500 lager."
    assert cells(page.balance)[0][2] == "-500"
    put(qtbot, page, 2023, "opening_eur", "12000")
    assert not difference.isVisible()


def test_an_amount_that_cannot_be_is_refused_at_the_field(qtbot: QtBot) -> None:
    bridge = small()
    page = shown(qtbot, bridge)
    for field, text in (("received_eur", "-1"), ("opening_eur", "-2000000001"),
                        ("received_eur", "veel"), ("opening_eur", "2000000001")):  # fmt: skip
        put(qtbot, page, 2022, field, text)
        assert editor_of(page, 2022, field).refused.endswith(".")
    assert bridge.view.rows(ReportYear) == ()


def test_a_finding_in_a_remark_leads_to_its_field(qtbot: QtBot) -> None:
    remark = "Bel 06-12345678 voor de beginstand."
    bridge = small(ReportYear(id="2022", year=2022, remark=remark))
    (finding,) = [f for f in bridge.findings if f.place.noun == ReportYear.NAME]
    page = shown(qtbot, bridge)
    assert finding.place.step == page.page_id
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.go_to(finding.place)
    row = page.years.parts[2022].rows["remark"]
    assert row.editor.focus_target().hasFocus()
    assert row.notes.isVisible()


def test_a_field_that_is_typed_in_stays_while_the_plan_changes(qtbot: QtBot) -> None:
    bridge = small()
    page = shown(qtbot, bridge)
    editor = editor_of(page, 2022, "received_eur")
    qtbot.keyClicks(editor.line, "12")
    bridge.apply(AddRow(small_plan.cost("zomer", "spuk", 2027, 5)))
    assert editor_of(page, 2022, "received_eur") is editor
    assert editor.line.text() == "12"
    assert 2027 in page.years.parts
    page.seal()
    assert [row.received_eur for row in bridge.view.rows(ReportYear)] == [12]
