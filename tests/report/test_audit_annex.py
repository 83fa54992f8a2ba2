"""The annex with the pre-test is one page whatever the plan, and says where the answers stand."""

import re
from pathlib import Path

import pikepdf
import pytest

from npo_wizard import rules
from npo_wizard.plan.edits import apply
from npo_wizard.plan.fields import EUROS_MAX
from npo_wizard.plan.nouns import Measure, MeasureCost, Plan
from npo_wizard.plan.view import PlanView
from npo_wizard.report import build
from npo_wizard.report.document.texts import texts
from npo_wizard.report.pdf.pages import lay_out
from npo_wizard.report.style import style
from npo_wizard.rules.acceptance import accept_all
from tests.examples.reading import VIEWS
from tests.report.examples import CONTENT, MADE_ON
from tests.report.test_one_page import LONG, large
from tests.rules.broken_plan import broken_plan

EMPTY = PlanView.of([Plan(id="plan", profile="npo-2021-2025")])
ANNEX = "bijlage-voortoets"


def rich(view: PlanView) -> PlanView:
    """The same plan with the largest amounts that fit."""
    for measure in view.rows(Measure):
        fields = {"measure_id": measure.id, "stream_id": "spuk", "planned_eur": EUROS_MAX}
        view = view.with_row(
            MeasureCost(id=f"{measure.id}:x", year=2023, spent_eur=EUROS_MAX, **fields)
        )
    return view


PLANS = {
    "empty": EMPTY,
    "broken": broken_plan(),
    "example": VIEWS["voorbeeldstad"],
    "largest": rich(large(LONG * 20)),
}


@pytest.mark.parametrize("view", PLANS.values(), ids=PLANS.keys())
def test_it_is_one_page_and_names_the_page_of_each_chapter(view: PlanView) -> None:
    printed = build.document(view, CONTENT, made_on=MADE_ON)
    plan = lay_out(printed, style())
    own = [number for number, (section, _) in enumerate(plan.pages, 1) if section.id == ANNEX]
    assert len(own) == 1
    chapters = ("resultaten", "maatregelen", "begroting", "meten", "uitvoering")
    assert all(0 < plan.page_of[each] < own[0] for each in chapters)


def test_the_pdf_says_on_which_page_an_answer_stands(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    build.make(VIEWS["waterdorp"], CONTENT, target, made_on=MADE_ON)
    printed = build.document(VIEWS["waterdorp"], CONTENT, made_on=MADE_ON)
    plan = lay_out(printed, style())
    with pikepdf.open(target) as file:
        assert len(file.pages) == len(plan.pages)
    pypdfium2 = pytest.importorskip("pypdfium2")
    number = next(n for n, (section, _) in enumerate(plan.pages) if section.id == ANNEX)
    text = pypdfium2.PdfDocument(target)[number].get_textpage().get_text_range()
    said = [int(each) for each in re.findall(r"p\.\s(\d+)", text)]
    assert len(said) == 12
    assert said[0] == plan.page_of["resultaten"]
    assert said[-1] == plan.page_of["maatregelen"]


def test_every_accepted_point_is_printed_with_its_reason() -> None:
    view = broken_plan()
    found = rules.judge(view, CONTENT, MADE_ON).open
    reason = "Hierover besluit de stuurgroep <in maart>."
    accepted = apply(view, accept_all(view, found, reason, on=MADE_ON)).view
    said = list(texts(build.document(accepted, CONTENT, made_on=MADE_ON)))
    assert said.count(reason) == len({(f.rule_id, f.place) for f in found})
    assert all(any(f.sentence.split("'")[0] in each for each in said) for f in found)


def test_without_accepted_points_there_is_no_annex_for_them() -> None:
    said = list(texts(build.document(VIEWS["waterdorp"], CONTENT, made_on=MADE_ON)))
    assert "Bijlage: voortoets" in said
    assert "Bijlage: geaccepteerde punten" not in said
