from npo_wizard.plan.nouns import Answer, Measurement, Risk
from npo_wizard.rules import findings
from tests.rules.asking import CONTENT, TODAY, found, places
from tests.small_plan import plan

QUESTION = "urgentie.gezamenlijk"


def test_a_required_question_is_answered_or_said_not_to_apply_with_a_reason() -> None:
    rule_id = "completeness.question_answered"
    assert (QUESTION, "text") in places(rule_id, plan())
    silent = Answer(id=QUESTION, is_not_applicable=True)
    assert (QUESTION, "text") in places(rule_id, plan(silent))
    for kept in (
        Answer(id=QUESTION, text="Wij maken ons zorgen."),
        Answer(id=QUESTION, is_not_applicable=True, reason="Al gedaan."),
    ):
        assert (QUESTION, "text") not in places(rule_id, plan(kept))


def test_an_optional_question_may_stay_open() -> None:
    optional = next(q.id for q in CONTENT.questions.values() if not q.required)
    assert (optional, "text") not in places("completeness.question_answered", plan())


def test_a_list_of_a_step_has_a_row() -> None:
    names = [each.place.noun for each in found("completeness.step_has_rows", plan())]
    assert "risk" in names
    assert "need" not in names
    filled = plan(Risk(id="r", what="Te weinig leraren"))
    assert "risk" not in [e.place.noun for e in found("completeness.step_has_rows", filled)]


def test_measurements_come_later_and_are_not_asked_for() -> None:
    assert "measurement" not in [
        each.place.noun for each in found("completeness.step_has_rows", plan())
    ]


def test_required_fields_of_existing_rows_are_filled_in() -> None:
    rule_id = "completeness.field_filled"
    empty = Measurement(id="eerste", monitoring_id="meten")
    assert {("eerste", "value"), ("eerste", "measured_on")} <= set(places(rule_id, plan(empty)))
    full = Measurement(id="eerste", monitoring_id="meten", value="72%", measured_on=TODAY)
    assert "eerste" not in [row for row, _ in places(rule_id, plan(full))]


def test_optional_fields_and_those_with_a_rule_of_their_own_are_not_asked_for_twice() -> None:
    fields = set(places("completeness.field_filled", plan(zomer={"lead_id": None})))
    assert not fields & {("zomer", "lead_id"), ("zomer", "evidence"), ("po", "contact")}


def test_a_step_that_does_not_apply_with_a_reason_asks_nothing() -> None:
    def asked(*answers: Answer) -> set[str]:
        found = findings(plan(*answers), CONTENT, TODAY)
        return {each.place.step for each in found if each.group == "completeness"}

    step = CONTENT.step("meten")
    assert step.id in asked()
    assert step.id in asked(Answer(id=step.answer_id, is_not_applicable=True))
    assert step.id not in asked(
        Answer(id=step.answer_id, is_not_applicable=True, reason="Het plan is afgerond.")
    )
