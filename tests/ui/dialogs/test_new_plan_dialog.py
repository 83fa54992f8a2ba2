"""A new plan: the municipality is found, the title proposed, and every trouble said in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from npo_wizard import settings
from npo_wizard.errors import TargetNotWritable
from ui.dialogs import ask
from ui.dialogs.new_plan_dialog import NewPlanDialog

LEA = "Lokale Educatieve Agenda"


class Maker:
    """Stands in for the making of a plan file, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list = []
        self.trouble: Exception | None = None

    def __call__(self, path, fields):
        self.asked.append((path, fields))
        if self.trouble is not None:
            raise self.trouble
        return object()


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def dialog(styled, maker: Maker, qtbot: QtBot) -> NewPlanDialog:
    made = NewPlanDialog(maker)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def found(dialog: NewPlanDialog) -> list[str]:
    return [dialog.results.item(i).text() for i in range(dialog.results.count())]


def choose(dialog: NewPlanDialog, qtbot: QtBot, typed: str) -> None:
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, typed)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("wintersw", "Winterswijk"),
        ("sudwest", "Súdwest-Fryslân"),
        ("hertogenbosch", "'s-Hertogenbosch"),
        ("gravenhage", "'s-Gravenhage"),
    ],
)
def test_a_municipality_is_found_by_a_part_of_its_name(dialog, qtbot, typed, name):
    qtbot.keyClicks(dialog.search, typed)
    assert name in found(dialog)


def test_the_field_says_which_municipality_was_chosen(dialog, qtbot):
    choose(dialog, qtbot, "wintersw")
    assert dialog.search.text() == "Winterswijk"
    assert "Winterswijk" in found(dialog)


def test_a_click_on_a_municipality_puts_its_name_in_the_field(dialog, qtbot):
    qtbot.keyClicks(dialog.search, "sudw")
    place = dialog.results.visualItemRect(dialog.results.item(0)).center()
    qtbot.mouseClick(dialog.results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.search.text() == "Súdwest-Fryslân"


def test_what_is_typed_is_never_changed_while_one_types(dialog, qtbot):
    qtbot.keyClicks(dialog.search, "gravenhage")
    assert dialog.search.text() == "gravenhage"


def test_the_keyboard_alone_makes_a_plan(dialog, maker, qtbot):
    qtbot.keyClicks(dialog.search, "winterswijk")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    ((path, fields),) = maker.asked
    assert path == settings.plans_folder() / "NPO-plan Winterswijk 2021–2025.npoplan"
    assert fields["municipality_code"] == "GM0294"
    assert fields["profile"] == "npo-2021-2025"
    assert dialog.plan_file is not None


def test_enter_takes_what_was_found_before_it_makes_the_plan(dialog, maker, qtbot):
    qtbot.keyClicks(dialog.search, "wintersw")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert not maker.asked
    assert dialog.title.text() == "NPO-plan Winterswijk 2021–2025"


def test_a_municipality_that_is_no_more_says_its_successor_and_can_be_chosen(dialog, maker, qtbot):
    choose(dialog, qtbot, "beemster")
    assert "Purmerend" in dialog.remark.text()
    assert dialog.remark.isVisible()
    dialog.make.click()
    assert maker.asked[0][1]["municipality_name"] == "Beemster"


def test_a_municipality_that_is_there_has_no_remark(dialog, qtbot):
    choose(dialog, qtbot, "winterswijk")
    assert dialog.remark.isHidden()


def test_a_name_that_is_not_in_the_list_may_be_used(dialog, maker, qtbot):
    qtbot.keyClicks(dialog.search, "Voorbeeldstad")
    assert not found(dialog)
    assert "U kunt er wel mee doorgaan" in dialog.remark.text()
    dialog.make.click()
    fields = maker.asked[0][1]
    assert (fields["municipality_name"], fields["municipality_code"]) == ("Voorbeeldstad", "")


def test_without_a_municipality_there_is_no_plan(dialog, maker):
    dialog.make.click()
    assert not maker.asked
    assert dialog.trouble.text() == "Kies eerst een gemeente uit de lijst."
    assert dialog.trouble.isVisible()


def test_a_title_of_the_user_stays_and_an_empty_one_is_proposed_again(dialog, qtbot):
    choose(dialog, qtbot, "winterswijk")
    dialog.title.clear()
    qtbot.keyClicks(dialog.title, "Samen")
    choose(dialog, qtbot, "aalten")
    assert dialog.title.text() == "Samen"
    dialog.title.setFocus()
    dialog.title.selectAll()
    qtbot.keyClick(dialog.title, Qt.Key.Key_Delete)
    assert dialog.title.text() == "NPO-plan Aalten 2021–2025"


def test_another_programme_gives_another_title_and_says_what_it_is(dialog, qtbot):
    choose(dialog, qtbot, "winterswijk")
    notice = dialog.about.text()
    dialog.profile.setCurrentText(LEA)
    assert dialog.title.text() == f"{LEA} Winterswijk"
    assert dialog.about.text() not in ("", notice)
    assert "start_on" not in dialog.fields


def test_a_title_with_slashes_becomes_a_safe_name(dialog, maker, qtbot):
    choose(dialog, qtbot, "winterswijk")
    dialog.title.clear()
    qtbot.keyClicks(dialog.title, "../2021/2025: <b>plan</b>")
    dialog.make.click()
    path, fields = maker.asked[0]
    assert path.parent == settings.plans_folder()
    assert path.name == "-2021-2025- -b-plan--b-.npoplan"
    assert fields["title"] == "../2021/2025: <b>plan</b>"


def test_a_folder_that_may_not_be_written_is_said_and_can_be_changed(
    dialog, maker, qtbot, monkeypatch, tmp_path: Path
):
    choose(dialog, qtbot, "winterswijk")
    maker.trouble = TargetNotWritable("U mag niet schrijven in 'X'.")
    dialog.make.click()
    assert dialog.isVisible()
    assert dialog.trouble.text().startswith("U mag niet schrijven in 'X'.")
    monkeypatch.setattr(ask, "folder", lambda *asked: tmp_path)
    dialog.choose.click()
    assert dialog.trouble.isHidden()
    maker.trouble = None
    dialog.make.click()
    assert maker.asked[-1][0].parent == tmp_path
    assert not dialog.isVisible()


def test_it_says_where_the_file_will_be(dialog, qtbot):
    choose(dialog, qtbot, "winterswijk")
    assert str(dialog.target) in dialog.place.accessibleName()
    assert str(dialog.target) in dialog.place.text().replace("\N{ZERO WIDTH SPACE}", "")


def test_it_is_never_taller_than_the_screen(dialog, qtbot):
    choose(dialog, qtbot, "beemster")
    qtbot.wait(20)
    assert dialog.height() <= dialog.screen().availableGeometry().height()


def test_every_control_has_a_name(dialog):
    for control in (dialog.search, dialog.results, dialog.title, dialog.folder):
        assert control.accessibleName()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_on_cancel_never_makes_a_plan(dialog, maker, qtbot, key):
    choose(dialog, qtbot, "Winterswijk")
    dialog.cancel.setFocus()
    qtbot.keyClick(dialog.cancel, key)
    assert not maker.asked
    assert not dialog.isVisible()


def test_enter_on_choosing_a_folder_never_makes_a_plan(dialog, maker, qtbot, monkeypatch):
    choose(dialog, qtbot, "Winterswijk")
    monkeypatch.setattr(ask, "folder", lambda *_: None)
    dialog.choose.setFocus()
    qtbot.keyClick(dialog.choose, Qt.Key.Key_Return)
    assert not maker.asked
    assert dialog.isVisible()


def test_enter_in_the_list_chooses_and_goes_on_but_makes_nothing_yet(dialog, maker, qtbot):
    choose(dialog, qtbot, "Cuijk")
    qtbot.keyClick(dialog.results, Qt.Key.Key_Return)
    assert not maker.asked
    assert "bestaat niet meer" in dialog.remark.text()
    assert dialog.profile.hasFocus()
