"""The past of one field: seen from the field itself, and taken back as a new step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from npo_wizard.plan.edits import RemoveRow, SetField
from npo_wizard.plan.history import History
from npo_wizard.plan.nouns import Measure
from tests.small_plan import plan
from tests.ui.memory_file import bridge_of
from tests.ui.open_plan import open_plan, settle
from ui.dialogs import ask
from ui.dialogs.field_history import FieldHistory
from ui.widgets.cost_editor import CostEditor
from ui.widgets.field_row import FieldRow

KEY = ("measure", "zomer", "title")


@pytest.fixture
def bridge(styled):
    made = bridge_of(plan().all_rows())
    made.file.history = History()
    for title in ("Zomerkamp", "<b>Zomer</b>"):
        made.apply(SetField(*KEY, title))
    return made


@pytest.fixture
def dialog(qtbot, bridge):
    made = FieldHistory(bridge, KEY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_value_with_what_it_replaced_as_plain_words(dialog):
    assert dialog.windowTitle().startswith("Geschiedenis van ‘<b>Zomer</b>: naam")
    assert dialog.list.count() == 2
    assert dialog.text.toPlainText() == "Eerst: Zomerkamp\n\nDaarna: <b>Zomer</b>"
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.text.toPlainText() == "Eerst: Zomerschool taal\n\nDaarna: Zomerkamp"


def test_a_value_is_taken_back_as_a_new_step(dialog, bridge, qtbot):
    dialog.list.setCurrentRow(1)
    with qtbot.waitSignal(bridge.message) as said:
        dialog.back.click()
    assert said.args == ["Wat er eerst stond, staat er weer.", True]
    assert bridge.view.get(Measure, "zomer").title == "Zomerschool taal"
    assert len(bridge.file.history.entries) == 3
    bridge.undo()
    assert bridge.view.get(Measure, "zomer").title == "<b>Zomer</b>"


def test_where_the_row_is_gone_the_dialog_says_so(dialog, bridge):
    for cost in ("spuk:2022", "spuk:2023", "eigen:2023"):
        bridge.apply(RemoveRow("measure_cost", f"zomer:{cost}"))
    bridge.apply(RemoveRow("action", "start"))
    bridge.apply(RemoveRow("measure", "zomer"))
    dialog.back.click()
    assert "prullenbak" in dialog.refusal.text()
    assert dialog.isVisible()


def test_a_field_without_a_past_says_so(qtbot, bridge):
    made = FieldHistory(bridge, ("measure", "zomer", "evidence"))
    qtbot.addWidget(made)
    made.show()
    assert not made.none.isHidden()
    assert made.back.isHidden()


def test_from_the_field_itself_by_key_and_by_menu(qapp, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(ask, "field_history", lambda parent, bridge, key: asked.append(key))
    with open_plan(tmp_path) as opened:
        page = opened.show("plan")
        row = next(r for r in page.findChildren(FieldRow) if r.spec.name == "title")
        target = row.editor.focus_target()
        target.setFocus()
        settle()
        QTest.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier
        )
        assert asked == [("plan", "plan", "title")]
        menu = row.past_menu.made_menu(target)
        entries = [
            action for action in menu.actions() if "Geschiedenis van dit veld" in action.text()
        ]
        entries[0].trigger()
        assert asked == [("plan", "plan", "title")] * 2
        page = opened.show("aanpak")
        cells = page.findChildren(CostEditor)
        cells[0].focus_target().setFocus()
        settle()
        QTest.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier
        )
        assert asked[2:] == [cells[0].key]
        assert asked[2][0] == "measure_cost"
