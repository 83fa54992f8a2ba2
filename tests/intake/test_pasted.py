"""A block of cells from a spreadsheet, laid over a grid."""

import pytest

from npo_wizard.intake.pasted import is_block, pasted

STREAMS, YEARS = ["a", "b", "c"], [2022, 2023, 2024]


@pytest.mark.parametrize(
    ("text", "is_more"),
    [("12", False), ("12\r\n", False), ("12\n", False), ("", False), ("1\t2", True),
     ("1\r\n2", True), ("1\n2\n", True), ("\n\n", True), ("1\t", True)],
)  # fmt: skip
def test_more_than_one_cell_is_a_block(text, is_more):
    assert is_block(text) == is_more


def test_a_block_lies_from_its_first_cell_on():
    block = pasted("1\t2\r\n3\t4\r\n", STREAMS, YEARS, ("b", 2023))
    assert block.texts == {
        ("b", 2023): "1", ("b", 2024): "2", ("c", 2023): "3", ("c", 2024): "4",
    }  # fmt: skip
    assert block.outside == 0


def test_what_lies_beside_the_grid_is_counted_where_it_is_filled():
    block = pasted("1\t2\t\t\n3\n4\t\t5\n", STREAMS, YEARS, ("b", 2023))
    assert list(block.texts.values()) == ["1", "2", "3"]
    assert block.outside == 2


def test_empty_cells_keep_their_place():
    block = pasted("1\t\t3\n\n7", STREAMS, YEARS, ("a", 2022))
    assert block.texts[("a", 2023)] == ""
    assert block.texts[("b", 2022)] == ""
    assert block.texts[("c", 2022)] == "7"


def test_a_cell_of_more_lines_is_one_cell():
    block = pasted('"twee\nregels"\t5\n6\n', STREAMS, YEARS, ("a", 2022))
    assert block.texts[("a", 2022)] == "twee\nregels"
    assert block.texts[("b", 2022)] == "6"


def test_cents_that_are_rounded_are_counted():
    assert pasted("1,50\t2\n(3.5)\tveel", STREAMS, YEARS, ("a", 2022)).rounded == 2


def test_a_cell_without_end_is_one_text():
    block = pasted('"' + "x\t" * 100_000, STREAMS, YEARS, ("a", 2022))
    assert len(block.texts) == 1


def test_a_hundred_thousand_rows_are_not_all_read():
    assert pasted("1\n" * 100_000, STREAMS, YEARS, ("a", 2022)).outside < 10_001
