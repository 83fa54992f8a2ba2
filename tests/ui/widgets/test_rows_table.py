"""A list is as tall as its rows, whichever of them changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QFont, QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication

from ui import style
from ui.widgets.rows_table import SAMPLE_ROWS, RowsTable

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


class Read(QStandardItemModel):
    """Remembers which rows were asked for."""

    def __init__(self, columns: int, parent: QObject) -> None:
        super().__init__(0, columns, parent)
        self.read: list[int] = []

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        self.read.append(index.row())
        return super().data(index, role)


@pytest.fixture
def two_columns(styled, qtbot) -> RowsTable:
    made = RowsTable()
    qtbot.addWidget(made)
    made.resize(400, 400)
    model = Read(2, made)
    for number in range(30):
        model.appendRow([QStandardItem("woord"), QStandardItem(f"rij {number}")])
    made.setModel(model)
    made.set_weights([(0.0, 20), (1.0, 20)])
    made.show()
    made.fit()
    return made


def test_a_column_has_room_for_its_longest_word_whichever_row_has_it(two_columns):
    model = two_columns.model()
    narrow = two_columns.columnWidth(0)
    for row in (0, 7, SAMPLE_ROWS - 1):
        model.setData(model.index(row, 0), "Bibliotheek")
        two_columns.fit()
        assert two_columns.columnWidth(0) > narrow
        model.setData(model.index(row, 0), "woord")
        two_columns.fit()
        assert two_columns.columnWidth(0) == narrow
    model.insertRow(0, [QStandardItem("Bibliotheek"), QStandardItem("")])
    two_columns.fit()
    assert two_columns.columnWidth(0) > narrow
    model.removeRow(0)
    two_columns.fit()
    assert two_columns.columnWidth(0) == narrow


def test_only_the_row_that_changed_is_read_again(two_columns):
    model = two_columns.model()
    model.setData(model.index(3, 1), "rij rij")
    model.read.clear()
    two_columns.fit()
    assert set(model.read) == {3}


MANY = 400


@pytest.fixture
def long_list(table) -> RowsTable:
    """As many rows as nobody sees at once; every third takes a few lines."""
    model = table.model()
    for number in range(model.rowCount(), MANY):
        model.appendRow(QStandardItem(LONG if number % 3 else f"rij {number}"))
    table.fit()
    QApplication.processEvents()
    return table


def in_sight(table: RowsTable) -> list[int]:
    last = table.rowAt(table.viewport().height() - 1)
    return list(range(table.rowAt(0), (MANY if last < 0 else last + 1)))


def test_of_a_long_list_only_the_rows_in_sight_are_measured(long_list, monkeypatch):
    measured = []
    real = long_list.resizeRowToContents
    monkeypatch.setattr(
        long_list, "resizeRowToContents", lambda row: (measured.append(row), real(row))
    )
    long_list.resize(260, long_list.height())
    long_list.fit()
    assert set(in_sight(long_list)) <= set(measured)
    assert len(measured) < MANY / 10


@pytest.mark.parametrize("where", ["end", "middle", "row", "wheel"])
def test_rows_get_their_height_when_they_come_in_sight(long_list, where):
    bar = long_list.verticalScrollBar()
    if where == "end":
        long_list.scrollToBottom()
    elif where == "middle":
        bar.setValue(bar.maximum() // 2)
    elif where == "row":
        long_list.setCurrentIndex(long_list.model().index(200, 0))
    else:
        for _ in range(20):
            bar.setValue(bar.value() + 60)
    QApplication.processEvents()
    seen = in_sight(long_list)
    found = {row: long_list.rowHeight(row) for row in seen}
    top = long_list.rowAt(0)
    assert len(seen) < MANY / 10
    if where == "end":
        assert seen[-1] == MANY - 1
        bottom = long_list.rowViewportPosition(MANY - 1) + found[MANY - 1]
        assert bottom <= long_list.viewport().height()
    if where == "row":
        place = long_list.rowViewportPosition(200)
        assert 0 <= place <= long_list.viewport().height() - found[200]
    assert top > 0
    anew = fitted_anew(long_list)
    assert found == {row: anew[row] for row in seen}


def test_going_up_a_long_list_by_keys_shows_each_row_whole(long_list, qtbot):
    long_list.setCurrentIndex(long_list.model().index(MANY - 1, 0))
    for row in range(MANY - 2, MANY - 40, -1):
        qtbot.keyClick(long_list, Qt.Key.Key_Up)
        assert long_list.currentIndex().row() == row
        place = long_list.rowViewportPosition(row)
        assert 0 <= place <= long_list.viewport().height() - long_list.rowHeight(row)
