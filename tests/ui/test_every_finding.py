"""From every finding of a plan that breaks all rules a click leads to the control of its field."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from npo_wizard.plan.nouns import FundingStream, Noun, Plan
from npo_wizard.rules import RULES, Finding
from tests.rules.broken_plan import broken_plan
from tests.ui.memory_file import bridge_of
from ui.appearance import Appearance
from ui.bridge import Bridge
from ui.models.rows_table_model import ID_ROLE
from ui.more_menu import MoreMenu
from ui.pages.building_blocks import BuildingBlocks
from ui.pages.controle_page import ControlePage
from ui.pages.costs_grid import CostsGrid
from ui.pages.finding_list import home
from ui.pages.findings_part import FindingsPart
from ui.pages.list_part import ListPart
from ui.pages.step_page import StepPage
from ui.plan_window import PlanWindow
from ui.widgets.finding_rows import FindingRow

EMPTY = [Plan(id="plan", profile="npo-2021-2025")]
PLANS: dict[str, list[Noun]] = {
    "all that rows can break": list(broken_plan().all_rows()),
    "nothing filled in": list(EMPTY),
    "no stream is the grant": [*EMPTY, FundingStream(id="spuk")],
}


def opened(styled: QApplication, qtbot: QtBot, rows: list[Noun]) -> PlanWindow:
    made = PlanWindow(bridge_of(rows), MoreMenu(Appearance(styled), has_plan=True))
    made.resize(1360, 860)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def rows_of(window: PlanWindow) -> list[FindingRow]:
    """The lines of all findings on the page Controle."""
    window.show_page("controle", take_focus=False)
    page = window.pages.currentWidget()
    assert isinstance(page, ControlePage)
    part = page.tabs.part(0)
    assert isinstance(part, FindingsPart)
    return [row for group in part.groups for row in group.rows]


def hide(window: PlanWindow, finding: Finding) -> None:
    """On the page of a finding filter all rows away, fold what folds, and turn to another tab."""
    page_id = home(window.bridge.content, finding.place).step
    page = window.findChild(StepPage, f"page.{page_id}")
    if page is None:
        return
    for part in page.findChildren(ListPart):
        part.filter_line.show()
        part.filter_line.setText("niets heet zo")
    for blocks in page.findChildren(BuildingBlocks):
        blocks.fold.setChecked(False)
    page.tabs.show_part(page.tabs.bar.count() - 1)


def ancestors(control: QWidget) -> Iterator[QWidget]:
    at: QWidget | None = control
    while at is not None:
        yield at
        at = at.parentWidget()


def is_at(finding: Finding, control: QWidget, bridge: Bridge) -> bool:
    """Whether a control belongs to the field of a finding, in the form of its row."""
    place, names = finding.place, [each.objectName() for each in ancestors(control)]
    chain = list(ancestors(control))
    if place.noun == "answer":
        return any(name.startswith(f"answer.{place.row_id}.") or name == f"answer.{place.row_id}"
                   for name in names)  # fmt: skip
    if place.noun == "plan":
        return f"plan.{place.field}" in names
    part = next((each for each in chain if isinstance(each, ListPart)), None)
    if part is None or place.noun != part.noun.NAME:
        return False
    if not place.row_id:
        return control.objectName() == f"add.{place.noun}"
    if part.row_id != place.row_id:
        return False
    if place.field == "costs":
        is_year = not place.part or any(name.endswith(f".{place.part}") for name in names)
        return is_year and any(isinstance(each, CostsGrid) for each in chain)
    if place.field == "scores":
        return any(isinstance(each, BuildingBlocks) for each in chain)
    if not place.field:
        table = control if isinstance(control, QTableView) else None
        return table is not None and table.currentIndex().data(ID_ROLE) == place.row_id
    return f"{place.noun}.{place.field}" in names


def test_a_click_lands_in_the_control_of_the_field_also_when_it_is_hidden(
    styled: QApplication, qtbot: QtBot
) -> None:
    """Every finding of the plan with all mistakes; of the emptier plans what is new in them."""
    clicked: set[str] = set()
    for rows in PLANS.values():
        window = opened(styled, qtbot, rows)
        known = set(clicked)
        for number in range(len(window.bridge.findings)):
            line = rows_of(window)[number]
            if line.finding.rule_id in known:
                continue
            clicked.add(line.finding.rule_id)
            hide(window, line.finding)
            line.go.click()
            focused = QApplication.focusWidget()
            assert focused is not None, line.finding
            assert focused.isVisible(), line.finding
            found = (line.finding, focused.objectName())
            assert is_at(line.finding, focused, window.bridge), found
        window.close()
        window.deleteLater()
    assert clicked == set(RULES)
