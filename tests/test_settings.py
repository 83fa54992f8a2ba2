import os
import subprocess
import sys
from pathlib import Path

import pytest

from npo_wizard import settings
from npo_wizard.errors import TargetError
from npo_wizard.settings import Settings, Theme


def test_with_a_home_of_its_own_everything_stands_there(home):
    assert settings.data_folder() == home / "data"
    assert settings.plans_folder() == home / "plannen"


def test_else_the_computer_says_where(home, monkeypatch):
    monkeypatch.delenv("NPO_WIZARD_HOME")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert settings.data_folder().is_relative_to(home)
    assert settings.data_folder().name == "npo-wizard"
    assert settings.plans_folder().name == "NPO-plannen"


def test_only_the_user_may_look_into_the_work_copies():
    rights = settings.data_folder().stat().st_mode & 0o777
    assert rights == 0o700 or os.name == "nt"  # Windows: the profile folder is the user's already


def test_the_data_folder_is_made_and_the_plans_folder_is_not():
    assert settings.data_folder().is_dir()
    assert not settings.plans_folder().exists()


def test_choices_are_kept():
    chosen = Settings(text_size=150, theme=Theme.DARK)
    settings.save(chosen)
    assert settings.load() == chosen


def test_the_first_time_there_are_no_choices():
    assert settings.load() == Settings(text_size=100, theme=Theme.SYSTEM)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"donker"', "\xff"])
def test_a_damaged_file_gives_the_usual_choices(text):
    settings.save(Settings())
    (settings.data_folder() / "instellingen.json").write_text(text, encoding="latin-1")
    assert settings.load() == Settings()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"text_size": 150}', Settings(text_size=150)),
        ('{"text_size": 13, "theme": "donker"}', Settings(theme=Theme.DARK)),
        ('{"text_size": "150", "theme": "paars"}', Settings()),
        ('{"text_size": null, "theme": []}', Settings()),
        ('{"later": 1, "text_size": 125}', Settings(text_size=125)),
    ],
)
def test_each_wrong_choice_is_passed_over_by_itself(text, expected):
    (settings.data_folder() / "instellingen.json").write_text(text, encoding="utf-8")
    assert settings.load() == expected


def test_a_folder_that_cannot_be_made_is_told(home):
    home.write_text("een bestand waar een map hoort")
    with pytest.raises(TargetError, match="is geen map"):
        settings.save(Settings())
    assert settings.load() == Settings()


def test_what_cannot_be_kept_leaves_the_old_choices_whole(monkeypatch):
    settings.save(Settings(text_size=125))

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(TargetError):
        settings.save(Settings(text_size=200))
    assert settings.load() == Settings(text_size=125)
    assert [file.name for file in settings.data_folder().iterdir()] == ["instellingen.json"]


def test_reading_the_choices_loads_nothing_heavy():
    code = "import sys, npo_wizard.settings; print(*sys.modules)"
    output = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    heavy = {
        "sqlmodel",
        "sqlalchemy",
        "pydantic",
        "jinja2",
        "reportlab",
        "PIL",
        "alembic",
        "PySide6",
    }
    assert not heavy & set(output.stdout.split())


def test_contrast_is_that_of_the_guidelines():
    assert settings.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert settings.contrast("#FFFFFF", "#FFFFFF") == 1
    assert settings.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colour", ["", "#154F7D", "#767676", "#a04a00"])
def test_a_colour_that_can_be_read_may_be_the_accent(colour):
    assert settings.accent_problem(colour) == ""


def test_a_colour_that_is_too_light_is_refused_with_its_figures():
    assert "contrast 4,5" not in settings.accent_problem("#FFCC00")
    assert "nodig is 4,5" in settings.accent_problem("#FFCC00")


@pytest.mark.parametrize("colour", ["rood", "#12345", "#1234567", "#GG0000", "#154F7D;}"])
def test_what_is_no_colour_is_refused(colour):
    assert "zes tekens" in settings.accent_problem(colour)


def test_the_house_style_is_kept_and_what_does_not_hold_is_not():
    chosen = Settings(accent="#154F7D", organisation="Gemeente Proef")
    settings.save(chosen)
    assert settings.load() == chosen
    settings.save(Settings(accent="#FFFF00", organisation="x" * 500))
    assert settings.load() == Settings(organisation="x" * 80)


def test_a_change_leaves_other_choices_as_they_are_now():
    settings.save(Settings(text_size=150))
    assert settings.change(accent="#7A0019") == Settings(text_size=150, accent="#7A0019")
    assert settings.load() == Settings(text_size=150, accent="#7A0019")


def test_a_contrast_that_is_not_enough_does_not_look_enough():
    assert settings.contrast_words("#777777") == "contrast met wit 4,4, nodig is 4,5."
    assert settings.accent_problem("#777777")
