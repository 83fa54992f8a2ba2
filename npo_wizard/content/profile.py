"""A programme profile: all that belongs to one programme and not to the seven steps."""

from datetime import date
from typing import Literal

from npo_wizard.content.base import Item, ItemId, Listed, Said

SisaAmount = Literal["spent", "spent_before", "spent_so_far"]
"""Spent in the report year, in the years before it, or up to and including it."""


class PeriodRule(Item):
    """In which days money could be spent, as it was laid down between two days."""

    valid_from: date
    valid_until: date | None = None
    spend_from: date
    spend_until: date
    source: Said

    def holds_on(self, day: date) -> bool:
        """Whether this was the rule on that day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


class RuleNumber(Item):
    """The number that a rule reckons with in this programme, as it held between two days."""

    rule: str
    number: int
    valid_from: date
    valid_until: date | None = None
    source: Said

    def holds_on(self, day: date) -> bool:
        """Whether this was the number on that day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


class Purpose(Listed):
    """What money of the programme may be spent on."""

    short: Said
    shown_apart: bool = False
    """Its sum must be shown apart in the account."""
    needs_additional: bool = False
    """Only for work on top of what the municipality does anyway."""


class SchoolIntervention(Listed):
    """What schools could choose from; the number is the one printed with it, where found."""

    area: Said
    effect_first: int | None = None
    effect_later: int | None = None


class Condition(Listed):
    """What the programme asks of a plan or of the way it was made."""

    rule: str = ""
    """Id of the rule that checks it; empty when a person must."""


class SisaRow(Listed):
    """One row of the yearly account: which amount, and of which purposes (none: of all)."""

    amount: SisaAmount
    purposes: tuple[ItemId, ...] = ()


class Sisa(Item):
    """How the grant is accounted for each year; to be checked with the guide of that year."""

    code: str = ""
    """Code of the grant in the account; shown only when an editor has filled it in."""
    remark: Said
    rows: tuple[SisaRow, ...]


class Profile(Item):
    """One programme with its periods, purposes, lists and conditions."""

    id: ItemId
    title: Said
    short: Said
    about: Said
    notice: str = ""
    """Sentence shown on screen about where the programme stands today."""
    grant: bool
    """Whether there is a grant with a spending period and an account."""
    grant_name: str = ""
    money_from: int | None = None
    """First calendar year of the account; None: the years of the plan itself."""
    money_until: int | None = None
    periods: tuple[PeriodRule, ...] = ()
    purposes: tuple[Purpose, ...]
    domains: tuple[Listed, ...]
    life_domains: tuple[Listed, ...]
    age_groups: tuple[Listed, ...]
    school_interventions: tuple[SchoolIntervention, ...] = ()
    conditions: tuple[Condition, ...] = ()
    sisa: Sisa | None = None
    rules_off: tuple[str, ...] = ()
    numbers: tuple[RuleNumber, ...] = ()
    """Numbers of rules that differ from the usual one."""

    def period_on(self, day: date) -> PeriodRule | None:
        """Return the spending period as it was laid down on a day, the last one after that."""
        held = [period for period in self.periods if period.holds_on(day)]
        return held[0] if held else None

    def number_on(self, rule_id: str, day: date) -> int | None:
        """Return the number of a rule as it held on a day; None: the usual one."""
        return next(
            (each.number for each in self.numbers if each.rule == rule_id and each.holds_on(day)),
            None,
        )

    @property
    def period(self) -> PeriodRule | None:
        """The spending period as it was laid down last; None without a grant."""
        return max(self.periods, key=lambda period: period.valid_from, default=None)

    def purpose(self, purpose_id: str) -> Purpose | None:
        """Return the spending purpose with this id, or None where the profile has no such one."""
        return next((each for each in self.purposes if each.id == purpose_id), None)
