"""The frozen view: rows in order, links looked up both ways."""

from hypothesis import given
from hypothesis import strategies as st

from npo_wizard.plan import edits
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import NOUNS, Need, Plan, Result
from npo_wizard.plan.view import PlanView, linked_ids, pointing_fields
from tests.plan.strategies import any_edit, calm, plans

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


POINTING = [(noun, name) for noun in NOUNS.values() for name, _, _ in pointing_fields(noun)]


def linking_by_search(view: PlanView, noun, name, row_id):
    return tuple(row for row in view.rows(noun) if row_id in linked_ids(row, name))


@calm
@given(st.data())
def test_what_is_known_of_links_holds_after_any_edits(data):
    """Also what a view took over from the one before it."""
    view = data.draw(plans(max_edits=4))
    for _ in range(data.draw(st.integers(1, 6))):
        targets = {row.id for row in view.all_rows()}
        for noun, name in POINTING:
            for target in targets:
                expected = linking_by_search(view, noun, name, target)
                assert view.linking(noun, name, target) == expected
        view = edits.apply(view, data.draw(any_edit(view))).view


def test_an_edit_leaves_alone_what_is_known_of_links_that_it_does_not_touch():
    VIEW.linking(Result, "need_ids", "c")
    retitled = edits.apply(VIEW, SetField("result", "r", "statement", "Nieuw")).view
    assert retitled._pointing == VIEW._pointing
    assert retitled.linking(Result, "need_ids", "c")[0].statement == "Nieuw"
    unlinked = edits.apply(VIEW, SetField("result", "r", "need_ids", ())).view
    assert ("result", "need_ids") not in unlinked._pointing
