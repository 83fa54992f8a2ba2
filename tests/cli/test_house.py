"""The house style from the command line: shown, changed, all or nothing."""

import json

import pytest
from PIL import Image

from npo_wizard import cli, settings
from npo_wizard.settings import Settings


def shown(capsys) -> dict:
    capsys.readouterr()
    assert cli.main(["style", "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def picture(tmp_path):
    Image.new("RGB", (60, 20), (122, 0, 25)).save(tmp_path / "logo.png")
    return tmp_path / "logo.png"


def test_without_choices_it_says_how_documents_look(capsys):
    assert cli.main(["style"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Naam: de gemeente van het plan",
        "Accentkleur: #154F7D (de gewone), contrast met wit 8,5, nodig is 4,5.",
        "Logo: nee",
    ]


def test_all_of_it_is_kept_and_shown(picture, capsys):
    words = ["style", "--naam", " Gemeente  Oost ", "--kleur", "#7A0019", "--logo", str(picture)]
    assert cli.main(words) == 0
    said = capsys.readouterr().out
    assert "Naam: Gemeente Oost\n" in said
    assert "Accentkleur: #7A0019, contrast met wit 1" in said
    assert "Logo: ja, 60 bij 20 beeldpunten" in said
    picture.unlink()
    assert shown(capsys)["logo"] == settings.load().logo != ""


def test_what_is_not_given_stays_as_it_is(picture, capsys):
    settings.save(Settings(text_size=150, organisation="Oost"))
    assert cli.main(["style", "--logo", str(picture)]) == 0
    assert (settings.load().text_size, settings.load().organisation) == (150, "Oost")
    assert cli.main(["style", "--zonder-logo", "--naam", ""]) == 0
    assert settings.load() == Settings(text_size=150)
    assert list((settings.data_folder() / "huisstijl").iterdir()) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--kleur", "#FFEE00"], "te licht"),
        (["--kleur", "geel"], "Schrijf de kleur als #"),
        (["--naam", "x" * 81], "80 tekens"),
        (["--logo", "weg.png"], "is er niet"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(words, sentence, capsys):
    settings.save(Settings(organisation="Oost", accent="#7A0019"))
    assert cli.main(["style", "--naam", "West", *words]) == 1
    said = capsys.readouterr().err
    assert sentence in said
    assert "Uw huisstijl is niet veranderd." in said
    assert settings.load() == Settings(organisation="Oost", accent="#7A0019")


def test_a_logo_and_no_logo_do_not_go_together(picture, capsys):
    with pytest.raises(SystemExit):
        cli.main(["style", "--zonder-logo", "--logo", str(picture)])
    assert "gaan niet samen" in capsys.readouterr().err


def test_a_lost_logo_is_told_with_the_document(tmp_path, picture, capsys):
    plan = tmp_path / "plan.npoplan"
    assert cli.main(["example", "half", "-o", str(plan)]) == 0
    assert cli.main(["style", "--logo", str(picture)]) == 0
    (settings.data_folder() / "huisstijl" / settings.load().logo).unlink()
    capsys.readouterr()
    for command in ("pdf", "html", "word"):
        assert cli.main([command, str(plan), "-o", str(tmp_path / f"x.{command}")]) == 0
        assert "Let op: Het logo van uw huisstijl is er niet meer." in capsys.readouterr().err
    assert cli.main(["style"]) == 0
    assert "is er niet meer" in capsys.readouterr().out
