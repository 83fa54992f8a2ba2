"""Before a file is made: what looks like personal data is shown, and going on takes a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QScrollArea
from pytestqt.qtbot import QtBot

from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import Acceptance, Need
from npo_wizard.rules import Finding
from tests.ui.memory_file import bridge_of
from ui.bridge import Bridge
from ui.dialogs import ask
from ui.dialogs.privacy_dialog import AboutPersons, PrivacyDialog
from ui.plan_window import PlanWindow
from ui.privacy_guard import may_leave

NEED = Need(id="n1", statement="Bel jan@voorbeeld.nl")
OTHER = Need(id="n2", statement="Lezen", children_count=4, position=1)


@pytest.fixture
def bridge() -> Bridge:
    return bridge_of([NEED, OTHER])


def private(bridge: Bridge) -> list[tuple[Finding, str]]:
    return [(each, "") for each in bridge.findings if each.group == "privacy"]


@pytest.fixture
def dialog(qtbot: QtBot, bridge: Bridge) -> PrivacyDialog:
    made = PrivacyDialog(None, private(bridge), can_keep=True)
    qtbot.addWidget(made)
    made.show()
    return made


class TestDialog:
    def test_every_point_stands_in_it_with_the_way_there(
        self, dialog: PrivacyDialog, bridge: Bridge
    ) -> None:
        go = dialog.findChildren(QAbstractButton, "privacy.go.0")
        assert len(private(bridge)) == 2
        assert go[0].accessibleName().startswith("Ga naar: In 'Wat hebben kinderen")
        go[0].click()
        assert dialog.chosen == private(bridge)[0][0]
        assert dialog.result() == 0

    def test_stopping_is_the_safe_answer_and_has_the_focus(self, dialog: PrivacyDialog) -> None:
        assert dialog.stop.isDefault()
        dialog.stop.click()
        assert (dialog.result(), dialog.chosen) == (0, None)

    def test_going_on_takes_a_reason(self, dialog: PrivacyDialog) -> None:
        dialog.go_on.click()
        assert dialog.isVisible()
        assert dialog.refusal.text() == "Vul in waarom dit erin mag blijven."
        QTest.keyClicks(dialog.reason, "Dit is een team.")
        dialog.go_on.click()
        assert dialog.result() == 1

    def test_all_words_of_a_single_point_are_in_sight(self, qtbot: QtBot, bridge: Bridge) -> None:
        named = [(private(bridge)[0][0], "Een behoefte met een lange naam die op geen regel past")]
        made = PrivacyDialog(None, named, can_keep=True)
        qtbot.addWidget(made)
        made.show()
        [go] = made.findChildren(QAbstractButton, "privacy.go.0")
        [area] = made.findChildren(QScrollArea)
        qtbot.waitUntil(lambda: area.height() > 0)
        inner = area.widget()
        assert inner is not None
        qtbot.waitUntil(lambda: inner.height() <= area.viewport().height())
        assert go.isVisible()

    def test_many_points_are_cut_and_counted(self, qtbot: QtBot, bridge: Bridge) -> None:
        made = PrivacyDialog(None, private(bridge) * 40, can_keep=True)
        qtbot.addWidget(made)
        assert len(made.findChildren(QAbstractButton)) == 30 + 2

    def test_of_a_plan_that_can_only_be_read_no_reason_is_asked(
        self, qtbot: QtBot, bridge: Bridge
    ) -> None:
        made = PrivacyDialog(None, private(bridge), can_keep=False)
        qtbot.addWidget(made)
        made.show()
        assert not made.reason.isVisible()
        made.go_on.click()
        assert made.result() == 1


class TestGuard:
    @pytest.fixture
    def window(self, qtbot: QtBot, bridge: Bridge) -> Bridge:
        return bridge

    def answer(self, monkeypatch: pytest.MonkeyPatch, given: AboutPersons) -> list[int]:
        asked: list[int] = []

        def about_persons(parent: object, found: list[object], *, can_keep: bool) -> AboutPersons:
            asked.append(len(found))
            assert can_keep
            return given

        monkeypatch.setattr(ask, "about_persons", about_persons)
        return asked

    def test_a_reason_is_kept_once_and_not_asked_again(
        self, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked = self.answer(monkeypatch, AboutPersons(True, "Dit is een team."))
        assert may_leave(bridge, None)  # type: ignore[arg-type]
        assert {row.reason for row in bridge.view.rows(Acceptance)} == {"Dit is een team."}
        assert may_leave(bridge, None)  # type: ignore[arg-type]
        assert asked == [2]

    def test_what_is_typed_after_that_is_asked_about(
        self, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked = self.answer(monkeypatch, AboutPersons(True, "Een team."))
        may_leave(bridge, None)  # type: ignore[arg-type]
        bridge.apply(SetField("need", "n1", "statement", "Bel piet@voorbeeld.nl"))
        may_leave(bridge, None)  # type: ignore[arg-type]
        assert asked == [2, 1]

    def test_stopping_keeps_nothing(self, bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
        self.answer(monkeypatch, AboutPersons(False))
        assert not may_leave(bridge, None)  # type: ignore[arg-type]
        assert bridge.view.rows(Acceptance) == ()

    def test_one_can_go_to_the_place_instead(
        self, bridge: Bridge, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
    ) -> None:
        place = private(bridge)[0][0].place
        self.answer(monkeypatch, AboutPersons(False, place=place))
        with qtbot.waitSignal(bridge.go_to_requested) as went:
            assert not may_leave(bridge, None)  # type: ignore[arg-type]
        assert went.args == [place]

    def test_a_plan_without_persons_asks_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked = self.answer(monkeypatch, AboutPersons(False))
        assert may_leave(bridge_of([Need(id="n", statement="Lezen")]), None)  # type: ignore[arg-type]
        assert asked == []


def test_every_way_out_of_the_window_is_guarded(
    plan_window: PlanWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    bridge = plan_window.bridge
    need = bridge.view.rows(Need)[0]
    bridge.apply(SetField("need", need.id, "statement", "Bel jan@voorbeeld.nl"))
    asked: list[object] = []

    def stop(parent: object, found: object, *, can_keep: bool) -> AboutPersons:
        asked.append(found)
        return AboutPersons(False)

    monkeypatch.setattr(ask, "about_persons", stop)
    documents = next(each for each in plan_window.children() if type(each).__name__ == "Documents")
    documents.export()
    documents.export_json()
    documents.save_bare()
    documents.export_change_note(bridge.view, bridge.view, ("Toen", "Nu"))
    assert len(asked) == 4
