"""The change note: both standards, the reading order, each ending, and all that changed in it."""

from datetime import date
from pathlib import Path

import docx
import pytest

from npo_wizard.difference import tell
from npo_wizard.report.change_note import change_note, make_change_note
from npo_wizard.report.html import to_html
from npo_wizard.report.text import clean
from tests.report.checks.order import order_differences
from tests.report.checks.structure import reading_order_pdf, structure_faults
from tests.report.checks.verapdf import A_2A, UA_1, verapdf_failures
from tests.report.checks.web import html_faults, reading_order_html
from tests.report.examples import CONTENT, MADE_ON, example, folded
from tests.report.plans import Recipe, grown
from tests.small_plan import cost, plan

NAMES = ("Voor de raad <1>", "Het plan van nu & straks")
CHANGED = plan(
    cost("zomer", "eigen", 2024, 1_500),
    zomer={"title": "<b>Zomer</b> {{ 7*7 }}", "description": "Eerste regel\n\nTweede regel"},
    without=(("measure_cost", "zomer:eigen:2023"), ("action", "start")),
)
PAIRS = {
    "the same plan": (plan(), plan()),
    "a small change": (plan(), CHANGED),
    "half a plan and a whole one": (example("half"), example("voorbeeldstad")),
    "odd texts": (
        plan(),
        grown(Recipe(3, measures=2, rows=2, filled=1.0, odd=1.0, giants=1)),
    ),
}


def made(pair):
    return change_note(*pair, NAMES, CONTENT, made_on=MADE_ON)


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS.keys())
def test_its_tags_are_whole_and_read_in_order(pair, tmp_path: Path) -> None:
    target = tmp_path / "nota.pdf"
    make_change_note(*pair, NAMES, CONTENT, target, made_on=MADE_ON)
    assert structure_faults(target) == []
    assert order_differences(reading_order_pdf(target), made(pair)) == []


@pytest.mark.parametrize("name", ["a small change", "odd texts"])
def test_it_is_archival_and_accessible(name, tmp_path: Path) -> None:
    target = tmp_path / "nota.pdf"
    make_change_note(*PAIRS[name], NAMES, CONTENT, target, made_on=MADE_ON)
    assert verapdf_failures(target, UA_1, A_2A) == []


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS.keys())
def test_the_web_page_is_valid_and_reads_in_the_same_order(pair) -> None:
    page = to_html(made(pair))
    assert html_faults(page) == []
    assert order_differences(reading_order_html(page), made(pair)) == []


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS.keys())
def test_every_change_stands_in_it_in_full(pair) -> None:
    printed = folded(" ".join(reading_order_html(to_html(made(pair)))))
    for group in tell(*pair, CONTENT).groups:
        for row in group.rows:
            assert shown(row.heading) in printed
            for field in row.fields:
                for part in (field.gone + field.come) if field.is_passages else (field.sentence,):
                    assert shown(part) in printed


def shown(text: str) -> str:
    return folded(clean(text))


def test_money_comes_first_and_is_right_to_the_euro() -> None:
    page = to_html(made(PAIRS["a small change"]))
    printed = folded(" ".join(reading_order_html(page)))
    money = printed.index("Het geld")
    assert money < printed.index("Maatregelen")
    assert "Begroot € 95.000 € 91.500 - € 3.500" in printed.replace("\xa0", " ")
    assert "Schoolbesturen € 5.000 € 1.500 - € 3.500" in printed.replace("\xa0", " ")


def test_the_word_file_opens_and_says_what_changed(tmp_path: Path) -> None:
    target = tmp_path / "nota.docx"
    make_change_note(*PAIRS["a small change"], NAMES, CONTENT, target, made_on=MADE_ON)
    texts = [each.text for each in docx.Document(str(target)).paragraphs]
    assert any("<b>Zomer</b> {{ 7*7 }}" in text for text in texts)
    assert "Vervallen actie: Locatie huren" in texts


def test_another_ending_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="txt"):
        make_change_note(plan(), plan(), NAMES, CONTENT, tmp_path / "n.txt", made_on=date.today())
