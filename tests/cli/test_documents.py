"""Checking a plan and making its document without a window."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from npo_wizard import cli
from npo_wizard.cli import main
from npo_wizard.storage import attached
from npo_wizard.storage.planfile import read

ROOT = Path(__file__).parents[2]
_WITHOUT_QT = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6", "ui"):
            raise ModuleNotFoundError(f"{name} is blocked", name=name)
sys.meta_path.insert(0, Blocked())
from npo_wizard.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def examples(tmp_path_factory):
    folder = tmp_path_factory.mktemp("examples")
    for name in ("voorbeeldstad", "half"):
        assert cli.main(["example", name, "-o", str(folder / f"{name}.npoplan")]) == 0
    return folder


def without_qt(*words):
    return subprocess.run(
        [sys.executable, "-c", _WITHOUT_QT, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_document_is_made_with_pyside_blocked(examples, tmp_path):
    for command, suffix, least in (
        ("pdf", ".pdf", 50_000), ("html", ".html", 50_000), ("word", ".docx", 30_000),
        ("xlsx", ".xlsx", 5_000), ("csv", ".csv", 1_000),
    ):  # fmt: skip
        target = tmp_path / f"document{suffix}"
        ran = without_qt(command, examples / "voorbeeldstad.npoplan", "-o", target)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert target.stat().st_size > least
    with pikepdf.open(tmp_path / "document.pdf") as pdf:
        assert len(pdf.pages) > 10


def test_the_blocking_itself_works(examples):
    ran = without_qt(examples / "half.npoplan")
    assert ran.returncode != 0


def test_check_shows_each_finding_and_ends_with_one(examples, capsys):
    assert cli.main(["check", str(examples / "half.npoplan"), "--json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {"rule", "severity", "step", "noun", "id", "field", "sentence"} == set(findings[0])
    assert cli.main(["check", str(examples / "half.npoplan")]) == 1
    said = capsys.readouterr().out
    assert said.startswith(f"{len(findings)} punten staan open.")
    assert said.count("\n- ") == len(findings)
    assert all(each["sentence"] in said for each in findings)


def test_a_plan_without_findings_ends_with_zero(tmp_path, capsys):
    target = tmp_path / "waterdorp.npoplan"
    cli.main(["example", "waterdorp", "-o", str(target)])
    capsys.readouterr()
    assert cli.main(["check", str(target)]) == 0
    assert capsys.readouterr().out == "Er staan geen punten open. Alles hangt samen.\n"


@pytest.mark.parametrize("command", ["pdf", "html", "word", "xlsx", "csv"])
def test_a_document_that_cannot_be_written_is_told(examples, tmp_path, capsys, command):
    target = tmp_path / "weg" / f"x.{command}"
    assert cli.main([command, str(examples / "half.npoplan"), "-o", str(target)]) == 1
    assert "bestaat niet" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["pdf", "html", "word", "xlsx", "csv"])
def test_a_file_is_replaced_only_when_that_is_said(examples, tmp_path, capsys, command):
    target = tmp_path / f"x.{command}"
    target.write_bytes(b"oud")
    words = [command, str(examples / "half.npoplan"), "-o", str(target)]
    assert cli.main(words) == 1
    assert "--force" in capsys.readouterr().err
    assert target.read_bytes() == b"oud"
    assert cli.main([*words, "--force"]) == 0
    assert target.read_bytes() != b"oud"


def test_the_sheets_that_can_be_asked_for_are_those_there_are():
    from npo_wizard.cli.forms import SHEETS
    from npo_wizard.report.sheets import content as sheets

    assert tuple(sheets.SHEETS) == SHEETS


@pytest.mark.parametrize("sheet", ["begroting", "bestedingsdoelen", "sisa", "acties"])
def test_each_sheet_can_be_had_as_text(examples, tmp_path, sheet):
    target = tmp_path / "x.csv"
    plan = str(examples / "voorbeeldstad.npoplan")
    assert cli.main(["csv", plan, "--blad", sheet, "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8-sig").count(";") > 20


def test_a_programme_without_account_says_so(tmp_path, capsys):
    plan, target = str(tmp_path / "lea.npoplan"), tmp_path / "x.csv"
    profile = ["--profiel", "lokale-educatieve-agenda"]
    assert cli.main(["new", plan, "--gemeente", "Winterswijk", *profile]) == 0
    assert cli.main(["csv", plan, "--blad", "sisa", "-o", str(target)]) == 1
    assert "SiSa" in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.parametrize("kind", ["publiek", "werkdocument", "werkbladen", "samenvatting"])
def test_every_kind_of_document_is_made(kind: str, tmp_path: Path) -> None:
    file, target = tmp_path / "plan.npoplan", tmp_path / "plan.pdf"
    assert main(["example", "waterdorp", "-o", str(file)]) == 0
    assert main(["pdf", str(file), "-o", str(target), "--soort", kind]) == 0
    assert target.read_bytes().startswith(b"%PDF-1.7")


def test_a_work_document_becomes_a_plan_again(tmp_path: Path) -> None:
    file, target, again = (tmp_path / name for name in ("a.npoplan", "a.pdf", "b.npoplan"))
    main(["example", "waterdorp", "-o", str(file)])
    main(["pdf", str(file), "-o", str(target), "--soort", "werkdocument"])
    assert main(["import", str(target), "-o", str(again)]) == 0
    assert read(again) == read(file)


def test_a_work_document_that_does_not_give_the_plan_back_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file, target = tmp_path / "a.npoplan", tmp_path / "a.pdf"
    main(["example", "waterdorp", "-o", str(file)])
    monkeypatch.setattr(attached, "STREAMS_MAX", 3)
    assert main(["pdf", str(file), "-o", str(target), "--soort", "werkdocument"]) == 0
    assert "te groot om het plan eruit terug te halen" in "".join(capsys.readouterr())
    assert target.read_bytes().startswith(b"%PDF-1.7")


def test_large_paper_is_for_worksheets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, target = tmp_path / "plan.npoplan", tmp_path / "plan.pdf"
    main(["example", "waterdorp", "-o", str(file)])
    words = ["pdf", str(file), "-o", str(target), "--papier", "a3"]
    assert main(words) == 1
    assert "Alleen werkbladen" in capsys.readouterr().err
    assert not target.exists()
    assert main([*words, "--soort", "werkbladen"]) == 0
