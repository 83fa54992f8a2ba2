"""What a filter shows: whole chains, with exactly the links of the plan among what is shown."""

from hypothesis import given, settings
from hypothesis import strategies as st

from npo_wizard.golden_thread import Graph, Selection, graph
from npo_wizard.plan.nouns import Measure, Monitoring, Need, Partner, Result
from npo_wizard.plan.view import PlanView
from tests.golden_thread.chains import chains, links_of
from tests.rules.asking import CONTENT
from tests.small_plan import cost, plan

SELECTIONS = st.builds(
    Selection,
    need=st.sampled_from(("", "n0", "n1", "weg")),
    domain=st.sampled_from(("", "a", "c")),
    partner=st.sampled_from(("", "p0")),
    words=st.sampled_from(("", "daad", "Nóód 1", "0", "niets")),
    is_loose=st.booleans(),
    alone=st.sampled_from(("", "measure:m0", "money:s0", "monitoring:t0", "result:r1")),
)


def _two_chains() -> PlanView:
    """Two needs that share a partner and a stream, and a second one that measures."""
    return plan(
        Partner(id="ggd", name="GGD"),
        Need(id="spelen", statement="Spélen", domain="sociaal"),
        Result(id="speelt", statement="Ieder kind speelt", need_ids=("spelen",)),
        Measure(id="sport", title="Sport", result_ids=("speelt",), lead_id="po"),
        Monitoring(id="kijken", what="Speelmonitor", result_id="speelt", owner_id="ggd"),
        cost("sport", "spuk", 2022, 5_000),
    )


def _shown(**asked: str | bool) -> set[str]:
    view = _two_chains()
    found = Selection(**asked).shown(graph(view, CONTENT), view)  # type: ignore[arg-type]
    return {node.ref for node in found.nodes}


SECOND = {"spelen", "speelt", "sport", "po", "spuk", "kijken", "ggd"}


@settings(max_examples=50)
@given(chains())
def test_the_chain_holds_exactly_the_links_of_the_plan(view: PlanView) -> None:
    found = graph(view, CONTENT)
    assert set(found.links) == links_of(view)
    assert len(found.links) == len(set(found.links))


@settings(max_examples=80)
@given(chains(), SELECTIONS)
def test_a_filter_neither_invents_nor_loses_a_link(view: PlanView, asked: Selection) -> None:
    whole = graph(view, CONTENT)
    shown = asked.shown(whole, view)
    ids = {node.id for node in shown.nodes}
    assert set(shown.nodes) <= set(whole.nodes)
    assert set(shown.links) == {link for link in links_of(view) if ids.issuperset(link)}
    assert {(e.noun, e.row_id) for e in shown.loose_ends} == {
        (node.noun, node.ref) for node in shown.nodes if node.missing
    }


@settings(max_examples=50)
@given(chains())
def test_who_asks_nothing_sees_everything(view: PlanView) -> None:
    whole = graph(view, CONTENT)
    assert Selection().shown(whole, view) == whole


@settings(max_examples=50)
@given(chains())
def test_every_card_is_in_its_own_chain_with_its_neighbours(view: PlanView) -> None:
    whole = graph(view, CONTENT)
    for node in whole.nodes:
        assert {node.id, *whole.before(node.id), *whole.after(node.id)} <= whole.chain(node.id)


def test_a_need_shows_its_chain_and_who_measures_it() -> None:
    assert _shown(need="spelen") == SECOND


def test_a_domain_shows_the_chains_of_its_needs() -> None:
    assert _shown(domain="sociaal") == SECOND


def test_a_partner_shows_all_that_it_takes_part_in() -> None:
    assert _shown(partner="po") >= {"lezen", "zomer", "sport", "spuk"}
    assert _shown(partner="ggd") == {"spelen", "speelt", "kijken", "ggd"}


def test_words_are_found_without_accents_and_capitals() -> None:
    assert _shown(words="SPELEN") == SECOND


def test_all_that_is_asked_must_hold() -> None:
    assert _shown(need="spelen", partner="po", words="sport") == SECOND
    assert _shown(need="lezen", words="sport") == set()


def test_only_chains_with_a_loose_end() -> None:
    watched = {"lezen", "leest", "meten", "po"}
    assert _shown(is_loose=True) == {*watched, "spelen", "speelt", "kijken", "ggd"}


def test_one_chain_alone() -> None:
    assert _shown(alone="measure:sport") == SECOND
    assert _shown(alone="measure:sport", domain="cognitief") == set()


def test_a_part_of_the_chain_keeps_the_order_of_the_whole() -> None:
    view = _two_chains()
    whole = graph(view, CONTENT)
    part: Graph = Selection(domain="sociaal").shown(whole, view)
    assert list(part.nodes) == [node for node in whole.nodes if node in part.nodes]
