"""Measures against results and life domains."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from npo_wizard.plan.edits import AddRow
from npo_wizard.plan.nouns import Measure, Result
from tests.ui.memory_file import bridge_of
from ui.bridge import Bridge
from ui.models.matrix_model import MARK, MatrixModel


@pytest.fixture
def bridge(qapp: object) -> Bridge:
    return bridge_of(
        [
            Result(id="r1", statement="80 procent leest"),
            Measure(id="m1", title="Zomerschool", life_domains=("thuis",)),
        ]
    )


@pytest.fixture
def model(bridge: Bridge, qtmodeltester: ModelTester) -> MatrixModel:
    made = MatrixModel(bridge)
    bridge.plan_changed.connect(made.refresh)
    qtmodeltester.check(made)
    return made


def test_columns_are_results_then_life_domains(model: MatrixModel) -> None:
    headings = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert headings == ["Maatregel", "1", "Thuis", "Op school", "Vrije tijd", "Online"]
    assert model.legend == ["1. 80 procent leest"]


def test_a_cell_says_in_words_what_the_mark_means(model: MatrixModel) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 1).data() == ""
    assert model.index(0, 1).data(spoken) == "draagt niet bij aan 80 procent leest"
    assert model.index(0, 2).data() == MARK
    assert model.index(0, 2).data(spoken) == "draagt bij aan Thuis"


def test_a_cell_links_and_unlinks(bridge: Bridge, model: MatrixModel) -> None:
    model.toggle(model.index(0, 1))
    assert bridge.view.get(Measure, "m1").result_ids == ("r1",)
    assert model.index(0, 1).data() == MARK
    model.toggle(model.index(0, 1))
    model.toggle(model.index(0, 2))
    assert bridge.view.get(Measure, "m1").result_ids == ()
    assert bridge.view.get(Measure, "m1").life_domains == ()


def test_the_title_is_no_link(bridge: Bridge, model: MatrixModel) -> None:
    before = bridge.view
    model.toggle(model.index(0, 0))
    assert bridge.view is before


def test_a_new_result_is_a_new_column(bridge: Bridge, model: MatrixModel) -> None:
    bridge.apply(AddRow(Result(id="r2", statement="Minder verzuim", position=1)))
    assert model.columnCount() == 7
