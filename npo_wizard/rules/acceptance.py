"""Open points that stay as they are, with a reason: kept in the plan, and never counted as open.

An acceptance is known by its rule and place, so it holds as long as the point is found there. One
whose point is gone does nothing; it is listed, and holds again when the point comes back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from npo_wizard.content.schema import Content
from npo_wizard.plan import compose
from npo_wizard.plan.edits import Batch, Edit, SetField
from npo_wizard.plan.nouns import Acceptance
from npo_wizard.plan.view import PlanView
from npo_wizard.rules.finding import Finding
from npo_wizard.rules.registry import findings

Key = tuple[str, str, str, str]
_PART = "#"


@dataclass(frozen=True)
class Accepted:
    """A point that is found, and why it stays."""

    finding: Finding
    acceptance: Acceptance


@dataclass(frozen=True)
class Judgement:
    """What was found in a plan: each point is either open or accepted."""

    open: tuple[Finding, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    idle: tuple[Acceptance, ...] = ()
    """Acceptances of points that are not found any more."""


def judge(view: PlanView, content: Content, today: date) -> Judgement:
    """Look at a plan as it is on a day."""
    return judged(view, findings(view, content, today))


def judged(view: PlanView, found: Iterable[Finding]) -> Judgement:
    """Part what is found in open and accepted; without a reason nothing is accepted."""
    by_key: dict[Key, Acceptance] = {}
    for row in sorted(view.rows(Acceptance), key=lambda row: row.id, reverse=True):
        if row.reason.strip():
            by_key[_key_of_row(row)] = row
    still_open: list[Finding] = []
    accepted: list[Accepted] = []
    for finding in found:
        row_of_it = by_key.get(_key(finding))
        if row_of_it is None:
            still_open.append(finding)
        else:
            accepted.append(Accepted(finding, row_of_it))
    held = {_key(each.finding) for each in accepted}
    idle = tuple(row for row in view.rows(Acceptance) if _key_of_row(row) not in held)
    return Judgement(tuple(still_open), tuple(accepted), idle)


def accept(view: PlanView, finding: Finding, reason: str, *, on: date, by: str = "") -> Edit:
    """Return the edit that accepts a point; a second reason comes in the place of the first."""
    rule, noun, row_id, field = _key(finding)
    for row in view.rows(Acceptance):
        if _key_of_row(row) == _key(finding):
            changes = {"reason": reason, "accepted_on": on, "accepted_by": by}
            edits = (SetField(row.NAME, row.id, name, value) for name, value in changes.items())
            return Batch(tuple(edits))
    return compose.add(
        view, Acceptance, rule=rule, on_noun=noun, on_id=row_id, on_field=field,
        reason=reason, accepted_on=on, accepted_by=by,
    )  # fmt: skip


def accept_all(view: PlanView, found: Iterable[Finding], reason: str, *, on: date) -> Edit:
    """Return the edit that accepts several points for one reason."""
    edits: list[Edit] = []
    for finding in {_key(each): each for each in found}.values():
        edit = accept(view, finding, reason, on=on)
        edits.append(edit)
    return Batch(tuple(edits))


def withdraw(view: PlanView, acceptance: Acceptance) -> Edit:
    """Return the edit that takes an acceptance back: where the point is found, it is open again."""
    return compose.remove(view, Acceptance.NAME, acceptance.id)


def _key(finding: Finding) -> Key:
    place = finding.place
    field = f"{place.field}{_PART}{place.part}" if place.part else place.field
    return finding.rule_id, place.noun, place.row_id, field


def _key_of_row(row: Acceptance) -> Key:
    return row.rule, row.on_noun, row.on_id, row.on_field
