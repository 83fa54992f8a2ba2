"""The money of a plan is the same to the euro in document and workbook, and adds up."""

import pytest
from hypothesis import given, settings

from npo_wizard.plan.view import PlanView
from tests.plan.strategies import calm
from tests.report.examples import NAMES, example
from tests.report.money_in import faults, money_plans


@settings(calm, max_examples=60)
@given(money_plans())
def test_document_and_workbook_show_the_same_money(view: PlanView) -> None:
    assert faults(view) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_show_the_same_money_everywhere(name: str) -> None:
    assert faults(example(name)) == []
