"""The tables follow from the nouns, and hold by themselves what a noun promises."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from hypothesis import given

from npo_wizard.errors import PlanDamaged
from npo_wizard.plan.history import History
from npo_wizard.plan.nouns import NOUNS, Measure, Need, Partner, Result
from npo_wizard.plan.view import PlanView
from npo_wizard.storage import migrations, rows
from npo_wizard.storage.engine import engine_for
from npo_wizard.storage.rows import Stamp
from npo_wizard.storage.tables import LINKS, METADATA
from tests.plan.strategies import calm, plans

STAMP = Stamp("kenmerk", 1, datetime(2026, 3, 1, tzinfo=UTC))


@pytest.fixture
def connection(tmp_path):
    with engine_for(tmp_path / "plan.sqlite").connect() as connection:
        migrations.migrate(connection)
        yield connection


def write(connection, view):
    with connection.begin():
        rows.write_all(connection, view, History(), STAMP)


def test_each_noun_has_a_table_and_each_field_with_many_links_too():
    links = {each.table.name for each in LINKS}
    assert links == {
        "body_member",
        "need_source",
        "result_need",
        "measure_result",
        "measure_partner",
    }
    assert set(METADATA.tables) == set(NOUNS) | links | {"meta", "history", "history_pack"}


def test_each_field_of_a_noun_is_a_column_or_a_table_of_links():
    links = {(each.noun, each.field) for each in LINKS}
    for name, noun in NOUNS.items():
        columns = set(METADATA.tables[name].columns.keys())
        assert columns == {each for each in noun.model_fields if (name, each) not in links}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE plan SET grant_eur = -1",
        "UPDATE plan SET grant_eur = 'veel'",
        "UPDATE plan SET status = 'CONCEPT'",
        "UPDATE plan SET title = NULL",
        "INSERT INTO result_need VALUES ('weg', 0, 'ook weg')",
        "INSERT INTO meta VALUES (2, 'x', 1, 'x')",
        "INSERT INTO history VALUES (1, '', '', 'anders', NULL, '', '', '')",
    ],
)
def test_the_file_itself_refuses_what_a_noun_would_refuse(connection, statement):
    write(connection, PlanView.of([]))
    with pytest.raises(sa.exc.IntegrityError), connection.begin():
        connection.exec_driver_sql(statement)


@calm
@given(view=plans())
def test_what_is_written_is_read_back_equal(tmp_path_factory, view):
    path = tmp_path_factory.mktemp("plan") / "plan.sqlite"
    with engine_for(path).connect() as connection:
        migrations.migrate(connection)
        write(connection, view)
        assert rows.read_view(connection) == view
        assert list(rows.read_view(connection).all_rows()) == list(view.all_rows())


def test_a_choice_is_kept_by_its_value_and_a_date_as_people_write_it_down(connection):
    row = Measure(id="m", start_on=date(2023, 9, 1), life_domains=("school", "thuis"))
    write(connection, PlanView.of([row]))
    query = "SELECT start_on, life_domains, end_on FROM measure"
    assert connection.exec_driver_sql(query).one() == ("2023-09-01", '["school", "thuis"]', None)
    assert connection.exec_driver_sql("SELECT status FROM plan").scalar_one() == "concept"


def test_links_keep_the_order_in_which_they_were_chosen(connection):
    view = PlanView.of(
        [Partner(id="a"), Partner(id="b"), Measure(id="m", partner_ids=("b", "a"))],
    )
    write(connection, view)
    assert rows.read_view(connection).get(Measure, "m").partner_ids == ("b", "a")


def test_a_row_that_others_point_to_can_be_replaced(connection):
    view = PlanView.of([Need(id="n", statement="oud"), Result(id="r", need_ids=("n",))])
    write(connection, view)
    old, new = view.get(Need, "n"), Need(id="n", statement="nieuw")
    with connection.begin():
        rows.write_row(connection, old, new)
    assert rows.read_view(connection) == view.with_row(new)


def test_of_a_row_only_the_fields_and_links_that_changed_are_written(connection):
    partners = [Partner(id="a"), Partner(id="b")]
    old = Measure(id="m", result_ids=("r",), partner_ids=("a", "b"))
    new = Measure(id="m", title="Zomerschool", result_ids=("r",), partner_ids=("b",))
    write(connection, PlanView.of([*partners, Result(id="r"), old]))
    said = []
    sa.event.listen(connection, "before_cursor_execute", lambda *words: said.append(words[2]))
    with connection.begin():
        rows.write_row(connection, old, new)
    assert rows.read_view(connection).get(Measure, "m") == new
    assert [each for each in said if "measure_result" in each and "SELECT" not in each] == []
    changed = [each for each in said if each.startswith("UPDATE")]
    assert changed == ["UPDATE measure SET title=? WHERE measure.id = ?"]


def test_a_row_that_is_not_in_the_file_after_all_is_added_whole(connection):
    write(connection, PlanView.of([]))
    old, new = Need(id="n", statement="oud", children_count=12), Need(id="n", children_count=12)
    with connection.begin():
        rows.write_row(connection, old, new)
    assert rows.read_view(connection).get(Need, "n") == new


def test_a_row_that_never_was_in_the_file_leaves_nothing_there(connection):
    write(connection, PlanView.of([]))
    with connection.begin():
        rows.write_row(connection, None, None)
        rows.write_row(connection, None, Need(id="n"))
        rows.write_row(connection, Need(id="n"), None)
    assert rows.read_view(connection) == PlanView.of([])


def test_a_list_in_lists_without_end_is_a_damaged_plan(connection):
    write(connection, PlanView.of([Need(id="n", statement="Lezen")]))
    connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
    connection.exec_driver_sql("UPDATE need SET age_groups = ?", ("[" * 20_000,))
    with pytest.raises(PlanDamaged, match="need is niet te lezen"):
        rows.read_view(connection)
