"""A point can stay as it is, with a reason; then it is not open, and comes back when taken back."""

from datetime import date

from hypothesis import given

from npo_wizard import rules
from npo_wizard.plan.edits import apply
from npo_wizard.plan.nouns import Acceptance
from npo_wizard.plan.view import PlanView
from npo_wizard.rules import Judgement
from npo_wizard.rules.acceptance import accept, accept_all, withdraw
from tests.plan.strategies import calm, plans
from tests.rules.asking import CONTENT, TODAY
from tests.rules.broken_plan import broken_plan
from tests.small_plan import cost, plan

REASON = "De stuurgroep besluit hier in maart over."


def judge(view: PlanView) -> Judgement:
    return rules.judge(view, CONTENT, TODAY)


def accepted(view: PlanView, rule_id: str, reason: str = REASON) -> PlanView:
    finding = next(each for each in judge(view).open if each.rule_id == rule_id)
    return apply(view, accept(view, finding, reason, on=TODAY, by="Beleidsadviseur")).view


BROKEN = plan(lezen={"children_count": 4})
RULE = "privacy.small_group"


def test_an_accepted_point_is_not_open_and_stands_apart_with_its_reason() -> None:
    before, after = judge(BROKEN), judge(accepted(BROKEN, RULE))
    assert RULE not in {each.rule_id for each in after.open}
    [one] = after.accepted
    assert (one.finding.rule_id, one.acceptance.reason) == (RULE, REASON)
    assert (one.acceptance.accepted_on, one.acceptance.accepted_by) == (TODAY, "Beleidsadviseur")
    assert len(after.open) == len(before.open) - 1


def test_taking_it_back_opens_the_point_again() -> None:
    view = accepted(BROKEN, RULE)
    [row] = view.rows(Acceptance)
    assert judge(apply(view, withdraw(view, row)).view) == judge(BROKEN)


def test_accepting_can_be_undone() -> None:
    finding = next(each for each in judge(BROKEN).open if each.rule_id == RULE)
    done = apply(BROKEN, accept(BROKEN, finding, REASON, on=TODAY))
    assert apply(done.view, done.inverse).view == BROKEN


def test_a_second_reason_comes_in_the_place_of_the_first() -> None:
    view = accepted(BROKEN, RULE)
    [one] = judge(view).accepted
    again = apply(view, accept(view, one.finding, "Anders.", on=date(2023, 4, 1))).view
    assert [row.reason for row in again.rows(Acceptance)] == ["Anders."]


def test_without_a_reason_nothing_is_accepted() -> None:
    assert judge(accepted(BROKEN, RULE, reason="  ")).open == judge(BROKEN).open


def test_an_acceptance_without_a_point_does_no_harm_and_is_listed() -> None:
    mended = accepted(BROKEN, RULE).with_row(
        plan(lezen={"children_count": 40}).tables["need"]["lezen"]
    )
    found = judge(mended)
    assert found.accepted == ()
    assert [row.reason for row in found.idle] == [REASON]


def test_one_year_is_accepted_and_another_stays_open() -> None:
    rule_id = "money.cost_in_measure_period"
    view = plan(cost("zomer", "spuk", 2024, 10), cost("zomer", "spuk", 2025, 10))
    after = [
        each.sentence for each in judge(accepted(view, rule_id)).open if each.rule_id == rule_id
    ]
    assert len(after) == 1
    assert "2025" in after[0]


def test_other_personal_data_in_the_same_field_is_open_again_and_is_never_repeated() -> None:
    view = accepted(plan(zomer={"description": "Kind 123456782"}), "privacy.bsn")
    assert "123456782" not in repr(view.rows(Acceptance))
    other = view.with_row(plan(zomer={"description": "Kind 111222333"}).tables["measure"]["zomer"])
    assert "privacy.bsn" in {each.rule_id for each in judge(other).open}
    assert len(judge(other).idle) == 1


def test_everything_can_be_accepted_for_one_reason_in_one_step() -> None:
    view = broken_plan()
    done = apply(view, accept_all(view, judge(view).open, REASON, on=TODAY))
    found = judge(done.view)
    assert found.open == ()
    assert len(found.accepted) == len(judge(view).open)
    assert apply(done.view, done.inverse).view == view


@calm
@given(plans())
def test_whatever_is_accepted_every_point_is_open_or_accepted_once(view: PlanView) -> None:
    found = judge(view)
    told = [*found.open, *(each.finding for each in found.accepted)]
    assert sorted(map(repr, told)) == sorted(map(repr, rules.findings(view, CONTENT, TODAY)))
    assert len(found.idle) <= len(view.rows(Acceptance))
