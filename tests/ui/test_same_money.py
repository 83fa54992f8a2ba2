"""The page "Geld" shows the same money, to the euro, as the document and the workbook."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from PySide6.QtWidgets import QApplication

from npo_wizard.plan.view import PlanView
from tests.plan.strategies import calm
from tests.report.examples import NAMES, example
from tests.report.money_in import faults, money_plans
from tests.ui.memory_file import bridge_of
from ui.pages.money_page import MoneyPage


@pytest.fixture(scope="module")
def page(qapp: QApplication) -> Iterator[MoneyPage]:
    made = MoneyPage(bridge_of(), "geld")
    made.show()
    yield made
    made.deleteLater()


@settings(calm, max_examples=25)
@given(view=money_plans())
def test_window_document_and_workbook_show_the_same_money(page: MoneyPage, view: PlanView) -> None:
    assert faults(view, page) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_show_the_same_money_everywhere(page: MoneyPage, name: str) -> None:
    assert faults(example(name), page) == []
