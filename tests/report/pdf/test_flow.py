"""The division over pages: nothing overlaps, nothing ends where it should not."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from npo_wizard.report.pdf.flow import Strip, divide


def strip(height, **changes):
    """Return a strip that paints nothing."""
    return replace(Strip(height, lambda painter, x, y: None), **changes)


def heights(pages):
    return [[placed.strip.height for placed in page.placed] for page in pages]


def test_what_does_not_fit_goes_to_the_next_page():
    assert heights(divide([strip(60), strip(50), strip(30)], 100)) == [[60], [50, 30]]


def test_the_larger_of_two_white_spaces_counts():
    (page,) = divide([strip(10, after=8), strip(10, before=5), strip(10, before=20)], 100)
    assert [placed.y for placed in page.placed] == [0, 18, 48]


def test_there_is_no_white_space_at_the_top_of_a_page():
    pages = divide([strip(90), strip(20, before=30)], 100)
    assert pages[1].placed[0].y == 0


def test_a_heading_goes_along_with_what_follows():
    assert heights(divide([strip(70), strip(20, keep=True), strip(20)], 100)) == [[70], [20, 20]]


def test_a_repeated_header_comes_first_on_the_next_page():
    header = strip(10)
    rows = [strip(30, repeat=(header,)) for _ in range(5)]
    pages = divide([header, *rows], 100)
    assert heights(pages) == [[10, 30, 30, 30], [10, 30, 30]]
    assert pages[1].placed[0].again
    assert not pages[0].placed[0].again


def cuttable(height, step=10, least=0):
    """Return a strip that can be cut at any step."""

    def cut(room):
        upper = room // step * step
        if upper <= least or upper >= height:
            return None
        return cuttable(upper), cuttable(height - upper)

    return strip(height, split=cut)


def test_a_strip_taller_than_a_page_is_cut():
    assert heights(divide([strip(35), cuttable(250)], 100)) == [[35, 60], [100], [90]]


def test_a_short_strip_is_not_cut_though_it_could_be():
    assert heights(divide([strip(80), cuttable(40)], 100)) == [[80], [40]]


def test_a_loose_strip_is_cut_rather_than_moved():
    loose = replace(cuttable(120), loose=True)
    assert heights(divide([strip(340), loose], 400)) == [[340, 60], [60]]


def test_no_part_of_a_loose_strip_is_lower_than_a_few_lines():
    loose = replace(cuttable(120), loose=True)
    assert heights(divide([strip(370), loose], 400)) == [[370], [120]]
    assert heights(divide([strip(290), loose], 400)) == [[290, 70], [50]]


def test_a_strip_that_cannot_be_cut_stands_on_a_page_of_its_own():
    assert heights(divide([strip(20), strip(150), strip(20)], 100)) == [[20], [150], [20]]


def test_an_empty_section_is_one_empty_page():
    assert heights(divide([], 100)) == [[]]


@given(
    st.lists(
        st.builds(
            strip,
            st.floats(1, 90),
            before=st.floats(0, 30),
            after=st.floats(0, 30),
            keep=st.booleans(),
        )
    )
)
def test_all_strips_are_placed_once_in_order_inside_the_page(strips):
    pages = divide(strips, 100)
    placed = [p.strip for page in pages for p in page.placed]
    assert [id(s) for s in placed] == [id(s) for s in strips]
    for page in pages:
        bottom = 0.0
        for p in page.placed:
            assert p.y >= bottom - 1e-9
            bottom = p.y + p.strip.height
        assert bottom <= 100 + 1e-9
