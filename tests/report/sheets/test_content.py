"""What stands on the sheets: every amount of the plan; totals are those of the figures."""

from datetime import date

import pytest
from hypothesis import given

from npo_wizard import content as the_content
from npo_wizard import figures
from npo_wizard.errors import NpoError
from npo_wizard.plan.nouns import Action, Measure, ReportYear
from npo_wizard.report.sheets.content import sheet, sheets
from tests import small_plan
from tests.plan.strategies import calm, plans

CONTENT = the_content.load()
NPO = "npo-2021-2025"
LEA = "lokale-educatieve-agenda"


def npo(view, profile=NPO):
    """Return a plan under a programme that there is."""
    changed = view.plan.model_copy(update={"profile": profile})
    return type(view).of([changed, *(row for row in view.all_rows() if row.NAME != "plan")])


def small(**changes):
    return npo(small_plan.plan(**changes))


def column(made, title):
    return [each.title for each in made.columns].index(title)


def sums(made):
    """Return the sum of each column of amounts."""
    places = [place for place, each in enumerate(made.columns) if each.kind == "euros"]
    return [sum(row[place] or 0 for row in made.rows) for place in places]


def totals(made):
    return [
        value for value, each in zip(made.total, made.columns, strict=True) if each.kind == "euros"
    ]


class TestBudget:
    def test_a_row_holds_a_measure_and_a_stream_with_amounts_per_year(self):
        made = sheet(small(), CONTENT, "begroting")
        assert [each.title for each in made.columns] == [
            "Maatregel", "Bestedingsdoel", "Geldstroom", "2022 begroot", "2022 uitgegeven",
            "2023 begroot", "2023 uitgegeven", "Totaal begroot", "Totaal uitgegeven",
        ]  # fmt: skip
        assert made.rows == (
            ("5.1 Zomerschool taal", "leren", "Uitkering",
             40_000, 38_000, 50_000, 0, 90_000, 38_000),
            ("5.1 Zomerschool taal", "leren", "Schoolbesturen", 0, 0, 5_000, 0, 5_000, 0),
        )  # fmt: skip
        assert made.total == ("Totaal", None, None, 40_000, 38_000, 55_000, 0, 95_000, 38_000)

    def test_a_measure_without_costs_has_a_row_without_amounts(self):
        made = sheet(npo(small_plan.plan(Measure(id="m", title="Later"))), CONTENT, "begroting")
        assert made.rows[-1] == ("5.2 Later", "", "", *[None] * 6)

    def test_costs_of_an_unknown_year_have_a_column(self):
        more = small_plan.cost("zomer", "spuk", None, 7_000)
        made = sheet(npo(small_plan.plan(more)), CONTENT, "begroting")
        assert made.total[column(made, "Jaar onbekend begroot")] == 7_000

    @given(view=plans())
    @calm
    def test_totals_are_those_of_the_figures_and_of_the_rows(self, view):
        made = sheet(npo(view), CONTENT, "begroting")
        assert totals(made) == sums(made)
        assert made.total[-2:] == (figures.planned(view), figures.spent(view))


class TestPurposes:
    @given(view=plans())
    @calm
    def test_totals_are_those_of_the_figures_and_of_the_rows(self, view):
        made = sheet(npo(view), CONTENT, "bestedingsdoelen")
        assert totals(made) == sums(made)
        assert made.total[-3:-1] == (
            figures.planned(view, grant_only=True),
            figures.spent(view, grant_only=True),
        )
        assert sum(row[-1] for row in made.rows) == made.total[-1]

    @given(view=plans())
    @calm
    def test_without_a_grant_all_streams_count(self, view):
        made = sheet(npo(view, LEA), CONTENT, "bestedingsdoelen")
        assert made.columns[0].title == "Bestedingsdoel, alle geldstromen"
        assert made.total[-3:-1] == (figures.planned(view), figures.spent(view))


class TestAccount:
    @given(view=plans())
    @calm
    def test_amounts_are_those_of_the_figures(self, view):
        view = npo(view)
        profile = CONTENT.profile(NPO)
        made = sheet(view, CONTENT, "sisa")
        for place, year in enumerate(figures.sisa(view, profile)):
            spent = [row[2 + 2 * place] for row in made.rows[: len(year.lines)]]
            planned = [row[3 + 2 * place] for row in made.rows[: len(year.lines)]]
            assert spent == [line.spent for line in year.lines]
            assert planned == [line.planned for line in year.lines]

    def test_what_is_left_of_the_grant_stands_below_the_rows(self):
        made = sheet(small(), CONTENT, "sisa")
        assert made.rows[-2][2] == 100_000
        assert made.rows[-1][2] == 62_000

    def test_the_balance_of_each_year_stands_below_once_something_is_stated(self):
        stated = ReportYear(id="2022", year=2022, received_eur=50_000)
        made = sheet(npo(small_plan.plan(stated)), CONTENT, "sisa")
        assert [(row[0], row[2], row[4]) for row in made.rows[-4:]] == [
            ("Beginstand", 0, 12_000),
            ("Ontvangen in het jaar", 50_000, None),
            ("Uitgegeven in het jaar", 38_000, 0),
            ("Rest aan het einde van het jaar", 12_000, None),
        ]

    def test_the_remark_of_the_programme_is_with_it(self):
        made = sheet(small(), CONTENT, "sisa")
        assert made.remarks == (CONTENT.profile(NPO).sisa.remark,)

    def test_a_programme_without_account_has_no_such_sheet(self):
        view = npo(small_plan.plan(), LEA)
        assert [each.id for each in sheets(view, CONTENT)] == [
            "begroting", "bestedingsdoelen", "acties"
        ]  # fmt: skip
        with pytest.raises(NpoError, match="SiSa"):
            sheet(view, CONTENT, "sisa")


class TestActions:
    def test_rows_stand_in_the_order_of_the_day_they_are_ready(self):
        later = Action(id="b", what="Later", due_on=date(2030, 1, 1), start_on=date(2029, 1, 1))
        undated = Action(id="c", what="Ooit")
        made = sheet(npo(small_plan.plan(undated, later)), CONTENT, "acties")
        assert [each.title for each in made.columns] == [
            "Actie", "Maatregel", "Eigenaar", "Begin", "Klaar op", "Stand"
        ]  # fmt: skip
        assert made.rows == (
            ("Locatie huren", "Zomerschool taal", "PO Noord", None, date(2022, 5, 1), "Te doen"),
            ("Later", "", "", date(2029, 1, 1), date(2030, 1, 1), "Te doen"),
            ("Ooit", "", "", None, None, "Te doen"),
        )

    def test_an_empty_list_says_so(self):
        view = npo(small_plan.plan(without=(("action", "start"),)))
        assert sheet(view, CONTENT, "acties").remarks == (CONTENT.messages["empty.rows"],)


def test_a_sheet_that_does_not_exist_is_a_mistake_in_the_program():
    with pytest.raises(KeyError):
        sheet(small(), CONTENT, "balans")
