"""What holds for all rules together: texts, order, speed, and that they only look."""

import random
from dataclasses import replace
from datetime import date

import pytest

from npo_wizard import content as the_content
from npo_wizard.content.profile import RuleNumber
from npo_wizard.plan.nouns import NOUNS, FundingStream, Noun, Plan
from npo_wizard.plan.view import PlanView
from npo_wizard.rules import RULES, Finding, Severity, findings
from npo_wizard.rules.registry import pages, rule
from tests.rules.asking import CONTENT as ASKED
from tests.rules.asking import found, places
from tests.rules.broken_plan import big_plan, broken_plan
from tests.rules.cases import CASES
from tests.small_plan import PROFILE, plan

TODAY = date(2023, 3, 1)
CONTENT = the_content.load()


def test_every_rule_has_a_text_and_every_text_a_rule() -> None:
    assert set(RULES) == set(CONTENT.rules)


@pytest.mark.parametrize("rule_id", RULES)
def test_every_rule_has_all_that_belongs_to_it(rule_id: str) -> None:
    """Sentence, help, weight, source and place, a plan that breaks it and one that keeps it."""
    text, case = CONTENT.rules[rule_id], CASES[rule_id]
    assert text.sentence.endswith(".")
    assert text.help.endswith(".")
    assert Severity(text.severity)
    assert text.source == "eigen toets" or text.source.startswith(("https://", "http://"))
    assert text.step in {"", *pages(CONTENT)}
    assert case.place in places(rule_id, case.broken)
    assert found(rule_id, case.kept) == []


@pytest.mark.parametrize("rule_id", RULES)
def test_what_must_be_filled_in_is_not_called_optional(rule_id: str) -> None:
    """A field that says "(niet verplicht)" and "Moet" at once leaves the reader guessing."""
    case = CASES[rule_id]
    for place in (each.place for each in found(rule_id, case.broken)):
        row = case.broken.find(place.noun, place.row_id) if place.row_id else None
        words = CONTENT.words.noun(place.noun).fields.get(place.field) if row else None
        if words is not None and CONTENT.rules[rule_id].severity == Severity.MUST:
            assert not words.optional or getattr(row, place.field), place


def test_there_is_no_case_without_a_rule() -> None:
    assert set(CASES) == set(RULES)


def test_a_rule_that_reckons_with_a_number_takes_it_from_the_content_or_the_profile() -> None:
    text = "Wij zien 12 leerlingen vaak alleen."
    view = plan(plan={"profile": "proef"}, zomer={"description": text})
    assert found("privacy.small_group", view) == []
    numbers = [
        RuleNumber(
            rule="privacy.small_group", number=number, source="proef",
            valid_from=date(year, 1, 1), valid_until=date(year, 12, 31),
        )
        for year, number in ((2022, 5), (2023, 15))
    ]  # fmt: skip
    carried = PROFILE.model_copy(update={"numbers": tuple(numbers)})
    content = replace(ASKED, profiles={"proef": carried})
    for year, is_found in ((2022, False), (2023, True), (2024, False)):
        told = {each.rule_id for each in findings(view, content, date(year, 6, 1))}
        assert ("privacy.small_group" in told) is is_found


def test_a_rule_can_be_declared_only_once() -> None:
    with pytest.raises(ValueError, match=r"money\.grant_known"):
        rule("money.grant_known")(lambda context: ())


def test_one_plan_breaks_every_rule_and_every_sentence_can_be_said() -> None:
    unmarked = PlanView.of([EMPTY.plan, FundingStream(id="spuk")])
    found = [f for v in (broken_plan(), EMPTY, unmarked) for f in findings(v, CONTENT, TODAY)]
    assert {each.rule_id for each in found} == set(RULES)
    assert not [each.sentence for each in found if "{" in each.sentence or "None" in each.sentence]


def test_every_place_is_a_page_and_every_row_and_field_exists() -> None:
    view = broken_plan()
    for each in findings(view, CONTENT, TODAY):
        place = each.place
        assert place.step in pages(CONTENT)
        assert place.noun in NOUNS
        if place.row_id and place.noun != "answer":
            assert view.find(place.noun, place.row_id) is not None
        links = {each.noun for each in CONTENT.words.noun(place.noun).linked}
        assert place.field in {"", "costs", "scores", *links, *NOUNS[place.noun].model_fields}


EMPTY = PlanView.of([Plan(id="plan", profile="npo-2021-2025")])


def test_an_empty_plan_gets_one_finding_per_empty_list_and_question() -> None:
    found = findings(EMPTY, CONTENT, TODAY)
    places = [(each.place.noun, each.place.row_id, each.place.field) for each in found]
    assert len(places) == len(set(places))
    assert len(found) < 50
    assert not [each for each in found if each.group in ("privacy", "wording", "coherence")]


def test_findings_stand_in_the_order_of_the_pages() -> None:
    order = [pages(CONTENT).index(each.place.step) for each in findings(EMPTY, CONTENT, TODAY)]
    assert order == sorted(order)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_rows_changes_only_the_order_of_findings(seed: int) -> None:
    view = broken_plan()
    rows = list(view.all_rows())
    random.Random(seed).shuffle(rows)
    shuffled = PlanView.of(_placed(row, place) for place, row in enumerate(rows))
    before = sorted(map(repr, findings(view, CONTENT, TODAY)))
    assert sorted(map(repr, findings(shuffled, CONTENT, TODAY))) == before


def _placed(row: Noun, place: int) -> Noun:
    return row.model_copy(update={"position": place})


def test_rules_look_and_change_nothing() -> None:
    view = broken_plan()
    findings(view, CONTENT, TODAY)
    assert view == broken_plan()


def test_a_profile_can_switch_rules_off() -> None:
    view = PlanView.of([Plan(id="plan", profile="lokale-educatieve-agenda")])
    off = CONTENT.profiles["lokale-educatieve-agenda"].rules_off
    assert off
    assert not {each.rule_id for each in findings(view, CONTENT, TODAY)} & set(off)


def test_a_correct_chain_adds_no_finding_about_another() -> None:
    one = findings(big_plan(1), CONTENT, TODAY)
    two = findings(big_plan(2), CONTENT, TODAY)
    assert _about_rows(one) <= _about_rows(two)
    assert not [each for each in _about_rows(two) - _about_rows(one) if "-0" in each[1]]


def _about_rows(found: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(each.rule_id, each.place.row_id) for each in found}
