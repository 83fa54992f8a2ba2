"""What an organisation decides goes before what a user chose."""

import json
import sys

import pytest

from npo_wizard import policy, settings
from npo_wizard.settings import Settings, Theme

pytestmark = pytest.mark.usefixtures("computer")


@pytest.fixture
def bundle(tmp_path, monkeypatch):
    """Let the program be a bundle in a folder."""
    folder = tmp_path / "programma"
    folder.mkdir()
    inside = (
        folder / "NPO-wizard.app" / "Contents" / "MacOS" if sys.platform == "darwin" else folder
    )
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(inside / "npo-wizard"))
    return folder


def decide(folder, **values):
    (folder / policy.FILE).write_text(json.dumps(values), encoding="utf-8")
    policy.load.cache_clear()


def test_nothing_is_decided_by_itself():
    assert policy.load().values == {}
    assert settings.decided() == frozenset()


def test_what_is_decided_goes_before_what_was_chosen(computer):
    settings.save(Settings(text_size=150, theme=Theme.DARK))
    decide(computer, theme="licht", organisation="Gemeente Waterdorp")
    chosen = settings.load()
    assert chosen.theme is Theme.LIGHT
    assert chosen.organisation == "Gemeente Waterdorp"
    assert chosen.text_size == 150
    assert settings.decided() == {"theme", "organisation"}


def test_the_users_own_choice_comes_back_when_nothing_is_decided_any_more(computer):
    settings.save(Settings(theme=Theme.DARK))
    decide(computer, theme="licht")
    settings.save(settings.load())
    (computer / policy.FILE).unlink()
    policy.load.cache_clear()
    assert settings.load().theme is Theme.DARK


def test_the_computer_goes_before_what_stands_beside_the_program(computer, bundle):
    decide(bundle, theme="donker", organisation="Beide")
    decide(computer, theme="licht")
    found = policy.load()
    assert found.values == {"theme": "licht", "organisation": "Beide"}
    assert found.found_in["theme"] == str(computer / policy.FILE)
    assert found.found_in["organisation"] == str(bundle / policy.FILE)


def test_a_value_that_cannot_be_gives_the_usual_one(computer):
    decide(computer, theme="paars", text_size=13, accent="#FFFFFF")
    assert settings.load() == Settings()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"{", "geldige JSON"),
        (b"\xff\xfe\x00", "geldige JSON"),
        (b"[" * 90_000, "geldige JSON"),
        (b"[1]", "geen lijst van namen"),
    ],
)
def test_a_file_that_cannot_be_read_decides_nothing_and_is_told(computer, text, sentence):
    (computer / policy.FILE).write_bytes(text)
    found = policy.load()
    assert found.values == {}
    assert sentence in found.problems[0]
    assert str(computer) in found.problems[0]


def test_both_folders_can_be_decided_with_names_of_the_surroundings(
    computer, tmp_path, monkeypatch
):
    monkeypatch.delenv(settings.HOME_VARIABLE)
    monkeypatch.setenv("SCHIJF", str(tmp_path / "schijf"))
    decide(computer, data_folder="$SCHIJF/eigen", plans_folder="$SCHIJF/plannen")
    assert settings.data_folder() == tmp_path / "schijf" / "eigen"
    assert settings.plans_folder() == tmp_path / "schijf" / "plannen"


@pytest.mark.parametrize("value", ["eigen", "", 3, None, "$BESTAATNIET/x"])
def test_a_folder_that_is_no_whole_path_is_not_taken(computer, value, monkeypatch):
    monkeypatch.delenv(settings.HOME_VARIABLE)
    monkeypatch.delenv("BESTAATNIET", raising=False)
    decide(computer, data_folder=value)
    assert settings.data_folder().name == "npo-wizard"


def test_a_folder_beside_the_bundle_keeps_everything(bundle, monkeypatch):
    monkeypatch.delenv(settings.HOME_VARIABLE)
    (bundle / settings.PORTABLE).mkdir()
    assert settings.data_folder() == bundle / settings.PORTABLE / "data"
    assert settings.plans_folder() == bundle / settings.PORTABLE / "plannen"


def test_without_that_folder_the_bundle_uses_the_users_own(bundle, monkeypatch):
    monkeypatch.delenv(settings.HOME_VARIABLE)
    assert not settings.data_folder().is_relative_to(bundle)


def test_the_program_is_no_bundle_where_python_runs_it():
    assert policy.program_folder() is None
