"""The money of two plans side by side, in whole euros: in all, per stream, purpose and year.

All streams count, the grant and others, so that every part adds up to the same total.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from npo_wizard import figures
from npo_wizard.content.schema import Content
from npo_wizard.plan.view import PlanView
from npo_wizard.rules.dutch import euro

Key = TypeVar("Key", str, int)

_NO_PURPOSE = "Zonder bestedingsdoel"
_NO_YEAR = "Jaar onbekend"
_NO_NAME = "Geldstroom zonder naam"


@dataclass(frozen=True)
class MoneyLine:
    """One amount in the old and in the new plan, in whole euros; None: not known or not there."""

    title: str
    before: int | None
    after: int | None

    @property
    def change(self) -> int:
        """How much more it became; what is not known counts as nothing."""
        return (self.after or 0) - (self.before or 0)

    @property
    def is_changed(self) -> bool:
        """Whether it is another amount, or became known or unknown."""
        return self.before != self.after

    @property
    def words(self) -> tuple[str, str, str]:
        """Both amounts and what it became more or less, as they stand in a table."""
        return (_said(self.before), _said(self.after), _more(self.change))


def _said(amount: int | None) -> str:
    return "niet bekend" if amount is None else euro(amount)


def _more(amount: int) -> str:
    if not amount:
        return "gelijk"
    return f"{'+' if amount > 0 else '-'} {euro(abs(amount))}"


@dataclass(frozen=True)
class MoneyPart:
    """Lines that together make the total of what is planned, with that total."""

    title: str
    lines: tuple[MoneyLine, ...]
    total: MoneyLine


@dataclass(frozen=True)
class MoneyChange:
    """All amounts side by side. totals: granted, planned, spent, left; then the parts."""

    totals: tuple[MoneyLine, ...]
    streams: MoneyPart
    purposes: MoneyPart
    years: MoneyPart
    available: tuple[MoneyLine, ...]
    """What each stream gives."""

    @property
    def changed_parts(self) -> tuple[MoneyPart, ...]:
        """Of the parts those in which a line is another amount."""
        return tuple(part for part in self.parts if any(line.is_changed for line in part.lines))

    @property
    def parts(self) -> tuple[MoneyPart, ...]:
        """The three ways in which the same total is divided."""
        return (self.streams, self.purposes, self.years)

    @property
    def is_changed(self) -> bool:
        """Whether any amount is another one."""
        lines = [*self.totals, *self.available, *(line for p in self.parts for line in p.lines)]
        return any(line.is_changed for line in lines)


def money_change(old: PlanView, new: PlanView, content: Content) -> MoneyChange:
    """Return the money of two plans side by side."""
    before, after = figures.by_stream(old), figures.by_stream(new)
    names = {each.id: each.title or _NO_NAME for each in (*before, *after)}
    total = MoneyLine("Samen", figures.planned(old), figures.planned(new))
    planned = _lines(
        names, {each.id: each.planned for each in before}, {each.id: each.planned for each in after}
    )
    available = _lines(
        names, {each.id: each.amount for each in before}, {each.id: each.amount for each in after}
    )
    return MoneyChange(
        totals=tuple(_totals(old, new)),
        available=available,
        streams=MoneyPart("Begroot per geldstroom", planned, total),
        purposes=MoneyPart("Begroot per bestedingsdoel", _purposes(old, new, content), total),
        years=MoneyPart("Begroot per kalenderjaar", _years(old, new), total),
    )


def _totals(old: PlanView, new: PlanView) -> Iterator[MoneyLine]:
    yield MoneyLine("Toegekend", figures.granted(old), figures.granted(new))
    yield MoneyLine("Begroot", figures.planned(old), figures.planned(new))
    grant = [figures.planned(view, grant_only=True) for view in (old, new)]
    yield MoneyLine("Begroot uit de uitkering", *grant)
    yield MoneyLine("Uitgegeven", figures.spent(old), figures.spent(new))
    yield MoneyLine("Nog te verdelen", figures.left(old), figures.left(new))


def _lines(
    titles: Mapping[Key, str], before: Mapping[Key, int | None], after: Mapping[Key, int | None]
) -> tuple[MoneyLine, ...]:
    return tuple(MoneyLine(title, before.get(k), after.get(k)) for k, title in titles.items())


def _purposes(old: PlanView, new: PlanView, content: Content) -> tuple[MoneyLine, ...]:
    """Purposes with money in either plan, in the order of the programme."""
    titles: dict[str, str] = {}
    sums: list[dict[str, int | None]] = []
    for view in (old, new):
        table = figures.by_purpose_and_year(view, content.profile(view.plan.profile))
        titles |= {row.id: row.title or _NO_PURPOSE for row in table.rows}
        sums.append({row.id: row.total for row in table.rows if row.total})
    used = {key: title for key, title in titles.items() if key in sums[0] or key in sums[1]}
    return _lines(used, *sums)


def _years(old: PlanView, new: PlanView) -> tuple[MoneyLine, ...]:
    sums: list[dict[int, int | None]] = []
    for view in (old, new):
        found: dict[int, int | None] = {}
        for cost in figures.costs(view):
            year = cost.year or figures.NO_YEAR
            if cost.planned_eur:
                found[year] = (found.get(year) or 0) + cost.planned_eur
        sums.append(found)
    years = sorted(set(sums[0]) | set(sums[1]))
    return _lines({year: str(year) if year else _NO_YEAR for year in years}, *sums)
