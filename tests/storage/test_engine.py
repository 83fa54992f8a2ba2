"""Every connection to a plan file has the settings that keep the work safe."""

import sqlite3

import pytest
import sqlalchemy as sa

from npo_wizard.storage import engine
from npo_wizard.storage.engine import LENGTH_MAX, driver, engine_for


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),  # EXTRA
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
    ],
)
def test_settings(tmp_path, pragma, value):
    with engine_for(tmp_path / "plan.sqlite").connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_a_log_file_of_an_earlier_program_is_turned_off(tmp_path):
    path = tmp_path / "plan.sqlite"
    with sqlite3.connect(path) as old:
        old.execute("PRAGMA journal_mode=WAL")
        old.execute("CREATE TABLE t (x)")
    old.close()
    with engine_for(path).connect() as connection:
        connection.exec_driver_sql("SELECT * FROM t")
        assert not path.with_name("plan.sqlite-wal").exists()


def test_a_transaction_that_fails_leaves_no_tables_behind(tmp_path):
    with engine_for(tmp_path / "plan.sqlite").connect() as connection:
        with pytest.raises(sa.exc.OperationalError):
            _fail_halfway(connection)
        assert connection.exec_driver_sql("SELECT * FROM sqlite_master").all() == []
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 0


def _fail_halfway(connection):
    with connection.begin():
        connection.exec_driver_sql("CREATE TABLE een (x)")
        connection.exec_driver_sql("PRAGMA user_version=5")
        connection.exec_driver_sql("SELECT * FROM twee")


def test_who_begins_has_the_right_to_write_at_once(tmp_path):
    path = tmp_path / "plan.sqlite"
    with engine_for(path).connect() as first, engine_for(path).connect() as second:
        driver(second).execute("PRAGMA busy_timeout=0")
        with first.begin(), pytest.raises(sa.exc.OperationalError, match="locked"):
            second.begin()


def test_a_file_that_is_no_database_is_refused_and_let_go(tmp_path):
    path = tmp_path / "plan.sqlite"
    path.write_bytes(b"geen plan" * 1000)
    with pytest.raises(sa.exc.DatabaseError, match="not a database"):
        engine_for(path).connect()


def test_what_is_made_of_a_statement_serves_every_file(tmp_path, monkeypatch):
    query = sa.select(sa.literal_column("40 + 2"))
    with engine_for(tmp_path / "een.sqlite").connect() as connection:
        connection.execute(query)
    monkeypatch.setattr(engine.DIALECT, "statement_compiler", None)
    with engine_for(tmp_path / "twee.sqlite").connect() as connection:
        assert connection.execute(query).scalar_one() == 42


def test_a_text_of_impossible_length_is_refused(tmp_path):
    with (
        engine_for(tmp_path / "plan.sqlite").connect() as connection,
        pytest.raises(sqlite3.DataError),
    ):
        driver(connection).execute(f"SELECT length(zeroblob({LENGTH_MAX + 1}))").fetchall()


def test_a_statement_of_impossible_length_is_refused(tmp_path):
    with (
        engine_for(tmp_path / "plan.sqlite").connect() as connection,
        pytest.raises(sqlite3.DataError),
    ):
        driver(connection).execute(f"SELECT {'1 ' * 100_000}")


def test_no_second_file_can_be_drawn_in_by_a_plan_file(tmp_path):
    with engine_for(tmp_path / "plan.sqlite").connect() as connection:
        driver(connection).execute("ATTACH ':memory:' AS een")
        with pytest.raises(sqlite3.OperationalError, match="too many attached"):
            driver(connection).execute("ATTACH ':memory:' AS twee")
