"""What a rule finds: how serious it is, where it stands and what it says."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs; none of them stops the user."""

    MUST = "must"
    """The document stays a concept as long as it stands."""
    SHOULD = "should"
    HINT = "hint"


@dataclass(frozen=True)
class Place:
    """Where a finding is solved: a page, and there a row and field where these are known."""

    step: str
    """Id of a step or of another page."""
    noun: str = ""
    row_id: str = ""
    """Empty: the whole list of the noun."""
    field: str = ""
    """Empty: the whole row. `costs` and `scores` are the grids of a measure; the name of a noun
    stands for its rows that link to this one."""
    part: str = ""
    """Which of more findings of one rule at the same field: a year, or what was found there."""


@dataclass(frozen=True)
class Finding:
    """One broken rule at one place, in a Dutch sentence."""

    rule_id: str
    severity: Severity
    place: Place
    sentence: str
    source: str = ""
    """Where the rule comes from: an address, or "eigen toets"."""

    @property
    def group(self) -> str:
        """Return the kind of rule: `completeness`, `coherence`, `money` and so on."""
        return self.rule_id.partition(".")[0]
