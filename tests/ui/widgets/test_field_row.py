"""A field passes on what is typed, keeps what is refused, and follows the plan."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from npo_wizard import content as contents
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.fields import specs
from npo_wizard.plan.nouns import Need, Noun, Plan, Result, Source
from tests.ui.memory_file import bridge_of
from ui.bridge import Bridge
from ui.widgets import editor
from ui.widgets.back_links_row import BackLinksRow
from ui.widgets.choice_editors import ChoiceEditor, FlagEditor, ManyEditor
from ui.widgets.field_row import FieldRow
from ui.widgets.link_picker import LinksEditor
from ui.widgets.text_editors import TypedEditor

NEED = Need(id="n1", statement="Lezen", domain="cognitief")


@pytest.fixture
def bridge() -> Bridge:
    return bridge_of(
        [
            NEED,
            Source(id="s1", theme="Leesniveau"),
            Source(id="s2", theme="Gezondheidsmonitor"),
            Result(id="r1", statement="80 procent leest"),
        ]
    )


@pytest.fixture
def shown(qtbot: QtBot, bridge: Bridge) -> Callable[..., FieldRow]:
    """Make a field of a row and show it, following the plan."""

    def make(noun: type[Noun], field: str, row_id: str) -> FieldRow:
        words = bridge.content.words.noun(noun.NAME).fields[field]
        row = FieldRow(bridge, noun, specs(noun)[field], words)
        row.load(row_id)
        bridge.plan_changed.connect(row.refresh)
        qtbot.addWidget(row)
        row.show()
        return row

    return make


def line_of(row: FieldRow) -> QLineEdit:
    control = row.editor.focus_target()
    assert isinstance(control, QLineEdit)
    control.end(False)
    return control


def test_text_is_applied_after_a_pause(qtbot: QtBot, bridge: Bridge, shown) -> None:
    row = shown(Need, "statement", "n1")
    qtbot.keyClicks(line_of(row), " en schrijven")
    assert bridge.view.get(Need, "n1") == NEED
    qtbot.waitUntil(lambda: "schrijven" in bridge.view.title("need", "n1"), timeout=2000)


def test_text_is_applied_when_the_focus_leaves(qtbot: QtBot, bridge: Bridge, shown) -> None:
    row, other = shown(Need, "statement", "n1"), shown(Need, "target_group", "n1")
    row.activateWindow()
    line_of(row).setFocus()
    qtbot.waitUntil(line_of(row).hasFocus)
    qtbot.keyClicks(line_of(row), "!")
    other.activateWindow()
    line_of(other).setFocus()
    qtbot.waitUntil(lambda: bridge.view.title("need", "n1").endswith("!"), timeout=250)


def test_typing_in_one_field_is_one_step_of_undo(qtbot: QtBot, bridge: Bridge, shown) -> None:
    row = shown(Need, "statement", "n1")
    for letter in "abc":
        qtbot.keyClicks(line_of(row), letter)
        row.editor.flush()
    bridge.undo()
    assert bridge.view.get(Need, "n1") == NEED
    assert line_of(row).text() == "Lezen"
    assert not bridge.undo_label


def test_a_refused_number_stays_with_its_sentence(qtbot: QtBot, bridge: Bridge, shown) -> None:
    row = shown(Need, "children_count", "n1")
    qtbot.keyClicks(line_of(row), "veel")
    row.editor.flush()
    assert line_of(row).text() == "veel"
    assert row.editor.refused.startswith("Vul een heel getal in")
    assert bridge.view.get(Need, "n1") == NEED


def test_a_refused_text_is_back_when_its_row_is(qtbot: QtBot, bridge: Bridge, shown) -> None:
    bridge.apply(SetField("need", "n1", "position", 0))
    row = shown(Source, "year", "s1")
    qtbot.keyClicks(line_of(row), "vorig jaar")
    row.load("s2")
    assert (line_of(row).text(), row.editor.refused) == ("", "")
    row.load("s1")
    assert line_of(row).text() == "vorig jaar"
    assert "jaartal" in row.editor.refused


def test_a_mended_value_is_written_in_dutch(qtbot: QtBot, bridge: Bridge, shown) -> None:
    row = shown(Plan, "grant_eur", "plan")
    qtbot.keyClicks(line_of(row), "veel")
    row.editor.flush()
    assert row.editor.refused
    line_of(row).clear()
    qtbot.keyClicks(line_of(row), "486.314")
    row.editor.flush()
    assert bridge.view.plan.grant_eur == 486314
    assert row.editor.refused == ""
    assert isinstance(row.editor, TypedEditor)
    row.editor.tidy()
    assert line_of(row).text() == "€\N{NO-BREAK SPACE}486.314"


def test_a_day_can_be_typed_in_words(qtbot: QtBot, bridge: Bridge, shown) -> None:
    row = shown(Plan, "start_on", "plan")
    qtbot.keyClicks(line_of(row), "14 februari 2023")
    row.editor.flush()
    assert bridge.view.plan.start_on == date(2023, 2, 14)


def test_tab_leaves_a_text_and_the_text_grows(qtbot: QtBot, bridge: Bridge, shown) -> None:
    row = shown(Need, "explanation", "n1")
    text = row.editor.focus_target()
    assert isinstance(text, QTextEdit)
    small = text.height()
    for _ in range(8):
        qtbot.keyClick(text, Qt.Key.Key_Return)
    assert text.height() > small
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert "\t" not in text.toPlainText()


def test_pasted_layout_does_not_come_along(bridge: Bridge, shown) -> None:
    row = shown(Need, "explanation", "n1")
    text = row.editor.focus_target()
    assert isinstance(text, QTextEdit)
    text.insertPlainText("<b>vet</b> & meer 😀")
    row.editor.flush()
    assert bridge.view.get(Need, "n1").explanation == "<b>vet</b> & meer 😀"


def test_what_is_being_typed_is_not_reset_by_the_plan(qtbot: QtBot, bridge: Bridge, shown) -> None:
    row = shown(Need, "statement", "n1")
    qtbot.keyClicks(line_of(row), " half")
    bridge.apply(SetField("need", "n1", "statement", "Iets anders"))
    assert line_of(row).text() == "Lezen half"


def test_a_choice_begins_with_kies(bridge: Bridge, shown) -> None:
    row = shown(Need, "priority", "n1")
    assert isinstance(row.editor, ChoiceEditor)
    assert row.editor.combo.currentText() == "Kies…"
    row.editor.choose("hoog")
    assert bridge.view.get(Need, "n1").priority == "hoog"


def test_a_value_outside_the_list_stays_and_says_so(bridge: Bridge, shown) -> None:
    row = shown(Need, "domain", "n1")
    bridge.apply(SetField("plan", "plan", "profile", "bestaat-niet"))
    combo = row.editor.focus_target()
    assert isinstance(combo, QComboBox)
    assert combo.currentText() == "cognitief (niet in deze lijst)"
    assert bridge.view.get(Need, "n1").domain == "cognitief"


def test_a_combo_is_named_by_its_label(shown) -> None:
    row = shown(Need, "priority", "n1")
    face = QAccessible.queryAccessibleInterface(row.editor.focus_target())
    assert face.relations(QAccessible.RelationFlag.Label)


def test_several_can_be_ticked(bridge: Bridge, shown) -> None:
    row = shown(Need, "age_groups", "n1")
    assert isinstance(row.editor, ManyEditor)
    boxes = row.editor._buttons
    boxes[0].click()
    boxes[2].click()
    first, _, third, *_ = bridge.content.listed("age_groups", bridge.view.plan.profile)
    assert bridge.view.get(Need, "n1").age_groups == (first.id, third.id)


def test_yes_no_and_not_yet_known(bridge: Bridge, qtbot: QtBot) -> None:
    editor = FlagEditor()
    qtbot.addWidget(editor)
    said: list[bool | None] = []
    editor.edited.connect(said.append)
    for button in editor._buttons:
        button.click()
        editor.set_value(said[-1] if said else None)
    assert said == [True, False, None]


def test_a_row_is_linked_from_the_list_by_keyboard(qtbot: QtBot, bridge: Bridge, shown) -> None:
    row = shown(Need, "source_ids", "n1")
    editor = row.editor
    assert isinstance(editor, LinksEditor)
    qtbot.keyClick(editor.button, Qt.Key.Key_Space)
    picker = editor.picker
    assert picker is not None
    qtbot.keyClicks(picker.filter_line, "gezond")
    assert picker.ids_shown() == ["s2"]
    qtbot.keyClick(picker.filter_line, Qt.Key.Key_Return)
    assert bridge.view.get(Need, "n1").source_ids == ("s2",)
    editor.chips.buttons[0].click()
    assert bridge.view.get(Need, "n1").source_ids == ()


def test_a_new_row_can_be_made_while_linking(qtbot: QtBot, bridge: Bridge, shown) -> None:
    row = shown(Need, "source_ids", "n1")
    editor = row.editor
    assert isinstance(editor, LinksEditor)
    editor.button.click()
    qtbot.keyClicks(editor.picker.filter_line, "Schoolscan")
    qtbot.keyClick(editor.picker.filter_line, Qt.Key.Key_Return)
    (linked,) = bridge.view.get(Need, "n1").source_ids
    assert bridge.view.title("source", linked) == "Schoolscan"
    bridge.undo()
    assert len(bridge.view.rows(Source)) == 2


def test_a_link_is_made_from_its_other_end(qtbot: QtBot, bridge: Bridge) -> None:
    linked = bridge.content.words.noun("need").linked[0]
    row = BackLinksRow(bridge, Need, linked)
    qtbot.addWidget(row)
    row.load("n1")
    row.apply(("r1",))
    assert bridge.view.get(Result, "r1").need_ids == ("n1",)
    row.apply(())
    assert bridge.view.get(Result, "r1").need_ids == ()


def test_optional_fields_say_so(shown) -> None:
    assert shown(Need, "explanation", "n1").label.text().endswith("(niet verplicht)")
    assert not shown(Need, "statement", "n1").label.text().endswith("(niet verplicht)")


def test_a_finding_is_said_with_a_sign_and_a_word(bridge: Bridge, shown) -> None:
    bridge.apply(SetField("need", "n1", "explanation", "Bel 06-12345678"))
    row = shown(Need, "explanation", "n1")
    bridge.settle()
    row.show_findings()
    assert row.notes.texts
    assert all(text[0] in "!i" and ": " in text for text in row.notes.texts)


def test_the_same_name_twice_is_said_and_allowed(qtbot: QtBot, bridge: Bridge, shown) -> None:
    row = shown(Source, "theme", "s2")
    line_of(row).clear()
    qtbot.keyClicks(line_of(row), "Leesniveau")
    row.editor.flush()
    row.show_findings()
    assert bridge.view.title("source", "s2") == "Leesniveau"
    assert "i  Er is nog een bron met deze naam." in row.notes.texts


HARD = [
    "woord " * 1_666 + "eind",
    "😀👩‍👧",
    "שלום עולם",
    "<b>vet</b> & 'aan' \"halen\"",
    "{{ 7*7 }}",
]


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize("field", ["statement", "explanation"])
def test_any_text_is_kept_as_it_was_typed(bridge: Bridge, shown, field: str, text: str) -> None:
    row = shown(Need, field, "n1")
    row.editor.set_typed(text)
    row.editor._on_typed()
    row.editor.flush()
    assert getattr(bridge.view.get(Need, "n1"), field) == text
    assert row.editor.refused == ""


def test_a_text_that_is_too_long_is_refused_and_stays(bridge: Bridge, shown) -> None:
    row = shown(Need, "explanation", "n1")
    row.editor.set_typed("x" * 30_001)
    row.editor._on_typed()
    row.editor.flush()
    assert "te lang" in row.editor.refused
    assert len(row.editor.typed()) == 30_001
    assert bridge.view.get(Need, "n1").explanation == ""


def test_a_pause_in_typing_is_short_and_so_is_typing_without_one():
    assert editor.TYPING_PAUSE_MS <= 500
    assert editor.TYPING_LONGEST_MS <= 500


def test_typing_without_a_pause_is_passed_on_meanwhile(shown, bridge, qtbot, monkeypatch):
    monkeypatch.setattr(editor, "TYPING_PAUSE_MS", 60_000)
    row = shown(Need, "statement", "n1")
    line = line_of(row)

    def type_on() -> None:
        qtbot.keyClick(line, "a")
        assert bridge.view.get(Need, "n1").statement.startswith("Lezena")

    qtbot.waitUntil(type_on)
    assert line.text().startswith(bridge.view.get(Need, "n1").statement)


def test_half_a_number_is_not_passed_on(shown, bridge, qtbot, monkeypatch):
    monkeypatch.setattr(editor, "TYPING_PAUSE_MS", 60_000)
    monkeypatch.setattr(editor, "TYPING_LONGEST_MS", 1)
    row = shown(Need, "children_count", "n1")
    for key in "120":
        qtbot.keyClick(line_of(row), key)
        qtbot.wait(5)
    assert bridge.view.get(Need, "n1").children_count is None
    row.editor.flush()
    assert bridge.view.get(Need, "n1").children_count == 120


@pytest.mark.parametrize("field", contents.load().words.noun("need").fields)
def test_a_field_that_nobody_holds_is_gone_at_once(bridge: Bridge, field: str) -> None:
    words = bridge.content.words.noun("need").fields[field]
    row = FieldRow(bridge, Need, specs(Need)[field], words)
    row.load("n1")
    bridge.plan_changed.connect(row.refresh)
    held = weakref.ref(row)
    del row
    assert held() is None
