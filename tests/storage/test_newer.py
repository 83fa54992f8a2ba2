"""A plan of a later version opens to read as far as it is known; a step tells what it set aside."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from npo_wizard import cli
from npo_wizard.errors import PlanDamaged, PlanTooNew
from npo_wizard.plan.nouns import Measure, Need
from npo_wizard.storage import migrations
from npo_wizard.storage.planfile import PlanFile, read
from npo_wizard.storage.reading import read_stored
from npo_wizard.storage.readonly import open_or_read
from tests.storage.desk import add_need, new_plan, open_plan

NEWER = migrations.newest() + 7
UNKNOWN_MAJOR = (migrations.newest() // 1000 + 1) * 1000


@pytest.fixture
def path(home: Path, tmp_path: Path) -> Path:
    path = new_plan(tmp_path / "Plan.npoplan", "Van later")
    plan = open_plan(path)
    add_need(plan, "Taal")
    plan.close()
    return path


def made_later(path: Path, *statements: str, number: int = NEWER) -> bytes:
    """Let a later version write the file; answers with its bytes."""
    connection = sqlite3.connect(path)
    for statement in (*statements, f"PRAGMA user_version={number}"):
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path.read_bytes()


ADDITIONS = (
    "ALTER TABLE need ADD COLUMN colour TEXT NOT NULL DEFAULT 'rood'",
    "ALTER TABLE need ADD COLUMN empty TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE wish (id TEXT PRIMARY KEY, text TEXT)",
    "CREATE TABLE nothing_yet (id TEXT PRIMARY KEY)",
    "INSERT INTO wish VALUES ('1', 'x')",
)


def test_all_that_is_known_is_read_and_the_rest_is_named(path: Path) -> None:
    before = made_later(path, *ADDITIONS)
    plan = open_or_read(path)
    assert plan.read_only == (
        "Dit plan is gemaakt met een nieuwere versie van het programma. U kunt het hier lezen. "
        "Open het met de nieuwste versie om erin te werken."
    )
    assert plan.notice == (
        "Dit ziet u hier niet: de geschiedenis en wat nieuw is (need.colour, wish)."
    )
    assert plan.view.plan.title == "Van later"
    assert [row.statement for row in plan.view.rows(Need)] == ["Taal"]
    plan.close()
    assert path.read_bytes() == before


def test_it_is_never_opened_for_work(path: Path) -> None:
    made_later(path, *ADDITIONS)
    with pytest.raises(PlanTooNew):
        PlanFile.open(path)


def test_save_as_makes_a_plan_of_todays_format(path: Path, tmp_path: Path) -> None:
    before = made_later(path, *ADDITIONS)
    open_or_read(path).save_copy(tmp_path / "nu.npoplan")
    plan = open_plan(tmp_path / "nu.npoplan")
    assert [row.statement for row in plan.view.rows(Need)] == ["Taal"]
    plan.close()
    assert path.read_bytes() == before


def test_the_command_line_reads_it_too(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made_later(path, *ADDITIONS)
    assert cli.main(["info", str(path)]) == 0
    assert "Van later" in capsys.readouterr().out


def test_where_the_thousands_are_unknown_it_is_refused_in_words(path: Path) -> None:
    made_later(path, number=UNKNOWN_MAJOR)
    for way in (open_or_read, read):
        with pytest.raises(PlanTooNew, match="Open het met de nieuwste versie"):
            way(path)


STRANGE = {
    "a trigger": "CREATE TRIGGER t AFTER UPDATE ON plan BEGIN DELETE FROM need; END",
    "a view": "CREATE VIEW wish AS SELECT * FROM need",
    "a virtual table": "CREATE VIRTUAL TABLE wish USING fts5(text)",
    "a computed column": "ALTER TABLE need ADD COLUMN heavy TEXT AS (hex(zeroblob(1000))) VIRTUAL",
    "a table that has gone": "DROP TABLE note",
    "a column that has gone": "ALTER TABLE note DROP COLUMN author",
    "two plans": "INSERT INTO plan SELECT 'x', position, title, municipality_code, "
    "municipality_name, profile, start_on, end_on, grant_eur, status, version_label, contact, "
    "requested_decision, summary FROM plan",
}


@pytest.mark.parametrize("statement", STRANGE.values(), ids=STRANGE.keys())
def test_what_is_more_than_an_addition_is_refused(path: Path, statement: str) -> None:
    before = made_later(path, statement)
    with pytest.raises(PlanDamaged):
        open_or_read(path)
    assert path.read_bytes() == before


def test_a_choice_that_is_not_known_is_told_so(path: Path) -> None:
    made_later(path, "PRAGMA ignore_check_constraints=ON", "UPDATE plan SET status = 'bijna'")
    with pytest.raises(PlanTooNew, match="keuzes"):
        open_or_read(path)


def test_names_of_what_is_new_are_short_and_few(path: Path) -> None:
    tables = [f'"{"lang" * 100}\n{number}"' for number in range(20)]
    made_later(
        path,
        *(f"CREATE TABLE {each} (id)" for each in tables),
        *(f"INSERT INTO {each} VALUES (1)" for each in tables),
    )
    said = open_or_read(path).notice
    assert len(said) < 600
    assert said.isprintable()
    assert said.endswith(" en meer).")


# What a step sets aside.


def with_step(monkeypatch: pytest.MonkeyPatch, upgrade: Callable[[Any], list[str] | None]) -> None:
    step = SimpleNamespace(FORMAT=NEWER, upgrade=upgrade)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    migrations.schema.cache_clear()


def test_what_a_step_sets_aside_is_told_at_opening_and_stands_in_a_note(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = "Bij 1 behoefte is de tekst over de leeftijd naar een notitie verplaatst."

    def upgrade(connection: Any) -> list[str]:
        connection.exec_driver_sql(
            "INSERT INTO note SELECT 'n' || id, position, 'need', id, '', statement, '', 0 "
            "FROM need"
        )
        return [sentence]

    with_step(monkeypatch, upgrade)
    assert read_stored(path).set_aside == sentence
    plan = open_plan(path)
    assert plan.notice == sentence
    assert [row.text for row in plan.view.tables["note"].values()] == ["Taal"]
    add_need(plan, "Rekenen")
    plan.close()
    again = open_plan(path)
    assert again.notice == ""
    again.close()
    migrations.schema.cache_clear()


def test_the_steps_until_today_set_nothing_aside(tmp_path: Path) -> None:
    kept = sorted((Path(__file__).parents[1] / "data" / "plans").glob("*.npoplan"))
    assert [read_stored(each).set_aside for each in kept] == [""] * len(kept)
    assert all(read_stored(each).view.rows(Measure) for each in kept)
