"""Taking amounts over from a spreadsheet without a window."""

import json

import pytest

from npo_wizard import figures
from npo_wizard.cli import main
from npo_wizard.plan.nouns import FundingStream, Measure, MeasureCost
from npo_wizard.storage.planfile import read
from tests.intake.files import csv_of, saved


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "waterdorp.npoplan"
    assert main(["example", "waterdorp", "-o", str(path)]) == 0
    return path


@pytest.fixture
def names(plan):
    view = read(plan)
    return view.rows(Measure)[0].title, view.rows(FundingStream)[0].name


def sheet(folder, *rows):
    return saved(folder, csv_of([("Maatregel", "Geldstroom", "2023 begroot"), *rows]))


def test_what_fits_is_kept_in_the_plan(plan, names, tmp_path, capsys):
    path = sheet(tmp_path, (*names, "€ 1.234,50"))
    assert main(["amounts", str(plan), str(path)]) == 0
    said = capsys.readouterr().out
    assert "Veranderd: 1." in said
    assert f"- {names[0]}, {names[1]}, 2023 begroot:" in said
    assert "wordt € 1.235" in said
    assert "afgerond op hele euro's" in said
    assert 1_235 in [cost.planned_eur for cost in read(plan).rows(MeasureCost)]


def test_a_trial_keeps_nothing(plan, names, tmp_path, capsys):
    before = plan.read_bytes()
    path = sheet(tmp_path, (*names, "7"))
    assert main(["amounts", str(plan), str(path), "--proef"]) == 0
    assert "Te veranderen: 1." in capsys.readouterr().out
    assert plan.read_bytes() == before


def test_what_is_left_out_is_told_and_is_the_outcome(plan, names, tmp_path, capsys):
    path = sheet(tmp_path, (*names, "volgt"), ("Weg", names[1], "5"))
    assert main(["amounts", str(plan), str(path)]) == 1
    said = capsys.readouterr().out
    assert "- Regel 2, 2023 begroot 'volgt': Dit is geen bedrag." in said
    assert "- Regel 3, 'Weg" in said


def test_the_answer_can_be_json(plan, names, tmp_path, capsys):
    path = sheet(tmp_path, (*names, "7,5"), ("Weg", names[1], "5"))
    assert main(["amounts", str(plan), str(path), "--proef", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(each["new"], each["rounded"]) for each in told["changes"]] == [(8, True)]
    assert [each["line"] for each in told["unknown_rows"]] == [3]


def test_a_file_that_cannot_be_read_leaves_the_plan(plan, tmp_path, capsys):
    before = plan.read_bytes()
    assert main(["amounts", str(plan), str(saved(tmp_path, b"x", "x.xlsx"))]) == 1
    assert "Uw plan is niet veranderd." in capsys.readouterr().err
    assert plan.read_bytes() == before


def test_the_sheet_of_the_program_comes_back_with_other_amounts(plan, tmp_path, capsys):
    exported = tmp_path / "begroting.csv"
    assert main(["csv", str(plan), "-o", str(exported), "--blad", "begroting"]) == 0
    lines = exported.read_text("utf-8-sig").splitlines()
    cells = lines[1].split(";")
    cells[3] = "123456"
    lines[1] = ";".join(cells)
    exported.write_text("\n".join(lines), "utf-8-sig")
    before = figures.planned(read(plan))
    assert main(["amounts", str(plan), str(exported)]) == 0
    after = read(plan)
    assert 123_456 in [cost.planned_eur for cost in after.rows(MeasureCost)]
    assert figures.planned(after) != before
    assert main(["amounts", str(plan), str(exported)]) == 0
    assert "Veranderd: 0." in capsys.readouterr().out
