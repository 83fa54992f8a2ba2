"""Showing the backups of a plan and putting one back, without a window."""

import json

import pytest

from npo_wizard import cli
from npo_wizard.storage.planfile import read
from tests.storage.desk import new_plan, open_plan, title


@pytest.fixture
def run(capsys):
    """Run a command; answers with its exit code and what it wrote."""

    def run(*words):
        code = cli.main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def path(home, tmp_path):
    path = new_plan(tmp_path / "Plan.npoplan", "Begin")
    plan = open_plan(path)
    plan.apply(title("Later"))
    plan.close()
    return path


def test_the_backups_are_numbered_with_what_they_hold(run, path):
    code, said, _ = run("backups", path)
    first, second = said.splitlines()
    assert code == 0
    assert first.startswith("1. ")
    assert " · Later · concept · " in first
    assert " · Begin · concept · " in second
    assert first.endswith(" kB")


def test_for_scripts_they_are_data(run, path):
    found = json.loads(run("backups", path, "--json")[1])
    assert [(each["number"], each["title"], each["is_whole"]) for each in found] == [
        (1, "Later", True),
        (2, "Begin", True),
    ]


def test_one_is_put_in_the_place_of_the_plan(run, path):
    assert run("restore", path, 2) == (0, f"Teruggezet: {path}\n", "")
    assert read(path).plan.title == "Begin"


def test_one_becomes_a_plan_of_its_own(run, path, tmp_path):
    target = tmp_path / "oud.npoplan"
    assert run("restore", path, 2, "-o", target) == (0, f"Gemaakt: {target}\n", "")
    assert (read(target).plan.title, read(path).plan.title) == ("Begin", "Later")
    assert run("restore", path, 1, "-o", target)[0] == 1


def test_a_number_that_is_not_there_is_said(run, path):
    code, _, said = run("restore", path, 9)
    assert code == 1
    assert "Er is geen reservekopie met nummer 9." in said
    assert "Kies een nummer van 1 tot en met 2." in said


def test_without_backups_it_says_where_they_are_made(run, home, tmp_path):
    code, _, said = run("backups", tmp_path / "weg.npoplan")
    assert code == 1
    assert "Van 'weg.npoplan' zijn op deze computer geen reservekopieën." in said


def test_a_number_is_a_number(capsys):
    with pytest.raises(SystemExit):
        cli.main(["restore", "Plan.npoplan", "laatste"])
    assert "Bij NUMMER hoort een getal, geen 'laatste'." in capsys.readouterr().err
