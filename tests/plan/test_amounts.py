"""Amounts as people write them: what is read, what is rounded, and what is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npo_wizard.plan import amounts
from npo_wizard.plan.amounts import NotAnAmount, Read


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("0", 0), ("486314", 486_314), ("007", 7),
        ("486.314", 486_314), ("1.234.567", 1_234_567), ("1,234,567", 1_234_567),
        ("1 234 567", 1_234_567), ("1\u00a0234", 1_234), ("1\u202f234", 1_234), ("1’234", 1_234),
        ("€ 1.234", 1_234), ("€1.234", 1_234), ("1.234 €", 1_234), ("EUR 12", 12),
        ("12 euro", 12), ("  12\t", 12), ("12\r\n", 12),
        ("1.234,00", 1_234), ("1,234.00", 1_234), ("1234.0", 1_234), ("1.234,-", 1_234),
        ("€ 1.234,--", 1_234), ("1234.-", 1_234),
        ("-500", -500), ("- 500", -500), ("−500", -500), ("–500", -500), ("500-", -500),
        ("(500)", -500), ("€ (1.234,00)", -1_234), ("(€ 500)", -500), ("-€ 500", -500),
        ("€ -500", -500),
        ("-", 0), ("€ -", 0), ("–", 0),
        ("99999999999999999999", 99_999_999_999_999_999_999),
    ],
)  # fmt: skip
def test_dutch_and_plain_notation_are_read(text, euros):
    assert amounts.read(text) == Read(euros)


@pytest.mark.parametrize("text", ["", " ", "\t", "\u00a0"])
def test_nothing_is_empty_and_not_zero(text):
    assert amounts.read(text) == Read(None)


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("€ 1.234,50", 1_235), ("1234.5", 1_235), ("1234,49", 1_234), ("1,234.56", 1_235),
        ("0,5", 1), (",5", 1), (".49", 0), ("0,499999", 0), ("12,5", 13), ("13,5", 14),
        ("-12,5", -13), ("(12,49)", -12), ("1.234,567", 1_235), ("1 234,50", 1_235),
        ("0.125", 0), ("1234,567", 1_235),
    ],
)  # fmt: skip
def test_cents_are_rounded_half_a_euro_away_from_zero(text, euros):
    assert amounts.read(text) == Read(euros, is_rounded=True)


@pytest.mark.parametrize("text", ["1.234", "1,234", "1 234", "1'234"])
def test_three_digits_after_one_sign_are_thousands(text):
    assert amounts.read(text) == Read(1_234)


@pytest.mark.parametrize(
    "text",
    [
        "veel", "12 personen", "1e5", "0x1f", "1_000", "50%", "+5", "#WAARDE!", "=A1+B1", "€",
        "euro", "1.2.3", "1.23.456", "1,23,456.00", "1.234.56", "12 50", "1 23", "1.", "1,",
        ".", ",", "--5", "-5-", "(-5)", "()", "((5))", "(5", "5)", "1.234,56,78", "٣٤", "１２",
        "$ 12", "12/3", "1-2", "n.v.t.", "2023-01-01", "1.234,5o", "9" * 61, "0" * 10_000,
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(NotAnAmount):
        amounts.read(text)


@pytest.mark.parametrize("amount", [Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_is_not_rounded(amount):
    with pytest.raises(NotAnAmount):
        amounts.rounded(amount)


whole = st.integers(-(10**12), 10**12)


@given(whole, st.integers(0, 99))
def test_both_notations_of_an_amount_are_read_alike(euros, cents):
    exact = Decimal(f"{euros}.{cents:02}")
    english = f"{euros:,}.{cents:02}"
    dutch = english.translate(str.maketrans(",.", ".,"))
    expected = amounts.rounded(exact)
    assert amounts.read(english) == amounts.read(dutch) == amounts.read(str(exact)) == expected
    assert abs(Decimal(expected.euros or 0) - exact) <= Decimal("0.5")


@given(st.text(max_size=80))
def test_any_text_is_an_amount_or_refused(text):
    try:
        found = amounts.read(text)
    except NotAnAmount:
        return
    assert found.euros is None or isinstance(found.euros, int)
