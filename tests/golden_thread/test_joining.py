"""Tying a loose end takes it away, tears nothing else loose, and can be undone."""

import pytest
from hypothesis import given, settings

from npo_wizard.errors import InputRefused
from npo_wizard.golden_thread import LooseEnd, graph, joint, loose_ends
from npo_wizard.plan.edits import apply
from npo_wizard.plan.nouns import Measure, Monitoring, Need, Partner, Result
from npo_wizard.plan.view import PlanView
from tests.golden_thread.chains import chains, links_of
from tests.rules.asking import CONTENT
from tests.small_plan import plan


def _end(view: PlanView, rule_id: str, row_id: str) -> LooseEnd:
    ends = loose_ends(view, CONTENT)
    return next(end for end in ends if (end.rule_id, end.row_id) == (rule_id, row_id))


def _keys(view: PlanView) -> set[tuple[str, str, str]]:
    return {(end.rule_id, end.row_id, end.field) for end in loose_ends(view, CONTENT)}


@settings(max_examples=50)
@given(chains())
def test_every_choice_ties_its_end_and_leaves_all_other_links(view: PlanView) -> None:
    for end in loose_ends(view, CONTENT):
        how = joint(end)
        if how is None:
            continue
        for chosen in how.choices(view):
            done = apply(view, how.tied(view, chosen))
            assert (end.rule_id, end.row_id, end.field) not in _keys(done.view)
            assert links_of(view) <= links_of(done.view)
            assert apply(done.view, done.inverse).view == view


@settings(max_examples=50)
@given(chains())
def test_a_new_row_ties_it_too(view: PlanView) -> None:
    for end in loose_ends(view, CONTENT):
        how = joint(end)
        if how is None:
            continue
        done = apply(view, how.tied_to_new(view, "Iets nieuws"))
        assert (end.rule_id, end.row_id, end.field) not in _keys(done.view)
        assert apply(done.view, done.inverse).view == view


@settings(max_examples=50)
@given(chains())
def test_a_loose_end_is_at_a_card_that_is_shown(view: PlanView) -> None:
    found = graph(view, CONTENT)
    shown = {(node.noun, node.ref) for node in found.nodes}
    assert {(end.noun, end.row_id) for end in found.loose_ends} <= shown


def test_what_asks_for_an_amount_or_a_date_is_not_tied_by_a_link() -> None:
    view = plan(Measure(id="kaal", title="Kaal"), Monitoring(id="los", what="Los", owner_id="po"))
    assert joint(_end(view, "coherence.measure_has_costs", "kaal")) is None
    assert joint(_end(view, "coherence.monitoring_has_owner", "los")) is None


def test_monitoring_of_another_result_is_not_offered() -> None:
    view = plan(
        Result(id="ook", need_ids=("lezen",)),
        Monitoring(id="vrij", what="Vrij", owner_id="po"),
    )
    how = joint(_end(view, "coherence.result_has_monitoring", "ook"))
    assert how is not None
    assert how.choices(view) == ("vrij",)


def test_links_that_were_there_stay_in_front() -> None:
    view = plan(Need(id="meer", statement="Meer", priority="hoog"))
    how = joint(_end(view, "coherence.need_has_result", "meer"))
    assert how is not None
    result = apply(view, how.tied(view, "leest")).view.get(Result, "leest")
    assert result is not None
    assert result.need_ids == ("lezen", "meer")


def test_a_partner_with_a_role_joins_a_measure() -> None:
    view = plan(Partner(id="bieb", name="Bibliotheek", role="Leest voor"))
    how = joint(_end(view, "coherence.partner_takes_part", "bieb"))
    assert how is not None
    measure = apply(view, how.tied(view, "zomer")).view.get(Measure, "zomer")
    assert measure is not None
    assert measure.partner_ids == ("bieb",)


def test_a_title_that_is_too_long_is_refused_with_a_sentence() -> None:
    view = plan(Need(id="meer", statement="Meer", priority="hoog"))
    how = joint(_end(view, "coherence.need_has_result", "meer"))
    assert how is not None
    with pytest.raises(InputRefused) as refused:
        apply(view, how.tied_to_new(view, "x" * 100_000))
    assert refused.value.sentence
