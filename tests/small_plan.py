"""A small plan in which everything holds together, and a way to change one thing in it."""

from datetime import date
from typing import Any

from npo_wizard.content.base import Listed
from npo_wizard.content.profile import PeriodRule, Profile, Purpose, Sisa, SisaRow
from npo_wizard.plan.choices import MonitoringKind, PartnerKind, Priority
from npo_wizard.plan.nouns import (
    Action,
    FundingStream,
    Measure,
    MeasureCost,
    Monitoring,
    Need,
    Noun,
    Partner,
    Plan,
    Result,
    cost_id,
)
from npo_wizard.plan.view import PlanView

PERIOD = PeriodRule(
    valid_from=date(2022, 10, 25),
    spend_from=date(2021, 7, 1),
    spend_until=date(2025, 7, 31),
    source="Stcrt. 2022, 27531",
)
PROFILE = Profile(
    id="proef",
    title="Proefprogramma",
    short="Proef",
    about="Alleen voor proeven.",
    grant=True,
    money_from=2021,
    money_until=2023,
    periods=(PERIOD,),
    purposes=(
        Purpose(id="leren", title="Leren", short="Leren"),
        Purpose(id="huur", title="Huur", short="Huur", shown_apart=True),
        Purpose(id="zorg", title="Zorg", short="Zorg", needs_additional=True),
    ),
    domains=(Listed(id="cognitief", title="Cognitief"),),
    life_domains=(Listed(id="school", title="School"), Listed(id="thuis", title="Thuis")),
    age_groups=(Listed(id="po", title="Basisschool"),),
    sisa=Sisa(
        remark="Controleer de invulwijzer.",
        rows=(
            SisaRow(id="jaar", title="Besteed", amount="spent"),
            SisaRow(id="huur", title="Huur", amount="spent", purposes=("huur",)),
            SisaRow(id="samen", title="Tot en met", amount="spent_so_far"),
        ),
    ),
)


def cost(
    measure: str, stream: str, year: int | None, planned: int | None, spent: int | None = None
) -> MeasureCost:
    """Make a cell of the cost grid."""
    return MeasureCost(
        id=cost_id(measure, stream, year or 0),
        measure_id=measure,
        stream_id=stream,
        year=year,
        planned_eur=planned,
        spent_eur=spent,
    )


def rows() -> dict[tuple[str, str], Noun]:
    """Make the rows of a plan that breaks no rule of coherence or money, by noun and id."""
    made: list[Noun] = [
        Plan(
            id="plan",
            title="Samen verder",
            municipality_name="Voorbeeldstad",
            start_on=date(2022, 1, 1),
            end_on=date(2023, 12, 31),
            grant_eur=100_000,
        ),
        FundingStream(id="spuk", name="Uitkering", amount_eur=100_000, is_grant=True),
        FundingStream(id="eigen", name="Schoolbesturen", amount_eur=20_000, is_grant=False),
        Partner(id="po", name="PO Noord", kind=PartnerKind.SCHOOL_BOARD_PRIMARY, role="Trekker"),
        Need(id="lezen", statement="Lezen", domain="cognitief", priority=Priority.HIGH),
        Result(
            id="leest",
            statement="In 2025 leest 80% van de kinderen op niveau",
            indicator="Deel op niveau",
            baseline_value="69%",
            baseline_year=2021,
            target_value="80%",
            target_year=2025,
            need_ids=("lezen",),
        ),
        Measure(
            id="zomer",
            title="Zomerschool taal",
            result_ids=("leest",),
            purpose="leren",
            life_domains=("school", "thuis"),
            lead_id="po",
            start_on=date(2022, 6, 1),
            end_on=date(2023, 8, 31),
        ),
        cost("zomer", "spuk", 2022, 40_000, 38_000),
        cost("zomer", "spuk", 2023, 50_000),
        cost("zomer", "eigen", 2023, 5_000),
        Monitoring(
            id="meten",
            what="Leesniveau",
            kind=MonitoringKind.ATTAINMENT,
            result_id="leest",
            first_on=date(2022, 10, 1),
            frequency="Elk jaar",
            owner_id="po",
        ),
        Action(
            id="start", what="Locatie huren", measure_id="zomer", owner_id="po",
            due_on=date(2022, 5, 1),
        ),
    ]  # fmt: skip
    return {(row.NAME, row.id): row for row in made}


def plan(*more: Noun, without: tuple[tuple[str, str], ...] = (), **changes: Any) -> PlanView:
    """Make the small plan with rows added or left out; `lezen={"priority": None}` changes a row."""
    made = {key: row for key, row in rows().items() if key not in without}
    for (_, row_id), row in list(made.items()):
        if row_id in changes:
            changed = type(row).model_validate({**dict(row), **changes[row_id]})
            made[(row.NAME, row_id)] = changed
    placed = [*made.values(), *more]
    return PlanView.of(row.model_copy(update={"position": i}) for i, row in enumerate(placed))
