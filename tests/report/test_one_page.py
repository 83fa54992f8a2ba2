"""The summary stands on one page whatever the plan, and says where the rest is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npo_wizard.plan.nouns import Decision, Measure, Need, Partner, Result
from npo_wizard.plan.view import PlanView
from npo_wizard.report import build
from npo_wizard.report.compose import BREVITIES, compose
from npo_wizard.report.document.nodes import Document
from npo_wizard.report.document.texts import texts
from npo_wizard.report.pdf.writer import summary_fits
from npo_wizard.report.style import style
from tests.report.examples import CONTENT, MADE_ON
from tests.small_plan import plan

LONG = "Deze zin is niet zo lang, maar hij komt heel vaak terug. "
TEXTS = {
    "30,000 characters": (LONG * 600)[:30_000],
    "one word": "W" * 30_000,
    "lines": "a\n" * 3000,
    "paragraphs": "a\n\n" * 3000,
    "wide signs": "€@W " * 5000,
    "emoji": "🎉 " * 3000,
}


def large(text: str, count: int = 80) -> PlanView:
    """A plan with much of everything, and a text wherever one is on the page."""
    line = " ".join(text.split())[:200] or "x"
    rows = [
        row
        for n in range(count)
        for row in (
            Need(id=f"n{n}", statement=line, priority="hoog"),
            Result(id=f"r{n}", statement=line, need_ids=(f"n{n}",)),
            Partner(id=f"p{n}", name=line),
            Measure(id=f"m{n}", title=line, result_ids=(f"r{n}",), lead_id=f"p{n}", position=n,
                    start_on=date(2023, 1, 1), end_on=date(2024, 6, 1)),
        )
    ]  # fmt: skip
    decision = Decision(id="d", who=line, due_on=date(2023, 5, 1), state="gepland")
    changes = {"summary": text, "requested_decision": text, "title": line, "contact": line}
    return plan(*rows, decision, plan=changes)


def made(view: PlanView, kind: str) -> Document:
    return build.document(view, CONTENT, kind=kind, made_on=MADE_ON)


@pytest.mark.parametrize("kind", ["publiek", "samenvatting"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_one_page_of_the_largest_plans(text: str, kind: str) -> None:
    assert summary_fits(made(large(text), kind))


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=1500), st.integers(0, 12))
def test_one_page_of_any_plan(text: str, count: int) -> None:
    assert summary_fits(made(large(text, count), "samenvatting"))


def test_what_is_shortened_says_where_the_rest_is() -> None:
    said = " ".join(texts(made(large(LONG * 500), "samenvatting")))
    assert "Meer hierover staat in het plan, hoofdstuk 1." in said
    assert "Alle behoeften staan in het plan, hoofdstuk 3." in said


def test_a_small_plan_is_not_shortened() -> None:
    usual = compose(plan(), CONTENT, (), made_on=MADE_ON, kind="samenvatting")
    shortest = compose(
        plan(), CONTENT, (), made_on=MADE_ON, kind="samenvatting", brief=BREVITIES[-1]
    )
    assert usual != shortest or "hoofdstuk" not in usual
    assert "Meer hierover" not in " ".join(texts(made(plan(), "samenvatting")))


def test_type_made_smaller_to_fit_stays_readable() -> None:
    assert min(look.size for look in style().scaled(0.5).texts.values()) == 8.0
