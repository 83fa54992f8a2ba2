"""What the drawing of the golden thread shows, and how it is walked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from npo_wizard import content as contents
from npo_wizard.golden_thread import graph
from npo_wizard.plan.choices import Priority
from npo_wizard.plan.nouns import Measure, Monitoring, Need, Partner, Result
from npo_wizard.plan.view import PlanView
from ui.widgets.thread_map import ThreadMap, rows, thread_map
from ui.widgets.thread_routes import routes
from ui.widgets.thread_walk import Walk

ROWS = (
    Need(id="n1", statement="Lezen", position=0),
    Need(id="n2", statement="Spelen", priority=Priority.HIGH, position=1),
    Partner(id="p1", name="Bibliotheek", position=0),
    Partner(id="p2", name="GGD", position=1),
    Result(id="r1", statement="Iedereen leest", need_ids=("n1",)),
    Measure(id="m1", title="Zomerschool", result_ids=("r1",), lead_id="p1", partner_ids=("p2",)),
    Measure(id="m2", title="Los idee", position=1),
    Monitoring(id="t1", what="Leestoets", result_id="r1", owner_id="p1"),
    Monitoring(id="t2", what="Anders", owner_id="p1", position=1),
)


@pytest.fixture
def found() -> ThreadMap:
    return made(ROWS)


def made(plan_rows, **more) -> ThreadMap:
    words = contents.load()
    return thread_map(graph(PlanView.of(plan_rows), words), words, **more)


def test_the_columns_say_how_many_cards_they_have(found):
    assert [column.heading for column in found.columns] == [
        "Behoeften (2)",
        "Resultaten (1)",
        "Maatregelen (2)",
        "Partners (2)",
        "Geld (0)",
        "Meten (2)",
    ]


def test_a_column_has_the_colour_of_the_stage_of_its_step(found):
    assert [c.stage for c in found.columns] == ["needs", "plan", "plan", "join", "join", "last"]


def test_a_card_that_misses_a_link_says_which(found):
    assert found.cards["need:n2"].lacks == "Nog geen resultaat"
    assert "Spelen" in found.cards["need:n2"].sentences[0]
    assert found.cards["need:n1"].lacks == ""


def test_a_meetafspraak_names_the_first_field_it_misses(found):
    assert found.cards["monitoring:t1"].lacks == "Nog geen eerste meting"


def test_a_card_says_whether_its_link_can_be_made_here(found):
    assert found.cards["need:n2"].can_be_tied
    assert not found.cards["need:n1"].can_be_tied
    assert not found.cards["monitoring:t1"].can_be_tied  # a date


def test_what_is_only_read_cannot_be_tied():
    assert not any(card.can_be_tied for card in made(ROWS, is_read_only=True).cards.values())


class TestRoutes:
    def test_every_link_has_one_route(self, found):
        assert [route.link for route in routes(found, rows(found))] == list(found.links)

    @pytest.mark.parametrize("count", [1, 7])
    def test_no_link_runs_behind_a_card_of_a_column_that_it_passes(self, count):
        many = [m for n in range(count) for m in wide(n)]
        found = made(many)
        placed = rows(found)
        taken = {(found.column_of[card], row) for card, row in placed.items()}
        passing = 0
        for route in routes(found, placed):
            first, last = (found.column_of[each] for each in route.link)
            between = range(first + 1, last)
            passing += bool(between)
            if not route.is_lane:
                assert not any((column, route.row) in taken for column in between)
            assert 0 < route.part < 1
        assert passing == count

    def test_links_in_the_same_lane_do_not_lie_on_each_other(self):
        found = made([m for n in range(3) for m in wide(n, at="r0")])
        used = [(r.row, r.part) for r in routes(found, rows(found)) if r.is_lane]
        assert len(used) == len(set(used)) > 1


def wide(n: int, at: str = "") -> tuple:
    """A result with a measure and a meetafspraak, so that one link passes columns by."""
    return (
        Result(id=f"r{n}", statement=f"Resultaat {n}", position=n),
        Measure(id=f"m{n}", title=f"Maatregel {n}", result_ids=(f"r{n}",), position=n),
        Monitoring(id=f"t{n}", what=f"Meting {n}", result_id=at or f"r{n}", position=n),
    )


def test_each_card_has_a_place_of_its_own_in_its_column(found):
    placed = rows(found)
    assert set(placed) == set(found.cards)
    for column in found.columns:
        own = [placed[card.id] for card in column.cards]
        assert own == sorted(set(own))


def test_an_empty_plan_has_no_cards():
    empty = made(())
    assert not empty.cards
    assert rows(empty) == {}


class TestWalk:
    def test_right_and_left_follow_the_links(self, found):
        walk = Walk(found)
        assert walk.step(Qt.Key.Key_Right)
        assert walk.current == "result:r1"
        assert walk.step(Qt.Key.Key_Right)
        assert walk.current == "measure:m1"
        assert walk.step(Qt.Key.Key_Left)
        assert walk.current == "result:r1"

    def test_back_leads_to_where_one_came_from(self, found):
        walk = Walk(found, "monitoring:t2")
        assert walk.step(Qt.Key.Key_Left)
        assert walk.current == "partner:p1"
        assert walk.step(Qt.Key.Key_Right)
        assert walk.current == "monitoring:t2"

    def test_up_and_down_stay_in_the_column_and_stop_at_its_ends(self, found):
        walk = Walk(found)
        assert not walk.step(Qt.Key.Key_Up)
        assert walk.step(Qt.Key.Key_Down)
        assert walk.current == "need:n2"
        assert not walk.step(Qt.Key.Key_Down)
        assert walk.step(Qt.Key.Key_Home)
        assert walk.current == "need:n1"

    def test_a_card_without_a_link_leads_nowhere_but_the_next_column_is_a_jump_away(self, found):
        walk = Walk(found, "need:n2")
        assert not walk.step(Qt.Key.Key_Right)
        assert walk.step(Qt.Key.Key_Right, jumps=True)
        assert walk.current == "result:r1"

    def test_every_card_can_be_reached(self, found):
        walk, seen = Walk(found), set()
        for _ in found.columns:
            walk.step(Qt.Key.Key_Home)
            seen.add(walk.current)
            while walk.step(Qt.Key.Key_Down):
                seen.add(walk.current)
            walk.step(Qt.Key.Key_Right, jumps=True)
        assert seen == set(found.cards)
