"""A plan that breaks every rule that a plan with rows can break, and a big one that breaks few."""

from datetime import date

from npo_wizard.plan.choices import PartnerKind, Priority
from npo_wizard.plan.nouns import (
    Action,
    Answer,
    Decision,
    FundingStream,
    Measure,
    Monitoring,
    Need,
    Noun,
    Partner,
    Plan,
    Result,
)
from npo_wizard.plan.view import PlanView
from tests.small_plan import cost

LONG = "Wij " + "doen heel veel dingen " * 12 + "samen."


def broken_plan() -> PlanView:
    """Make a plan in which each kind of mistake is made at least once."""
    rows: list[Noun] = [
        Plan(
            id="plan", title="Alles mis", profile="npo-2021-2025",
            start_on=date(2025, 1, 1), end_on=date(2024, 1, 1), grant_eur=100,
        ),
        FundingStream(id="spuk", name="Uitkering", is_grant=True),
        FundingStream(id="eigen", name="Eigen geld", amount_eur=5, is_grant=False),
        Partner(id="po", name="PO Noord", kind=PartnerKind.LIBRARY, role="Trekker"),
        Partner(id="po2", name="PO Zuid"),
        Decision(id="besluit", what="Vaststellen", due_on=date(2023, 2, 14)),
        Need(id="lezen", statement="Lezen", priority=Priority.HIGH, children_count=4),
        Need(id="rekenen", statement="Rekenen", priority=Priority.LOW),
        Result(
            id="vaag", statement="Wij stimuleren dit. Er is een werkgroep.",
            baseline_year=2025, target_year=2024,
        ),
        *(_one_of_many(n) for n in range(6)),
        Measure(
            id="los", title="Los", purpose="weg", lead_id="po2",
            result_ids=tuple(f"veel-{n}" for n in range(6)), start_on=date(2022, 1, 1),
            description="Met het XYZT.",
        ),
        Measure(
            id="duur", title="Duur", purpose="b3", description=LONG,
            start_on=date(2020, 1, 1), end_on=date(2026, 1, 31), life_domains=("thuis",),
        ),
        Measure(id="huur", title="Huur", purpose="b5"),
        Measure(id="thuis", title="Thuis", purpose="b4"),
        cost("duur", "spuk", 2027, 1000, 2000),
        cost("duur", "eigen", 2025, 10),
        cost("huur", "spuk", 2025, 10),
        cost("los", "spuk", 2022, 5),
        Monitoring(id="meting", what="Meten", first_on=date(2026, 2, 1), measure_id="duur"),
        Monitoring(id="laat", what="Te laat", first_on=date(2023, 2, 20)),
        Action(
            id="actie", what="Bel 06-12345678 of mail a.b@voorbeeld.nl",
            start_on=date(2023, 2, 1), due_on=date(2023, 1, 1),
        ),
        Answer(
            id="urgentie.beleid",
            text="Kind 123456782, geboren op 1 mei 2014, NL91ABNA0417164300.",
        ),
    ]  # fmt: skip
    return PlanView.of(row.model_copy(update={"position": i}) for i, row in enumerate(rows))


def _one_of_many(n: int) -> Result:
    """A result that is well said and breaks little else than that there are so many."""
    return Result(
        id=f"veel-{n}", statement="In 2025 leest 80% van de kinderen op niveau", ambition="Lezen.",
        indicator="Deel op niveau", baseline_value="60%", baseline_year=2021, target_value="80%",
        target_year=2025, data_source="Toetsen", need_ids=("rekenen",),
    )  # fmt: skip


def big_plan(measures: int) -> PlanView:
    """Make a plan of chains that each hold together: need, result, measure, costs, monitoring."""
    rows: list[Noun] = [
        Plan(id="plan", title="Groot", profile="npo-2021-2025", grant_eur=2_000_000_000),
        FundingStream(id="spuk", name="Uitkering", is_grant=True),
        Partner(id="po", name="PO Noord", kind=PartnerKind.SCHOOL_BOARD_PRIMARY),
    ]
    for n in range(measures):
        rows += _chain(n)
    return PlanView.of(row.model_copy(update={"position": i}) for i, row in enumerate(rows))


def _chain(n: int) -> list[Noun]:
    need, result, measure = f"need-{n}", f"result-{n}", f"measure-{n}"
    text = f"In 2025 leest {n + 10} procent van de kinderen op niveau. " * 8
    return [
        Need(id=need, statement=f"Behoefte {n}", priority=Priority.HIGH, explanation=text),
        Result(id=result, statement=text, need_ids=(need,), ambition=text),
        Measure(
            id=measure, title=f"Maatregel {n}", description=text, evidence=text, purpose="b1",
            result_ids=(result,), lead_id="po", life_domains=("thuis",),
            start_on=date(2022, 1, 1), end_on=date(2024, 1, 1),
        ),
        *(cost(measure, "spuk", year, 1000) for year in (2022, 2023, 2024)),
        Monitoring(
            id=f"monitoring-{n}", what="Meten", result_id=result, owner_id="po", on_deviation=text
        ),
        Action(id=f"action-{n}", what=text, measure_id=measure, owner_id="po"),
    ]  # fmt: skip
