"""Files that are no plan, or no whole one: a clear sentence, and not one byte changed."""

import sqlite3
import zipfile
from contextlib import closing, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npo_wizard.errors import NotAPlan, NpoError, PlanDamaged, PlanFileError, PlanTooNew
from npo_wizard.plan import compose
from npo_wizard.plan.nouns import Result
from npo_wizard.storage import fileformat
from npo_wizard.storage.planfile import read
from tests.plan.strategies import calm
from tests.storage.desk import add_need, new_plan, open_plan, work_folders


@pytest.fixture
def path(tmp_path):
    path = new_plan(tmp_path / "Plan.npoplan")
    plan = open_plan(path)
    need = add_need(plan, "Taal")
    plan.apply(compose.add(plan.view, Result, need_ids=(need,)))
    plan.undo()
    plan.redo()
    plan.close()
    return path


def spoil(path, *statements):
    """Change a plan file behind the back of the program."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA ignore_check_constraints=ON")
        for statement in statements:
            connection.execute(statement)


def refused(path, error=PlanFileError):
    """Try every way to open the file; answers with the sentence."""
    before = path.read_bytes()
    with pytest.raises(error) as first:
        read(path)
    with pytest.raises(error):
        open_plan(path)
    assert path.read_bytes() == before
    return str(first.value)


def empty(path):
    path.write_bytes(b"")


def text(path):
    path.write_text("Dit is gewoon een brief aan de raad.\n" * 40, encoding="utf-8")


def short_text(path):
    path.write_text("Hoi", encoding="utf-8")


def zipped(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("plan.txt", "x" * 1000)


def another_database(path):
    path.unlink()
    spoil(path, "CREATE TABLE adres (naam)", "PRAGMA application_id=252006673")


def database_without_owner(path):
    path.unlink()
    spoil(path, "CREATE TABLE plan (id)")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (empty, "is leeg"),
        (text, "een ander soort bestand"),
        (short_text, "een ander soort bestand"),
        (zipped, "een ander soort bestand"),
        (another_database, "van een ander programma"),
        (database_without_owner, "van een ander programma"),
    ],
)
def test_a_file_that_is_no_plan_is_told_so_and_left_alone(path, home, make, words):
    make(path)
    sentence = refused(path, NotAPlan)
    assert words in sentence
    assert "Het bestand is niet veranderd." in sentence
    assert work_folders(home) == []


def test_a_folder_is_no_plan(tmp_path):
    with pytest.raises(NotAPlan, match="is een map"):
        read(tmp_path)


@pytest.mark.parametrize("number", [2000, 4_000_000_000 - 2**32])
def test_a_file_from_the_future_is_told_so_and_left_alone(path, number):
    spoil(path, f"PRAGMA user_version={number}")
    sentence = refused(path, PlanTooNew)
    assert "indeling" in sentence
    assert "nieuwste versie" in sentence


@pytest.mark.parametrize("number", [0, 1, 999])
def test_a_format_that_never_was_is_damage(path, number):
    spoil(path, f"PRAGMA user_version={number}")
    assert "onbekend" in refused(path, PlanDamaged)


@pytest.mark.parametrize("part", [50, 99, 100, 4096, -1])
def test_a_file_that_is_cut_off_is_told_to_be_not_whole(path, part):
    path.write_bytes(path.read_bytes()[:part])
    assert "niet heel" in refused(path, PlanDamaged)


def test_a_file_of_impossible_size_is_not_copied(path, monkeypatch):
    monkeypatch.setattr(fileformat, "FILE_MAX", 1000)
    assert "groter dan" in refused(path, PlanDamaged)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON need BEGIN DELETE FROM need; END",
        "CREATE VIEW v AS SELECT * FROM need",
        "CREATE VIRTUAL TABLE v USING fts5(x)",
        "CREATE TABLE extra (x)",
        "ALTER TABLE need ADD COLUMN extra",
        "ALTER TABLE need ADD COLUMN extra GENERATED ALWAYS AS (hex(id)) VIRTUAL",
        "DROP TABLE note",
        "CREATE INDEX i ON need (upper(statement))",
        "CREATE INDEX i ON need (statement) WHERE length(statement) > 5",
        "ANALYZE",
    ],
)
def test_nothing_but_our_own_tables_is_taken(path, statement):
    spoil(path, statement)
    assert "niet in een plan hoort" in refused(path, PlanDamaged)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("TEXT NOT NULL, domain", "TEXT GENERATED ALWAYS AS (hex(id)) VIRTUAL, domain"),
        ("TEXT NOT NULL, domain", "TEXT NOT NULL DEFAULT (randomblob(9)), domain"),
        ("TEXT NOT NULL, domain", "TEXT NOT NULL COLLATE NOCASE, domain"),
        ("BETWEEN 0 AND", "BETWEEN load_extension('x') AND"),
        ("PRIMARY KEY (id)", "PRIMARY KEY (id) ON CONFLICT REPLACE"),
    ],
)
def test_the_words_of_a_table_are_ours_to_the_letter(path, old, new):
    """A condition, a default or a computed column is code that the maker of the file wrote."""
    spoil(
        path,
        "PRAGMA writable_schema=ON",
        f"""UPDATE sqlite_master SET sql = replace(sql, "{old}", "{new}") WHERE name = 'need'""",
    )
    with closing(sqlite3.connect(path)) as connection:
        (words,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'need'"
        ).fetchone()
    assert new in words
    assert "niet in een plan hoort" in refused(path, PlanDamaged)


@pytest.mark.parametrize("most", ["ROWS_MAX", "STEPS_MAX"])
def test_more_than_a_plan_ever_holds_is_not_read(path, monkeypatch, most):
    monkeypatch.setattr(fileformat, most, 2)
    assert "Er staat meer in dan in een plan past." in refused(path, PlanDamaged)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE need SET statement = 5, priority = 'heel hoog'",
        "UPDATE need SET statement = printf('%.*c', 30001, 'x')",
        "UPDATE need SET children_count = 'veel'",
        "UPDATE need SET children_count = 3000000000",
        "UPDATE need SET age_groups = 'geen lijst'",
        "UPDATE need SET age_groups = '{}'",
        "UPDATE need SET age_groups = x'ff'",
        "UPDATE need SET position = -1",
        "UPDATE need SET id = printf('%.*c', 201, 'x')",
        "UPDATE plan SET start_on = 'morgen'",
        "UPDATE plan SET start_on = 20230101",
        "UPDATE plan SET id = 'anders'",
        "DELETE FROM plan",
        "DELETE FROM need",
        "UPDATE result_need SET target_id = 'weg'",
        "DELETE FROM meta",
        "UPDATE meta SET saved_at = 'gisteren'",
        "UPDATE meta SET saved_at = '2026-03-01T12:00:00'",
        "UPDATE meta SET revision = 'x'",
        "UPDATE history SET at = 'gisteren'",
        "UPDATE history SET kind = 'anders'",
        "UPDATE history SET of_seq = 77 WHERE kind = 'undo'",
        "DELETE FROM history WHERE kind = 'undo'",
        "UPDATE history SET label = x'ff'",
        "UPDATE history SET label = printf('%.*c', 30001, 'x')",
        "UPDATE history SET edit = 'geen json'",
        "UPDATE history SET inverse = '{'",
    ],
)
def test_each_value_is_checked_when_it_is_read(path, statement):
    spoil(path, statement)
    refused(path, PlanDamaged)


def test_a_past_that_does_not_fit_is_refused_when_it_is_undone_and_changes_nothing(path):
    spoil(path, 'UPDATE history SET inverse = \'{"remove": "plan", "id": "plan"}\'')
    plan = open_plan(path)
    before = plan.view
    with pytest.raises(NpoError):
        plan.undo()
    assert plan.view == before
    plan.close()


@calm
@given(data=st.data())
def test_a_file_with_bytes_changed_opens_or_is_refused_in_words(tmp_path_factory, data):
    path = new_plan(tmp_path_factory.mktemp("plan") / "x.npoplan")
    spoiled = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        spoiled[data.draw(st.integers(0, len(spoiled) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(spoiled)
    with suppress(NpoError):
        read(path)
    assert path.read_bytes() == spoiled


def test_a_file_whose_tables_have_names_that_are_no_text_is_refused(path):
    whole = path.read_bytes()
    assert whole.count(b"CREATE TABLE need (") == 1
    path.write_bytes(whole.replace(b"CREATE TABLE need (", b"CREATE \xff\xfe\xfd need ("))
    refused(path, PlanDamaged)
