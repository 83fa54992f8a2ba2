"""The bridge tells the pages what changed, what is open and what is safe."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from npo_wizard.errors import InputRefused
from npo_wizard.plan.compose import add
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import Need
from npo_wizard.storage.planfile import PlanFile
from npo_wizard.storage.states import SaveKind, SaveState
from ui.bridge import FINDINGS_PAUSE_MS, Bridge

TODAY = date(2023, 3, 1)


@pytest.fixture
def bridge(styled, tmp_path: Path) -> Iterator[Bridge]:
    fields = {"title": "Samen verder", "profile": "npo-2021-2025"}
    made = Bridge(PlanFile.create(tmp_path / "Plan.npoplan", fields), today=lambda: TODAY)
    yield made
    made.close()


def title(value: str) -> SetField:
    return SetField("plan", "plan", "title", value)


def test_an_edit_is_told_at_once_and_judged_after_a_pause(bridge, qtbot):
    told, judged = [], []
    # Long and precise: a slow machine must not end it in between, nor Qt round it off.
    bridge._pause.setTimerType(Qt.TimerType.PreciseTimer)
    bridge._pause.setInterval(200 * FINDINGS_PAUSE_MS)
    bridge.plan_changed.connect(told.append)
    bridge.findings_changed.connect(lambda: judged.append(bridge.findings))
    before = bridge.findings
    bridge.apply(add(bridge.view, Need, statement="Lezen"))
    assert told[0].touches(Need)
    assert bridge.view.rows(Need)[0].statement == "Lezen"
    assert not judged
    assert bridge.findings is before
    qtbot.wait(500)
    left = bridge._pause.remainingTime()
    bridge.apply(title("Anders"))
    assert bridge._pause.remainingTime() > left, "a change in between starts the pause again"
    assert not judged
    bridge._pause.setInterval(FINDINGS_PAUSE_MS)
    qtbot.waitUntil(lambda: bool(judged))
    assert len(judged) == 1
    assert {f.place.noun for f in bridge.findings} >= {"need"}


def test_a_refused_value_changes_nothing_and_tells_nothing(bridge):
    told = []
    bridge.plan_changed.connect(told.append)
    with pytest.raises(InputRefused):
        bridge.apply(SetField("plan", "plan", "grant_eur", "veel"))
    assert not told
    assert not bridge.undo_label


def test_an_edit_that_changes_nothing_is_not_told(bridge):
    told = []
    bridge.plan_changed.connect(told.append)
    bridge.apply(title("Samen verder"))
    assert not told


def test_undo_and_redo_say_what_they_did(bridge):
    said = []
    bridge.message.connect(lambda text, can_undo: said.append((text, can_undo)))
    bridge.apply(title("Anders"))
    label = bridge.undo_label
    assert label
    bridge.undo()
    assert bridge.view.plan.title == "Samen verder"
    assert (bridge.undo_label, bridge.redo_label) == ("", label)
    bridge.redo()
    assert bridge.view.plan.title == "Anders"
    assert said == [(f"Ongedaan gemaakt: {label}.", False), (f"Opnieuw gedaan: {label}.", False)]


def test_there_is_nothing_to_undo_in_a_new_plan(bridge):
    said = []
    bridge.message.connect(lambda *words: said.append(words))
    bridge.undo()
    bridge.redo()
    assert not said


def test_a_run_of_typing_is_one_step_until_it_is_sealed(bridge):
    for text in ("A", "An", "And"):
        bridge.apply(title(text), merge_key="plan.title")
    bridge.seal()
    bridge.apply(title("Anders"), merge_key="plan.title")
    bridge.undo()
    assert bridge.view.plan.title == "And"
    bridge.undo()
    assert bridge.view.plan.title == "Samen verder"


def test_findings_are_found_by_place(bridge):
    bridge.apply(add(bridge.view, Need, statement="Lezen"))
    bridge.settle()
    row = bridge.view.rows(Need)[0].id
    mine = bridge.findings_for(noun="need", row_id=row)
    assert mine
    assert {f.place.row_id for f in mine} == {row}
    assert bridge.findings_for() == bridge.findings
    assert bridge.findings_for(noun="need", field="geen") == ()
    assert all(f.place.step == "analyse" for f in bridge.findings_for(step="analyse"))


def test_the_number_on_a_badge_is_the_length_of_the_list(bridge):
    for state in bridge.states:
        if state.step_id in {step.id for step in bridge.content.steps}:
            assert state.open_count == len(bridge.findings_for(step=state.step_id))
    assert bridge.state("controle").open_count == len(bridge.findings)
    assert bridge.state("bestaat-niet") is None


def test_what_is_safe_arrives_in_the_thread_of_the_window(bridge, qtbot):
    here = []
    bridge.save_state_changed.connect(lambda state: here.append((state, threading.get_ident())))
    state = SaveState(SaveKind.PUBLISHING_FAILED, datetime.now(UTC), "Map niet bereikbaar.")
    thread = threading.Thread(target=lambda: bridge._report_state(state))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(here))
    assert here[0] == (state, threading.get_ident())
    assert bridge.save_state == state


def test_saving_is_said_after_an_edit(bridge, qtbot):
    kinds = []
    bridge.save_state_changed.connect(lambda state: kinds.append(state.kind))
    bridge.apply(title("Anders"))
    qtbot.waitUntil(lambda: SaveKind.SAVED in kinds)
    assert bridge.save_state.sentence.startswith("Opgeslagen om ")
