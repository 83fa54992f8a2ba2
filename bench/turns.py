"""Runs the variants of a case in turn (A B A B), so that a slow minute hits them all alike."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.case import Absent, Case, Sampler, Samplers

Samples = dict[str, dict[str, list[float]]]
"""Values per figure and variant, in the order of the rounds."""


@dataclass
class Outcome:
    """What a case gave: the values, and why a variant has none."""

    samples: Samples = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)


def measure(case: Case, folder: Path, rounds: int | None = None) -> Outcome:
    """Run a case in a scratch folder."""
    count = case.rounds if rounds is None else rounds
    with case.prepare(folder) as samplers:
        outcome = Outcome(absent={n: s.why for n, s in samplers.items() if isinstance(s, Absent)})
        for turn in range(-case.warm_ups, count):
            for name, sampler in _present(samplers).items():
                # What an earlier turn left behind is nobody's cost.
                gc.collect()
                figures = sampler()
                if turn >= 0:
                    _note(outcome.samples, name, figures)
    return outcome


def _present(samplers: Samplers) -> dict[str, Sampler]:
    return {name: each for name, each in samplers.items() if not isinstance(each, Absent)}


def _note(samples: Samples, variant: str, figures: Mapping[str, float]) -> None:
    for figure, value in figures.items():
        samples.setdefault(figure, {}).setdefault(variant, []).append(float(value))
