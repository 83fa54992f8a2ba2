"""Wrong use: a Dutch sentence, how it should be, and exit code 2."""

import subprocess
import sys
from pathlib import Path

import pytest

from npo_wizard import cli
from npo_wizard.cli.forms import COMMANDS, parser

ROOT = Path(__file__).parents[2]
HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "jinja2", "reportlab", "PIL", "PySide6"}
ENGLISH = ("usage:", "error:", "arguments", "options", "show this", "required", "choose", "invalid")


def used_wrongly(capsys, *words):
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert not [word for word in ENGLISH if word in said.err.lower()]
    assert "Gebruik: npo-wizard" in said.err
    return said.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["frob"], "'pdf'"),
        (["frob", "x"], "'frob' bestaat niet."),
        (["--frob"], "Dit ontbreekt nog: OPDRACHT."),
        (["pdf"], "Dit ontbreekt nog: PLAN.npoplan, -o."),
        (["pdf", "x.npoplan"], "Dit ontbreekt nog: -o."),
        (["pdf", "x.npoplan", "-o"], "Na -o hoort een waarde."),
        (["pdf", "x.npoplan", "-o", "x.pdf", "--soort", "geheim"], "'geheim' bestaat niet."),
        (["example", "amsterdam", "-o", "x"], "'amsterdam' bestaat niet."),
        (["new", "x.npoplan"], "Dit ontbreekt nog: --gemeente."),
        (["info", "x.npoplan", "--json=ja"], "Bij --json hoort geen waarde."),
        (["info", "x.npoplan", "extra"], "Dit hoort er niet bij: extra."),
        (["info", "x.npoplan", "--js"], "Dit hoort er niet bij: --js."),
    ],
)
def test_wrong_use(capsys, words, sentence):
    assert sentence in used_wrongly(capsys, *words)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_dutch_and_whole(capsys, command):
    with pytest.raises(SystemExit) as ended:
        cli.main([command, "--help"] if command else ["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("Gebruik: npo-wizard")
    assert not [word for word in ENGLISH if word in said.lower()]


def test_the_help_names_every_command(capsys):
    with pytest.raises(SystemExit):
        cli.main(["-h"])
    said = capsys.readouterr().out
    assert all(f"\n    {command} " in said for command in COMMANDS)


@pytest.mark.parametrize(
    "line",
    [
        "example voorbeeldstad -o P",
        "example waterdorp -o P --force",
        "example half -o P",
        "new P --gemeente Winterswijk",
        "new P --gemeente Winterswijk --profiel lokale-educatieve-agenda --force",
        "pdf P -o D --soort publiek --force",
        "html P -o D",
        "word P -o D --soort publiek --force",
        "xlsx P -o D --force",
        "csv P -o D --blad begroting",
        "check P --json",
        "info P --json",
        "export P -o J",
        "import J -o P",
        "schema",
    ],
)
def test_the_forms_that_scripts_rely_on(line):
    form = parser().parse_args(line.split())
    assert form.command in COMMANDS


def test_the_version(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out.startswith("npo-wizard 0.")


def test_asking_for_help_imports_nothing_heavy():
    code = (
        "import sys; from npo_wizard import cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert HEAVY & {name.partition(".")[0] for name in ran.stderr.split()} == set()


class Window:
    """Stands in for the window: notes with what it was opened."""

    def __init__(self):
        self.words = None

    def main(self, words):
        self.words = words
        return 0


@pytest.fixture
def window(monkeypatch):
    window = Window()
    monkeypatch.setitem(sys.modules, "ui.app", window)
    return window


def test_without_words_the_window_opens(window):
    assert cli.main([]) == 0
    assert window.words == []


def test_with_a_plan_the_window_opens_with_it(window):
    assert cli.main(["Plan.npoplan"]) == 0
    assert window.words == ["Plan.npoplan"]


def test_a_file_of_any_name_opens_in_the_window(window, tmp_path):
    path = tmp_path / "zonder einde"
    path.touch()
    assert cli.main([str(path)]) == 0
    assert window.words == [str(path)]


def test_without_pyside_the_window_says_what_still_works(monkeypatch, capsys):
    def missing(name):
        raise ModuleNotFoundError("No module named 'PySide6'", name="PySide6.QtWidgets")

    monkeypatch.setattr(cli.importlib, "import_module", missing)
    assert cli.main([]) == 1
    assert "PySide6 ontbreekt" in capsys.readouterr().err
