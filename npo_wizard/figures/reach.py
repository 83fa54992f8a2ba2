"""Which measure serves which result in which life domain, and what nobody reaches."""

from dataclasses import dataclass

from npo_wizard.content.profile import Profile
from npo_wizard.plan.nouns import Measure, Result
from npo_wizard.plan.view import PlanView


@dataclass(frozen=True)
class CoverageRow:
    """What one measure reaches."""

    measure_id: str
    title: str
    result_ids: tuple[str, ...]
    life_domains: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """Which measure serves which result, in which life domain."""

    rows: tuple[CoverageRow, ...]
    results: tuple[tuple[str, str], ...]
    """Id and statement of every result."""
    life_domains: tuple[tuple[str, str], ...]
    """Id and title of every life domain of the programme."""
    uncovered: tuple[str, ...]
    """Ids of the life domains that no measure reaches."""


def coverage(view: PlanView, profile: Profile | None) -> Coverage:
    """Return which measure serves which result in which life domain, and what nobody reaches."""
    domains = tuple((each.id, each.title) for each in (profile.life_domains if profile else ()))
    rows = tuple(
        CoverageRow(m.id, m.title, m.result_ids, m.life_domains) for m in view.rows(Measure)
    )
    reached = {domain for row in rows for domain in row.life_domains}
    return Coverage(
        rows=rows,
        results=tuple((r.id, r.statement) for r in view.rows(Result)),
        life_domains=domains,
        uncovered=tuple(key for key, _ in domains if key not in reached),
    )
