from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npo_wizard import flow
from npo_wizard.flow import Filled, StepState
from npo_wizard.golden_thread import LOOSE_END_RULES
from npo_wizard.plan.nouns import Answer, Body, Noun, Plan
from npo_wizard.plan.view import PlanView
from npo_wizard.rules import findings
from tests.rules.asking import CONTENT
from tests.rules.broken_plan import broken_plan
from tests.small_plan import plan, rows

TODAY = date(2023, 1, 1)
PAGES = (
    "plan", "urgentie", "samenwerking", "analyse", "resultaten", "aanpak", "meten", "uitvoeren",
    "rode-draad", "geld", "controle",
)  # fmt: skip


def states(view: PlanView) -> dict[str, StepState]:
    found = findings(view, CONTENT, TODAY)
    return {state.step_id: state for state in flow.states(view, CONTENT, found)}


def answered(step_id: str) -> list[Noun]:
    return [Answer(id=each, text="Een antwoord.") for each in CONTENT.step(step_id).questions]


def test_pages_follow_the_steps_and_end_with_the_check() -> None:
    assert flow.pages(CONTENT) == PAGES
    assert tuple(states(plan())) == PAGES


def test_next_and_previous_walk_all_pages() -> None:
    page: str | None = "plan"
    walked = []
    while page:
        walked.append(page)
        page = flow.next_page(CONTENT, page)
    assert tuple(walked) == PAGES
    assert flow.previous_page(CONTENT, "urgentie") == "plan"
    assert flow.previous_page(CONTENT, "plan") is None


def test_a_new_plan_is_empty_everywhere() -> None:
    assert {s.filled for s in states(PlanView.of([])).values()} == {Filled.EMPTY}


def test_a_plan_with_a_title_is_begun() -> None:
    assert states(PlanView.of([Plan(id="plan", title="Samen")]))["plan"].filled is Filled.BUSY


def test_a_step_is_busy_from_its_first_answer_and_done_when_nothing_required_is_missing() -> None:
    one = PlanView.of(answered("meten")[:1])
    assert states(one)["meten"].filled is Filled.BUSY
    body = {"body_id": None, "method": "Toets", "on_deviation": "Bespreken"}
    all_answered = states(plan(*answered("meten"), meten=body))["meten"]
    assert all_answered.filled is Filled.DONE
    assert not all_answered.is_coherent


def test_filled_in_and_coherent_are_two_things() -> None:
    state = states(PlanView.of([]))["urgentie"]
    assert state.findings
    assert state.is_coherent


def test_a_step_that_does_not_apply_needs_a_reason() -> None:
    answer_id = CONTENT.step("meten").answer_id
    silent = PlanView.of([Answer(id=answer_id, is_not_applicable=True)])
    assert states(silent)["meten"].filled is Filled.EMPTY
    told = PlanView.of([Answer(id=answer_id, is_not_applicable=True, reason="Afgerond.")])
    assert states(told)["meten"].filled is Filled.NOT_APPLICABLE
    assert states(told)["meten"].open_count == 0


def test_a_step_can_ask_for_attention() -> None:
    answer_id = CONTENT.step("analyse").answer_id
    view = PlanView.of([Answer(id=answer_id, needs_attention=True)])
    assert states(view)["analyse"].needs_attention
    assert not states(view)["meten"].needs_attention


def test_the_golden_thread_lists_loose_ends_and_the_check_lists_everything() -> None:
    found = findings(broken_plan(), CONTENT, TODAY)
    state = states(broken_plan())
    assert state["controle"].findings == found
    assert {f.rule_id for f in state["rode-draad"].findings} <= set(LOOSE_END_RULES)
    assert state["rode-draad"].filled is Filled.BUSY
    assert state["geld"].filled is Filled.BUSY


def test_a_thread_without_loose_ends_is_done() -> None:
    view = plan(Body(id="groep", member_ids=("po",)), meten={"body_id": "groep"})
    assert states(view)["rode-draad"].filled is Filled.DONE


def test_the_start_page_shows_the_seven_steps() -> None:
    found = flow.index_states(
        CONTENT, flow.states(plan(), CONTENT, findings(plan(), CONTENT, TODAY))
    )
    assert len(found) == 7
    assert set(found) <= {"leeg", "bezig", "ingevuld", "niet_van_toepassing"}


KEYS = sorted(rows())


@pytest.mark.parametrize("step", ["geld", "controle"])
def test_money_and_check_are_empty_until_there_is_something_to_look_at(step: str) -> None:
    assert states(PlanView.of([]))[step].filled is Filled.EMPTY


@given(
    st.sets(st.sampled_from([key for key in KEYS if key[0] in ("action", "monitoring", "need")]))
)
def test_the_number_on_a_badge_is_that_of_the_list_and_no_point_is_lost(
    gone: set[tuple[str, str]],
) -> None:
    changes = {"leest": {"need_ids": ()}} if ("need", "lezen") in gone else {}
    view = plan(without=tuple(gone), **changes)
    state = states(view)
    found = findings(view, CONTENT, TODAY)
    assert all(each.open_count == len(each.findings) for each in state.values())
    own = [
        f for page in PAGES if page not in ("rode-draad", "controle") for f in state[page].findings
    ]
    assert sorted(map(repr, own)) == sorted(map(repr, found))
