"""The costs of a measure: typed in the cell, added up by the core, refused one by one."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from npo_wizard.figures import PLANNED, SPENT
from npo_wizard.plan.edits import AddRow, SetField
from npo_wizard.plan.nouns import FundingStream, Measure, MeasureCost, Plan, cost_id
from npo_wizard.rules.finding import Place
from tests.ui.memory_file import bridge_of
from ui.bridge import Bridge
from ui.dialogs.field_history import FieldHistory
from ui.pages.amount_grid import AmountGrid
from ui.pages.costs_grid import CostsGrid
from ui.widgets.cost_editor import CostEditor


@pytest.fixture
def bridge(qapp: object) -> Bridge:
    return bridge_of(
        [
            Plan(
                id="plan",
                profile="npo-2021-2025",
                start_on=date(2023, 1, 1),
                end_on=date(2024, 12, 31),
            ),
            FundingStream(id="f1", name="Uitkering", is_grant=True),
            FundingStream(id="f2", name="Schoolbesturen", position=1),
            Measure(id="m1", title="Zomerschool"),
            Measure(id="m2", title="Mentoraat", position=1),
        ]
    )


@pytest.fixture
def costs(qtbot: QtBot, bridge: Bridge) -> CostsGrid:
    made = CostsGrid(bridge)
    made.load("m1")
    bridge.plan_changed.connect(made.refresh)
    bridge.findings_changed.connect(made.show_findings)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def cell(costs: CostsGrid, stream: str, year: int, amount: str = PLANNED) -> CostEditor:
    grid = next(each for each in costs.grids if each.amount == amount)
    return grid.cells[stream, year]


def fill(qtbot: QtBot, found: CostEditor, text: str) -> None:
    found.line.setFocus()
    found.line.clear()
    qtbot.keyClicks(found.line, text)
    found.flush()


def sums(grid: AmountGrid) -> dict[tuple[str, int], str]:
    return {key: label.text() for key, label in grid._sums.items()}


def test_a_cell_is_one_cost(qtbot: QtBot, bridge: Bridge, costs: CostsGrid) -> None:
    fill(qtbot, cell(costs, "f1", 2023), "80.000")
    (cost,) = bridge.view.rows(MeasureCost)
    assert (cost.measure_id, cost.stream_id, cost.year) == ("m1", "f1", 2023)
    assert (cost.planned_eur, cost.spent_eur) == (80_000, None)


def test_spent_stands_beside_planned(qtbot: QtBot, bridge: Bridge, costs: CostsGrid) -> None:
    fill(qtbot, cell(costs, "f1", 2023), "100")
    fill(qtbot, cell(costs, "f1", 2023, SPENT), "90")
    (cost,) = bridge.view.rows(MeasureCost)
    assert (cost.planned_eur, cost.spent_eur) == (100, 90)


def test_totals_follow_at_once(qtbot: QtBot, costs: CostsGrid) -> None:
    fill(qtbot, cell(costs, "f1", 2023), "1000")
    fill(qtbot, cell(costs, "f1", 2024), "200")
    fill(qtbot, cell(costs, "f2", 2024), "30")
    assert sums(costs.grids[0]) == {
        ("f1", 0): "1.200",
        ("f2", 0): "30",
        ("", 2023): "1.000",
        ("", 2024): "230",
        ("", 0): "1.230",
    }


def test_an_emptied_cell_is_no_cost(qtbot: QtBot, bridge: Bridge, costs: CostsGrid) -> None:
    found = cell(costs, "f1", 2023)
    fill(qtbot, found, "5")
    found.line.setFocus()
    found.line.selectAll()
    qtbot.keyClick(found.line, Qt.Key.Key_Delete)
    found.flush()
    assert bridge.view.rows(MeasureCost) == ()


@pytest.mark.parametrize("typed", ["-5", "(500)", "veel", "1.2.3", "3000000000"])
def test_a_refused_cell_is_marked_and_nothing_else_is_touched(
    qtbot: QtBot, bridge: Bridge, costs: CostsGrid, typed: str
) -> None:
    fill(qtbot, cell(costs, "f2", 2023), "7")
    before = bridge.view
    found = cell(costs, "f1", 2024)
    fill(qtbot, found, typed)
    assert bridge.view == before
    assert found.line.text() == typed
    assert found.line.property("refused") is True
    grid = costs.grids[0]
    assert grid.refusal.isVisible()
    assert grid.refusal.text().startswith("!  Uitkering, 2024: ")
    fill(qtbot, found, "12")
    assert not grid.refusal.isVisible()


def test_tab_goes_from_cell_to_cell_and_out(qtbot: QtBot, costs: CostsGrid) -> None:
    cell(costs, "f1", 2023).line.setFocus()
    names = []
    for _ in range(4):
        names.append(QApplication.focusWidget().parent().objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert names == [
        "measure_cost.planned_eur.f1.2023",
        "measure_cost.planned_eur.f1.2024",
        "measure_cost.planned_eur.f2.2023",
        "measure_cost.planned_eur.f2.2024",
    ]
    assert QApplication.focusWidget().parent().objectName() == "measure_cost.spent_eur.f1.2023"


def test_every_cell_says_what_it_is(costs: CostsGrid) -> None:
    name = cell(costs, "f2", 2024, SPENT).line.accessibleName()
    assert name == "Uitgegeven, in hele euro's, Schoolbesturen, 2024"


def test_typing_is_one_step_of_undo(qtbot: QtBot, bridge: Bridge, costs: CostsGrid) -> None:
    found = cell(costs, "f1", 2023)
    for text in ("1", "2", "3"):
        qtbot.keyClicks(found.line, text)
        found.flush()
    assert bridge.view.get(MeasureCost, cost_id("m1", "f1", 2023)).planned_eur == 123
    bridge.undo()
    assert bridge.view.rows(MeasureCost) == ()
    assert found.line.text() == ""


def test_another_measure_has_other_costs(qtbot: QtBot, costs: CostsGrid) -> None:
    fill(qtbot, cell(costs, "f1", 2023), "80000")
    costs.load("m2")
    assert cell(costs, "f1", 2023).line.text() == ""
    costs.load("m1")
    assert cell(costs, "f1", 2023).line.text() == "80.000"


def test_a_new_stream_or_year_gets_its_cells(bridge: Bridge, costs: CostsGrid) -> None:
    bridge.apply(AddRow(FundingStream(id="f3", name="Gemeente", position=2)))
    bridge.apply(SetField("plan", "plan", "end_on", date(2025, 7, 31)))
    assert ("f3", 2025) in costs.grids[0].cells


def test_without_streams_the_way_there_is_shown(qtbot: QtBot) -> None:
    bridge = bridge_of([Measure(id="m1")])
    made = CostsGrid(bridge)
    qtbot.addWidget(made)
    made.load("m1")
    made.show()
    assert made.no_streams.isVisible()
    with qtbot.waitSignal(bridge.go_to_requested) as gone:
        made.to_streams.click()
    assert gone.args[0] == Place("urgentie", "funding_stream")


# More cells at once.


def paste(qtbot: QtBot, found: CostEditor, text: str) -> None:
    QApplication.clipboard().setText(text)
    found.line.setFocus()
    qtbot.keyClick(found.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def planned(bridge: Bridge) -> dict[tuple[str, int], int | None]:
    return {(c.stream_id, c.year): c.planned_eur for c in bridge.view.rows(MeasureCost)}


def test_a_block_of_a_controller_is_pasted_as_one_step(
    qtbot: QtBot, bridge: Bridge, costs: CostsGrid
) -> None:
    fill(qtbot, cell(costs, "f2", 2024), "9")
    fill(qtbot, cell(costs, "f1", 2023, SPENT), "4")
    before = bridge.view
    paste(qtbot, cell(costs, "f1", 2023), "€ 1.234,50\t1234.5\r\n(500)\t\r\n")
    assert planned(bridge) == {("f1", 2023): 1235, ("f1", 2024): 1235}
    assert bridge.view.get(MeasureCost, cost_id("m1", "f1", 2023)).spent_eur == 4
    assert cell(costs, "f1", 2024).line.text() == "1.235"
    assert cell(costs, "f2", 2024).line.text() == ""
    bridge.undo()
    assert bridge.view == before


def test_each_refused_cell_is_marked_and_says_why(
    qtbot: QtBot, bridge: Bridge, costs: CostsGrid
) -> None:
    with qtbot.waitSignal(bridge.message) as said:
        paste(qtbot, cell(costs, "f1", 2023), "veel\t7,4\n-3\t3000000000")
    assert planned(bridge) == {("f1", 2024): 7}
    for stream, year, typed in (
        ("f1", 2023, "veel"),
        ("f2", 2023, "-3"),
        ("f2", 2024, "3000000000"),
    ):
        assert cell(costs, stream, year).line.text() == typed
        assert cell(costs, stream, year).line.property("refused") is True
    sentences = costs.grids[0].refusal.text().split("\n")
    assert [each.split(":")[0] for each in sentences] == [
        "!  Uitkering, 2023", "!  Schoolbesturen, 2023", "!  Schoolbesturen, 2024",
    ]  # fmt: skip
    assert said.args[0] == (
        "Geplakt: 1. Niet geplakt: 3. Onder de tabel staat waarom. Afgerond op hele euro's: 1."
    )


def test_what_does_not_fit_in_the_grid_is_told(
    qtbot: QtBot, bridge: Bridge, costs: CostsGrid
) -> None:
    with qtbot.waitSignal(bridge.message) as said:
        paste(qtbot, cell(costs, "f2", 2024), "1\t2\n3\t4\n")
    assert planned(bridge) == {("f2", 2024): 1}
    assert said.args[0] == "Geplakt: 1. Buiten de tabel: 3."


def test_what_was_typed_before_stays_a_step_of_its_own(
    qtbot: QtBot, bridge: Bridge, costs: CostsGrid
) -> None:
    found = cell(costs, "f1", 2023)
    qtbot.keyClicks(found.line, "12")
    paste(qtbot, found, "1\t2")
    bridge.undo()
    assert planned(bridge) == {("f1", 2023): 12}


def test_one_cell_is_pasted_into_the_text(qtbot: QtBot, bridge: Bridge, costs: CostsGrid) -> None:
    found = cell(costs, "f1", 2023)
    paste(qtbot, found, "€ 1.234,50\r\n")
    found.flush()
    assert planned(bridge) == {("f1", 2023): 1235}


def test_the_menu_pastes_a_block_too(qtbot: QtBot, bridge: Bridge, costs: CostsGrid) -> None:
    QApplication.clipboard().setText("1\t2")
    found = cell(costs, "f1", 2023)
    where = found.line.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, found.line.mapToGlobal(where))
    QApplication.sendEvent(found.line, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(each for each in menu.actions() if each.objectName() == "edit-paste").trigger()
    menu.close()
    assert planned(bridge) == {("f1", 2023): 1, ("f1", 2024): 2}


def test_what_is_copied_out_can_be_pasted_in_again(
    qtbot: QtBot, bridge: Bridge, costs: CostsGrid
) -> None:
    fill(qtbot, cell(costs, "f1", 2023), "1234")
    fill(qtbot, cell(costs, "f2", 2024), "0")
    qtbot.mouseClick(costs.grids[0].copy, Qt.MouseButton.LeftButton)
    text = QApplication.clipboard().text()
    assert text == "1234\t\n\t0"
    before = planned(bridge)
    costs.load("m2")
    paste(qtbot, cell(costs, "f1", 2023), text)
    other = {
        (c.stream_id, c.year): c.planned_eur
        for c in bridge.view.rows(MeasureCost)
        if c.measure_id == "m2"
    }
    assert other == before


def test_a_hundred_thousand_rows_do_not_hang(
    qtbot: QtBot, bridge: Bridge, costs: CostsGrid
) -> None:
    paste(qtbot, cell(costs, "f1", 2023), "1\t2\n" * 100_000)
    assert len(planned(bridge)) == 4


def test_where_the_plan_can_only_be_read_nothing_is_pasted(
    qtbot: QtBot, bridge: Bridge, costs: CostsGrid
) -> None:
    found = cell(costs, "f1", 2023)
    found.set_read_only()
    paste(qtbot, found, "1\t2")
    assert planned(bridge) == {}


def test_a_cell_leads_to_its_past_from_its_menu(qtbot: QtBot, costs: CostsGrid) -> None:
    asked: list[object] = []
    costs.bridge.field_past_requested.connect(asked.append)
    for measure in ("m1", "m2"):
        costs.load(measure)
        menu = cell(costs, "f2", 2024, SPENT).made_menu()
        entry = next(each for each in menu.actions() if "Geschiedenis" in each.text())
        entry.trigger()
        menu.close()
    assert asked == [
        ("measure_cost", cost_id(measure, "f2", 2024), "spent_eur") for measure in ("m1", "m2")
    ]


def test_the_past_of_an_empty_cell_is_named_by_its_place(
    qtbot: QtBot, costs: CostsGrid, bridge: Bridge
) -> None:
    place = cell(costs, "f1", 2023)
    for typed in ("100", "250", ""):
        place.line.selectAll()
        qtbot.keyClick(place.line, Qt.Key.Key_Delete)
        qtbot.keyClicks(place.line, typed)
        costs.flush()
        bridge.seal()
    past = FieldHistory(bridge, place.key)
    qtbot.addWidget(past)
    assert "Zomerschool, 2023, Uitkering" in past.windowTitle()
    assert past.list.count() == 3
    past.list.setCurrentRow(0)
    assert past.text.toPlainText() == "Eerst: € 250\n\nDaarna: leeg"
    past.back.click()
    assert bridge.view.get(MeasureCost, place.key[1]).planned_eur == 250
