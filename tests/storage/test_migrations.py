"""The steps from the first format on: one way to make the tables, and equal to the nouns."""

import ast
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from npo_wizard.plan.compose import set_report_year
from npo_wizard.plan.nouns import Acceptance, Measure, Need, ReportYear
from npo_wizard.storage import migrations
from npo_wizard.storage.engine import engine_for
from npo_wizard.storage.planfile import read
from npo_wizard.storage.reading import read_stored
from npo_wizard.storage.tables import METADATA
from tests.storage.desk import open_plan

KEPT = sorted((Path(__file__).parents[1] / "data" / "plans").glob("*.npoplan"))


@pytest.fixture
def connection(tmp_path):
    with engine_for(tmp_path / "plan.sqlite").connect() as connection:
        yield connection


def test_an_empty_file_gets_todays_format_and_walks_the_steps_once(connection):
    assert migrations.migrate(connection).is_changed
    assert migrations.format_of(connection) == migrations.newest()
    connection.commit()
    assert not migrations.migrate(connection).is_changed


def test_the_steps_make_the_tables_that_the_nouns_ask_for(connection):
    migrations.migrate(connection)
    assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_the_steps_make_the_checks_that_the_nouns_ask_for(connection):
    migrations.migrate(connection)
    inspector = sa.inspect(connection)
    for table in METADATA.sorted_tables:
        made = {each["name"]: _one_line(each["sqltext"]) for each in _checks(inspector, table)}
        asked = {
            str(each.name): _one_line(str(each.sqltext))
            for each in (
                *table.constraints,
                *(c for column in table.columns for c in column.constraints),
            )
            if isinstance(each, sa.CheckConstraint)
        }
        assert made == asked, table.name


def _checks(inspector, table):
    return inspector.get_check_constraints(table.name)


def _one_line(text):
    return " ".join(text.split())


def test_the_links_of_each_table_are_checked_when_a_transaction_ends(connection):
    migrations.migrate(connection)
    for table in METADATA.sorted_tables:
        for key in sa.inspect(connection).get_foreign_keys(table.name):
            deferred = key["options"].get("initially") == "DEFERRED"
            assert deferred or table.name == "history", (table.name, key)


def test_a_step_that_fails_halfway_leaves_the_file_as_it_was(connection, monkeypatch):
    migrations.migrate(connection)

    def breaks(connection):
        connection.exec_driver_sql("CREATE TABLE half (x)")
        connection.exec_driver_sql("this is no statement")

    broken = SimpleNamespace(FORMAT=migrations.newest() + 1, upgrade=breaks)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, broken))
    with pytest.raises(sa.exc.OperationalError):
        migrations.migrate(connection)
    assert migrations.format_of(connection) == broken.FORMAT - 1
    assert "half" not in sa.inspect(connection).get_table_names()


def test_steps_have_rising_numbers():
    numbers = [step.FORMAT for step in migrations.STEPS]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("step", migrations.STEPS, ids=lambda step: step.__name__)
def test_a_step_knows_nothing_of_the_nouns_of_today(step):
    tree = ast.parse(Path(step.__file__).read_text(encoding="utf-8"))
    modules = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (getattr(node, "module", None) or node.names[0].name,)
    }
    assert {name.split(".")[0] for name in modules} <= {"sqlalchemy"}


def test_a_file_of_each_format_is_kept():
    kept = {path.name for path in KEPT}
    assert kept == {f"v{number:04}.npoplan" for number in range(1, len(migrations.STEPS) + 1)}


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_kept_file_opens_whole_and_is_not_touched(path, tmp_path):
    before = path.read_bytes()
    stored = read_stored(path)
    assert len(stored.view.rows(Need)) >= 8
    assert len(stored.view.rows(Measure)) >= 10
    assert stored.history.undo_entry is not None
    mine = tmp_path / "mijn.npoplan"
    mine.write_bytes(before)
    plan = open_plan(mine)
    plan.undo()
    plan.redo()
    plan.close()
    assert read(mine) == stored.view
    assert path.read_bytes() == before


def test_a_file_from_before_the_account_has_none_and_can_get_one(tmp_path):
    first, second = (read_stored(path).view for path in KEPT[:2])
    assert first.rows(ReportYear) == first.rows(Acceptance) == ()
    assert [row.opening_eur for row in second.rows(ReportYear)] == [-15_000, None]
    assert [row.reason for row in second.rows(Acceptance)] != [""]
    assert second.rows(Measure) == first.rows(Measure)
    mine = tmp_path / "mijn.npoplan"
    mine.write_bytes(KEPT[0].read_bytes())
    plan = open_plan(mine)
    stated = set_report_year(plan.view, 2023, "received_eur", 0)
    assert stated is not None
    plan.apply(stated)
    plan.close()
    assert [row.received_eur for row in read(mine).rows(ReportYear)] == [0]


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_an_old_file_declares_after_its_steps_what_a_new_one_does(path, tmp_path):
    """So a file that was brought to a later format is still known to the letter."""
    copy = tmp_path / "plan.sqlite"
    copy.write_bytes(path.read_bytes())
    with engine_for(copy).connect() as connection:
        before = migrations.format_of(connection)
        assert migrations.stored_schema(connection) == migrations.schema(before)
        migrations.migrate(connection)
        assert migrations.stored_schema(connection) == migrations.schema(migrations.newest())
