"""A file is only made of a plan with personal data when one says why that may be."""

import json
from pathlib import Path

import pytest

from npo_wizard.cli import main
from npo_wizard.plan.history import History
from npo_wizard.plan.nouns import Acceptance, Answer
from npo_wizard.storage.exchange import from_json
from npo_wizard.storage.planfile import read, write_new
from tests.small_plan import plan

COMMANDS = {"pdf": ".pdf", "html": ".html", "word": ".docx", "xlsx": ".xlsx", "csv": ".csv",
            "export": ".json", "handover": ".nieuw.npoplan"}  # fmt: skip


@pytest.fixture
def private(tmp_path: Path) -> Path:
    target = tmp_path / "plan.npoplan"
    write_new(target, plan(zomer={"description": "Mail a.b@voorbeeld.nl"}), History())
    return target


@pytest.mark.parametrize(("command", "suffix"), COMMANDS.items())
def test_it_is_told_and_nothing_is_made(
    private: Path, command: str, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = private.with_suffix(suffix)
    assert main([command, str(private), "-o", str(target)]) == 1
    said = capsys.readouterr().err
    assert "e-mailadres: a.b@voorbeeld.nl. (Zomerschool taal)" in said
    assert "--privacy-reden" in said
    assert not target.exists()


@pytest.mark.parametrize(("command", "suffix"), COMMANDS.items())
def test_with_a_reason_it_goes_on_and_still_says_what_it_saw(
    private: Path, command: str, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = private.with_suffix(suffix)
    reason = "Dit is het adres van een team."
    assert main([command, str(private), "-o", str(target), "--privacy-reden", reason]) == 0
    assert "Let op: In 'Wat gaat u doen?' staat" in capsys.readouterr().err
    assert target.exists()
    if command == "html":
        assert reason in target.read_text(encoding="utf-8")
    if command == "export":
        kept = from_json(target.read_text(encoding="utf-8")).view
        assert [row.reason for row in kept.rows(Acceptance)] == [reason]
    assert read(private).rows(Acceptance) == ()


def test_an_accepted_point_is_told_apart_by_check(
    private: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exported = private.with_suffix(".json")
    main(["export", str(private), "-o", str(exported), "--privacy-reden", "Een team."])
    kept = private.with_name("tweede.npoplan")
    assert main(["import", str(exported), "-o", str(kept)]) == 0
    capsys.readouterr()
    main(["check", str(kept)])
    assert "Geaccepteerd\n- In 'Wat gaat u doen?'" in capsys.readouterr().out
    main(["check", str(kept), "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert [each["reason"] for each in answer["accepted"]] == ["Een team."]
    assert main(["html", str(kept), "-o", str(kept.with_suffix(".html"))]) == 0


def test_a_citizen_number_in_an_answer_is_never_repeated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "plan.npoplan"
    write_new(target, plan(Answer(id="urgentie.beleid", text="Kind 123456782")), History())
    main(["check", str(target)])
    main(["pdf", str(target), "-o", str(target.with_suffix(".pdf"))])
    said = capsys.readouterr()
    assert "burgerservicenummer" in said.out
    assert "burgerservicenummer" in said.err
    assert "123456782" not in said.out + said.err


def test_a_change_note_of_such_a_plan_is_only_made_with_a_reason(
    private: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, target = tmp_path / "oud.npoplan", tmp_path / "nota.html"
    write_new(old, plan(), History())
    words = ["changes", str(old), str(private), "-o", str(target)]
    assert main(words) == 1
    assert "a.b@voorbeeld.nl" in capsys.readouterr().err
    assert not target.exists()
    assert main([*words, "--privacy-reden", "Een team."]) == 0
    assert "Een team." not in target.read_text(encoding="utf-8")
