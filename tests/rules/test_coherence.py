"""Each rule of coherence: one change of a plan that holds together breaks it, at a known place."""

from datetime import date
from typing import Any

import pytest

from npo_wizard.plan.nouns import (
    Answer,
    Body,
    BuildingBlockScore,
    Decision,
    Measure,
    Monitoring,
    Noun,
    Partner,
    score_id,
)
from tests.rules.asking import CONTENT, found, places
from tests.small_plan import plan

Change = dict[str, Any]
BODY = Body(id="stuurgroep", name="Stuurgroep")


def scored() -> list[Noun]:
    return [
        BuildingBlockScore(
            id=score_id("zomer", block.id), measure_id="zomer", block=block.id, score="ja"
        )
        for block in CONTENT.building_blocks
    ]


MEASURED = (BODY, *scored())
KEPT = plan(*MEASURED, plan={"profile": "proef"}, meten={"body_id": "stuurgroep"})

BROKEN: list[tuple[str, Change, tuple[str, str]]] = [
    ("need_has_result", {"leest": {"need_ids": ()}}, ("lezen", "result")),
    ("result_serves_need", {"leest": {"need_ids": ()}}, ("leest", "need_ids")),
    ("result_is_measurable", {"leest": {"indicator": " "}}, ("leest", "indicator")),
    ("result_is_measurable", {"leest": {"baseline_value": ""}}, ("leest", "baseline_value")),
    ("result_is_measurable", {"leest": {"target_year": None}}, ("leest", "target_year")),
    ("result_has_measure", {"zomer": {"result_ids": ()}}, ("leest", "measure")),
    ("measure_serves_result", {"zomer": {"result_ids": ()}}, ("zomer", "result_ids")),
    ("measure_has_lead", {"zomer": {"lead_id": None}}, ("zomer", "lead_id")),
    ("measure_has_purpose", {"zomer": {"purpose": ""}}, ("zomer", "purpose")),
    ("measure_has_purpose", {"zomer": {"purpose": "onbekend"}}, ("zomer", "purpose")),
    ("measure_has_period", {"zomer": {"start_on": None}}, ("zomer", "start_on")),
    ("measure_has_period", {"zomer": {"end_on": None}}, ("zomer", "end_on")),
    ("measure_has_action", {"start": {"measure_id": None}}, ("zomer", "action")),
    ("result_has_monitoring", {"meten": {"result_id": None}}, ("leest", "monitoring")),
    ("monitoring_has_owner", {"meten": {"owner_id": None}}, ("meten", "owner_id")),
    ("monitoring_has_owner", {"meten": {"first_on": None}}, ("meten", "first_on")),
    ("monitoring_has_owner", {"meten": {"body_id": None}}, ("meten", "body_id")),
    ("monitoring_has_subject", {"meten": {"result_id": None}}, ("meten", "result_id")),
    ("partner_takes_part", {"zomer": {"lead_id": None}}, ("po", "role")),
]  # fmt: skip


@pytest.mark.parametrize("rule_id", sorted({name for name, _, _ in BROKEN}))
def test_a_plan_that_holds_together_keeps_the_rule(rule_id: str) -> None:
    assert found(f"coherence.{rule_id}", KEPT) == []


@pytest.mark.parametrize(("rule_id", "change", "place"), BROKEN)
def test_one_missing_link_breaks_the_rule_at_its_place(
    rule_id: str, change: Change, place: tuple[str, str]
) -> None:
    changes = {"plan": {"profile": "proef"}, "meten": {"body_id": "stuurgroep"}}
    for row_id, fields in change.items():
        changes[row_id] = {**changes.get(row_id, {}), **fields}
    assert places(f"coherence.{rule_id}", plan(*MEASURED, **changes)) == [place]


def test_only_a_need_with_high_priority_must_have_a_result() -> None:
    view = plan(leest={"need_ids": ()}, lezen={"priority": "midden"})
    assert found("coherence.need_has_result", view) == []


def test_all_that_makes_a_result_measurable_is_named_in_one_sentence() -> None:
    [finding] = found(
        "coherence.result_is_measurable", plan(leest={"indicator": "", "target_value": ""})
    )
    assert "indicator, streefwaarde" in finding.sentence


def test_a_measure_without_costs_is_found_and_a_zero_is_a_cost() -> None:
    cells = [("measure_cost", f"zomer:{s}") for s in ("spuk:2022", "spuk:2023", "eigen:2023")]
    assert places("coherence.measure_has_costs", plan(without=tuple(cells))) == [("zomer", "costs")]
    free = plan(without=tuple(cells[1:]), **{"zomer:spuk:2022": {"planned_eur": 0}})
    assert found("coherence.measure_has_costs", free) == []


@pytest.mark.parametrize(
    "more",
    [
        Body(id="werkgroep", member_ids=("bieb",)),
        Measure(id="lezen-thuis", partner_ids=("bieb",)),
        Measure(id="lezen-thuis", lead_id="bieb"),
    ],
)
def test_a_partner_takes_part_in_a_measure_or_at_a_table(more: Noun) -> None:
    library = Partner(id="bieb", name="Bibliotheek", role="Leest voor")
    assert places("coherence.partner_takes_part", plan(library)) == [("bieb", "role")]
    assert found("coherence.partner_takes_part", plan(library, more)) == []
    silent = Partner(id="stil", name="Zonder rol")
    assert found("coherence.partner_takes_part", plan(silent)) == []


def test_a_measure_is_scored_on_every_building_block() -> None:
    view = plan(*scored()[1:])
    [finding] = found("coherence.measure_scores_blocks", view)
    assert finding.place.field == "scores"
    assert "op 1 van de zeven" in finding.sentence
    assert found("coherence.measure_scores_blocks", plan(*scored())) == []


def test_a_life_domain_is_reached_or_the_plan_says_why_not() -> None:
    changes = {"plan": {"profile": "proef"}, "zomer": {"life_domains": ("school",)}}
    assert places("coherence.life_domain_covered", plan(**changes)) == [
        ("aanpak.zonder_thuis", "text")
    ]
    reason = Answer(id="aanpak.zonder_thuis", text="Dat doet het wijkteam al.")
    assert found("coherence.life_domain_covered", plan(reason, **changes)) == []
    assert found("coherence.life_domain_covered", KEPT) == []


def test_the_first_measuring_comes_before_the_last_decision() -> None:
    early = Decision(id="besluit", what="Vaststellen", due_on=date(2022, 2, 1))
    late = Decision(id="bijstellen", what="Bijstellen", due_on=date(2022, 10, 1))
    later = Monitoring(id="later", what="Nog eens", first_on=date(2023, 1, 1))
    assert places("coherence.measuring_before_decision", plan(early, later)) == [
        ("meten", "first_on")
    ]
    assert found("coherence.measuring_before_decision", plan(early, late, later)) == []
    assert found("coherence.measuring_before_decision", plan()) == []
