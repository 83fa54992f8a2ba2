"""From values to medians, spread and ratios, and whether the goals are met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median, quantiles
from typing import Any

from bench.case import Case, Figure
from bench.turns import Outcome


@dataclass(frozen=True)
class Spread:
    """Median with the quartiles round it."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Summarise at least one value."""
        if len(values) == 1:
            return cls(values[0], values[0], values[0])
        low, _, high = quantiles(values, n=4, method="inclusive")
        return cls(median(values), low, high)


@dataclass(frozen=True)
class Row:
    """One variant of one figure: its value, its ratio to the floor, and its goal.

    n: how many runs counted. ratio: of pairs that were run right after each other; None where
    there is no floor. goal: in words, empty where there is none; is_met: None likewise.
    """

    case: str
    figure: str
    variant: str
    unit: str
    n: int
    value: Spread
    ratio: Spread | None
    goal: str = ""
    is_met: bool | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What the same row is known by in another run."""
        return self.case, self.figure, self.variant

    def data(self) -> dict[str, Any]:
        """The row as plain JSON values."""
        data: dict[str, Any] = _rounded(asdict(self))
        return data

    @classmethod
    def of_data(cls, data: dict[str, Any]) -> Row:
        """The row that `data` wrote."""
        ratio = data["ratio"]
        spreads = {"value": Spread(**data["value"]), "ratio": Spread(**ratio) if ratio else None}
        return cls(**{**data, **spreads})


def rows(case: Case, outcome: Outcome) -> list[Row]:
    """Summarise what a case gave, figure by figure."""
    return [
        _row(case, figure, variant, values, outcome.samples[figure.name].get(figure.floor, []))
        for figure in case.figures
        for variant, values in outcome.samples.get(figure.name, {}).items()
    ]


def _row(case: Case, figure: Figure, variant: str, values: list[float], floor: list[float]) -> Row:
    pairs = [one / other for one, other in zip(values, floor, strict=False) if other]
    value, ratio = Spread.of(values), Spread.of(pairs) if pairs else None
    goal = next((each for each in figure.goals if each.variant == variant), None)
    if goal is None:
        return Row(case.name, figure.name, variant, figure.unit, len(values), value, ratio)
    reached = (ratio.median if ratio else None) if goal.is_ratio else value.median
    return Row(
        case.name,
        figure.name,
        variant,
        figure.unit,
        len(values),
        value,
        ratio,
        goal=f"≤ {goal.at_most:g}{'×' if goal.is_ratio else f' {figure.unit}'}",
        is_met=None if reached is None else reached <= goal.at_most,
    )


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.4g}")
    return (
        {key: _rounded(each) for key, each in value.items()} if isinstance(value, dict) else value
    )
