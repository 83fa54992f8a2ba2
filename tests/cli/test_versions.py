"""The change note without a window: of two versions, or of two plan files."""

import pytest

from npo_wizard.cli import main
from npo_wizard.plan.edits import SetField, apply
from npo_wizard.plan.history import History
from npo_wizard.storage.planfile import write_new
from npo_wizard.storage.versions import keep
from tests.report.checks.web import reading_order_html
from tests.small_plan import plan
from tests.storage.test_versions import ADOPTED, COUNCIL, DAY


@pytest.fixture
def file(tmp_path):
    """A plan with two versions, in which something changed after each."""
    view = plan()
    for number, fields in enumerate((COUNCIL, ADOPTED), start=1):
        view = apply(view, keep(view, fields, DAY)).view
        view = apply(view, SetField("measure", "zomer", "title", f"Zomerschool {number}")).view
    path = tmp_path / "plan.npoplan"
    write_new(path, view, History())
    return path


def text(path):
    return " ".join(reading_order_html(path.read_text(encoding="utf-8")))


def test_since_a_version(file, tmp_path, capsys):
    target = tmp_path / "nota.html"
    assert main(["changes", str(file), "--van", "voor de raad", "-o", str(target)]) == 0
    assert capsys.readouterr().out == f"Gemaakt: {target}\n"
    assert "eerst ‘Zomerschool taal’, nu ‘Zomerschool 2’" in text(target)
    assert "Voor de raad" in text(target)
    assert "Het plan in plan.npoplan" in text(target)


def test_between_two_versions(file, tmp_path):
    target = tmp_path / "nota.html"
    words = ["changes", str(file), "--van", "Voor de raad", "--naar", "Vastgesteld"]
    assert main([*words, "-o", str(target)]) == 0
    assert "eerst ‘Zomerschool taal’, nu ‘Zomerschool 1’" in text(target)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_between_two_files(file, tmp_path, ending):
    other, target = tmp_path / "oud.npoplan", tmp_path / f"nota.{ending}"
    write_new(other, plan(), History())
    assert main(["changes", str(other), str(file), "-o", str(target)]) == 0
    assert target.stat().st_size > 10_000


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Kies een versie met --van. Dit zijn de versies: Voor de raad, Vastgesteld."),
        (("--van", "Lente"), "staat geen versie 'Lente'. Dit zijn de versies: Voor de raad"),
        (("--naar", "Lente", "--van", "Vastgesteld"), "staat geen versie 'Lente'"),
    ],
)
def test_a_version_that_is_not_there_is_said(file, tmp_path, capsys, words, said):
    assert main(["changes", str(file), *words, "-o", str(tmp_path / "nota.pdf")]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "nota.pdf").exists()


def test_a_plan_without_versions_asks_for_a_second_file(tmp_path, capsys):
    write_new(tmp_path / "kaal.npoplan", plan(), History())
    words = ["changes", str(tmp_path / "kaal.npoplan"), "-o", str(tmp_path / "nota.pdf")]
    assert main(words) == 1
    assert "Geef twee planbestanden op." in capsys.readouterr().err


def test_an_ending_that_is_no_document_is_refused(file, tmp_path, capsys):
    assert main(["changes", str(file), "--van", "Vastgesteld", "-o", str(tmp_path / "n.txt")]) == 1
    assert "Kies een naam die eindigt op .pdf, .html of .docx." in capsys.readouterr().err


def test_an_old_note_is_not_replaced_unasked(file, tmp_path):
    target = tmp_path / "nota.html"
    target.write_text("van iemand", encoding="utf-8")
    words = ["changes", str(file), "--van", "Vastgesteld", "-o", str(target)]
    assert main(words) == 1
    assert target.read_text(encoding="utf-8") == "van iemand"
    assert main([*words, "--force"]) == 0
