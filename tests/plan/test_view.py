"""The frozen view: rows in order, links looked up both ways."""

from npo_wizard.plan.nouns import Need, Plan, Result
from npo_wizard.plan.view import PlanView

VIEW = PlanView.of(
    [
        Need(id="b", position=1, statement="Tweede"),
        Need(id="a", position=1, statement="Ook tweede"),
        Need(id="c", position=0, statement="Eerste"),
        Result(id="r", need_ids=("c",)),
    ]
)


def test_rows_stand_by_position_and_then_by_id():
    assert [row.id for row in VIEW.rows(Need)] == ["c", "a", "b"]


def test_an_empty_plan_has_its_one_row():
    assert PlanView.of([]).plan == Plan(id="plan")


def test_a_row_is_found_by_its_id_or_not():
    assert VIEW.get(Need, "c").statement == "Eerste"
    assert VIEW.get(Need, "weg") is None
    assert VIEW.get(Need, None) is None


def test_linking_finds_the_rows_that_point_to_a_row():
    assert [row.id for row in VIEW.linking(Result, "need_ids", "c")] == ["r"]
    assert VIEW.linking(Result, "need_ids", "a") == ()


def test_the_title_of_a_row_is_what_it_is_called_on_screen():
    assert VIEW.title("need", "c") == "Eerste"
    assert VIEW.title("need", "weg") == ""
    assert VIEW.title("result", "r") == ""


def test_views_with_equal_rows_are_equal_whatever_the_order_they_came_in():
    assert PlanView.of(reversed(list(VIEW.all_rows()))) == VIEW


def test_a_row_that_moves_changes_the_order_and_not_the_old_view():
    moved = VIEW.with_row(Need(id="c", position=9))
    assert [row.id for row in moved.rows(Need)] == ["a", "b", "c"]
    assert [row.id for row in VIEW.rows(Need)] == ["c", "a", "b"]
