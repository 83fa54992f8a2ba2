"""The number on a badge is the length of the list behind it, whatever the plan."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtWidgets import QApplication

from npo_wizard.plan.view import PlanView
from tests.plan.strategies import plans
from tests.ui.memory_file import bridge_of, example_bridge
from ui.bridge import Bridge
from ui.nav_button import NavButton
from ui.pages.controle_page import ControlePage
from ui.side_bar import SideBar
from ui.widgets.finding_rows import FindingRow

EXAMPLES = ("voorbeeldstad", "waterdorp", "half")


def spoken_number(button: NavButton) -> int:
    """The number that is read aloud with a line of the side bar; 0 where there is none."""
    said = re.search(r", (\d+) punt(?:en)? open$", button.accessibleName())
    return int(said[1]) if said else 0


def check_badges(bridge: Bridge) -> None:
    side, check = SideBar(bridge.content), ControlePage(bridge, "controle")
    side.show_states(bridge.states)
    check.refresh(None)
    check.show_findings()
    for state in bridge.states:
        button = side.button(state.step_id)
        assert button.open_points == spoken_number(button) == len(state.findings), state.step_id
    rows = check.findChildren(FindingRow)
    assert len(rows) == side.button("controle").open_points == len(bridge.findings)
    assert check.tabs.bar.tabText(0) == f"Open punten ({len(rows)})"
    for state in bridge.states:
        if state.step_id not in ("controle", "rode-draad"):
            listed = [row for row in rows if row.finding.place.step == state.step_id]
            assert len(listed) == state.open_count, state.step_id
    for widget in (side, check):
        widget.deleteLater()


@pytest.mark.parametrize("name", EXAMPLES)
def test_badges_of_an_example_count_their_lists(styled: QApplication, name: str) -> None:
    check_badges(example_bridge(name))


@pytest.mark.usefixtures("styled")
@given(view=plans(max_edits=8))
@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_badges_of_any_plan_count_their_lists(view: PlanView) -> None:
    check_badges(bridge_of(view.all_rows()))
    QApplication.processEvents()
