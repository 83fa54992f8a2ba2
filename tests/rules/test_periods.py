from datetime import date

from tests.rules.asking import found, places
from tests.small_plan import plan


def test_an_end_does_not_lie_before_its_start() -> None:
    rule_id = "periods.end_after_start"
    assert found(rule_id, plan()) == []
    assert places(rule_id, plan(plan={"end_on": date(2021, 1, 1)})) == [("plan", "end_on")]
    assert places(rule_id, plan(zomer={"end_on": date(2022, 5, 31)})) == [("zomer", "end_on")]
    assert places(rule_id, plan(start={"start_on": date(2022, 5, 2)})) == [("start", "due_on")]
    assert found(rule_id, plan(zomer={"end_on": date(2022, 6, 1)})) == []


def test_both_days_stand_in_the_sentence() -> None:
    [finding] = found("periods.end_after_start", plan(zomer={"end_on": date(2022, 5, 31)}))
    assert "31 mei 2022" in finding.sentence
    assert "1 juni 2022" in finding.sentence


def test_a_measure_runs_within_the_period_of_the_plan() -> None:
    rule_id = "periods.measure_in_plan"
    assert found(rule_id, plan()) == []
    assert places(rule_id, plan(zomer={"start_on": date(2021, 12, 31)})) == [("zomer", "start_on")]
    assert places(rule_id, plan(zomer={"end_on": date(2024, 1, 1)})) == [("zomer", "end_on")]


def test_the_target_year_lies_after_the_year_of_the_baseline() -> None:
    rule_id = "periods.target_after_baseline"
    assert found(rule_id, plan()) == []
    assert places(rule_id, plan(leest={"target_year": 2021})) == [("leest", "target_year")]
