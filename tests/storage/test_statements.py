"""A statement about one row is made once, and writes each value as its column keeps it."""

from datetime import date

import pytest
import sqlalchemy as sa

from npo_wizard.plan.choices import Priority
from npo_wizard.storage import migrations
from npo_wizard.storage.engine import engine_for
from npo_wizard.storage.statements import changing, putting
from npo_wizard.storage.tables import METADATA

DECISION, NEED = METADATA.tables["decision"], METADATA.tables["need"]


@pytest.fixture
def connection(tmp_path):
    with engine_for(tmp_path / "plan.sqlite").connect() as connection:
        migrations.migrate(connection)
        yield connection


def need(**values):
    empty = dict.fromkeys(("statement", "domain", "target_group", "explanation"), "")
    rest = {"priority": None, "age_groups": (), "children_count": None, "position": 0}
    return {"id": "n", **empty, **rest, **values}


def stored(connection, fields, table="need"):
    return connection.exec_driver_sql(f"SELECT {fields} FROM {table}").all()


def test_values_are_kept_as_the_columns_want_them(connection):
    values = need(priority=Priority.HIGH, age_groups=("4-6", "é"), children_count=12)
    putting(NEED).run(connection, values)
    found = stored(connection, "priority, age_groups, children_count, statement")
    assert found == [(Priority.HIGH.value, '["4-6", "é"]', 12, "")]


def test_a_row_takes_the_place_of_the_one_with_the_same_key(connection):
    putting(NEED).run(connection, need(statement="oud", children_count=12))
    assert putting(NEED).run(connection, need(statement="nieuw")) == 1
    assert stored(connection, "statement, children_count") == [("nieuw", None)]


def test_only_the_fields_that_are_named_get_another_value(connection):
    putting(NEED).run(connection, need(statement="Lezen", children_count=12))
    putting(NEED).run(connection, need(id="ander", statement="Rekenen"))
    names = ("statement", "priority")
    values = {"statement": "Schrijven", "priority": Priority.LOW, "row_id": "n"}
    assert changing(NEED, names).run(connection, values) == 1
    found = stored(connection, "statement, priority, children_count")
    assert found == [("Schrijven", Priority.LOW.value, 12), ("Rekenen", None, None)]


def test_it_is_told_that_there_is_no_such_row(connection):
    values = {"due_on": date(2026, 3, 1), "row_id": "weg"}
    assert changing(DECISION, ("due_on",)).run(connection, values) == 0


def test_what_the_file_refuses_is_an_error_of_sqlalchemy(connection):
    with pytest.raises(sa.exc.IntegrityError):
        putting(NEED).run(connection, need(children_count=-1))


def test_a_statement_is_made_once_for_all_rows():
    assert putting(NEED) is putting(NEED)
    assert changing(NEED, ("statement",)) is changing(NEED, ("statement",))
