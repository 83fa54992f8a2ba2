"""What a file with amounts would change: old and new, refused and why, not recognised."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npo_wizard import content as contents
from npo_wizard.figures import PLANNED, SPENT
from npo_wizard.intake.proposal import propose
from npo_wizard.intake.tables import SheetRefused
from npo_wizard.plan import edits
from npo_wizard.plan.cost_cells import CostCell
from npo_wizard.plan.nouns import FundingStream, Measure, MeasureCost, cost_id
from npo_wizard.report.sheets.separated import write_csv
from npo_wizard.report.sheets.workbook import write_xlsx
from tests import small_plan
from tests.intake.files import HEAD, csv_of, saved, xlsx_of
from tests.plan.strategies import calm, plans
from tests.report.sheets.test_content import npo

CONTENT = contents.load()
few = settings(calm, max_examples=10)
ZOMER, RIJK = "Zomerschool taal", "Uitkering"


def plan(*more, **changes):
    return small_plan.plan(*more, **changes)


def found(folder, rows, view=None):
    path = saved(folder, csv_of([HEAD, *rows]))
    return propose(view or plan(), CONTENT, path)


def changes(proposal):
    return [
        (each.cell.year, each.cell.field, each.old, each.new, each.is_rounded)
        for each in proposal.changes
    ]


def refusals(proposal):
    return [(each.line, each.column, each.text, each.reason) for each in proposal.refused]


def test_old_and_new_are_told_and_nothing_else_is_touched(tmp_path):
    view = plan()
    proposal = found(tmp_path, [(ZOMER, RIJK, "€ 41.000,50", "38000", "")], view)
    assert changes(proposal) == [(2022, PLANNED, 40_000, 41_001, True)]
    assert (proposal.same, proposal.refused, proposal.unknown_rows) == (1, (), ())
    after = edits.apply(view, proposal.edit).view
    row_id = cost_id("zomer", "spuk", 2022)
    assert after.get(MeasureCost, row_id).planned_eur == 41_001
    assert [row for row in after.all_rows() if row.id != row_id] == [
        row for row in view.all_rows() if row.id != row_id
    ]
    assert edits.apply(after, edits.apply(view, proposal.edit).inverse).view == view


def test_a_cell_that_is_no_amount_is_refused_and_the_rest_is_taken(tmp_path):
    rows = [(ZOMER, RIJK, "volgt nog", "-5", "2000000001"), (ZOMER, "Schoolbesturen", "7", "", "")]
    proposal = found(tmp_path, rows)
    assert [each[:3] for each in refusals(proposal)] == [
        (2, "2022 begroot", "volgt nog"),
        (2, "2022 uitgegeven", "-5"),
        (2, "2023 begroot", "2000000001"),
    ]
    assert all(each[3].endswith(".") for each in refusals(proposal))
    assert changes(proposal) == [(2022, PLANNED, None, 7, False)]


def test_an_empty_cell_changes_nothing_and_zero_is_an_amount(tmp_path):
    proposal = found(tmp_path, [(ZOMER, RIJK, "", "", "0")])
    assert changes(proposal) == [(2023, PLANNED, 50_000, 0, False)]


@pytest.mark.parametrize(
    ("measure", "stream", "reason"),
    [
        ("Onbekend", RIJK, "Dit plan heeft geen maatregel 'Onbekend'."),
        (ZOMER, "Onbekend", "Dit plan heeft geen geldstroom 'Onbekend'."),
        ("", RIJK, "Er staat geen maatregel. Zijn er cellen samengevoegd?"),
        (ZOMER, "", "Er staat geen geldstroom. Zijn er cellen samengevoegd?"),
    ],
)
def test_a_row_that_is_not_in_the_plan_is_named(tmp_path, measure, stream, reason):
    proposal = found(tmp_path, [(measure, stream, "5", "", "")])
    (row,) = proposal.unknown_rows
    assert (row.line, row.reason) == (2, reason)
    assert proposal.edit is None


def test_names_are_known_by_their_number_too(tmp_path):
    view = plan(Measure(id="m2", title=ZOMER, position=9))
    rows = [(f"5.2 {ZOMER.upper()}", f" {RIJK.lower()} ", "5", "", "")]
    (change,) = found(tmp_path, rows, view).changes
    assert change.cell == CostCell("m2", "spuk", 2022, PLANNED)
    (row,) = found(tmp_path, [(ZOMER, RIJK, "5", "", "")], view).unknown_rows
    assert row.reason == "Er is meer dan één maatregel met deze naam."


def test_a_measure_that_moved_is_found_by_its_name(tmp_path):
    proposal = found(tmp_path, [(f"5.7 {ZOMER}", RIJK, "5", "", "")])
    assert [each.cell.measure_id for each in proposal.changes] == ["zomer"]


def test_the_same_cell_twice_is_refused_the_second_time(tmp_path):
    rows = [(ZOMER, RIJK, "40000", "", ""), (ZOMER, RIJK, "6", "", "")]
    proposal = found(tmp_path, rows)
    assert refusals(proposal) == [(3, "2022 begroot", "6", "Dit bedrag staat al in regel 2.")]
    assert proposal.edit is None


def test_totals_and_empty_rows_are_passed_over(tmp_path):
    rows = [("", "", "", "", ""), ("Totaal", "", "9", "9", "9"), (ZOMER, RIJK, "", "", "")]
    proposal = found(tmp_path, rows)
    assert (proposal.edit, proposal.refused, proposal.unknown_rows) == (None, (), ())


def test_a_year_can_stand_in_a_column_of_its_own(tmp_path):
    rows = [
        ("Kosten 2024", "", "", "", ""),
        ("Geldstroom", "Maatregel", "Jaar", "Gerealiseerd", "Opmerking"),
        (RIJK, ZOMER, "2022", "38.500", "x"),
        (RIJK, ZOMER, "twee", "1", ""),
    ]
    proposal = propose(plan(), CONTENT, saved(tmp_path, csv_of(rows)))
    assert changes(proposal) == [(2022, SPENT, 38_000, 38_500, False)]
    assert [row.reason for row in proposal.unknown_rows] == ["'twee' is geen jaar."]
    assert proposal.unused_columns == ("Opmerking",)


def test_a_year_that_cannot_be_is_refused(tmp_path):
    rows = [("Maatregel", "Geldstroom", "1066 begroot"), (ZOMER, RIJK, "5")]
    proposal = propose(plan(), CONTENT, saved(tmp_path, csv_of(rows)))
    assert [each.column for each in proposal.refused] == ["1066 begroot"]


def test_a_year_without_a_word_is_not_guessed(tmp_path):
    rows = [("Maatregel", "Geldstroom", "2022", "2022 begroot"), (ZOMER, RIJK, "5", "6")]
    proposal = propose(plan(), CONTENT, saved(tmp_path, csv_of(rows)))
    assert proposal.unused_columns == ("2022",)


@pytest.mark.parametrize("rows", [[("a", "b"), ("c", "d")], [("Maatregel", "Geldstroom")]])
def test_a_file_without_costs_says_which_headings_are_needed(tmp_path, rows):
    with pytest.raises(SheetRefused) as told:
        propose(plan(), CONTENT, saved(tmp_path, csv_of(rows)))
    assert "Maatregel, Geldstroom" in told.value.advice


def test_numbers_and_formulas_of_excel_are_taken(tmp_path):
    rows = [HEAD, (ZOMER, RIJK, 41_000.5, "=1+1", "€ 51.000")]
    proposal = propose(plan(), CONTENT, saved(tmp_path, xlsx_of(rows), "a.xlsx"))
    assert changes(proposal) == [
        (2022, PLANNED, 40_000, 41_001, True), (2023, PLANNED, 50_000, 51_000, False),
    ]  # fmt: skip
    assert refusals(proposal) == [
        (2, "2022 uitgegeven", "formule",
         "Hier staat een formule zonder uitkomst. Bewaar het bestand eerst in Excel."),
    ]  # fmt: skip


@pytest.mark.parametrize("made", ["csv", "xlsx"])
@given(view=plans())
@few
def test_our_own_sheet_comes_back_without_a_change(tmp_path_factory, made, view):
    view = npo(view)
    proposal = propose(view, CONTENT, exported(tmp_path_factory.mktemp("x"), view, made))
    assert proposal.edit is None
    assert proposal.refused == ()


def exported(folder, view, made):
    path = folder / f"begroting.{made}"
    if made == "csv":
        write_csv(view, CONTENT, path, which="begroting")
    else:
        write_xlsx(view, CONTENT, path, made_on=date(2023, 2, 14))
    return path


@pytest.mark.parametrize("made", ["csv", "xlsx"])
@given(
    titles=st.lists(st.sampled_from(["=1+1", "5.1 Lezen", "Lezen", "-a", "+b", "", "É"]),
                    min_size=1, max_size=4),
    amounts=st.lists(st.integers(1, 2_000_000_000), min_size=4, max_size=4),
)  # fmt: skip
@few
def test_what_is_changed_in_our_sheet_comes_back(tmp_path_factory, made, titles, amounts):
    """The same plan with other amounts is what somebody makes of the sheet by typing in it."""
    view, other = (
        plan_of(titles, values) for values in ([7] * len(titles), amounts[: len(titles)])
    )
    proposal = propose(view, CONTENT, exported(tmp_path_factory.mktemp("x"), other, made))
    after = view if proposal.edit is None else edits.apply(view, proposal.edit).view
    assert after == other


def plan_of(titles, amounts):
    rows = [FundingStream(id="s", name="Rijk")]
    for place, (title, euros) in enumerate(zip(titles, amounts, strict=True)):
        rows.append(Measure(id=f"m{place}", title=title, position=place))
        key = cost_id(f"m{place}", "s", 2023)
        rows.append(
            MeasureCost(id=key, measure_id=f"m{place}", stream_id="s", year=2023, planned_eur=euros)
        )
    return type(plan()).of(rows)
