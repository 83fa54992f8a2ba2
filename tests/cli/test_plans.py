"""Making, reading and translating plans without a window."""

import json

import pytest

from npo_wizard import cli
from npo_wizard.plan.nouns import Measure, Partner
from npo_wizard.storage.exchange import schema
from npo_wizard.storage.planfile import read
from tests.storage.desk import new_plan

EXAMPLES = ("voorbeeldstad", "waterdorp", "half")


@pytest.fixture
def run(capsys):
    """Run a command; answers with its exit code and what it wrote."""

    def run(*words):
        code = cli.main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def path(tmp_path):
    return new_plan(tmp_path / "Plan.npoplan", "Jeugdplan")


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_becomes_a_plan_file(run, tmp_path, name):
    path = tmp_path / "x.npoplan"
    assert run("example", name, "-o", path) == (0, f"Gemaakt: {path}\n", "")
    assert read(path).rows(Partner)


def test_a_new_plan_knows_municipality_programme_and_period(run, tmp_path):
    path = tmp_path / "w.npoplan"
    assert run("new", path, "--gemeente", "winterswijk")[0] == 0
    plan = read(path).plan
    assert (plan.municipality_name, plan.municipality_code) == ("Winterswijk", "GM0294")
    assert plan.profile == "npo-2021-2025"
    assert plan.start_on is not None
    assert "Winterswijk" in plan.title


def test_a_new_plan_for_another_programme(run, tmp_path):
    path = tmp_path / "w.npoplan"
    profile = "lokale-educatieve-agenda"
    assert run("new", path, "--gemeente", "GM0294", "--profiel", profile)[0] == 0
    assert read(path).plan.profile == profile
    assert read(path).plan.start_on is None


@pytest.mark.parametrize(
    ("name", "found"), [("s-hertogenbosch", "'s-Hertogenbosch"), ("utrecht", "Utrecht")]
)
def test_a_municipality_is_found_without_its_signs(run, tmp_path, name, found):
    assert run("new", tmp_path / "x.npoplan", "--gemeente", name)[0] == 0
    assert read(tmp_path / "x.npoplan").plan.municipality_name == found


def test_a_municipality_that_no_longer_exists_is_taken_with_a_remark(run, tmp_path):
    code, _, said = run("new", tmp_path / "x.npoplan", "--gemeente", "Weesp")
    assert code == 0
    assert "Weesp bestaat niet meer" in said


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--gemeente", "Berg"], "meer dan één gemeente"),
        (["--gemeente", "Nergenshuizen"], "geen gemeente 'Nergenshuizen'"),
        (["--gemeente", " "], "geen gemeente"),
        (
            ["--gemeente", "Utrecht", "--profiel", "npo-1999"],
            "geen regeling of programma 'npo-1999'",
        ),
    ],
)
def test_a_name_that_is_not_known_is_refused(run, tmp_path, options, words):
    code, out, said = run("new", tmp_path / "x.npoplan", *options)
    assert (code, out) == (1, "")
    assert words in said
    assert not (tmp_path / "x.npoplan").exists()


def test_info_tells_what_is_in_a_plan(run, path):
    code, out, _ = run("info", path)
    assert code == 0
    assert out.startswith("Jeugdplan\n")
    assert "Toegekend: € 486.314\n" in out


def test_info_as_json(run, path):
    facts = json.loads(run("info", path, "--json")[1])
    assert facts["title"] == "Jeugdplan"
    assert facts["granted_eur"] == 486_314
    assert facts["rows"]["measure"] == 0


def test_export_import_export_gives_the_same_bytes(run, tmp_path):
    plan, first = tmp_path / "a.npoplan", tmp_path / "a.json"
    again, second = tmp_path / "b.npoplan", tmp_path / "b.json"
    run("example", "voorbeeldstad", "-o", plan)
    assert run("export", plan, "-o", first)[0] == 0
    assert run("import", first, "-o", again)[0] == 0
    assert run("export", again, "-o", second)[0] == 0
    assert first.read_bytes() == second.read_bytes()
    assert read(again) == read(plan)


def test_the_schema_is_shown(run):
    assert json.loads(run("schema")[1]) == schema()


def test_every_mistake_in_a_json_file_is_told(run, tmp_path):
    source = tmp_path / "fout.json"
    nouns = {"plan": [{"id": "plan"}], "need": [{"id": "n", "kleur": 1}, {"id": "", "position": 0}]}
    source.write_text(json.dumps({"format": "npoplan", "version": 1, "nouns": nouns}))
    code, _, said = run("import", source, "-o", tmp_path / "x.npoplan")
    assert code == 1
    assert "rij 1, veld 'kleur'" in said
    assert "rij 2, veld 'id'" in said
    assert not (tmp_path / "x.npoplan").exists()


MAKING = {
    "example": "example half -o {target}",
    "new": "new {target} --gemeente Utrecht",
    "import": "import {folder}/bron.json -o {target}",
    "export": "export {folder}/bron.npoplan -o {target}",
    "pdf": "pdf {folder}/bron.npoplan -o {target}",
    "html": "html {folder}/bron.npoplan -o {target}",
}


@pytest.mark.parametrize("command", MAKING)
def test_a_file_that_is_there_is_only_replaced_when_that_is_asked(run, tmp_path, command):
    run("example", "half", "-o", tmp_path / "bron.npoplan")
    run("export", tmp_path / "bron.npoplan", "-o", tmp_path / "bron.json")
    path = tmp_path / "doel"
    path.write_text("van iemand anders")
    words = MAKING[command].format(folder=tmp_path, target=path).split()
    code, _, said = run(*words)
    assert code == 1
    assert "bestaat al" in said
    assert "--force" in said
    assert path.read_text() == "van iemand anders"
    assert run(*words, "--force")[0] == 0
    assert path.read_bytes() != b"van iemand anders"


@pytest.mark.parametrize("command", ["info", "check", "export", "pdf", "html"])
@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is leeg"), (b"Een brief", "ander soort bestand"), (None, "staat niet")],
)
def test_a_file_that_is_no_plan_ends_with_a_sentence(run, tmp_path, command, content, words):
    path = tmp_path / "x.npoplan"
    if content is not None:
        path.write_bytes(content)
    output = ["-o", tmp_path / "uit"] if command in ("export", "pdf", "html") else []
    code, out, said = run(command, path, *output)
    assert (code, out) == (1, "")
    assert words in said
    assert not (tmp_path / "uit").exists()
    assert content is None or path.read_bytes() == content


def test_a_folder_that_is_not_there_is_told(run, path, tmp_path):
    code, _, said = run("export", path, "-o", tmp_path / "weg" / "x.json")
    assert code == 1
    assert "bestaat niet" in said


def test_the_medium_example_is_as_large_as_promised(run, tmp_path):
    run("example", "voorbeeldstad", "-o", tmp_path / "x.npoplan")
    view = read(tmp_path / "x.npoplan")
    assert len(view.rows(Partner)) >= 12
    assert len(view.rows(Measure)) >= 10
