from datetime import date

import pytest

from npo_wizard.report import dutch


def test_blank_lines_part_paragraphs_and_line_ends_stay() -> None:
    assert dutch.paragraphs("Een\ntwee\n\n \nDrie") == "<p>Een<br/>twee</p><p>Drie</p>"
    assert dutch.paragraphs(" \n ") == ""
    assert dutch.paragraphs("Eerst", "lead") == '<p class="lead">Eerst</p>'


def test_what_was_typed_is_escaped() -> None:
    assert dutch.paragraphs("<b> & {{ x }}") == "<p>&lt;b&gt; &amp; {{ x }}</p>"


def test_amounts_are_never_broken_over_lines() -> None:
    assert dutch.euro(1234567) == "€\u00a01.234.567"
    assert dutch.euro(-5) == "-€\u00a05"
    assert dutch.euro(None) == ""
    assert (
        dutch.lines("voor € 1.000 per jaar, € of niet") == "voor €\u00a01.000 per jaar, € of niet"
    )


def test_days_are_written_out_or_shortened() -> None:
    assert dutch.day(date(2023, 2, 14)) == "14 februari 2023"
    assert dutch.short_day(date(2023, 3, 1)) == "1\u00a0mrt\u00a02023"
    assert dutch.short_day(date(2023, 2, 14)) == "14\u00a0feb\u00a02023"
    assert dutch.day(None) == dutch.short_day(None) == ""


def test_words_are_listed_as_in_a_sentence() -> None:
    assert dutch.enumerated([]) == ""
    assert dutch.enumerated(["a", "", "b"]) == "a en b"
    assert dutch.enumerated(["a", "b", "c"]) == "a, b en c"


def test_the_first_of_many_is_named_with_the_number_of_others() -> None:
    assert dutch.first_and_more([], 10) == ""
    assert dutch.first_and_more(["taal"], 10) == "taal"
    assert dutch.first_and_more(["taal", "sport", "spel"], 10) == "taal, en nog\u00a02"


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [("kort", 10, "kort"), ("een twee drie", 9, "een twee…"), ("onafgebroken", 6, "onafg…")],
)
def test_a_text_is_clipped_at_a_word(text: str, most: int, expected: str) -> None:
    assert dutch.clipped(text, most) == expected
    assert len(expected) <= most


def test_a_summary_ends_with_a_whole_sentence() -> None:
    text = "Eerst dit. Dan dat! En nog iets heel langs?"
    assert dutch.first_sentences(text, 100) == text
    assert dutch.first_sentences(text, 25) == "Eerst dit. Dan dat!"
    assert dutch.first_sentences("Zonder punt gaat dit door", 12) == "Zonder punt…"


def test_a_sentence_goes_on_with_a_small_letter_but_not_in_abbreviations() -> None:
    assert dutch.lowered("Zorg en welzijn") == "zorg en welzijn"
    assert dutch.lowered("GGD en school") == "GGD en school"
    assert dutch.lowered("") == ""
