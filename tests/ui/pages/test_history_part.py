"""The tab with all that was done: found, looked at, and what was deleted put back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from npo_wizard.plan import compose
from npo_wizard.plan.edits import RemoveRow, SetField
from npo_wizard.plan.history import History
from npo_wizard.plan.nouns import Measure, MeasureCost
from tests.small_plan import plan
from tests.ui.memory_file import bridge_of
from ui.pages.history_part import HistoryPart


@pytest.fixture
def bridge(styled):
    made = bridge_of(plan().all_rows())
    made.file.history = History()
    made.apply(SetField("measure", "zomer", "title", "Zomerkamp"))
    made.apply(SetField("result", "leest", "target_value", "85%"))
    made.apply(compose.remove(made.view, "measure", "zomer"))
    return made


@pytest.fixture
def part(qtbot, bridge):
    made = HistoryPart(bridge, "Geschiedenis")
    qtbot.addWidget(made)
    bridge.plan_changed.connect(made.refresh)
    made.resize(900, 700)
    made.show()
    return made


def shown(part):
    return [part.model.index(row, 0).data() for row in range(part.model.rowCount())]


def test_all_steps_stand_there_the_newest_first(part):
    assert shown(part) == [
        "Maatregel 'Zomerkamp' verwijderd",
        "Resultaat 'In 2025 leest 80% van de kinderen op ni…': streefwaarde gewijzigd",
        "Maatregel 'Zomerschool taal': naam van de maatregel gewijzigd",
    ]


def test_words_a_page_and_a_day_narrow_the_list(part):
    QTest.keyClicks(part.text, "streefw")
    assert len(shown(part)) == 1
    part.text.clear()
    part.page.setCurrentIndex(part.page.findData("resultaten"))
    assert len(shown(part)) == 1
    part.page.setCurrentIndex(0)
    part.day.setCurrentIndex(1)
    part.person.setCurrentIndex(part.person.findText("Onbekend"))
    assert len(shown(part)) == 3
    QTest.keyClicks(part.text, "zoiets is er niet")
    assert shown(part) == []
    assert part.none.text() == "Er zijn geen stappen die hierbij passen."
    assert not part.none.isHidden()
    assert part.look.isHidden()


def test_without_a_past_nothing_is_said_of_a_choice(qtbot, styled):
    fresh = bridge_of(plan().all_rows())
    fresh.file.history = History()
    made = HistoryPart(fresh, "Geschiedenis")
    qtbot.addWidget(made)
    made.show()
    assert made.none.text() == "In dit plan is nog niets veranderd."
    assert not made.none.isHidden()


def test_what_a_step_touched_is_said(part):
    part.table.selectRow(1)
    assert "streefwaarde" in part.places.text()


def test_the_plan_of_then_is_asked_for_by_click_and_by_enter(part, bridge, qtbot):
    part.table.selectRow(2)
    with qtbot.waitSignal(bridge.past_requested) as asked:
        part.look.click()
    view, sentence = asked.args
    assert view.get(Measure, "zomer").title == "Zomerkamp"
    assert view.find("result", "leest").target_value == "80%"
    assert sentence.startswith("U kijkt naar het plan van ")
    with qtbot.waitSignal(bridge.past_requested):
        QTest.keyClick(part.table, Qt.Key.Key_Return)


def test_a_step_that_does_not_fit_is_a_sentence(part, bridge):
    bridge.file.history.done(
        RemoveRow("need", "weg"), RemoveRow("need", "weg"), label="Vreemd",
        at=datetime.now(UTC), who="", merge_key=None,
    )  # fmt: skip
    part.refresh(None)
    part.table.selectRow(3)
    part.look.click()
    assert "Het plan van nu is heel." in part.trouble.text()
    assert not part.trouble.isHidden()


def test_what_was_deleted_comes_back_with_its_costs_and_leaves_the_bin(part, bridge):
    assert part.bin.model.index(0, 0).data() == "Maatregel: Zomerkamp"
    assert part.bin.model.rowCount() == 1
    part.bin.back.click()
    assert bridge.view.get(Measure, "zomer").title == "Zomerkamp"
    assert len(bridge.view.rows(MeasureCost)) == 3
    assert part.bin.model.rowCount() == 0
    assert not part.bin.none.isHidden()
    bridge.undo()
    assert part.bin.model.rowCount() == 1


def test_a_long_history_is_shown_a_piece_at_a_time(part, bridge):
    for number in range(70):
        bridge.apply(SetField("plan", "plan", "title", f"Titel {number}"))
    assert len(shown(part)) == 60
    part.more.click()
    assert len(shown(part)) == 73
    assert part.more.isHidden()
