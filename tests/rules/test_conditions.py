from datetime import date

import pytest

from npo_wizard.plan.choices import PartnerKind
from npo_wizard.plan.nouns import Answer, Consultation, Partner
from tests.rules.asking import CONTENT, found, places
from tests.small_plan import plan

DAY = date(2022, 10, 6)
CARE = Partner(id="opvang", name="Kinderopvang", kind=PartnerKind.CHILDCARE)


def test_a_school_board_was_consulted_on_a_known_day() -> None:
    rule_id = "conditions.school_board_consulted"
    talk = Consultation(id="overleg", partner_id="po", held_on=DAY)
    assert found(rule_id, plan(talk)) == []
    assert found(rule_id, plan())[0].place.noun == "consultation"
    assert len(found(rule_id, plan(Consultation(id="overleg", partner_id="po")))) == 1
    other = Consultation(id="overleg", partner_id="opvang", held_on=DAY)
    assert len(found(rule_id, plan(CARE, other))) == 1


def test_childcare_was_consulted_or_the_plan_says_why_not() -> None:
    rule_id = "conditions.childcare_consulted"
    question = "samenwerking.kinderopvang_niet"
    assert question in CONTENT.questions
    assert places(rule_id, plan()) == [(question, "text")]
    talk = Consultation(id="overleg", partner_id="opvang", held_on=DAY)
    assert found(rule_id, plan(CARE, talk)) == []
    assert found(rule_id, plan(Answer(id=question, text="Alleen voortgezet onderwijs."))) == []


@pytest.mark.parametrize(("said", "broken"), [(True, False), (False, True), (None, True)])
def test_some_work_must_come_on_top_of_what_is_done_anyway(said: bool | None, broken: bool) -> None:
    changes = {"plan": {"profile": "proef"}, "zomer": {"purpose": "zorg", "is_additional": said}}
    place = [("zomer", "is_additional")] if broken else []
    assert places("conditions.additional_to_regular", plan(**changes)) == place


def test_other_work_need_not_be_additional() -> None:
    assert found("conditions.additional_to_regular", plan(plan={"profile": "proef"})) == []
