"""Every finding stands on its page, and the way to it ends at a control."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from npo_wizard import content as contents
from npo_wizard.plan.nouns import NOUNS, Noun
from npo_wizard.rules.finding import Finding
from tests.ui.memory_file import bridge_of, example_bridge
from ui.page_stack import PageStack
from ui.pages.page import Page

ROWS = ("partner", "need", "source", "result", "measure", "monitoring", "action", "risk", "body")


def empty_rows() -> list[Noun]:
    """One row of most nouns, with nothing filled in: breaks as many rules as can be."""
    return [NOUNS[name](id=f"{name}1") for name in ROWS]


PLANS = {
    "empty": lambda: bridge_of(),
    "empty rows": lambda: bridge_of(empty_rows()),
    "half": lambda: example_bridge("half"),
    "full": lambda: example_bridge(),
}


def shown_texts(page: Page) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def is_said(finding: Finding, page: Page) -> bool:
    short = finding.rule_id in ("completeness.field_filled", "completeness.question_answered")
    words = contents.load().messages["empty.answer"] if short else finding.sentence
    return words in shown_texts(page)


@pytest.mark.parametrize("name", PLANS)
def test_each_finding_is_found_and_said(qtbot: QtBot, name: str) -> None:
    bridge = PLANS[name]()
    stack = PageStack(bridge)
    qtbot.addWidget(stack)
    stack.resize(760, 800)
    stack.show()
    stack.activateWindow()
    qtbot.waitUntil(stack.isActiveWindow)
    for finding in bridge.findings:
        page = stack.show_page(finding.place.step)
        page.go_to(finding.place)
        focused = QApplication.focusWidget()
        assert focused is not None, finding
        assert page.isAncestorOf(focused), finding
        assert is_said(finding, page), finding
