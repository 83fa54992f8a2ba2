"""A list is as tall as its rows, whichever of them changed."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QStandardItem, QStandardItemModel

from ui import style
from ui.widgets.rows_table import RowsTable

LONG = "een lange zin die over een paar regels loopt " * 4


@pytest.fixture
def table(styled, qtbot) -> RowsTable:
    made = RowsTable()
    qtbot.addWidget(made)
    made.resize(300, 400)
    model = QStandardItemModel(0, 1, made)
    for number in range(5):
        model.appendRow(QStandardItem(f"rij {number}"))
    made.setModel(model)
    made.set_weights([(1.0, 80)])
    made.show()
    made.fit()
    return made


def heights(table: RowsTable) -> list[int]:
    return [table.rowHeight(row) for row in range(table.model().rowCount())]


def fitted_anew(table: RowsTable) -> list[int]:
    table.resizeRowsToContents()
    return heights(table)


def test_a_row_that_changed_gets_its_height_and_the_others_keep_theirs(table):
    before = heights(table)
    table.model().setData(table.model().index(2, 0), LONG)
    table.fit()
    after = heights(table)
    assert after[2] > before[2]
    assert after[:2] + after[3:] == before[:2] + before[3:]
    assert after == fitted_anew(table)


@pytest.mark.parametrize("change", ["insert", "remove", "reset", "narrower"])
def test_rows_that_came_went_or_moved_stand_right(table, change):
    model = table.model()
    model.setData(model.index(1, 0), LONG)
    if change == "insert":
        model.insertRow(0, QStandardItem(LONG))
    elif change == "remove":
        model.removeRow(0)
    elif change == "reset":
        model.clear()
        model.appendRow(QStandardItem(LONG))
    else:
        table.resize(200, 400)
    table.fit()
    assert heights(table) == fitted_anew(table)
    assert max(heights(table)) > 60


def test_where_one_has_to_scroll_anyway_no_word_is_cut(styled, qtbot):
    made = RowsTable()
    qtbot.addWidget(made)
    made.resize(130, 400)
    model = QStandardItemModel(0, 3, made)
    model.appendRow([QStandardItem("Bibliotheek") for _ in range(3)])
    made.setModel(model)
    made.set_weights([(1.0, 50)] * 3)
    made.show()
    made.fit()
    assert made.horizontalScrollBar().maximum() > 0
    metrics = QFontMetrics(style.current().font(made.text_size, QFont.Weight.DemiBold))
    word = metrics.horizontalAdvance("Bibliotheek")
    assert [made.columnWidth(column) >= word for column in range(3)] == [True] * 3
