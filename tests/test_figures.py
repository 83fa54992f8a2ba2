from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npo_wizard import figures
from npo_wizard.figures import PLANNED, SPENT
from npo_wizard.plan.nouns import FundingStream, Measure, Plan, ReportYear
from npo_wizard.plan.view import PlanView
from tests.small_plan import PERIOD, PROFILE, cost, plan

EMPTY = PlanView.of([])


def test_grant_planned_spent_and_left_count_only_the_streams_that_are_the_grant() -> None:
    view = plan()
    assert figures.granted(view) == 100_000
    assert figures.planned(view) == 95_000
    assert figures.planned(view, grant_only=True) == 90_000
    assert figures.spent(view) == 38_000
    assert figures.left(view) == 10_000


def test_without_an_amount_in_the_plan_the_grant_is_the_sum_of_its_streams() -> None:
    view = plan(FundingStream(id="extra", amount_eur=7, is_grant=True), plan={"grant_eur": None})
    assert figures.granted(view) == 100_007


def test_an_unknown_grant_is_not_zero() -> None:
    assert figures.granted(EMPTY) is None
    assert figures.left(EMPTY) is None


def test_an_overspent_grant_leaves_a_negative_amount() -> None:
    assert figures.left(plan(plan={"grant_eur": 80_000})) == -10_000


def test_each_stream_has_its_own_rest() -> None:
    grant, own = figures.by_stream(plan())
    assert (grant.title, grant.amount, grant.planned, grant.spent, grant.left) == (
        "Uitkering", 100_000, 90_000, 38_000, 10_000,
    )  # fmt: skip
    assert (own.planned, own.left) == (5_000, 15_000)


def test_the_only_stream_of_the_grant_takes_the_amount_of_the_plan() -> None:
    grant, _ = figures.by_stream(plan(spuk={"amount_eur": None}))
    assert grant.amount == 100_000
    first, second = figures.by_stream(plan(spuk={"amount_eur": None}, eigen={"is_grant": True}))
    assert (first.amount, second.amount) == (None, 20_000)


def test_every_purpose_has_a_line_and_the_years_of_the_plan_are_the_columns() -> None:
    table = figures.by_purpose_and_year(plan(), PROFILE)
    assert table.years == (2022, 2023)
    assert [(row.id, row.amounts, row.total, row.share) for row in table.rows] == [
        ("leren", (40_000, 55_000), 95_000, 100),
        ("huur", (0, 0), 0, 0),
        ("zorg", (0, 0), 0, 0),
    ]
    assert [row.shown_apart for row in table.rows] == [False, True, False]
    assert (table.totals, table.total) == ((40_000, 55_000), 95_000)


@pytest.mark.parametrize("purpose", ["", "van een ander programma"])
def test_money_without_a_purpose_of_the_programme_has_a_line_of_its_own(purpose: str) -> None:
    table = figures.by_purpose_and_year(plan(zomer={"purpose": purpose}), PROFILE)
    assert (table.rows[-1].id, table.rows[-1].total) == ("", 95_000)


def test_costs_outside_the_years_of_the_plan_get_a_column_and_without_year_too() -> None:
    view = plan(cost("zomer", "spuk", 2026, 10), cost("zomer", "spuk", None, 1))
    assert figures.by_purpose_and_year(view, PROFILE).years == (0, 2022, 2023, 2026)
    assert figures.planned(view) == figures.by_purpose_and_year(view, PROFILE).total


def test_a_plan_without_period_takes_the_years_of_the_programme_or_of_its_measures() -> None:
    view = plan(plan={"start_on": None}, without=(("measure_cost", "zomer:spuk:2022"),))
    assert figures.years(view, PROFILE) == (2021, 2022, 2023)
    assert figures.years(view) == (2022, 2023)
    assert figures.years(EMPTY) == ()


def test_a_mistyped_end_of_the_plan_does_not_make_a_hundred_columns() -> None:
    far = Plan(id="plan", start_on=date(2022, 1, 1), end_on=date(2222, 1, 1))
    assert len(figures.years(PlanView.of([far]))) == 15


def test_the_costs_of_a_measure_stand_per_stream() -> None:
    table = figures.measure_costs(plan(), "zomer")
    assert [(row.title, row.amounts) for row in table.rows] == [
        ("Uitkering", (40_000, 50_000)),
        ("Schoolbesturen", (0, 5_000)),
    ]
    assert figures.measure_costs(plan(), "zomer", SPENT).total == 38_000
    assert figures.measure_costs(plan(), "zomer", years=(2021, 2022)).years == (2021, 2022)


def test_the_account_counts_the_grant_per_report_year() -> None:
    view = plan(
        Measure(id="lokaal", purpose="huur"),
        cost("lokaal", "spuk", 2023, 900, 800),
        cost("lokaal", "eigen", 2023, 70, 70),
    )
    first, second = figures.sisa(view, PROFILE)
    assert (first.year, first.opening, first.spent, first.rest) == (2022, 100_000, 38_000, 62_000)
    assert (second.opening, second.spent, second.rest) == (62_000, 800, 61_200)
    assert [(line.title, line.planned, line.spent) for line in second.lines] == [
        ("Besteed", 50_900, 800),
        ("Huur", 900, 800),
        ("Tot en met", 90_900, 38_800),
    ]


def test_a_programme_without_account_has_no_report_years() -> None:
    assert figures.sisa(plan(), PROFILE.model_copy(update={"sisa": None})) == ()
    assert figures.sisa(plan(), None) == ()


def test_costs_of_the_grant_in_a_year_outside_the_spending_period_are_found() -> None:
    view = plan(
        cost("zomer", "spuk", 2026, 10),
        cost("zomer", "eigen", 2026, 10),
        cost("zomer", "spuk", 2020, None, 5),
        cost("zomer", "spuk", 2025, 10),
    )
    assert [c.year for c in figures.outside_years(view, PERIOD)] == [2026, 2020]


def test_coverage_names_the_life_domains_that_no_measure_reaches() -> None:
    found = figures.coverage(plan(zomer={"life_domains": ("school",)}), PROFILE)
    assert found.uncovered == ("thuis",)
    assert found.rows[0].result_ids == ("leest",)
    assert found.results == (("leest", "In 2025 leest 80% van de kinderen op niveau"),)


@given(st.lists(st.integers(0, 2_000_000_000), max_size=12))
def test_shares_add_up_to_hundred_and_differ_less_than_one_from_the_true_share(
    amounts: list[int],
) -> None:
    shares = figures.whole_shares(amounts)
    total = sum(amounts)
    assert sum(shares) == (100 if total else 0)
    if total:
        assert all(
            abs(share - 100 * part / total) < 1 + 1e-9
            for part, share in zip(amounts, shares, strict=True)
        )


MEASURES = ("a", "b", "c")
STREAMS = {"spuk": True, "eigen": False, "rijk": True}
AMOUNTS = st.none() | st.integers(0, 2_000_000_000)
COSTS = st.dictionaries(
    st.tuples(
        st.sampled_from(MEASURES),
        st.sampled_from(sorted(STREAMS)),
        st.none() | st.integers(2019, 2028),
    ),
    st.tuples(AMOUNTS, AMOUNTS),
)
PURPOSES = st.lists(st.sampled_from(["", "leren", "huur", "weg"]), min_size=3, max_size=3)


@given(COSTS, PURPOSES)
def test_all_tables_have_the_same_totals(
    cells: dict[tuple[str, str, int | None], tuple[int | None, int | None]], purposes: list[str]
) -> None:
    view = PlanView.of(
        [FundingStream(id=key, is_grant=grant) for key, grant in STREAMS.items()]
        + [Measure(id=key, purpose=p) for key, p in zip(MEASURES, purposes, strict=True)]
        + [cost(*key, *amounts) for key, amounts in cells.items()]
    )
    for amount, total in ((PLANNED, figures.planned(view)), (SPENT, figures.spent(view))):
        table = figures.by_purpose_and_year(view, PROFILE, amount)
        assert table.total == total == sum(table.totals) == sum(r.total for r in table.rows)
        assert total == sum(figures.measure_costs(view, m, amount).total for m in MEASURES)
        assert sum(row.share for row in table.rows) == (100 if total else 0)
    assert figures.planned(view) == sum(s.planned for s in figures.by_stream(view))
    assert figures.spent(view) == sum(s.spent for s in figures.by_stream(view))
    grant_table = figures.by_purpose_and_year(view, PROFILE, SPENT, grant_only=True)
    undated = sum(a[1] or 0 for (_, s, y), a in cells.items() if STREAMS[s] and y is None)
    assert sum(y.spent for y in figures.sisa(view, PROFILE)) == grant_table.total - undated


def stated(year: int, opening: int | None = None, received: int | None = None) -> ReportYear:
    return ReportYear(id=str(year), year=year, opening_eur=opening, received_eur=received)


def balances(*rows: ReportYear) -> list[tuple[int, int | None, int | None, int | None]]:
    return [
        (each.year, each.balance.opening, each.balance.received, each.balance.rest)
        for each in figures.sisa(plan(*rows), PROFILE)
    ]


def test_what_is_left_of_a_year_is_there_when_the_next_begins() -> None:
    assert balances(stated(2022, received=30_000), stated(2023, received=70_000)) == [
        (2022, 0, 30_000, -8_000),
        (2023, -8_000, 70_000, 62_000),
    ]


def test_what_was_not_received_as_far_as_is_known_is_not_zero() -> None:
    assert balances(stated(2023, received=5)) == [(2022, 0, None, None), (2023, None, 5, None)]
    assert balances(stated(2022, received=0))[0] == (2022, 0, 0, -38_000)


def test_what_the_controller_states_goes_before_what_was_computed() -> None:
    rows = (stated(2022, received=40_000), stated(2023, opening=2_500, received=0))
    assert balances(*rows)[1] == (2023, 2_500, 0, 2_500)
    balance = figures.sisa(plan(*rows), PROFILE)[1].balance
    assert (balance.computed, balance.difference) == (2_000, 500)


def test_a_year_of_which_something_is_stated_is_a_report_year() -> None:
    assert figures.report_years(plan(stated(2026, received=1)), PROFILE) == (2022, 2023, 2026)


def test_costs_outside_the_period_of_a_measure_or_programme_are_told_apart() -> None:
    view = plan(
        cost("zomer", "eigen", 2024, 7, 2),
        cost("zomer", "spuk", 2026, 30),
        cost("zomer", "eigen", 2026, 4),
    )
    found = [(o.year, o.beyond, o.planned, o.spent) for o in figures.outside_costs(view, PERIOD)]
    assert found == [
        (2024, "measure", 7, 2), (2026, "measure", 34, 0), (2026, "programme", 30, 0),
    ]  # fmt: skip
    assert figures.outside_costs(plan(), None) == ()


def test_purposes_without_money_are_named() -> None:
    assert figures.purposes_without_money(plan(), PROFILE) == ("Huur", "Zorg")
    assert figures.purposes_without_money(plan(), None) == ()
