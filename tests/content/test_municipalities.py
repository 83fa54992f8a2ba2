import subprocess
import sys

import pytest

from npo_wizard.content import municipalities
from npo_wizard.content.municipalities import by_code, folded, search


def names(text: str) -> list[str]:
    return [each.name for each in search(text)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Winterswijk", "Winterswijk"),
        ("wintersw", "Winterswijk"),
        ("hertogenbosch", "'s-Hertogenbosch"),
        ("'s-hertog", "'s-Hertogenbosch"),
        ("’s-Gravenhage", "'s-Gravenhage"),
        ("gravenhage", "'s-Gravenhage"),
        ("den haag", "'s-Gravenhage"),
        ("Den Bosch", "'s-Hertogenbosch"),
        ("sudwest", "Súdwest-Fryslân"),
        ("Súdwest Fryslân", "Súdwest-Fryslân"),
        ("SÚDWEST-FRYSLÂN", "Súdwest-Fryslân"),
        ("  utrecht ", "Utrecht"),
        ("GM0294", "Winterswijk"),
        ("gm0294", "Winterswijk"),
    ],
)
def test_a_municipality_is_found_however_it_is_typed(typed, first):
    assert names(typed)[0] == first


def test_what_begins_with_the_text_comes_before_what_contains_it():
    found = names("bergen")
    assert found[:3] == ["Bergen (L.)", "Bergen (NH.)", "Bergen op Zoom"]
    assert "Haaksbergen" in found[3:]


def test_two_of_the_same_name_are_told_apart_by_province():
    assert [each.province for each in search("bergen")[:2]] == ["Limburg", "Noord-Holland"]


def test_what_no_longer_exists_is_found_with_what_took_its_place():
    cuijk = search("cuijk")[0]
    assert cuijk.name == "Cuijk"
    assert cuijk.years == (2021,)
    assert cuijk.successor == by_code("GM1982")
    assert cuijk.remark == "Cuijk bestaat niet meer; sinds 2022 Land van Cuijk."


def test_a_later_merger_has_its_own_year():
    assert search("brielle")[0].remark == ("Brielle bestaat niet meer; sinds 2023 Voorne aan Zee.")


def test_what_exists_has_no_remark():
    assert search("winterswijk")[0].remark == ""
    assert by_code("GM1982").years == (2023,)


def test_nothing_typed_lists_what_exists_today():
    found = search(" ")
    assert len(found) == 342
    assert not [each for each in found if each.successor]


def test_what_nobody_is_called_gives_nothing():
    assert search("xyzzy") == []


def test_every_dissolved_municipality_has_a_successor_that_exists():
    known = municipalities.all_municipalities()
    ended = [each for each in known if 2023 not in each.years]
    assert len(known) == 356
    assert len(ended) == 14
    assert all(each.successor and 2023 in each.successor.years for each in ended)


def test_codes_are_unique_and_unknown_ones_give_nothing():
    codes = [each.code for each in municipalities.all_municipalities()]
    assert len(codes) == len(set(codes))
    assert by_code("GM9999") is None


def test_they_stand_in_the_order_of_the_alphabet_without_signs():
    order = [folded(each.name) for each in municipalities.all_municipalities()]
    assert order == sorted(order)


def test_searching_needs_nothing_but_python():
    code = (
        "import sys; from npo_wizard.content import municipalities as m; m.search('x');"
        "print([n for n in ('pydantic', 'sqlmodel', 'sqlalchemy') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_source_is_named_beside_the_data():
    note = municipalities.resources.text("data/BRON.md")
    assert "Bron: CBS, Gemeenten alfabetisch 2021 en 2023" in note
    assert "CC BY 4.0" in note
