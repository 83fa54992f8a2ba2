"""The pre-test answers what audit courts and councils ask, from the plan alone."""

from datetime import date

import pytest
from hypothesis import given

from npo_wizard import content as the_content
from npo_wizard import rules
from npo_wizard.plan.edits import apply
from npo_wizard.plan.nouns import Answer, Measure, Plan
from npo_wizard.plan.view import PlanView
from npo_wizard.rules import RULES, Severity
from npo_wizard.rules.acceptance import accept_all
from npo_wizard.rules.audit import Audited, Verdict, audited
from tests.examples.reading import VIEWS
from tests.plan.strategies import calm, plans
from tests.rules.broken_plan import broken_plan

CONTENT = the_content.load()
TODAY = date(2023, 3, 1)
EMPTY = PlanView.of([Plan(id="plan", profile="npo-2021-2025")])


def asked(view: PlanView) -> dict[str, Audited]:
    judgement = rules.judge(view, CONTENT, TODAY)
    return {each.question.id: each for each in audited(view, CONTENT, judgement)}


def test_there_are_seven_lessons_and_five_questions_of_a_council() -> None:
    groups = [each.group for each in CONTENT.audit]
    assert (groups.count("audit"), groups.count("council")) == (7, 5)
    assert {rule for each in CONTENT.audit for rule in each.rules} <= set(RULES)


def test_a_plan_that_is_finished_answers_everything() -> None:
    assert {each.verdict for each in asked(VIEWS["waterdorp"]).values()} == {Verdict.YES}


def test_an_empty_plan_answers_nothing_and_says_what_is_missing() -> None:
    found = asked(EMPTY)
    assert {each.verdict for each in found.values()} == {Verdict.NO}
    assert "resultaten" in found["doelen"].reason
    assert "'Welke andere aanpak hebt u afgewogen?'" in found["alternatieven"].reason


@pytest.mark.parametrize("severity", Severity)
def test_the_weight_of_what_is_open_decides(severity: Severity) -> None:
    found = asked(broken_plan())["doelen"]
    assert found.verdict is Verdict.NO
    assert f"{len(found.findings)} punten staan open." in found.reason
    assert severity in {each.severity for each in found.findings}


def test_alternatives_are_weighed_in_an_open_question_or_said_not_to_apply() -> None:
    view = VIEWS["waterdorp"]
    answer = view.get(Answer, "aanpak.afgewogen")
    assert answer is not None
    empty = view.with_row(answer.model_copy(update={"text": " ", "is_not_applicable": None}))
    assert asked(empty)["alternatieven"].verdict is Verdict.NO
    changes = {"text": "", "is_not_applicable": True, "reason": "Er was er maar een."}
    aside = view.with_row(answer.model_copy(update=changes))
    assert asked(aside)["alternatieven"].verdict is Verdict.YES


def test_what_is_accepted_is_said_and_no_longer_open() -> None:
    view = broken_plan()
    found = rules.judge(view, CONTENT, TODAY).open
    after = asked(apply(view, accept_all(view, found, "Reden.", on=TODAY)).view)
    assert after["verband"].verdict is Verdict.YES
    assert "geaccepteerd met een reden" in after["verband"].reason


def test_money_is_parted_in_what_is_done_together_and_alone() -> None:
    view = VIEWS["voorbeeldstad"]
    assert "€\u00a0874.500 voor partners samen" in asked(view)["gezamenlijk"].figure
    alone = view
    for measure in view.rows(Measure):
        alone = alone.with_row(measure.model_copy(update={"partner_ids": ()}))
    assert "€\u00a0874.500 voor één partner" in asked(alone)["gezamenlijk"].figure


@calm
@given(plans())
def test_every_plan_gets_a_verdict_on_every_question_and_none_of_its_words(view: PlanView) -> None:
    for each in asked(view).values():
        assert bool(each.missing or each.findings) is (each.verdict is not Verdict.YES)
        assert len(each.figure) < 120
        assert len(each.reason) < 260
