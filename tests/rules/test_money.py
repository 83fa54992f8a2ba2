from datetime import date

import pytest

from npo_wizard import content as the_content
from npo_wizard.plan.nouns import FundingStream, Measure
from npo_wizard.rules import Finding, findings
from tests.rules.asking import found, places
from tests.small_plan import cost, plan

NPO = {"profile": "proef"}


def test_a_programme_with_a_grant_needs_its_amount() -> None:
    unknown = plan(plan={**NPO, "grant_eur": None}, spuk={"amount_eur": None})
    assert places("money.grant_known", unknown) == [("plan", "grant_eur")]
    assert found("money.grant_known", plan(plan=NPO)) == []
    assert found("money.grant_known", plan(plan={**NPO, "grant_eur": None})) == []


def test_one_of_the_streams_is_the_grant() -> None:
    assert places("money.grant_stream_marked", plan(plan=NPO, spuk={"is_grant": None})) == [
        ("", "")
    ]
    assert found("money.grant_stream_marked", plan(plan=NPO)) == []


def test_no_more_is_planned_than_granted() -> None:
    [finding] = found("money.planned_within_grant", plan(plan={"grant_eur": 80_000}))
    assert "€\u00a090.000 begroot" in finding.sentence
    assert "€\u00a080.000 toegekend" in finding.sentence
    assert "€\u00a010.000 te veel" in finding.sentence
    assert found("money.planned_within_grant", plan(plan={"grant_eur": 90_000})) == []


def test_no_more_is_planned_from_a_stream_than_it_gives() -> None:
    rule_id = "money.planned_within_stream"
    assert places(rule_id, plan(eigen={"amount_eur": 4_999})) == [("eigen", "amount_eur")]
    assert found(rule_id, plan(eigen={"amount_eur": 5_000})) == []
    assert found(rule_id, plan(eigen={"amount_eur": None})) == []


def test_an_overspent_single_grant_is_told_once() -> None:
    view = plan(spuk={"amount_eur": 1}, plan={"grant_eur": 1})
    assert found("money.planned_within_stream", view) == []
    second = FundingStream(id="extra", name="Aanvulling", is_grant=True, amount_eur=1)
    assert places("money.planned_within_stream", plan(second, spuk={"amount_eur": 1})) == [
        ("spuk", "amount_eur")
    ]


def test_a_measure_has_costs_only_in_years_in_which_it_runs() -> None:
    view = plan(cost("zomer", "spuk", 2024, 10), cost("zomer", "spuk", 2021, 0))
    [finding] = found("money.cost_in_measure_period", view)
    assert finding.place.field == "costs"
    assert "2024" in finding.sentence
    assert found("money.cost_in_measure_period", plan()) == []


def test_the_grant_is_spent_within_the_spending_period() -> None:
    late = cost("zomer", "spuk", 2026, 30_000)
    [finding] = found("money.cost_in_spending_period", plan(late, plan=NPO))
    assert "in 2026 €\u00a030.000" in finding.sentence
    assert "1 juli 2021 tot en met 31 juli 2025" in finding.sentence
    own = cost("zomer", "eigen", 2026, 30_000)
    assert found("money.cost_in_spending_period", plan(own, plan=NPO)) == []
    assert found("money.cost_in_spending_period", plan(late)) == []


def test_a_measure_of_the_grant_does_not_run_on_after_the_spending_period() -> None:
    rule_id = "money.measure_in_spending_period"
    late = {"zomer": {"end_on": date(2025, 8, 1)}}
    assert places(rule_id, plan(plan=NPO, **late)) == [("zomer", "end_on")]
    early = {"zomer": {"start_on": date(2021, 6, 30)}}
    assert places(rule_id, plan(plan=NPO, **early)) == [("zomer", "start_on")]
    last_day = {"zomer": {"end_on": date(2025, 7, 31)}}
    assert found(rule_id, plan(plan=NPO, **last_day)) == []
    not_paid = {"zomer": {"end_on": date(2025, 8, 1)}, "spuk": {"is_grant": False}}
    assert found(rule_id, plan(plan=NPO, **not_paid)) == []


def test_no_more_is_spent_than_planned_in_any_year() -> None:
    [finding] = found("money.spent_within_planned", plan(cost("zomer", "eigen", 2022, None, 2_001)))
    assert "in 2022" in finding.sentence
    assert found("money.spent_within_planned", plan(cost("zomer", "eigen", 2022, 0, 2_000))) == []


def test_purposes_that_stand_apart_are_named_with_their_amount() -> None:
    rent = Measure(id="lokaal", purpose="huur")
    [finding] = found("money.shown_apart", plan(rent, cost("lokaal", "spuk", 2022, 9), plan=NPO))
    assert "'Huur' (€\u00a09)" in finding.sentence
    assert found("money.shown_apart", plan(rent, plan=NPO)) == []


def test_a_purpose_with_measures_has_money() -> None:
    rent = Measure(id="lokaal", purpose="huur")
    [finding] = found("money.purpose_has_money", plan(rent, plan=NPO))
    assert "'Huur'" in finding.sentence
    assert found("money.purpose_has_money", plan(plan=NPO)) == []


def test_money_has_a_purpose() -> None:
    [finding] = found("money.money_has_purpose", plan(plan=NPO, zomer={"purpose": ""}))
    assert "€\u00a095.000" in finding.sentence
    assert found("money.money_has_purpose", plan(plan=NPO)) == []


OLD, NEW = "stcrt-2021-42927", "stcrt-2022-27531"


def on_day(day: date, rule_id: str, **changes: object) -> list[Finding]:
    """What one rule finds in a plan of the real programme, judged on a day."""
    view = plan(cost("zomer", "spuk", 2024, 10_000), plan={"profile": "npo-2021-2025"}, **changes)
    return [f for f in findings(view, the_content.load(), day) if f.rule_id == rule_id]


@pytest.mark.parametrize(
    ("day", "is_outside"),
    [
        (date(2021, 10, 1), True),
        (date(2022, 12, 31), True),
        (date(2023, 1, 1), False),
        (date(2026, 11, 1), False),
    ],
)
def test_costs_of_2024_were_outside_the_period_until_the_change_of_2022_held(
    day: date, is_outside: bool
) -> None:
    told = on_day(day, "money.cost_in_spending_period")
    assert bool(told) is is_outside
    if told:
        assert "tot en met 31 juli 2023" in told[0].sentence
        assert OLD in told[0].source


@pytest.mark.parametrize(
    ("day", "last", "source"),
    [(date(2022, 12, 31), date(2023, 7, 31), OLD), (date(2023, 1, 1), date(2025, 7, 31), NEW)],
)
def test_the_last_day_of_a_measure_is_that_of_the_rule_that_holds(
    day: date, last: date, source: str
) -> None:
    rule_id = "money.measure_in_spending_period"
    assert on_day(day, rule_id, zomer={"end_on": last}) == []
    [finding] = on_day(day, rule_id, zomer={"end_on": last.replace(month=8, day=1)})
    assert source in finding.source
