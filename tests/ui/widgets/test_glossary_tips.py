"""Abbreviations are explained where one points at them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QTextEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from npo_wizard import content as contents
from npo_wizard.plan.fields import specs
from npo_wizard.plan.nouns import Need
from tests.ui.memory_file import bridge_of
from ui.models.rows_table_model import RowsTableModel
from ui.widgets.field_row import FieldRow
from ui.widgets.glossary_tips import explained

CONTENT = contents.load()
LEA = "LEA: Lokale Educatieve Agenda. "


def point_at(control: QWidget, place: QPoint) -> str:
    QToolTip.hideText()
    event = QHelpEvent(QEvent.Type.ToolTip, place, control.mapToGlobal(place))
    QApplication.sendEvent(control, event)
    return QToolTip.text()


def test_each_abbreviation_of_a_text_is_explained_once() -> None:
    said = explained(CONTENT, "De LEA en het po; de LEA ook.")
    assert said.startswith(LEA)
    assert said.splitlines()[1].startswith("po: Basisonderwijs. ")
    assert len(said.splitlines()) == 2


def test_words_that_look_like_one_and_unknown_ones_are_left_alone() -> None:
    assert explained(CONTENT, "Po loopt. Het XYZT niet.") == ""


def test_a_field_explains_what_one_points_at(qtbot: QtBot) -> None:
    words = CONTENT.words.noun("need").fields["explanation"]
    bridge = bridge_of([Need(id="n", explanation="LEA " * 3 + "en verder niets")])
    row = FieldRow(bridge, Need, specs(Need)["explanation"], words)
    qtbot.addWidget(row)
    row.load("n")
    row.resize(500, 200)
    row.show()
    text = row.editor.focus_target()
    assert isinstance(text, QTextEdit)
    assert LEA in point_at(text.viewport(), QPoint(12, 12))


def test_a_cell_of_a_list_explains_its_abbreviations() -> None:
    bridge = bridge_of([Need(id="n", statement="De LEA helpt")])
    model = RowsTableModel(bridge, Need)
    told = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert LEA in told
