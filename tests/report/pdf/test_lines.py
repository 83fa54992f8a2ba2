"""Lines: no wider than asked, no character lost, no word cut that fits."""

from hypothesis import given
from hypothesis import strategies as st

from npo_wizard.report.document.nodes import LineBreak, Strong, Text
from npo_wizard.report.pdf import fonts
from npo_wizard.report.pdf.lines import Run, break_lines, line_width, runs_of
from npo_wizard.report.style import style

fonts.load()


def run(text, face="regular"):
    return Run(text, face, 10, "#000000")


def text_of(lines):
    return ["".join(piece.text for piece in line) for line in lines]


def test_a_line_breaks_at_a_space_which_stays_at_its_end():
    assert text_of(break_lines([run("een twee drie")], 45)) == ["een twee ", "drie"]


def test_a_fixed_space_does_not_break():
    assert text_of(break_lines([run("voor €\u00a01.000")], 40)) == ["voor ", "€\u00a01.000"]


def test_a_word_that_changes_face_is_not_broken_there():
    lines = break_lines([run("een twee"), run("drie", "bold")], 50)
    assert text_of(lines) == ["een ", "tweedrie"]


def test_a_word_too_long_for_a_line_is_cut_without_a_space():
    lines = break_lines([run("x" * 50)], 60)
    assert "".join(text_of(lines)) == "x" * 50
    assert all(line_width(line) <= 60 for line in lines)


def test_a_line_break_begins_a_new_line():
    look = style().text("body")
    runs = runs_of((Text("een"), LineBreak(), Strong((Text("twee"),))), look, style())
    assert text_of(break_lines(runs, 400)) == ["een ", "twee"]


@given(
    st.text(st.characters(codec="latin-1", categories=("L", "N", "P", "Zs"))), st.floats(30, 300)
)
def test_any_text_in_any_width(text, width):
    lines = break_lines([run(text)], width)
    assert "".join(text_of(lines)).replace(" ", "") == text.replace(" ", "")
    assert all(line_width(line) <= width + 0.02 for line in lines)
