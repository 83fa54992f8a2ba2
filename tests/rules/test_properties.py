"""What holds for the findings of any plan at all."""

import copy
import random
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from npo_wizard import flow
from npo_wizard.plan.choices import PartnerKind, Priority
from npo_wizard.plan.nouns import (
    NOUNS,
    Action,
    FundingStream,
    Measure,
    Monitoring,
    Need,
    Noun,
    Partner,
    Result,
)
from npo_wizard.plan.view import PlanView, pointing_fields
from npo_wizard.rules import Finding, findings
from tests.plan.strategies import calm, plans
from tests.rules.asking import CONTENT, TODAY
from tests.small_plan import cost

OWN = "nieuw-"


def found(view: PlanView) -> tuple[Finding, ...]:
    return findings(view, CONTENT, TODAY)


def chain() -> list[Noun]:
    """A need with all that belongs to it, for no money."""
    return [
        FundingStream(id="nieuw-geld", name="Eigen geld", amount_eur=1, is_grant=False),
        Partner(id="nieuw-trekker", name="Bieb", kind=PartnerKind.LIBRARY, role="Trekker"),
        Partner(id="nieuw-partner", name="School", kind=PartnerKind.OTHER),
        Need(id="nieuw-nood", statement="Lezen", priority=Priority.HIGH),
        Result(
            id="nieuw-doel", statement="In 2025 leest 80% van de kinderen op niveau",
            indicator="Deel op niveau", baseline_value="69%", baseline_year=2021,
            target_value="80%", target_year=2025, need_ids=("nieuw-nood",),
        ),
        Measure(
            id="nieuw-werk", title="Voorlezen", purpose="leren", result_ids=("nieuw-doel",),
            lead_id="nieuw-trekker", partner_ids=("nieuw-partner",), evidence="Onderzoek.",
            start_on=date(2023, 1, 1), end_on=date(2023, 12, 31), life_domains=("thuis",),
        ),
        cost("nieuw-werk", "nieuw-geld", 2023, 0),
        Monitoring(
            id="nieuw-meting", what="Leesniveau", result_id="nieuw-doel",
            owner_id="nieuw-trekker", first_on=date(2023, 6, 1),
        ),
        Action(id="nieuw-actie", what="Boeken kopen", measure_id="nieuw-werk"),
    ]  # fmt: skip


@calm
@given(plans())
def test_a_correct_chain_never_adds_a_finding_about_another_row(view: PlanView) -> None:
    longer = view
    for row in chain():
        longer = longer.with_row(row.model_copy(update={"position": 1000}))
    before = {(each.rule_id, each.place) for each in found(view)}
    added = [each for each in found(longer) if (each.rule_id, each.place) not in before]
    others = [each for each in added if each.place.row_id and OWN not in each.place.row_id]
    assert others == []


@calm
@given(plans(), st.integers(0, 99))
def test_the_order_of_rows_changes_no_finding(view: PlanView, seed: int) -> None:
    rows = list(view.all_rows())
    random.Random(seed).shuffle(rows)
    placed = (row.model_copy(update={"position": place}) for place, row in enumerate(rows))
    shuffled = PlanView.of(placed)
    assert sorted(map(repr, found(shuffled))) == sorted(map(repr, found(view)))


@calm
@given(plans())
def test_no_rule_changes_or_hides_data(view: PlanView) -> None:
    kept = copy.deepcopy(view)
    found(view)
    assert view == kept
    assert list(view.tables) == list(NOUNS)


@calm
@given(plans())
def test_every_number_is_the_length_of_its_list(view: PlanView) -> None:
    told = found(view)
    states = {each.step_id: each for each in flow.states(view, CONTENT, told)}
    assert states["controle"].open_count == len(told)
    apart = [each for page, each in states.items() if page not in ("controle", "rode-draad")]
    assert sum(each.open_count for each in apart) == len(
        [each for each in told if each.place.step not in ("controle", "rode-draad")]
    )


def test_links_can_make_no_cycle() -> None:
    """A field points only to nouns that stand before its own, so no row can lead to itself.

    It could be made where a noun pointed to itself or to a later one: no field does.
    """
    order = list(NOUNS)
    for name, noun in NOUNS.items():
        for field, _, target in pointing_fields(noun):
            assert order.index(target) < order.index(name), f"{name}.{field}"
