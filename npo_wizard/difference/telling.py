"""The difference of two plans as people tell it: money first, then goals, measures and the rest.

Everything that differs is told, in full: nobody needs the two plans beside it to know what the
second one says. Notes and versions are no part of what a plan says, and are not told.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from npo_wizard.content.schema import Content
from npo_wizard.difference.money import MoneyChange, money_change
from npo_wizard.difference.teller import Teller
from npo_wizard.difference.told import Group
from npo_wizard.plan import nouns
from npo_wizard.plan.compare import Difference, Sort, compare
from npo_wizard.plan.nouns import NOUNS, Noun
from npo_wizard.plan.view import PlanView

NOT_TOLD: tuple[type[Noun], ...] = (nouns.Note, nouns.Version)
"""Nouns that are no part of what a plan says."""
_GROUPS: tuple[tuple[str, tuple[type[Noun], ...]], ...] = (
    ("Geld", (nouns.FundingStream, nouns.MeasureCost)),
    ("Resultaten", (nouns.Result,)),
    ("Maatregelen", (nouns.Measure, nouns.BuildingBlockScore)),
    ("Behoeften en bronnen", (nouns.Need, nouns.Source)),
    ("Meten", (nouns.Monitoring, nouns.Measurement)),
    ("Partners en samenwerking", (nouns.Partner, nouns.Body, nouns.Consultation, nouns.Decision)),
    ("Uitvoering", (nouns.Action, nouns.Risk)),
    ("Antwoorden op vragen", (nouns.Answer,)),
    ("Het plan zelf", (nouns.Plan,)),
)
"""In which order the changes are told; a noun without a place here comes last, by its own name."""


@dataclass(frozen=True)
class Telling:
    """All that differs between two plans, in the order in which it is told."""

    difference: Difference
    money: MoneyChange
    groups: tuple[Group, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both plans say the same."""
        return not self.groups

    def count(self, sort: Sort) -> int:
        """How many rows came, went or differ."""
        return sum(row.sort is sort for group in self.groups for row in group.rows)

    @property
    def summary(self) -> str:
        """How much changed, in one sentence."""
        if self.is_empty:
            return "Er is niets veranderd."
        words = ((Sort.ADDED, "nieuw"), (Sort.CHANGED, "gewijzigd"), (Sort.DROPPED, "vervallen"))
        counts = [f"{self.count(sort)} {word}" for sort, word in words if self.count(sort)]
        return f"Wat er is veranderd: {', '.join(counts)}."


def tell(old: PlanView, new: PlanView, content: Content) -> Telling:
    """Return what differs between two plans, in words."""
    found = compare(old, new, without=NOT_TOLD)
    groups = tuple(_groups(Teller(found, content)))
    return Telling(found, money_change(found.old, found.new, content), groups)


def _groups(teller: Teller) -> Iterator[Group]:
    placed = {noun for _, members in _GROUPS for noun in members}
    others = [noun for noun in NOUNS.values() if noun not in (*placed, *NOT_TOLD)]
    unplaced = [(teller.content.words.noun(n.NAME).plural.capitalize(), (n,)) for n in others]
    for title, members in (*_GROUPS, *unplaced):
        rows = tuple(row for noun in members for row in teller.rows(noun))
        if rows:
            yield Group(title, rows)
