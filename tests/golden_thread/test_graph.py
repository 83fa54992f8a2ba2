from datetime import date

import pytest

from npo_wizard.golden_thread import COLUMNS, LOOSE_END_RULES, crossings, graph, loose_ends
from npo_wizard.plan.nouns import Measure, Monitoring, Need, Noun, Partner, Result
from npo_wizard.plan.view import PlanView
from npo_wizard.rules import findings
from tests.rules.asking import CONTENT
from tests.rules.broken_plan import broken_plan
from tests.small_plan import plan


def test_a_chain_runs_from_need_to_monitoring() -> None:
    found = graph(plan(), CONTENT)
    assert {node.id for node in found.nodes} == {
        "need:lezen",
        "result:leest",
        "measure:zomer",
        "partner:po",
        "money:spuk",
        "money:eigen",
        "monitoring:meten",
    }
    assert set(found.links) == {
        ("need:lezen", "result:leest"),
        ("result:leest", "measure:zomer"),
        ("result:leest", "monitoring:meten"),
        ("measure:zomer", "partner:po"),
        ("measure:zomer", "money:eigen"),
        ("measure:zomer", "money:spuk"),
        ("partner:po", "monitoring:meten"),
    }


def test_measures_and_money_know_what_is_planned() -> None:
    found = graph(plan(), CONTENT)
    assert found.node("measure:zomer").amount == 95_000
    assert found.node("money:eigen").amount == 5_000
    assert found.node("need:lezen").amount is None


def test_a_chain_is_followed_both_ways() -> None:
    view = plan(Need(id="los", statement="Los"), Result(id="ook", need_ids=("los",)))
    found = graph(view, CONTENT)
    assert found.chain("need:los") == {"need:los", "result:ook"}
    assert "need:lezen" in found.chain("monitoring:meten")
    assert found.after("need:lezen") == ("result:leest",)
    assert found.before("result:leest") == ("need:lezen",)


def test_a_missing_link_is_told_in_a_sentence_at_its_node() -> None:
    found = graph(plan(leest={"need_ids": ()}), CONTENT)
    assert "nog niet gekoppeld aan een resultaat" in found.node("need:lezen").missing[0]
    assert found.node("measure:zomer").missing == ()


def test_a_row_without_a_name_can_still_be_spoken_of() -> None:
    assert graph(plan(zomer={"title": ""}), CONTENT).node("measure:zomer").title


def test_partners_stand_in_the_chain_when_they_take_part_or_are_left_out() -> None:
    view = plan(
        Partner(id="stil", name="Zonder rol"),
        Partner(id="los", name="Met rol", role="Denkt mee"),
    )
    partners = [node.ref for node in graph(view, CONTENT).column("partner")]
    assert sorted(partners) == ["los", "po"]


@pytest.mark.parametrize("view", [plan(), broken_plan(), plan(leest={"need_ids": ()})])
def test_loose_ends_are_the_findings_of_the_same_rules(view: PlanView) -> None:
    found = [f for f in findings(view, CONTENT, date(2023, 1, 1)) if f.rule_id in LOOSE_END_RULES]
    ends = graph(view, CONTENT).loose_ends
    assert {(e.rule_id, e.row_id, e.field, e.sentence) for e in ends} == {
        (f.rule_id, f.place.row_id, f.place.field, f.sentence) for f in found
    }
    assert len(ends) == len(found) == sum(len(n.missing) for n in graph(view, CONTENT).nodes)


def test_an_empty_plan_has_no_loose_ends() -> None:
    assert loose_ends(PlanView.of([]), CONTENT) == ()
    assert graph(PlanView.of([]), CONTENT).nodes == ()


def _shuffled_chains(count: int) -> PlanView:
    """Chains whose results and measures stand in another order than their needs."""
    rows: list[Noun] = []
    for n in range(count):
        mixed = (n * 7) % count
        rows += [
            Need(id=f"n{n:02}", position=n),
            Result(id=f"r{n:02}", position=mixed, need_ids=(f"n{n:02}",)),
            Measure(id=f"m{n:02}", position=count - n, result_ids=(f"r{n:02}",)),
            Monitoring(id=f"o{n:02}", position=(n * 3) % count, result_id=f"r{n:02}"),
        ]
    return PlanView.of(rows)


def test_separate_chains_do_not_cross() -> None:
    assert crossings(graph(_shuffled_chains(20), CONTENT)) == 0


def test_columns_stand_from_left_to_right_and_needs_keep_their_order() -> None:
    found = graph(_shuffled_chains(5), CONTENT)
    kinds = list(COLUMNS)
    order = [kinds.index(node.kind) for node in found.nodes]
    assert order == sorted(order)
    assert [node.ref for node in found.column("need")] == ["n00", "n01", "n02", "n03", "n04"]
    assert all(kinds.index(a.split(":")[0]) < kinds.index(b.split(":")[0]) for a, b in found.links)
