"""The open findings of one view of the plan, looked up by place: what is asked costs what is found.

Made once for each verdict, beside the window.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from npo_wizard.rules.finding import Finding


class Found:
    """Findings by row, by noun and by page, in the order in which they came."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self._all = list(findings)
        self._by_row: dict[tuple[str, str], list[Finding]] = {}
        self._by_noun: dict[str, list[Finding]] = {}
        self._by_step: dict[str, list[Finding]] = {}
        self._counts: dict[str, dict[str, int]] = {}
        for each in self._all:
            place = each.place
            self._by_row.setdefault((place.noun, place.row_id), []).append(each)
            self._by_noun.setdefault(place.noun, []).append(each)
            self._by_step.setdefault(place.step, []).append(each)
            if str(each.severity) != "hint":
                counts = self._counts.setdefault(place.noun, {})
                counts[place.row_id] = counts.get(place.row_id, 0) + 1

    def at(
        self, noun: str = "", row_id: str = "", field: str = "", step: str = ""
    ) -> tuple[Finding, ...]:
        """Return the findings at a place; what is left empty makes no difference."""
        if noun and row_id:
            near = self._by_row.get((noun, row_id), [])
        elif noun:
            near = self._by_noun.get(noun, [])
        elif step:
            near = self._by_step.get(step, [])
        else:
            near = self._all
        if field or (row_id and not noun) or (step and noun):
            near = [
                each
                for each in near
                if (not row_id or each.place.row_id == row_id)
                and (not field or each.place.field == field)
                and (not step or each.place.step == step)
            ]
        return tuple(near)

    def counts(self, noun: str) -> Mapping[str, int]:
        """Return how many findings each row of a noun has that are more than a hint."""
        return self._counts.get(noun, {})
