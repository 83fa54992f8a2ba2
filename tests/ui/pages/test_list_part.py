"""A list: table, form, and what one does with rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from npo_wizard.plan.edits import AddRow
from npo_wizard.plan.nouns import Measurement, Monitoring, Need, Source
from npo_wizard.rules.finding import Place
from tests.ui.memory_file import bridge_of
from ui.bridge import Bridge
from ui.pages.list_part import ListPart


@pytest.fixture
def bridge(qapp: object) -> Bridge:
    return bridge_of(
        [
            Source(id="s1", theme="Leesniveau"),
            Need(id="n1", statement="Lezen", domain="cognitief", priority="hoog"),
            Need(id="n2", statement="Plannen", position=1),
            Need(id="n3", statement="Omgaan met elkaar", position=2),
        ]
    )


@pytest.fixture
def part(qtbot: QtBot, bridge: Bridge) -> ListPart:
    return shown(qtbot, bridge, "need")


def shown(qtbot: QtBot, bridge: Bridge, noun: str) -> ListPart:
    made = ListPart(bridge, noun, bridge.content.words.noun(noun).plural)
    bridge.plan_changed.connect(made.refresh)
    bridge.findings_changed.connect(made.show_findings)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_findings()
    return made


def press(qtbot: QtBot, part: ListPart, name: str) -> None:
    button = part.findChild(QPushButton, name)
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def focus() -> str:
    control = QApplication.focusWidget()
    while control is not None and not control.objectName():
        control = control.parentWidget()
    return control.objectName() if control else ""


def ids(bridge: Bridge) -> list[str]:
    return [row.id for row in bridge.view.rows(Need)]


def test_the_first_row_is_in_the_form(part: ListPart) -> None:
    assert part.row_id == "n1"
    assert part.detail.rows["statement"].editor.value() == "Lezen"


def test_arrows_walk_and_enter_goes_to_the_form(qtbot: QtBot, part: ListPart) -> None:
    part.table.setFocus()
    qtbot.keyClick(part.table, Qt.Key.Key_Down)
    assert part.detail.rows["statement"].editor.value() == "Plannen"
    qtbot.keyClick(part.table, Qt.Key.Key_Return)
    assert focus() == "need.statement"


def test_insert_adds_a_row_and_one_types_on(qtbot: QtBot, bridge: Bridge, part: ListPart) -> None:
    part.table.setFocus()
    qtbot.keyClick(part.table, Qt.Key.Key_Insert)
    assert focus() == "need.statement"
    qtbot.keyClicks(QApplication.focusWidget(), "Bewegen")
    part.seal()
    assert [row.statement for row in bridge.view.rows(Need)][-1] == "Bewegen"
    assert part.heading == "behoeften (4)"


def test_ctrl_n_adds_a_row_from_within_the_form(
    qtbot: QtBot, bridge: Bridge, part: ListPart
) -> None:
    part.detail.first_focus().setFocus()
    qtbot.keyClick(
        part.detail.first_focus(), Qt.Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier
    )
    assert len(ids(bridge)) == 4


def test_delete_asks_nothing_and_can_be_undone(
    qtbot: QtBot, bridge: Bridge, part: ListPart
) -> None:
    part.table.setFocus()
    with qtbot.waitSignal(bridge.message) as said:
        qtbot.keyClick(part.table, Qt.Key.Key_Delete)
    assert said.args[1] is True
    assert ids(bridge) == ["n2", "n3"]
    assert part.row_id == "n2"
    bridge.undo()
    assert ids(bridge) == ["n1", "n2", "n3"]
    assert part.row_id == "n1"


def test_delete_in_a_field_removes_a_letter_and_not_the_row(
    qtbot: QtBot, bridge: Bridge, part: ListPart
) -> None:
    line = part.detail.first_focus()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    part.seal()
    assert ids(bridge) == ["n1", "n2", "n3"]


def test_a_row_is_copied_to_the_end(qtbot: QtBot, bridge: Bridge, part: ListPart) -> None:
    press(qtbot, part, "duplicate.need")
    assert bridge.view.rows(Need)[-1].statement == "Lezen (kopie)"
    assert part.detail.rows["statement"].editor.value() == "Lezen (kopie)"


def test_rows_are_moved(qtbot: QtBot, bridge: Bridge, part: ListPart) -> None:
    press(qtbot, part, "down.need")
    assert ids(bridge) == ["n2", "n1", "n3"]
    assert part.row_id == "n1"
    press(qtbot, part, "up.need")
    assert ids(bridge) == ["n1", "n2", "n3"]
    assert not part.side.up_button.isEnabled()


def test_typing_in_the_form_shows_in_the_table(qtbot: QtBot, part: ListPart) -> None:
    line = part.detail.first_focus()
    line.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(line, "Lezen in groep 3")
    part.seal()
    assert part.table.model().index(0, 0).data() == "Lezen in groep 3"
    assert QApplication.focusWidget() is line


def test_what_is_typed_is_kept_when_another_row_is_chosen(
    qtbot: QtBot, bridge: Bridge, part: ListPart
) -> None:
    qtbot.keyClicks(part.detail.rows["target_group"].editor.focus_target(), "Brugklas")
    part.select("n2")
    assert bridge.view.get(Need, "n1").target_group == "Brugklas"
    assert bridge.view.get(Need, "n2").target_group == ""


def test_ctrl_f_filters_and_escape_ends_it(qtbot: QtBot, part: ListPart) -> None:
    qtbot.keyClick(part.table, Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(part.filter_line, "omgaan")
    assert part.filtered.rowCount() == 1
    assert part.row_id == "n3"
    qtbot.keyClick(part.filter_line, Qt.Key.Key_Escape)
    assert part.filtered.rowCount() == 3


def test_a_place_is_shown_also_when_it_is_filtered_out(qtbot: QtBot, part: ListPart) -> None:
    part._open_filter()
    qtbot.keyClicks(part.filter_line, "omgaan")
    control = part.go_to(Place("analyse", "need", "n2", "domain"))
    assert part.row_id == "n2"
    assert control is part.detail.rows["domain"].editor.focus_target()


def test_a_finding_of_the_whole_row_is_under_the_table(bridge: Bridge, part: ListPart) -> None:
    [finding] = bridge.findings_for(noun="need", row_id="n1", field="result")
    assert finding.sentence in part.note.text
    assert part.note.isVisible()
    assert "Lezen" in part.note.text
    part.select("n2")
    assert not part.note.isVisible()


def test_an_empty_list_teaches_and_its_example_is_one_click(qtbot: QtBot) -> None:
    bridge = bridge_of()
    part = shown(qtbot, bridge, "need")
    assert part.side.empty.isVisible()
    assert not part.table.isVisible()
    press(qtbot, part, "example.need")
    (need,) = bridge.view.rows(Need)
    assert need.statement == bridge.content.words.noun("need").example["statement"]
    assert part.table.isVisible()


def test_a_row_that_belongs_to_another_waits_for_it(qtbot: QtBot) -> None:
    bridge = bridge_of()
    part = shown(qtbot, bridge, "measurement")
    assert not part.side.add_button.isEnabled()
    assert "meetafspraak" in part.side.no_parent.text()
    bridge.apply(AddRow(Monitoring(id="m1")))
    assert part.side.add_button.isEnabled()
    press(qtbot, part, "add.measurement")
    assert [row.monitoring_id for row in bridge.view.rows(Measurement)] == ["m1"]


def test_buttons_and_table_are_named(part: ListPart) -> None:
    for name in ("add.need", "duplicate.need", "remove.need"):
        assert part.findChild(QPushButton, name) is not None
    assert part.table.objectName() == "table.need"
    assert part.table.accessibleName()


def test_the_form_stands_beside_the_table_where_there_is_room(qtbot: QtBot, part: ListPart) -> None:
    assert part.detail.y() > part.table.y()
    part.resize(1300, 900)
    qtbot.waitUntil(lambda: part.detail.x() > 0)
    assert part.detail.y() == 0
