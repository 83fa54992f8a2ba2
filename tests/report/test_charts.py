"""Charts: shapes inside their box, type of 8 points and more, rows that can go on over pages."""

from datetime import date, timedelta

import pytest

from npo_wizard.report.charts import chart
from npo_wizard.report.document.chart_data import (
    Bar,
    Bars,
    Gantt,
    Period,
    Segment,
    Stacked,
    Thread,
    ThreadNode,
)
from npo_wizard.report.shapes import Label, Rect, wrapped
from npo_wizard.report.svg import measure

WIDTH = 480.0
TALLEST = 600.0
LONG = "Een heel lange naam die nooit op één regel past en dus over regels loopt"

BARS = Bars((Bar("Taal", 320_000, "€ 320.000", 1), Bar(LONG, 0, "€ 0", 2)))
STACKED = Stacked(
    (Segment("2023", "Taal", 10, 1), Segment("2023", LONG, 30, 2), Segment("2024", "Taal", 0, 1)),
    {"2023": "€ 40"},
)
GANTT = Gantt(
    tuple(
        Period(f"Actie {n}", date(2023, 1, 1) + timedelta(n), date(2023, 6, 1), "plan")
        for n in range(80)
    ),
    2023,
    2025,
)
THREAD = Thread(
    ("Behoefte", "Resultaat"),
    (
        ThreadNode("n", LONG, 1, False),
        ThreadNode("r", "80%", 2, False),
        ThreadNode("x", "", 1, True),
    ),
    (("n", "r"),),
)


def labels(drawings):
    return [s for drawing in drawings for s in drawing.shapes if isinstance(s, Label)]


@pytest.mark.parametrize("data", [BARS, STACKED, GANTT, THREAD], ids=lambda d: type(d).__name__)
def test_shapes_stay_in_their_box_and_type_is_readable(data):
    for drawing in chart(data, WIDTH, measure, TALLEST).drawings:
        assert drawing.width == WIDTH
        for shape in drawing.shapes:
            if isinstance(shape, Rect):
                assert shape.x >= 0
                assert shape.x + shape.width <= WIDTH + 0.01
                assert shape.y + shape.height <= drawing.height
            if isinstance(shape, Label):
                assert shape.size >= 8
                assert 0 <= shape.y <= drawing.height
                wide = measure(shape.text, shape.face, shape.size)
                left = shape.x - {"start": 0, "middle": wide / 2, "end": wide}[shape.anchor]
                assert left >= -0.01
                assert left + wide <= WIDTH + 0.01


@pytest.mark.parametrize("data", [BARS, STACKED, THREAD], ids=lambda d: type(d).__name__)
def test_a_long_label_is_wrapped_and_whole(data):
    text = " ".join(label.text for label in labels(chart(data, WIDTH, measure, TALLEST).drawings))
    assert LONG in " ".join(text.split())


def test_bars_are_as_long_as_their_values():
    data = Bars((Bar("a", 100, "100", 1), Bar("b", 50, "50", 2), Bar("c", 0, "0", 3)))
    long = [
        shape.width
        for drawing in chart(data, WIDTH, measure, TALLEST).rows
        for shape in drawing.shapes
        if isinstance(shape, Rect)
    ]
    assert long[0] == pytest.approx(2 * long[1])
    assert long[2] == 0


def test_bars_without_any_money_are_drawn_too():
    data = Bars((Bar("a", 0, "€ 0", 1),))
    assert labels(chart(data, WIDTH, measure, TALLEST).drawings)


def test_a_planning_shows_a_period_on_its_days():
    data = Gantt((Period("a", date(2024, 1, 1), date(2024, 12, 31), "plan"),), 2023, 2024)
    (row,) = chart(data, WIDTH, measure, TALLEST).rows
    (bar,) = (shape for shape in row.shapes if isinstance(shape, Rect))
    assert bar.x + bar.width == pytest.approx(WIDTH - 1)
    all_days = bar.width * 731 / 366
    assert bar.x == pytest.approx(WIDTH - 1 - all_days + all_days * 365 / 731)


def test_a_planning_has_a_head_with_years_to_repeat_and_a_row_for_each_line():
    laid_out = chart(GANTT, WIDTH, measure, TALLEST)
    assert [label.text for label in labels([laid_out.head])] == ["2023", "2024", "2025"]
    assert len(laid_out.rows) == 80


def test_a_planning_of_many_years_leaves_out_years_that_do_not_fit():
    data = Gantt((Period("a", date(2000, 1, 1), date(2049, 12, 31), "plan"),), 2000, 2049)
    years = labels([chart(data, WIDTH, measure, TALLEST).head])
    ends = [label.x + measure(label.text, label.face, label.size) for label in years]
    assert all(end <= label.x for end, label in zip(ends, years[1:], strict=False))


def test_a_loose_end_is_said_in_words():
    assert "Los eindje" in [label.text for label in labels(chart(THREAD, WIDTH, measure, 1).rows)]


def test_a_thread_too_tall_for_a_page_is_shown_thread_by_thread():
    nodes = [ThreadNode(f"n{n}", f"Behoefte {n}", 1, False) for n in range(60)]
    nodes += [ThreadNode(f"r{n}", f"Resultaat {n}", 2, False) for n in range(60)]
    links = tuple((f"n{n}", f"r{n}") for n in range(59))
    laid_out = chart(Thread((), tuple(nodes), links), WIDTH, measure, TALLEST)
    assert len(laid_out.rows) > 1
    assert all(row.height <= TALLEST for row in laid_out.rows)
    shown = {label.text for label in labels(laid_out.rows)}
    assert shown == {node.label for node in nodes}


def test_a_need_with_very_many_measures_is_split_too():
    nodes = [ThreadNode("n", "Behoefte", 1, False)]
    nodes += [ThreadNode(f"m{n}", f"Maatregel {n}", 2, False) for n in range(80)]
    links = tuple(("n", f"m{n}") for n in range(80))
    laid_out = chart(Thread((), tuple(nodes), links), WIDTH, measure, TALLEST)
    assert all(row.height <= TALLEST for row in laid_out.rows)
    assert {label.text for label in labels(laid_out.rows)} == {node.label for node in nodes}


def test_a_word_too_long_for_a_line_is_cut():
    lines = wrapped("x" * 100, 60, "regular", 8.8, measure)
    assert "".join(lines) == "x" * 100
    assert all(measure(line, "regular", 8.8) <= 60 for line in lines)
