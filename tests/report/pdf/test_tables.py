"""Tables: columns share the width, rows stand where they should, cells are never cut."""

from datetime import date

import pytest

from npo_wizard.report.document import parse
from npo_wizard.report.pdf import fonts
from npo_wizard.report.pdf.columns import column_widths
from npo_wizard.report.pdf.structure import Element
from npo_wizard.report.pdf.tables import TableBuilder, stacked_height
from npo_wizard.report.pdf.writer import write_pdf
from npo_wizard.report.style import style
from tests.report.checks.structure import TaggedPdf
from tests.report.checks.xhtml import page

WIDTH = 480.0
fonts.load()


def widths_of(table: str) -> list[float]:
    """Return the widths of the columns of a table."""
    (node,) = parse(page(table)).sections[0].blocks[1:]
    seen = []

    def build_cell(cell, element, width, look):
        seen.append(width + 10)
        return []

    TableBuilder(style(), build_cell).build(node, Element("Table"), WIDTH)
    return seen


def test_weights_decide_the_widths_of_facts():
    table = (
        '<table class="facts" data-label="x"><colgroup><col width="1"/><col width="3"/></colgroup>'
        '<tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table>'
    )
    assert widths_of(table) == pytest.approx([120, 360])


def test_in_a_grid_the_column_with_long_texts_gets_more_room_than_its_weight():
    table = (
        '<table class="grid" data-label="x"><colgroup><col width="1"/><col width="1"/></colgroup>'
        f"<tbody><tr><td>Elke maand</td><td>{'een lange lijst ' * 20}</td></tr></tbody></table>"
    )
    short, long = widths_of(table)
    assert long > 1.5 * short
    assert short + long == pytest.approx(WIDTH)


def test_in_a_grid_the_weights_count_where_texts_are_equally_long():
    table = (
        '<table class="grid" data-label="x"><colgroup><col width="1"/><col width="3"/></colgroup>'
        f"<tbody><tr><td>{'even lang ' * 20}</td><td>{'even lang ' * 20}</td></tr></tbody></table>"
    )
    first, second = widths_of(table)
    assert first < second < 3 * first


def test_a_column_is_never_narrower_than_its_longest_word():
    word = "Samenwerkingsverband"
    table = (
        '<table class="grid" data-label="x"><colgroup><col width="1"/><col width="9"/></colgroup>'
        f"<tbody><tr><td>{word}</td><td>b</td></tr></tbody></table>"
    )
    first, second = widths_of(table)
    assert first >= fonts.measure(word, "regular", style().text("cell").size) + 10
    assert first + second == pytest.approx(WIDTH)


def test_columns_of_numbers_take_what_they_need_and_text_the_rest():
    table = (
        '<table class="grid" data-label="x"><tbody><tr><td>Specifieke uitkering</td>'
        '<td class="num">80.000</td><td class="num">90.000</td></tr></tbody></table>'
    )
    text, *numbers = widths_of(table)
    assert numbers == pytest.approx([62, 62], abs=1)
    assert text == pytest.approx(WIDTH - sum(numbers))


def test_an_amount_stays_whole_where_a_wider_face_stands_in():
    amount, texts = "\u20ac\u00a0396.000", "".join(f"<td>{'veel woorden ' * 9}</td>" * 4)
    (node,) = (
        parse(
            page(
                '<table class="grid" data-label="x"><colgroup>'
                + '<col width="22"/>' * 4
                + '<col width="12"/></colgroup><tbody>'
                + f'<tr>{texts}<td class="num">{amount}</td></tr>'
                "</tbody></table>"
            )
        )
        .sections[0]
        .blocks[1:]
    )
    needed = fonts.measure(amount, fonts.FALLBACK, style().text("cell").size) + 10
    assert column_widths(node, 480)[-1] < needed <= column_widths(node, 480, wider=1.25)[-1]


def test_the_widths_fill_the_table_whatever_stands_in_it():
    long = "heel veel woorden achter elkaar " * 10
    table = (
        '<table class="grid" data-label="x"><tbody><tr>'
        f"<td>{long}</td><td>{'w' * 500}</td><td>x</td></tr></tbody></table>"
    )
    assert sum(widths_of(table)) == pytest.approx(WIDTH)


def rows_by_page(table: str, target) -> list[int]:
    """Return the number of rows of the body that end on each page."""
    write_pdf(parse(page(table)), target, made_on=date(2023, 2, 14))
    tagged = TaggedPdf(target)
    counts = [0] * len(tagged.pages)
    for element, parent in tagged.elements():
        if element.S == "/TR" and parent.S == "/TBody":
            numbers = [n for cell in element.K for n, _ in tagged.marks(cell)]
            counts[max(numbers)] += 1
    return counts


def table_of(rows: int, words: int = 1) -> str:
    body = "".join(f"<tr><td>{n}</td><td>{'woord ' * words}</td></tr>" for n in range(rows))
    return f'<table class="grid" data-label="x"><tbody>{body}</tbody></table>'


def test_a_small_table_is_not_divided(tmp_path):
    text = "<p>regel</p>" * 27
    assert rows_by_page(text + table_of(8), tmp_path / "x.pdf") == [0, 8]


@pytest.mark.parametrize("rows", range(30, 40))
def test_no_row_stands_alone_on_a_page(rows, tmp_path):
    assert 1 not in rows_by_page(table_of(rows), tmp_path / "x.pdf")


def test_a_total_stays_with_the_last_row(tmp_path):
    for rows in range(28, 38):
        table = table_of(rows).replace(
            "</tbody>", '</tbody><tfoot><tr class="total"><td>s</td><td>t</td></tr></tfoot>'
        )
        target = tmp_path / f"{rows}.pdf"
        write_pdf(parse(page(table)), target, made_on=date(2023, 2, 14))
        tagged = TaggedPdf(target)
        cells = [e for e, _ in tagged.elements() if e.S == "/TD"]
        assert len({n for cell in cells[-4:] for n, _ in tagged.marks(cell)}) == 1


def test_nothing_has_no_height():
    assert stacked_height([]) == 0
