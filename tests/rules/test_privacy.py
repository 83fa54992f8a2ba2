import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npo_wizard.plan.nouns import Answer, Note
from npo_wizard.rules.personal_data import PersonalData, is_bsn, is_iban, spotted
from tests.rules import privacy_count
from tests.rules.asking import found, places
from tests.small_plan import plan

SPOTTED = {
    "bsn": [
        "Kind 123456782 doet mee",
        "BSN: 1234.56.782",
        "111 222 333",
        "123-456-782",
        "123.456.782",
        "1234 56 782",
        "123\u00a0456\u00a0782",
        "BSN-123456782.",
    ],
    "email": ["Mail jan.jansen@voorbeeldstad.nl.", "a@b.co.uk"],
    "telephone": [
        "Bel 06-12345678",
        "010 123 45 67",
        "+31 6 12345678",
        "+31 (0)6 12345678",
        "(010) 123 45 67",
        "06 - 12 34 56 78",
        "0031612345678",
    ],
    "iban": [
        "NL91 ABNA 0417 1643 00",
        "op NL91ABNA0417164300 gestort",
        "nl91 abna 0417 1643 00 OP TIJD",
        "BE68 5390 0754 7034",
    ],
    "birth_date": [
        "geboren op 1 mei 2014",
        "geb. 01-05-2014",
        "Geboortedatum: 1/5/14",
        "geboren 2014-05-01",
    ],
    "small_group": ["Er zijn 4 leerlingen", "voor 9 thuiszitters", "Twee jongeren stoppen"],
}
NOT_SPOTTED = [
    "De uitkering is € 123.456.782.",
    "Toegekend is € 123456782 voor alles",
    "In 2025 leest 80 procent van 412 kinderen op niveau",
    "Het nummer 123456789 zakt voor de proef",
    "Op 14 februari 2023 besluit het college",
    "Tussen 10 en 12 leerlingen, 1,5 kinderen",
    "Zaak 0123456789012",
    "000000000",
    "123.456.782 euro, 123456782,50 en 123.456.782,-",
    "Van 01-05-2014 12:00 tot 02-05-2014",
    "In 2023-2024 en 2024-2025",
    "Er zijn 0 leerlingen, 12 leerlingen en 412 kinderen",
    "Twee scholen en één kind",
]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in SPOTTED.items() for text in texts]
)
def test_personal_data_is_spotted_by_its_form(kind: str, text: str) -> None:
    assert [each.kind for each in spotted(text)] == [PersonalData(kind)]


@pytest.mark.parametrize("text", NOT_SPOTTED)
def test_amounts_years_and_common_numbers_are_left_alone(text: str) -> None:
    assert spotted(text) == ()


@pytest.mark.parametrize("kind", [kind for kind in SPOTTED if kind != "small_group"])
def test_each_kind_has_its_own_finding_at_the_field(kind: str) -> None:
    view = plan(zomer={"description": SPOTTED[kind][0]})
    assert places(f"privacy.{kind}", view) == [("zomer", "description")]
    assert found(f"privacy.{kind}", plan()) == []


def test_an_answer_is_named_by_its_question() -> None:
    answer = Answer(id="urgentie.beleid", text="Mail a@b.nl")
    [finding] = found("privacy.email", plan(answer))
    assert finding.place.step == "urgentie"
    assert "bestaand beleid" in finding.sentence


def test_a_citizen_number_is_not_repeated_in_the_finding() -> None:
    [finding] = found("privacy.bsn", plan(zomer={"description": "123456782"}))
    assert "123456782" not in finding.sentence


def test_notes_are_never_printed_and_not_searched() -> None:
    assert found("privacy.email", plan(Note(id="n", text="a@b.nl"))) == []


@pytest.mark.parametrize(("count", "broken"), [(0, False), (1, True), (9, True), (10, False)])
def test_a_group_below_ten_can_be_recognised(count: int, broken: bool) -> None:
    place = [("lezen", "children_count")] if broken else []
    assert places("privacy.small_group", plan(lezen={"children_count": count})) == place


def test_a_small_group_in_a_text_is_found_too() -> None:
    view = plan(zomer={"description": "Voor 7 leerlingen per school."})
    assert places("privacy.small_group", view) == [("zomer", "description")]


def _bsn(number: int) -> str:
    """Make the number that passes the eleven-test from its first eight digits; may be too long."""
    first = f"{number:08d}"
    check = sum(int(d) * w for d, w in zip(first, range(9, 1, -1), strict=True)) % 11
    return f"{first}{check}"


@given(st.integers(1, 99_999_999))
def test_every_true_citizen_number_is_found(number: int) -> None:
    text = _bsn(number)
    if len(text) == 9:
        assert is_bsn(text)
        assert PersonalData.BSN in [each.kind for each in spotted(f"Kind {text}, groep 5")]


@given(st.integers(1, 99_999_999), st.integers(1, 9))
def test_a_number_with_another_last_digit_is_none(number: int, step: int) -> None:
    text = _bsn(number)
    if len(text) == 9:
        assert not is_bsn(text[:8] + str((int(text[8]) + step) % 10))


def test_an_account_number_passes_the_test_of_its_standard() -> None:
    assert is_iban("NL91 ABNA 0417 1643 00")
    assert not is_iban("NL91 ABNA 0417 1643 01")


def test_all_true_citizen_numbers_are_found_and_others_only_by_chance() -> None:
    found, there, alarms, by_chance = privacy_count.counted()
    assert found == privacy_count.EACH == there.total()
    assert alarms.total() == 0
    # One in eleven numbers of nine digits passes the eleven-test.
    assert set(by_chance) == {"nine digits"}
    assert by_chance.total() < there["nine digits"] * 0.11


def test_telephone_numbers_are_known_as_such_and_amounts_as_nothing() -> None:
    numbers = privacy_count.other_numbers(random.Random(7), 600)
    for kind, text in numbers:
        if kind == "telephone":
            assert privacy_count.kinds_in(text) == {PersonalData.TELEPHONE}, text
        elif kind == "amount":
            assert privacy_count.kinds_in(text) == set(), text


def test_a_number_of_another_country_or_length_is_no_account() -> None:
    for text in ("XX91ABNA0417164300", "NL91ABNA0417164300X", "NL91ABNA0417164301"):
        assert spotted(text) == ()
