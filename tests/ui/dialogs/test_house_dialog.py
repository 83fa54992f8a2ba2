"""The house style: seen before it is kept, readable, and whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from npo_wizard import policy, settings
from npo_wizard.errors import TargetNotWritable
from npo_wizard.report import logo
from npo_wizard.settings import Settings
from ui.dialogs import ask
from ui.dialogs.house_dialog import HouseDialog


@pytest.fixture
def picture(tmp_path) -> Path:
    Image.new("RGB", (60, 20), (122, 0, 25)).save(tmp_path / "logo.png")
    return tmp_path / "logo.png"


def shown(qtbot) -> HouseDialog:
    made = HouseDialog()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def dialog(styled, qtbot) -> HouseDialog:
    return shown(qtbot)


def take(qtbot, dialog: HouseDialog, path: Path) -> None:
    dialog.take_logo(path)
    qtbot.waitUntil(dialog.save.isEnabled)


def test_the_contrast_is_said_in_words_and_number_while_one_types(dialog, qtbot):
    assert dialog.contrast.text() == "Goed te lezen: contrast met wit 8,5, nodig is 4,5."
    qtbot.keyClicks(dialog.colour, "#7a0019")
    assert dialog.contrast.text().startswith("Goed te lezen: contrast met wit 1")
    assert dialog.contrast.property("look") == "good"
    dialog.colour.setText("#FFD000")
    assert "te licht om te lezen: contrast met wit 1,4, nodig is 4,5." in dialog.contrast.text()
    assert dialog.contrast.property("look") == "refusal"


def test_all_of_it_is_kept_and_the_picture_may_go(dialog, qtbot, picture):
    qtbot.keyClicks(dialog.name, "Gemeente Oost")
    qtbot.keyClicks(dialog.colour, "#7a0019")
    take(qtbot, dialog, picture)
    picture.unlink()
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    kept = settings.load()
    assert (kept.organisation, kept.accent) == ("Gemeente Oost", "#7A0019")
    assert logo.kept(kept.logo) == dialog.picture
    again = shown(qtbot)
    assert again.name.text() == "Gemeente Oost"
    assert "60 bij 20" in again.logo_state.text()


def test_a_colour_that_cannot_be_read_is_not_kept_and_gets_the_focus(dialog):
    dialog.colour.setText("#FFD000")
    dialog.save.click()
    assert dialog.isVisible()
    assert dialog.colour.hasFocus()
    assert settings.load() == Settings()


def test_what_cannot_be_the_logo_is_said_and_the_old_one_stays(dialog, qtbot, picture):
    take(qtbot, dialog, picture)
    before = dialog.picture
    take(qtbot, dialog, Path(__file__))
    assert "geen png, jpg of svg" in dialog.trouble.text()
    assert dialog.picture == before
    take(qtbot, dialog, picture)
    assert not dialog.trouble.isVisible()


def test_the_logo_can_be_taken_away(dialog, qtbot, picture):
    assert not dialog.remove_logo.isEnabled()
    settings.save(Settings(logo=logo.keep(logo.taken(picture))))
    again = shown(qtbot)
    again.remove_logo.click()
    again.save.click()
    assert settings.load().logo == ""
    assert list((settings.data_folder() / "huisstijl").iterdir()) == []


def test_a_logo_that_has_gone_is_said(styled, qtbot):
    settings.save(Settings(logo="logo-0123456789ab.png"))
    assert "er niet meer" in shown(qtbot).logo_state.text()


def test_the_sketch_shows_the_accent_and_the_logo(dialog, qtbot, picture):
    dialog.colour.setText("#7A0019")
    take(qtbot, dialog, picture)
    image = dialog.sketch.grab().toImage()
    found = {image.pixelColor(x, y).name() for x in range(image.width()) for y in (60, 180)}
    assert "#7a0019" in found
    assert "#7A0019" in dialog.sketch.accessibleDescription()
    assert "met logo" in dialog.sketch.accessibleDescription()


def test_the_colour_can_be_chosen_from_a_card(dialog, monkeypatch):
    monkeypatch.setattr(ask, "colour", lambda parent, title, now: "#00736A")
    dialog.choose_colour.click()
    assert dialog.colour.text() == "#00736A"
    monkeypatch.setattr(ask, "colour", lambda parent, title, now: "")
    dialog.choose_colour.click()
    assert dialog.colour.text() == "#00736A"


def test_the_logo_is_chosen_from_a_file(dialog, qtbot, picture, monkeypatch):
    monkeypatch.setattr(ask, "open_file", lambda *asked: picture)
    dialog.choose_logo.click()
    qtbot.waitUntil(lambda: dialog.picture is not None)


def test_enter_on_another_button_is_that_buttons(dialog, qtbot):
    qtbot.keyClicks(dialog.name, "Oost")
    dialog.cancel.setFocus()
    qtbot.keyClick(dialog.cancel, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert settings.load() == Settings()


def test_enter_in_a_field_keeps(dialog, qtbot):
    qtbot.keyClicks(dialog.name, "Oost")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert settings.load().organisation == "Oost"


def test_what_cannot_be_written_is_said_and_the_dialog_stays(dialog, monkeypatch):
    def refuse(**choices):
        raise TargetNotWritable("U mag hier niet schrijven.")

    monkeypatch.setattr(settings, "change", refuse)
    dialog.save.click()
    assert dialog.isVisible()
    assert "U mag hier niet schrijven." in dialog.trouble.text()


def test_what_the_organisation_decided_cannot_be_changed(styled, computer, qtbot):
    decided = {"organisation": "Gemeente Oost", "accent": "#7A0019"}
    (computer / policy.FILE).write_text(json.dumps(decided), encoding="utf-8")
    policy.load.cache_clear()
    dialog = shown(qtbot)
    assert not dialog.name.isEnabled()
    assert not dialog.choose_colour.isEnabled()
    assert dialog.name.text() == "Gemeente Oost"
    assert dialog.focusWidget() is dialog.choose_logo
    assert "vastgezet" in dialog.decided.text()
