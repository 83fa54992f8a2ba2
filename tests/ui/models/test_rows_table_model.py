"""The table of a noun follows the plan with the least that must change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from npo_wizard.plan.compose import add, move, remove
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import Need, Result, Source
from tests.ui.memory_file import bridge_of, example_bridge
from ui.bridge import Bridge
from ui.models.rows_table_model import ID_ROLE, PILL_ROLE, WARN_ROLE, RowsTableModel
from ui.models.text_filter_model import TextFilterModel

LONG = "woord " * 100


@pytest.fixture
def bridge(qapp: object) -> Bridge:
    return bridge_of(
        [
            Source(id="s1", theme="Leesniveau"),
            Source(id="s2", theme="Monitor"),
            Need(
                id="n1",
                statement="Lézen",
                domain="cognitief",
                children_count=1412,
                priority="hoog",
                source_ids=("s1", "s2"),
            ),
            Need(id="n2", statement=LONG, position=1),
            Need(id="n3", position=2),
        ]
    )


@pytest.fixture
def model(bridge: Bridge, qtmodeltester: ModelTester) -> RowsTableModel:
    made = RowsTableModel(bridge, Need)
    bridge.plan_changed.connect(made.refresh)
    bridge.findings_changed.connect(made.show_findings)
    qtmodeltester.check(made)
    return made


def texts(model: RowsTableModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_cells_are_in_dutch(model: RowsTableModel) -> None:
    assert texts(model, 0)[:6] == [
        "Lézen",
        "Cognitief",
        "1.412",
        "Leesniveau +1",
        "Hoog",
        "Nog geen resultaat",
    ]


def test_a_row_without_a_name_says_so(model: RowsTableModel) -> None:
    assert texts(model, 2)[0] == "Behoefte zonder omschrijving"


def test_a_long_text_is_shortened_on_screen_but_not_when_read_aloud(model: RowsTableModel) -> None:
    index = model.index(1, 0)
    assert index.data().endswith("…")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == LONG.strip()


def test_what_is_missing_is_a_warning_in_words(model: RowsTableModel, bridge: Bridge) -> None:
    column = [c.heading for c in model.columns].index("Uitgewerkt in")
    assert model.index(0, column).data(WARN_ROLE) is True
    bridge.apply(add(bridge.view, Result, statement="80 procent", need_ids=("n1",)))
    assert model.index(0, column).data() == "1 resultaat"
    assert not model.index(0, column).data(WARN_ROLE)


def test_a_domain_is_a_pill_with_its_place_in_the_list(model: RowsTableModel) -> None:
    assert model.index(0, 1).data(PILL_ROLE) == 0
    assert model.index(0, 0).data(PILL_ROLE) is None


def test_every_column_has_a_heading(model: RowsTableModel) -> None:
    for column in range(model.columnCount()):
        assert model.headerData(column, Qt.Orientation.Horizontal)


def test_a_change_of_a_field_paints_that_row_only(
    qtbot: QtBot, bridge: Bridge, model: RowsTableModel
) -> None:
    with qtbot.waitSignal(model.dataChanged) as changed:
        bridge.apply(SetField("need", "n2", "statement", "Plannen"))
    assert changed.args[0].row() == changed.args[1].row() == 1


def test_adding_and_removing_keep_the_other_rows(bridge: Bridge, model: RowsTableModel) -> None:
    kept = QPersistentModelIndex(model.index(2, 0))
    edit = add(bridge.view, Need, statement="Nieuw")
    bridge.apply(edit)
    assert model.rowCount() == 4
    bridge.apply(remove(bridge.view, "need", "n1"))
    assert model.rowCount() == 3
    assert kept.isValid()
    assert kept.data(ID_ROLE) == "n3"


def test_moving_keeps_the_chosen_row(bridge: Bridge, model: RowsTableModel) -> None:
    kept = QPersistentModelIndex(model.index(2, 0))
    edit = move(bridge.view, "need", "n3", -2)
    assert edit is not None
    bridge.apply(edit)
    assert (kept.row(), kept.data(ID_ROLE)) == (0, "n3")


def test_the_number_on_a_row_is_the_number_of_its_findings(
    bridge: Bridge, model: RowsTableModel
) -> None:
    found = [f for f in bridge.findings_for(noun="need", row_id="n1") if f.severity != "hint"]
    assert found
    assert texts(model, 0)[-1] == f"! {len(found)}"


@pytest.mark.parametrize("noun", ["partner", "measure", "action", "measurement", "risk"])
def test_every_list_of_the_example_is_a_sound_model(
    qapp: object, qtmodeltester: ModelTester, noun: str
) -> None:
    from npo_wizard.plan.nouns import NOUNS

    qtmodeltester.check(RowsTableModel(example_bridge(), NOUNS[noun]))


def test_the_filter_folds_accents_and_wants_every_word(
    model: RowsTableModel, qtmodeltester: ModelTester
) -> None:
    filtered = TextFilterModel()
    filtered.setSourceModel(model)
    qtmodeltester.check(filtered)
    filtered.set_text("lezen hoog")
    assert [filtered.index(0, 0).data(ID_ROLE)] == ["n1"]
    assert filtered.rowCount() == 1
    filtered.set_text("")
    assert filtered.rowCount() == 3
