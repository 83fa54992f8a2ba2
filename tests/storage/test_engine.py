"""Every connection to a plan file has the settings that keep the work safe."""

import sqlite3

import pytest
import sqlalchemy as sa

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
