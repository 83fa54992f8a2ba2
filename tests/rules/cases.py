"""For every rule a plan that breaks it at one place, and one that differs a little and keeps it."""

from dataclasses import dataclass
from datetime import date

from npo_wizard.plan.choices import PartnerKind
from npo_wizard.plan.nouns import (
    Answer,
    Body,
    BuildingBlockScore,
    Consultation,
    Decision,
    Measure,
    Measurement,
    Partner,
    Plan,
    Result,
    score_id,
)
from npo_wizard.plan.view import PlanView
from tests.examples.reading import VIEWS
from tests.rules.asking import CONTENT
from tests.small_plan import cost, plan

NPO = {"profile": "proef"}
BODY = Body(id="stuurgroep", name="Stuurgroep", member_ids=("po",))
LIBRARY = Partner(id="bieb", name="Bibliotheek", role="Leest voor")
LONG = "Wij " + "doen heel veel dingen " * 12 + "samen."
FEW = [Result(id=f"extra-{n}") for n in range(5)]
SCORES = [
    BuildingBlockScore(
        id=score_id("zomer", block.id), measure_id="zomer", block=block.id, score="ja"
    )
    for block in CONTENT.building_blocks
]


@dataclass(frozen=True)
class Case:
    """One rule: broken at `place` (row, field) in `broken`, kept in `kept`."""

    broken: PlanView
    kept: PlanView
    place: tuple[str, str]


def _said(text: str) -> PlanView:
    return plan(zomer={"description": text})


def _result(statement: str) -> PlanView:
    return plan(leest={"statement": statement})


def _talk(kind: PartnerKind) -> PlanView:
    partner = Partner(id="partij", name="Partij", kind=kind)
    return plan(partner, Consultation(id="g", partner_id="partij", held_on=date(2022, 1, 1)))


EMPTY = PlanView.of([Plan(id="plan", profile="proef")])
GOOD = plan()
FULL = VIEWS["waterdorp"]
MEASURED = Measurement(id="eerste", monitoring_id="meten", measured_on=date(2022, 10, 1))
DONE = {"start": {"state": "klaar"}}
CELLS = tuple(
    ("measure_cost", f"zomer:{each}") for each in ("spuk:2022", "spuk:2023", "eigen:2023")
)
RENT = Measure(id="lokaal", title="Lokaal", purpose="huur")
APART = {"plan": NPO, "zomer": {"purpose": "huur"}}
_ANSWERED = tuple(
    Answer(id=each, text="Ja.") for each, question in CONTENT.questions.items() if question.required
)

CASES: dict[str, Case] = {
    "completeness.question_answered": Case(
        plan(*_ANSWERED[1:]), plan(*_ANSWERED), (_ANSWERED[0].id, "text"),
    ),
    "completeness.step_has_rows": Case(GOOD, FULL, ("", "")),
    "completeness.field_filled": Case(
        plan(leest={"data_source": ""}), FULL, ("leest", "data_source"),
    ),
    "coherence.need_has_result": Case(plan(leest={"need_ids": ()}), GOOD, ("lezen", "result")),
    "coherence.result_serves_need": Case(
        plan(leest={"need_ids": ()}), GOOD, ("leest", "need_ids"),
    ),
    "coherence.result_is_measurable": Case(
        plan(leest={"indicator": " "}), GOOD, ("leest", "indicator"),
    ),
    "coherence.result_has_measure": Case(
        plan(zomer={"result_ids": ()}), GOOD, ("leest", "measure"),
    ),
    "coherence.measure_serves_result": Case(
        plan(zomer={"result_ids": ()}), GOOD, ("zomer", "result_ids"),
    ),
    "coherence.measure_has_lead": Case(plan(zomer={"lead_id": None}), GOOD, ("zomer", "lead_id")),
    "coherence.measure_has_purpose": Case(
        plan(plan=NPO, zomer={"purpose": "weg"}), plan(plan=NPO), ("zomer", "purpose"),
    ),
    "coherence.measure_has_costs": Case(plan(without=CELLS), GOOD, ("zomer", "costs")),
    "coherence.measure_has_period": Case(plan(zomer={"end_on": None}), GOOD, ("zomer", "end_on")),
    "coherence.result_has_monitoring": Case(
        plan(meten={"result_id": None}), GOOD, ("leest", "monitoring"),
    ),
    "coherence.monitoring_has_owner": Case(
        plan(BODY), plan(BODY, meten={"body_id": "stuurgroep"}), ("meten", "body_id"),
    ),
    "coherence.measure_has_action": Case(
        plan(start={"measure_id": None}), GOOD, ("zomer", "action"),
    ),
    "coherence.partner_takes_part": Case(
        plan(LIBRARY), plan(LIBRARY, zomer={"partner_ids": ("bieb",)}), ("bieb", "role"),
    ),
    "coherence.life_domain_covered": Case(
        plan(plan=NPO, zomer={"life_domains": ("school",)}), plan(plan=NPO),
        ("aanpak.zonder_thuis", "text"),
    ),
    "coherence.monitoring_has_subject": Case(
        plan(meten={"result_id": None}), GOOD, ("meten", "result_id"),
    ),
    "coherence.measuring_before_decision": Case(
        plan(Decision(id="d", due_on=date(2022, 9, 30))),
        plan(Decision(id="d", due_on=date(2022, 10, 1))), ("meten", "first_on"),
    ),
    "coherence.measure_scores_blocks": Case(plan(*SCORES[1:]), plan(*SCORES), ("zomer", "scores")),
    "coherence.few_results": Case(plan(*FEW, Result(id="zes")), plan(*FEW), ("", "")),
    "coherence.measure_says_reach": Case(
        plan(plan=NPO), plan(plan=NPO, zomer={"reach_count": 120}), ("zomer", "reach_count"),
    ),
    "coherence.measure_is_supported": Case(
        plan(zomer={"evidence": " "}), plan(zomer={"evidence": "Onderzoek."}),
        ("zomer", "evidence"),
    ),
    "coherence.measure_has_partners": Case(
        plan(LIBRARY, zomer={"partner_ids": ("po",)}),
        plan(LIBRARY, zomer={"partner_ids": ("bieb",)}), ("zomer", "partner_ids"),
    ),
    "money.grant_known": Case(
        plan(plan={**NPO, "grant_eur": None}, spuk={"amount_eur": None}), plan(plan=NPO),
        ("plan", "grant_eur"),
    ),
    "money.grant_stream_marked": Case(
        plan(plan=NPO, spuk={"is_grant": None}), plan(plan=NPO), ("", ""),
    ),
    "money.planned_within_grant": Case(
        plan(plan={"grant_eur": 89_999}), plan(plan={"grant_eur": 90_000}), ("plan", "grant_eur"),
    ),
    "money.planned_within_stream": Case(
        plan(eigen={"amount_eur": 4_999}), plan(eigen={"amount_eur": 5_000}),
        ("eigen", "amount_eur"),
    ),
    "money.cost_in_measure_period": Case(
        plan(cost("zomer", "spuk", 2024, 1)), plan(cost("zomer", "spuk", 2024, 0)),
        ("zomer", "costs"),
    ),
    "money.cost_in_spending_period": Case(
        plan(cost("zomer", "spuk", 2026, 1), plan=NPO), plan(cost("zomer", "eigen", 2026, 1)),
        ("zomer", "costs"),
    ),
    "money.measure_in_spending_period": Case(
        plan(plan=NPO, zomer={"end_on": date(2025, 8, 1)}),
        plan(plan=NPO, zomer={"end_on": date(2025, 7, 31)}), ("zomer", "end_on"),
    ),
    "money.spent_within_planned": Case(
        plan(cost("zomer", "eigen", 2022, None, 2_001)),
        plan(cost("zomer", "eigen", 2022, None, 2_000)), ("zomer", "costs"),
    ),
    "money.shown_apart": Case(plan(**APART), plan(plan=NPO), ("zomer", "costs")),
    "money.purpose_has_money": Case(
        plan(RENT, plan=NPO), plan(RENT, cost("lokaal", "spuk", 2022, 9), plan=NPO),
        ("lokaal", "costs"),
    ),
    "money.money_has_purpose": Case(
        plan(plan=NPO, zomer={"purpose": ""}), plan(plan=NPO), ("zomer", "purpose"),
    ),
    "steering.money_is_evaluated": Case(
        plan(meten={"result_id": None}), plan(meten={"result_id": None, "measure_id": "zomer"}),
        ("zomer", "monitoring"),
    ),
    "steering.measuring_in_time": Case(
        plan(meten={"first_on": date(2023, 9, 1)}), plan(meten={"first_on": date(2023, 8, 31)}),
        ("meten", "first_on"),
    ),
    "steering.measuring_is_late": Case(plan(), plan(MEASURED), ("meten", "first_on")),
    "steering.decision_is_late": Case(
        plan(Decision(id="d", due_on=date(2023, 2, 28))),
        plan(Decision(id="d", due_on=date(2023, 3, 1))), ("d", "state"),
    ),
    "steering.action_is_late": Case(plan(), plan(**DONE), ("start", "state")),
    "steering.spent_is_known": Case(
        plan(**{"zomer:spuk:2022": {"spent_eur": None}}),
        plan(**{"zomer:spuk:2022": {"spent_eur": 0}}), ("zomer", "costs"),
    ),
    "periods.end_after_start": Case(
        plan(plan={"end_on": date(2021, 12, 31)}), GOOD, ("plan", "end_on"),
    ),
    "periods.measure_in_plan": Case(
        plan(zomer={"end_on": date(2024, 1, 1)}), GOOD, ("zomer", "end_on"),
    ),
    "periods.target_after_baseline": Case(
        plan(leest={"target_year": 2021}), GOOD, ("leest", "target_year"),
    ),
    "conditions.school_board_consulted": Case(
        _talk(PartnerKind.LIBRARY), _talk(PartnerKind.SCHOOL_BOARD_SPECIAL), ("", ""),
    ),
    "conditions.childcare_consulted": Case(
        _talk(PartnerKind.LIBRARY), _talk(PartnerKind.OUT_OF_SCHOOL_CARE),
        ("samenwerking.kinderopvang_niet", "text"),
    ),
    "conditions.additional_to_regular": Case(
        plan(plan=NPO, zomer={"purpose": "zorg"}),
        plan(plan=NPO, zomer={"purpose": "zorg", "is_additional": True}),
        ("zomer", "is_additional"),
    ),
    "privacy.bsn": Case(_said("Kind 123456782"), _said("Kind 123456783"), ("zomer", "description")),
    "privacy.email": Case(
        _said("Mail a.b@voorbeeld.nl"), _said("Mail het team @ de school"),
        ("zomer", "description"),
    ),
    "privacy.telephone": Case(
        _said("Bel 06-12345678"), _said("Bel de gemeente"), ("zomer", "description"),
    ),
    "privacy.iban": Case(
        _said("Op NL91ABNA0417164300"), _said("Op NL91ABNA0417164301"), ("zomer", "description"),
    ),
    "privacy.birth_date": Case(
        _said("Geboren op 1 mei 2014"), _said("Besloten op 1 mei 2014"), ("zomer", "description"),
    ),
    "privacy.small_group": Case(
        plan(lezen={"children_count": 9}), plan(lezen={"children_count": 10}),
        ("lezen", "children_count"),
    ),
    "wording.result_number": Case(
        _result("In 2025 lezen kinderen goed"), _result("In 2025 lezen 80 kinderen goed"),
        ("leest", "statement"),
    ),
    "wording.result_year": Case(
        _result("80% van de kinderen leest goed"), _result("In 2025 leest 80% goed"),
        ("leest", "statement"),
    ),
    "wording.result_target_group": Case(
        _result("In 2025 is 80% tevreden"), _result("In 2025 is 80% van de jeugd tevreden"),
        ("leest", "statement"),
    ),
    "wording.result_is_change": Case(
        _result("In 2025 is er een werkgroep voor 80 kinderen"),
        _result("In 2025 leest 80% van de kinderen op niveau"), ("leest", "statement"),
    ),
    "wording.vague_verb": Case(
        _said("Wij stimuleren lezen."), _said("Wij lezen voor."), ("zomer", "description"),
    ),
    "wording.long_sentence": Case(_said(LONG), _said("Kort."), ("zomer", "description")),
    "wording.abbreviation": Case(
        _said("Het XYZT helpt."), _said("Het Fonds voor taal (XYZT). Het XYZT helpt."),
        ("zomer", "description"),
    ),
}  # fmt: skip
"""By the id of the rule. The day is that of `asking.TODAY`."""
