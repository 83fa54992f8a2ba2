"""The pane with help: what a step is for, and where that is written."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from npo_wizard import resources
from ui.help_pane import HelpPane


def test_the_help_says_nothing_when_there_is_no_page(plan_window):
    pane = plan_window.help
    assert isinstance(pane, HelpPane)
    pane.show_page("bestaat-niet")
    assert pane.more.isHidden()


def test_the_help_of_each_step_names_its_source(plan_window):
    for step in plan_window.bridge.content.steps:
        plan_window.show_page(step.id)
        said = [label.text() for label in plan_window.help.findChildren(QLabel)]
        assert any(text.startswith("www.nji.nl") for text in said), step.id
        assert step.source in resources.text(f"help/{step.help}")
