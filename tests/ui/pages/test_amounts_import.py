"""Taking amounts over from a file in the window: first shown, then one step, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from npo_wizard import content as contents
from npo_wizard.errors import NpoError
from npo_wizard.intake.proposal import Proposal, propose
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import MeasureCost, cost_id
from tests import small_plan
from tests.intake.files import HEAD, csv_of, saved
from tests.ui.memory_file import bridge_of
from ui.bridge import Bridge
from ui.dialogs import ask
from ui.dialogs.amounts_dialog import MOST_LINES, AmountsDialog
from ui.models.lines_model import SUB_ROLE
from ui.pages.amounts_import import AmountsImport

ZOMER, RIJK = "Zomerschool taal", "Uitkering"
GOOD = [HEAD, (ZOMER, RIJK, "€ 41.000,50", "38000", "volgt"), ("Fietsles", RIJK, "5", "", "")]


@pytest.fixture
def bridge(qapp: object, tmp_path: Path) -> Bridge:
    made = bridge_of(small_plan.plan().all_rows())
    made._file.path = tmp_path / "plan.npoplan"  # type: ignore[misc]
    return made


@pytest.fixture
def part(qtbot: QtBot, bridge: Bridge) -> AmountsImport:
    made = AmountsImport(bridge)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., SimpleNamespace]:
    """Choose a file, and take over or not; remembers what was shown."""
    shown = SimpleNamespace(proposals=[], errors=[])

    def answering(path: Path | None, *, takes: bool = True) -> SimpleNamespace:
        def take(parent: object, name: str, proposal: Proposal) -> bool:
            shown.proposals.append(proposal)
            return takes

        monkeypatch.setattr(ask, "open_file", lambda *_: path)
        monkeypatch.setattr(ask, "take_amounts", take)
        monkeypatch.setattr(ask, "show_error", lambda _, error: shown.errors.append(error))
        return shown

    return answering


def press(qtbot: QtBot, part: AmountsImport) -> None:
    qtbot.mouseClick(part.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not part.is_busy, timeout=20_000)


def planned(bridge: Bridge) -> int | None:
    row = bridge.view.get(MeasureCost, cost_id("zomer", "spuk", 2022))
    return None if row is None else row.planned_eur


def test_what_fits_is_one_step(
    qtbot: QtBot, bridge: Bridge, part: AmountsImport, answers: Any, tmp_path: Path
) -> None:
    answers(saved(tmp_path, csv_of(GOOD)))
    before = bridge.view
    with qtbot.waitSignal(bridge.message) as said:
        press(qtbot, part)
    assert planned(bridge) == 41_001
    assert said.args == ["Bedragen overgenomen: 1.", True]
    bridge.undo()
    assert bridge.view == before


def test_who_thinks_better_of_it_changes_nothing(
    qtbot: QtBot, bridge: Bridge, part: AmountsImport, answers: Any, tmp_path: Path
) -> None:
    before = bridge.view
    shown = answers(saved(tmp_path, csv_of(GOOD)), takes=False)
    press(qtbot, part)
    assert len(shown.proposals) == 1
    answers(None)
    press(qtbot, part)
    assert bridge.view == before
    assert bridge.undo_label == ""


def test_a_file_that_cannot_be_read_gives_a_sentence(
    qtbot: QtBot, bridge: Bridge, part: AmountsImport, answers: Any, tmp_path: Path
) -> None:
    shown = answers(saved(tmp_path, csv_of([("a", "b")] * 100_000)))
    press(qtbot, part)
    (error,) = shown.errors
    assert isinstance(error, NpoError)
    assert "10.000 rijen" in error.explanation
    assert part.busy.text() == ""


def test_what_is_typed_meanwhile_is_not_overwritten(
    qtbot: QtBot, bridge: Bridge, part: AmountsImport, answers: Any, tmp_path: Path
) -> None:
    shown = answers(saved(tmp_path, csv_of(GOOD)))
    qtbot.mouseClick(part.start, Qt.MouseButton.LeftButton)
    bridge.apply(SetField(MeasureCost.NAME, cost_id("zomer", "spuk", 2022), "planned_eur", 41_001))
    qtbot.waitUntil(lambda: not part.is_busy, timeout=20_000)
    (proposal,) = shown.proposals
    assert proposal.changes == ()


def test_the_focus_stays_while_a_file_is_read(
    qtbot: QtBot, part: AmountsImport, answers: Any, tmp_path: Path
) -> None:
    part.activateWindow()
    qtbot.waitUntil(part.isActiveWindow)
    shown = answers(saved(tmp_path, csv_of(GOOD)))
    part.start.setFocus()
    qtbot.keyClick(part.start, Qt.Key.Key_Space)
    qtbot.keyClick(part.start, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not part.is_busy, timeout=20_000)
    assert part.start.hasFocus()
    assert len(shown.proposals) == 1


# The dialog.


def dialog_of(qtbot: QtBot, folder: Path, rows: list[tuple[str, ...]]) -> AmountsDialog:
    path = saved(folder, csv_of(rows))
    proposal = propose(small_plan.plan(), contents.load(), path)
    made = AmountsDialog(None, path.name, proposal)
    qtbot.addWidget(made)
    made.show()
    return made


def cells(model: Any) -> list[list[str]]:
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_dialog_shows_old_and_new_refused_and_unknown(qtbot: QtBot, tmp_path: Path) -> None:
    made = dialog_of(qtbot, tmp_path, GOOD)
    assert cells(made.changes) == [[ZOMER, "2022 begroot", "40.000", "41.001"]]
    assert made.changes.index(0, 0).data(SUB_ROLE) == "Uitkering. Afgerond."
    assert cells(made.refused) == [["Regel 2, 2023 begroot", "volgt"]]
    assert made.refused.index(0, 0).data(SUB_ROLE) == "Dit is geen bedrag."
    assert cells(made.unknown) == [["Fietsles; Uitkering; 5", "3"]]
    assert made.take.text() == "1 bedrag overnemen"
    said = " ".join(label.text() for label in made.findChildren(QLabel))
    assert "Afgerond op hele euro's: 1." in said


def test_enter_takes_over_and_escape_does_not(qtbot: QtBot, tmp_path: Path) -> None:
    made = dialog_of(qtbot, tmp_path, GOOD)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    assert made.take.hasFocus()
    with qtbot.waitSignal(made.rejected):
        qtbot.keyClick(made, Qt.Key.Key_Escape)
    made.show()
    with qtbot.waitSignal(made.accepted):
        qtbot.mouseClick(made.take, Qt.MouseButton.LeftButton)


def test_without_changes_there_is_nothing_to_take_over(qtbot: QtBot, tmp_path: Path) -> None:
    made = dialog_of(qtbot, tmp_path, [HEAD, (ZOMER, RIJK, "40000", "", "")])
    assert not made.take.isVisible()
    assert made.cancel.text() == "Sluiten"


def test_of_a_long_list_the_beginning_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    rows = [(f"Weg {number}", RIJK, "5", "", "") for number in range(3_000)]
    made = dialog_of(qtbot, tmp_path, [HEAD, *rows])
    assert made.unknown.rowCount() == MOST_LINES
    said = " ".join(label.text() for label in made.findChildren(QLabel))
    assert "En nog 2.800." in said
    assert "(3.000)" in said


def test_the_buttons_are_on_the_screen_however_long_the_list_is(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made = dialog_of(qtbot, tmp_path, [HEAD, *((f"Weg {n}", RIJK, "5", "", "") for n in range(50))])
    screen = made.screen().availableGeometry()
    made.move(0, screen.bottom() - 100)
    made.fit()
    qtbot.waitUntil(lambda: made.frameGeometry().bottom() <= screen.bottom())
    assert made.frameGeometry().top() >= screen.top()
    low = made.take if made.take.isVisible() else made.cancel
    assert screen.contains(low.mapToGlobal(low.rect().bottomRight()))
