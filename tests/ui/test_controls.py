"""What users typed stays plain words, also where Qt takes markup for markup."""

from __future__ import annotations

from PySide6.QtGui import QTextDocumentFragment

from npo_wizard.plan.edits import SetField
from ui.controls import ElidedLabel, tip

NASTY = '<b>Plan</b> & <img src="x"> "a" < b'


def shown(tool_tip: str) -> str:
    """What a reader sees of a tool tip."""
    return QTextDocumentFragment.fromHtml(tool_tip).toPlainText()


def test_a_tip_shows_markup_as_it_was_typed():
    assert shown(tip(NASTY)) == NASTY
    assert tip("") == ""


def test_a_label_that_is_cut_off_has_all_its_words_in_a_plain_tip(styled, qtbot):
    label = ElidedLabel(NASTY)
    qtbot.addWidget(label)
    label.resize(20, 20)
    label.show()
    assert label.text() != NASTY
    assert shown(label.toolTip()) == NASTY


def test_the_tip_of_undo_is_plain(plan_window):
    plan_window.bridge.apply(SetField("plan", "plan", "title", NASTY))
    plan_window.bridge.apply(SetField("plan", "plan", "title", "<i>Nog eens</i>"))
    undo = plan_window.top.undo
    assert undo.toolTip().startswith("<qt>")
    assert shown(undo.toolTip()) == undo.accessibleDescription()
