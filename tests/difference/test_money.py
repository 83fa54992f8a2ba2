"""Money side by side: right to the euro before and after, however it is divided."""

from hypothesis import given, settings

from npo_wizard.difference import MoneyLine, money_change
from npo_wizard.plan.nouns import FundingStream, MeasureCost
from tests.plan.strategies import calm, plans
from tests.report.examples import CONTENT
from tests.small_plan import cost, plan


def planned(view):
    return sum(row.planned_eur or 0 for row in view.rows(MeasureCost))


@given(plans(), plans())
@settings(calm, max_examples=25)
def test_every_part_adds_up_to_what_is_planned_before_and_after(old, new):
    found = money_change(old, new, CONTENT)
    for part in found.parts:
        assert (part.total.before, part.total.after) == (planned(old), planned(new))
        assert sum(line.before or 0 for line in part.lines) == planned(old)
        assert sum(line.after or 0 for line in part.lines) == planned(new)
        assert sum(line.change for line in part.lines) == part.total.change


def line(found, title):
    return next(each for each in found if each.title == title)


def test_totals_streams_purposes_and_years():
    new = plan(
        FundingStream(id="rijk", name="Rijksbijdrage", amount_eur=7_000, is_grant=True),
        cost("zomer", "rijk", 2024, 7_000),
        plan={"grant_eur": 110_000},
        **{"zomer:spuk:2023": {"planned_eur": 45_000}, "eigen": {"amount_eur": None}},
    )
    found = money_change(plan(), new, CONTENT)
    assert line(found.totals, "Toegekend") == MoneyLine("Toegekend", 100_000, 110_000)
    assert line(found.totals, "Begroot").change == 2_000
    assert line(found.totals, "Begroot uit de uitkering").after == 40_000 + 45_000 + 7_000
    assert line(found.totals, "Uitgegeven") == MoneyLine("Uitgegeven", 38_000, 38_000)
    assert line(found.totals, "Nog te verdelen") == MoneyLine("Nog te verdelen", 10_000, 18_000)
    assert [(each.title, each.before, each.after) for each in found.streams.lines] == [
        ("Uitkering", 90_000, 85_000),
        ("Schoolbesturen", 5_000, 5_000),
        ("Rijksbijdrage", None, 7_000),
    ]
    assert line(found.available, "Schoolbesturen").is_changed
    assert [(each.title, each.change) for each in found.years.lines] == [
        ("2022", 0),
        ("2023", -5_000),
        ("2024", 7_000),
    ]
    assert found.is_changed


def test_a_stream_that_went_keeps_its_name():
    new = plan(without=(("measure_cost", "zomer:eigen:2023"), ("funding_stream", "eigen")))
    found = money_change(plan(), new, CONTENT)
    assert line(found.streams.lines, "Schoolbesturen").after is None


def test_money_that_stays_the_same():
    assert not money_change(plan(), plan(zomer={"title": "Anders"}), CONTENT).is_changed
