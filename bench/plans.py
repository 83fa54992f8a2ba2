"""Plans of any size to measure on, with the same words and links at every size."""

from __future__ import annotations

from datetime import date

from npo_wizard import content
from npo_wizard.plan.choices import Level, MonitoringKind, PartnerKind, Priority, Score
from npo_wizard.plan.nouns import (
    PLAN_ID,
    Action,
    BuildingBlockScore,
    FundingStream,
    Measure,
    MeasureCost,
    Monitoring,
    Need,
    Noun,
    Partner,
    Plan,
    Result,
    Risk,
    cost_id,
    score_id,
)
from npo_wizard.plan.view import PlanView

SIZES = (10, 80, 300, 1_000)
"""Numbers of measures that the growth is measured on: a small, a large and two absurd plans."""
PROFILE = "npo-2021-2025"
_DOMAINS = ("cognitief", "executief", "sociaal", "emotioneel", "fysiek")
_BLOCKS = tuple(each.id for each in content.load().building_blocks)


def view(measures: int) -> PlanView:
    """Make a plan with this many measures, and needs, results and partners in proportion."""
    needs, partners = max(1, measures * 3 // 4), max(2, measures // 2)
    rows: list[Noun] = [
        Plan(
            id=PLAN_ID, title="Samen verder", municipality_name="Voorbeeldstad", profile=PROFILE,
            start_on=date(2022, 1, 1), end_on=date(2024, 12, 31), grant_eur=measures * 60_000,
        ),
        FundingStream(id="spuk", name="Uitkering", amount_eur=measures * 60_000, is_grant=True),
        FundingStream(id="eigen", name="Schoolbesturen", amount_eur=measures * 5_000),
        *(_partner(n) for n in range(partners)),
        *(_need(n) for n in range(needs)),
        *(_result(n, needs) for n in range(max(1, measures // 2))),
    ]  # fmt: skip
    for number in range(measures):
        rows += _measure(number, max(1, measures // 2), partners)
    placed: dict[str, int] = {}
    for place, row in enumerate(rows):
        rows[place] = row.model_copy(update={"position": placed.get(row.NAME, 0)})
        placed[row.NAME] = placed.get(row.NAME, 0) + 1
    return PlanView.of(rows)


def _partner(number: int) -> Partner:
    return Partner(
        id=f"partner-{number}", name=f"Schoolbestuur {number}", role="Voert uit",
        kind=PartnerKind.SCHOOL_BOARD_PRIMARY, contribution="Leraren en lokalen.",
    )  # fmt: skip


def _need(number: int) -> Need:
    return Need(
        id=f"need-{number}", statement=f"Kinderen in wijk {number} lezen onder hun niveau",
        domain=_DOMAINS[number % len(_DOMAINS)], target_group="Groep 5 en 6",
        priority=Priority.HIGH if number % 3 else Priority.LOW, children_count=40 + number % 60,
        explanation="De scholen zien dit in hun toetsen en in de klas.",
    )  # fmt: skip


def _result(number: int, needs: int) -> Result:
    return Result(
        id=f"result-{number}", indicator="Deel dat op niveau leest",
        statement=f"In 2024 leest 80% van de kinderen in wijk {number} op niveau",
        baseline_value="69%", baseline_year=2021, target_value="80%", target_year=2024,
        need_ids=tuple(dict.fromkeys((f"need-{number % needs}", f"need-{number * 2 % needs}"))),
    )  # fmt: skip


def _measure(number: int, results: int, partners: int) -> list[Noun]:
    """Make a measure with its costs, scores, action, monitoring and, now and then, a risk."""
    key, lead = f"measure-{number}", f"partner-{number % partners}"
    rows: list[Noun] = [
        Measure(
            id=key, title=f"Zomerschool taal in wijk {number}", target_group="Groep 5 en 6",
            description="Twee weken taal en spel, met de bibliotheek en de sportclub.",
            result_ids=(f"result-{number % results}",), reach_count=60 + number % 90,
            purpose="b3", life_domains=("op_school", "thuis"), lead_id=lead,
            partner_ids=(f"partner-{(number + 1) % partners}",),
            start_on=date(2022, 6, 1), end_on=date(2024, 8, 31), is_additional=True,
        ),
        *(
            MeasureCost(
                id=cost_id(key, "spuk", year), measure_id=key, stream_id="spuk", year=year,
                planned_eur=15_000 + number % 7 * 500, spent_eur=14_000,
            )
            for year in (2022, 2023, 2024)
        ),
        *(
            BuildingBlockScore(
                id=score_id(key, block), measure_id=key, block=block, score=Score.PARTLY
            )
            for block in _BLOCKS
        ),
        Action(
            id=f"action-{number}", what="Locatie huren", measure_id=key, owner_id=lead,
            start_on=date(2022, 3, 1), due_on=date(2022, 5, 1),
        ),
        Monitoring(
            id=f"monitoring-{number}", what="Leesniveau", kind=MonitoringKind.ATTAINMENT,
            measure_id=key, first_on=date(2022, 10, 1), frequency="Elk jaar", owner_id=lead,
        ),
    ]  # fmt: skip
    return [*rows, _risk(number, lead)] if number % 5 == 0 else rows


def _risk(number: int, owner: str) -> Risk:
    return Risk(
        id=f"risk-{number}", what="Te weinig begeleiders", chance=Level.MEDIUM,
        effect=Level.LARGE, answer="Eerder werven.", owner_id=owner,
    )  # fmt: skip
