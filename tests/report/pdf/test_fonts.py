"""Faces and characters."""

import pytest

from npo_wizard.report.pdf import fonts

fonts.load()


@pytest.mark.parametrize("face", ["regular", "italic", "semibold", "bold"])
def test_each_face_has_what_dutch_needs(face):
    text = "ABCXYZ abcxyz 0123456789 áéíóúëïöüàèç ĳ Ĳ € – — … “ ” ‘ ’ • ✓ → ≤ ≥ ½ ² \u00a0"
    assert fonts.pieces(text, face) == ((face, text),)


@pytest.mark.parametrize("face", ["regular", "semibold", "bold"])
def test_figures_are_all_as_wide_so_that_columns_line_up(face):
    assert len({fonts.width(digit, face, 10) for digit in "0123456789€"}) == 1


def test_what_a_face_lacks_comes_from_the_fallback():
    assert fonts.pieces("aЖ☎b", "bold") == (("bold", "aЖ"), ("fallback", "☎"), ("bold", "b"))


def test_what_no_face_has_becomes_a_replacement_character():
    assert fonts.pieces("北🎉", "regular") == (("fallback", "\ufffd\ufffd"),)


def test_each_missing_character_is_named_once():
    warnings = fonts.Warnings()
    warnings.look_at("北北🎉")
    (sentence,) = warnings.sentences()
    assert sentence.count("U+5317") == 1
    assert "U+1F389" in sentence


def test_long_texts_are_measured_without_being_remembered():
    """A process that makes many documents must not grow with each of them."""
    short = fonts.measure("één ", "regular", 10)
    kept = fonts._width.cache_info().currsize, fonts._pieces.cache_info().currsize
    assert fonts.measure("één " * 1000, "regular", 10) == pytest.approx(short * 1000)
    assert (fonts._width.cache_info().currsize, fonts._pieces.cache_info().currsize) == kept
