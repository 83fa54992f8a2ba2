"""Numbers, amounts and days as a Dutch official types them."""

from __future__ import annotations

from datetime import date

import pytest

from ui.widgets import notation


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("", None),
        ("  ", None),
        ("12", 12),
        ("1.234", 1234),
        ("1.234.567", 1234567),
        ("1 234", 1234),
        ("-5", -5),
    ],
)
def test_a_whole_number_is_read(typed: str, value: int | None) -> None:
    assert notation.read_number(typed) == value


@pytest.mark.parametrize("typed", ["1.0", "12.34", "1,5", "1e3", "twaalf", "1_000", "+5", "0x1f"])
def test_what_is_no_whole_number_is_passed_on_as_text(typed: str) -> None:
    assert notation.read_number(typed) == f"'{typed}'"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("486314", 486314),
        ("486.314", 486314),
        ("€ 486.314", 486314),
        ("€\N{NO-BREAK SPACE}1.234", 1234),
        ("1.234,00", 1234),
        ("1.234,-", 1234),
        ("EUR 12", 12),
    ],
)
def test_whole_euros_are_read(typed: str, value: int) -> None:
    assert notation.read_euros(typed) == value


@pytest.mark.parametrize("typed", ["€ 1.234,50", "1234.5", "1,234.51"])
def test_cents_are_rounded_by_the_one_rule(typed: str) -> None:
    assert notation.read_euros(typed) == 1235


@pytest.mark.parametrize("typed", ["veel", "€", "12 stuks", "1.2.3"])
def test_what_is_no_amount_is_passed_on_as_text(typed: str) -> None:
    assert notation.read_euros(typed) == f"'{typed}'"


@pytest.mark.parametrize(
    "typed",
    [
        "14-2-2023",
        "14/02/2023",
        "14.2.2023",
        "14 2 2023",
        "2023-02-14",
        "14 februari 2023",
        "14 Feb 2023",
        "14 feb. 2023",
    ],
)
def test_a_day_is_read_in_dutch_forms(typed: str) -> None:
    assert notation.read_day(typed) == date(2023, 2, 14)


def test_march_has_two_short_forms() -> None:
    assert notation.read_day("1 mrt 2023") == notation.read_day("1 maa 2023") == date(2023, 3, 1)


@pytest.mark.parametrize("typed", ["31-2-2023", "14-2-23", "2023", "morgen", "1 foo 2023"])
def test_a_day_that_does_not_exist_is_passed_on_as_text(typed: str) -> None:
    assert notation.read_day(typed) == f"'{typed}'"


def test_what_is_shown_can_be_read_again() -> None:
    for number in (0, 7, 1234, 2_000_000_000):
        assert notation.read_number(notation.show_number(number)) == number
        assert notation.read_euros(notation.show_euros(number)) == number
        assert notation.read_euros(notation.show_euros(-number)) == -number
    for month in range(1, 13):
        day = date(2023, month, 5)
        assert notation.read_day(notation.show_day(day)) == day
        assert notation.read_day(notation.show_day_short(day)) == day
