"""Tying a loose end: which rows can be linked to it, and the edit that does so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from npo_wizard.golden_thread.loose_ends import LooseEnd
from npo_wizard.plan.compose import add
from npo_wizard.plan.edits import AddRow, Batch, Edit, SetField, changed
from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.nouns import NOUNS
from npo_wizard.plan.view import PlanView, linked_ids

_FIELDS: Mapping[str, tuple[str, str]] = {
    "coherence.need_has_result": ("result", "need_ids"),
    "coherence.result_serves_need": ("result", "need_ids"),
    "coherence.result_has_measure": ("measure", "result_ids"),
    "coherence.measure_serves_result": ("measure", "result_ids"),
    "coherence.measure_has_lead": ("measure", "lead_id"),
    "coherence.result_has_monitoring": ("monitoring", "result_id"),
    "coherence.monitoring_has_owner": ("monitoring", ""),
    "coherence.partner_takes_part": ("measure", "partner_ids"),
}
"""For each rule the noun and field that keep the link; "" stands for the field of the loose end."""


@dataclass(frozen=True)
class Joint:
    """How a loose end is tied with one link, by choosing a row of a noun."""

    end: LooseEnd
    holder: str
    """Noun of the row that keeps the link: the loose row itself, or the row that is chosen."""
    field: str

    @property
    def is_own(self) -> bool:
        """Whether the loose row keeps the link itself."""
        return self.holder == self.end.noun

    @property
    def noun(self) -> str:
        """The noun of which a row is chosen."""
        return str(specs(NOUNS[self.holder])[self.field].target) if self.is_own else self.holder

    def choices(self, view: PlanView) -> tuple[str, ...]:
        """Return the ids of the rows that can be chosen.

        A row that already keeps its one link elsewhere is not among them: it would be torn loose.
        """
        rows = view.rows(NOUNS[self.noun])
        if self.is_own or self._is_many:
            return tuple(row.id for row in rows)
        return tuple(row.id for row in rows if not linked_ids(row, self.field))

    def tied(self, view: PlanView, chosen: str) -> Edit:
        """Return the edit that links a row."""
        holder, other = self.end.row_id, chosen
        if not self.is_own:
            holder, other = other, holder
        row = view.find(self.holder, holder)
        before = linked_ids(row, self.field) if row is not None else ()
        value: Any = tuple(dict.fromkeys((*before, other))) if self._is_many else other
        return SetField(self.holder, holder, self.field, value)

    def tied_to_new(self, view: PlanView, title: str) -> Edit:
        """Return the edit that makes a row of this title and links it; a too long one is refused.

        Raises InputRefused.
        """
        noun = NOUNS[self.noun]
        mine: Any = (self.end.row_id,) if self._is_many else self.end.row_id
        link = {} if self.is_own else {self.field: mine}
        added = changed(add(view, noun, **link).row, noun.TITLE, title)
        if not self.is_own:
            return AddRow(added)
        row = view.find(self.holder, self.end.row_id)
        before = linked_ids(row, self.field) if row is not None else ()
        value: Any = (*before, added.id) if self._is_many else added.id
        return Batch((AddRow(added), SetField(self.holder, self.end.row_id, self.field, value)))

    @property
    def _is_many(self) -> bool:
        return specs(NOUNS[self.holder])[self.field].kind is Kind.LINKS


def joint(end: LooseEnd) -> Joint | None:
    """Return how a loose end is tied; None where it asks for more than a link: costs, a date."""
    holder, field = _FIELDS.get(end.rule_id, ("", ""))
    field = field or end.field
    if not holder or specs(NOUNS[holder])[field].kind not in (Kind.LINK, Kind.LINKS):
        return None
    return Joint(end, holder, field)
