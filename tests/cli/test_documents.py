"""Checking a plan and making its document without a window."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from npo_wizard import cli

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
    for command, suffix in (("pdf", ".pdf"), ("html", ".html")):
        target = tmp_path / f"document{suffix}"
        ran = without_qt(command, examples / "voorbeeldstad.npoplan", "-o", target)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert target.stat().st_size > 50_000
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


def test_a_plan_without_findings_ends_with_zero(examples, capsys, monkeypatch):
    from npo_wizard import rules

    monkeypatch.setattr(rules, "findings", lambda *args: ())
    assert cli.main(["check", str(examples / "half.npoplan")]) == 0
    assert capsys.readouterr().out == "Er staan geen punten open. Alles hangt samen.\n"


def test_a_document_that_cannot_be_written_is_told(examples, tmp_path, capsys):
    target = tmp_path / "weg" / "x.pdf"
    assert cli.main(["pdf", str(examples / "half.npoplan"), "-o", str(target)]) == 1
    assert "bestaat niet" in capsys.readouterr().err
