"""The seven building blocks of a measure."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from npo_wizard.plan.nouns import BuildingBlockScore, Measure, score_id
from tests.ui.memory_file import bridge_of
from ui.bridge import Bridge
from ui.pages.building_blocks import BuildingBlocks
from ui.widgets.choice_editors import RadioEditor


@pytest.fixture
def bridge(qapp: object) -> Bridge:
    return bridge_of([Measure(id="m1"), Measure(id="m2", position=1)])


@pytest.fixture
def blocks(qtbot: QtBot, bridge: Bridge) -> BuildingBlocks:
    made = BuildingBlocks(bridge)
    made.load("m1")
    bridge.plan_changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.show()
    made.fold.setChecked(True)
    return made


def test_there_are_seven_each_with_a_score_and_a_note(blocks: BuildingBlocks) -> None:
    assert len(blocks.rows) == 14
    assert blocks.fold.text() == "Zeven bouwstenen: 0 van 7 beoordeeld"


def test_a_score_is_kept_and_counted(bridge: Bridge, blocks: BuildingBlocks) -> None:
    first = bridge.content.building_blocks[0].id
    editor = blocks.rows[0].editor
    assert isinstance(editor, RadioEditor)
    editor._of["deels"].click()
    assert bridge.view.get(BuildingBlockScore, score_id("m1", first)).score == "deels"
    assert "1 van 7" in blocks.fold.text()
    bridge.undo()
    assert editor.value() is None
    assert "0 van 7" in blocks.fold.text()


def test_a_note_is_kept(qtbot: QtBot, bridge: Bridge, blocks: BuildingBlocks) -> None:
    qtbot.keyClicks(blocks.rows[1].editor.focus_target(), "Nog scholing nodig.")
    blocks.flush()
    (score,) = bridge.view.rows(BuildingBlockScore)
    assert (score.score, score.note) == (None, "Nog scholing nodig.")


def test_each_measure_has_its_own(bridge: Bridge, blocks: BuildingBlocks) -> None:
    editor = blocks.rows[0].editor
    assert isinstance(editor, RadioEditor)
    editor._of["ja"].click()
    blocks.load("m2")
    assert editor.value() is None


def test_a_finding_opens_the_fold(qtbot: QtBot, bridge: Bridge) -> None:
    made = BuildingBlocks(bridge)
    qtbot.addWidget(made)
    made.load("m1")
    assert made.first_focus() is not None
    assert made.fold.isChecked()
