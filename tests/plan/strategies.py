"""Hypothesis strategies for plans: values for each kind of field, edits that fit a view, plans."""

from datetime import date
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from npo_wizard.plan import compose, edits
from npo_wizard.plan.edits import Batch, Edit, SetField
from npo_wizard.plan.fields import EUROS_MAX, YEAR_MAX, YEAR_MIN, FieldSpec, Kind, specs
from npo_wizard.plan.nouns import (
    NOUNS,
    FundingStream,
    Measure,
    Noun,
    Partner,
    Plan,
)
from npo_wizard.plan.view import PlanView

calm = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""For tests that draw whole plans: that takes longer than Hypothesis expects."""

AWKWARD = (
    "'; DROP TABLE plan; --",
    "<b>vet</b> & {{ 7*7 }}",
    "../../etc/passwd",
    "עברית ואז Nederlands",
    "👩‍👧‍👦 gezin",
    'Zij zei: "ja"',
    "regel een\nregel twee\ttab",
    "e\u0301 en é",
    "x" * 2000,
)
texts = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=40))
_PLAIN: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.LINE: texts,
    Kind.TEXT: texts,
    Kind.DATA: st.text(max_size=40),
    Kind.NUMBER: st.none() | st.integers(0, EUROS_MAX),
    Kind.EUROS: st.none() | st.integers(0, EUROS_MAX),
    Kind.BALANCE: st.none() | st.integers(-EUROS_MAX, EUROS_MAX),
    Kind.YEAR: st.none() | st.integers(YEAR_MIN, YEAR_MAX),
    Kind.DAY: st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    Kind.FLAG: st.none() | st.booleans(),
    Kind.LISTED: st.sampled_from(("", "huur", "leefdomein-1", "weg \"'")),
    Kind.LISTED_MANY: st.lists(st.sampled_from("abcd"), unique=True, max_size=4).map(tuple),
}
_COMPOSED_ONLY = {"measure_cost", "report_year", "building_block_score", "answer", "plan"}
FREE_NOUNS = [noun for name, noun in NOUNS.items() if name not in _COMPOSED_ONLY]
"""Nouns whose rows the user adds one by one."""


def values(spec: FieldSpec, view: PlanView) -> st.SearchStrategy[Any]:
    """Values that a field accepts in this view."""
    if spec.name == "position":
        return st.integers(0, 50)
    if spec.choices is not None:
        chosen = st.sampled_from(list(spec.choices))
        return chosen | st.none() if spec.default is None else chosen
    if spec.kind not in (Kind.LINK, Kind.LINKS, Kind.OWNER):
        return _PLAIN[spec.kind]
    ids = list(view.tables[str(spec.target)])
    if spec.kind is Kind.LINKS:
        return (
            st.lists(st.sampled_from(ids), unique=True, max_size=4).map(tuple)
            if ids
            else st.just(())
        )
    if spec.kind is Kind.LINK:
        return st.none() | st.sampled_from(ids) if ids else st.none()
    return st.sampled_from(ids) if ids else st.nothing()


def _fields(noun: type[Noun], view: PlanView) -> st.SearchStrategy[dict[str, Any]]:
    known = {n: values(s, view) for n, s in specs(noun).items() if n not in ("id", "position")}
    owners = {s.name for s in specs(noun).values() if s.kind is Kind.OWNER}
    needed = {name: known.pop(name) for name in owners}
    return st.fixed_dictionaries(needed, optional=known)


def _can_be_added(noun: type[Noun], view: PlanView) -> bool:
    owners = [str(s.target) for s in specs(noun).values() if s.kind is Kind.OWNER]
    return all(view.tables[owner] for owner in owners)


@st.composite
def additions(draw: st.DrawFn, view: PlanView) -> Edit:
    """Add a row of any noun that can be added now."""
    noun = draw(st.sampled_from([n for n in FREE_NOUNS if _can_be_added(n, view)]))
    return compose.add(view, noun, **draw(_fields(noun, view)))


@st.composite
def field_edits(draw: st.DrawFn, view: PlanView) -> Edit:
    """Give a field of a row that exists another value."""
    row = draw(st.sampled_from([row for row in view.all_rows() if not edits.is_locked(row)]))
    spec = draw(st.sampled_from([s for s in specs(type(row)).values() if s.name != "id"]))
    is_in_id = row.NAME in _COMPOSED_ONLY and spec.kind is Kind.YEAR  # a cell is in a fixed year
    if spec.kind is Kind.OWNER or is_in_id:
        spec = specs(type(row))["position"]
    return SetField(row.NAME, row.id, spec.name, draw(values(spec, view)))


@st.composite
def row_edits(draw: st.DrawFn, view: PlanView) -> Edit:
    """Remove, copy or move a row; where there is none, give the plan a title."""
    rows = [r for r in view.all_rows() if r.NAME != Plan.NAME and not edits.is_locked(r)]
    if not rows:
        return SetField("plan", "plan", "title", draw(texts))
    row = draw(st.sampled_from(rows))
    can_be_copied = type(row) in FREE_NOUNS
    way = draw(st.sampled_from(("remove", "move", "copy") if can_be_copied else ("remove", "move")))
    if way == "copy":
        return compose.duplicate(view, row.NAME, row.id)
    if way == "move":
        moved = compose.move(view, row.NAME, row.id, draw(st.integers(-3, 3)))
        return moved if moved is not None else Batch(())
    return compose.remove(view, row.NAME, row.id)


@st.composite
def cell_edits(draw: st.DrawFn, view: PlanView) -> Edit:
    """Fill a cell of the cost grid, a score, a report year, or an answer."""
    measures, streams = view.rows(Measure), view.rows(FundingStream)
    euros = st.none() | st.integers(0, EUROS_MAX)
    if measures and streams and draw(st.booleans()):
        measure, stream = draw(st.sampled_from(measures)), draw(st.sampled_from(streams))
        field = draw(st.sampled_from(("planned_eur", "spent_eur")))
        year = draw(st.integers(2021, 2026))
        cost = compose.set_cost(view, measure.id, stream.id, year, field, draw(euros))
        return cost if cost is not None else Batch(())
    if measures and draw(st.booleans()):
        measure, block = draw(st.sampled_from(measures)), draw(st.sampled_from("abc"))
        return compose.set_score(view, measure.id, block, "note", draw(texts))
    if draw(st.booleans()):
        value = draw(st.none() | st.integers(0, EUROS_MAX))
        year = draw(st.integers(2021, 2026))
        stated = compose.set_report_year(view, year, "received_eur", value)
        return stated if stated is not None else Batch(())
    question = draw(st.sampled_from(("vraag.een", "stap.2")))
    return compose.set_answer(view, question, "text", draw(texts))


def any_edit(view: PlanView) -> st.SearchStrategy[Edit]:
    """Any edit that fits the view."""
    return st.one_of(additions(view), field_edits(view), cell_edits(view), row_edits(view))


@st.composite
def plans(draw: st.DrawFn, max_edits: int = 12) -> PlanView:
    """A plan made by a series of edits, with something to link to from the start."""
    view = PlanView.of([])
    for noun in (Partner, FundingStream, Measure):
        view = edits.apply(view, compose.add(view, noun)).view
    for _ in range(draw(st.integers(0, max_edits))):
        view = edits.apply(view, draw(any_edit(view))).view
    return view
