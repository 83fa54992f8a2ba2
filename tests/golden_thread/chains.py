"""Small plans with any links at all, each row by a name of its own."""

from hypothesis import strategies as st

from npo_wizard.plan.choices import Priority
from npo_wizard.plan.nouns import (
    FundingStream,
    Measure,
    MeasureCost,
    Monitoring,
    Need,
    Noun,
    Partner,
    Result,
)
from npo_wizard.plan.view import PlanView
from tests.small_plan import cost

Draw = st.DrawFn


def _ids(letter: str, count: int) -> list[str]:
    return [f"{letter}{n}" for n in range(count)]


def _some(draw: Draw, ids: list[str]) -> tuple[str, ...]:
    return tuple(draw(st.lists(st.sampled_from(ids), unique=True, max_size=3))) if ids else ()


def _one(draw: Draw, ids: list[str]) -> str | None:
    return draw(st.none() | st.sampled_from(ids)) if ids else None


@st.composite
def chains(draw: Draw) -> PlanView:
    """Draw a plan of at most a few rows of each kind, with any links between them."""
    counts = [draw(st.integers(0, most)) for most in (4, 4, 4, 3, 2, 3)]
    needs, results, measures, partners, streams, watched = map(_ids, "nrmpst", counts)
    rows: list[Noun] = [
        *(
            Need(
                id=i, statement=f"Nood {i}", domain=draw(st.sampled_from(("a", "b"))),
                priority=draw(st.sampled_from(Priority)),
            )
            for i in needs
        ),
        *(Partner(id=i, name=f"Partner {i}", role="x" * draw(st.integers(0, 1))) for i in partners),
        *(FundingStream(id=i, name=f"Stroom {i}") for i in streams),
        *(Result(id=i, statement=f"Doel {i}", need_ids=_some(draw, needs)) for i in results),
        *(
            Measure(
                id=i, title=f"Daad {i}", result_ids=_some(draw, results),
                lead_id=_one(draw, partners), partner_ids=_some(draw, partners),
            )
            for i in measures
        ),
        *(
            Monitoring(
                id=i, what=f"Blik {i}", result_id=_one(draw, results),
                measure_id=_one(draw, measures), owner_id=_one(draw, partners),
            )
            for i in watched
        ),
    ]  # fmt: skip
    for measure in measures:
        amounts = draw(st.sampled_from((None, 0, 500)))
        rows += [cost(measure, each, 2022, amounts) for each in _some(draw, streams)]
    return PlanView.of(row.model_copy(update={"position": n}) for n, row in enumerate(rows))


def links_of(view: PlanView) -> set[tuple[str, str]]:
    """Find the links by looking at every pair of rows."""
    rows = {noun: view.rows(noun) for noun in (Need, Result, Measure, Partner, Monitoring)}
    costs = view.rows(MeasureCost)
    paid = {(c.measure_id, c.stream_id) for c in costs if c.planned_eur or c.spent_eur}
    return {
        *((f"need:{n.id}", f"result:{r.id}") for n in rows[Need] for r in rows[Result]
          if n.id in r.need_ids),
        *((f"result:{r.id}", f"measure:{m.id}") for r in rows[Result] for m in rows[Measure]
          if r.id in m.result_ids),
        *((f"measure:{m.id}", f"partner:{p.id}") for m in rows[Measure] for p in rows[Partner]
          if p.id == m.lead_id or p.id in m.partner_ids),
        *((f"measure:{m}", f"money:{s}") for m, s in paid),
        *((f"result:{r.id}", f"monitoring:{t.id}") for r in rows[Result] for t in rows[Monitoring]
          if t.result_id == r.id),
        *((f"measure:{m.id}", f"monitoring:{t.id}") for m in rows[Measure]
          for t in rows[Monitoring] if t.measure_id == m.id),
        *((f"partner:{p.id}", f"monitoring:{t.id}") for p in rows[Partner]
          for t in rows[Monitoring] if t.owner_id == p.id),
    }  # fmt: skip
