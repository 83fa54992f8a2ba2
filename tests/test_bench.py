"""The bench runs in turn, drops its warm-ups, gives ratios, and remembers them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench import __main__ as command
from bench import case as cases
from bench import framebuffer, plans, results, table
from bench.case import Absent, Case, Figure, Goal, Samplers
from bench.results import Run
from bench.summary import Spread, rows
from bench.turns import Outcome, measure
from npo_wizard.plan.nouns import Measure

FIGURES = (Figure("time", "how long", "ms", "floor", (Goal("ours", 2.0), Goal("slow", 2.0))),)


def case_of(samplers: Samplers, **more: int) -> Case:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Samplers]:
        yield samplers

    return Case("proof", "a proof", FIGURES, prepare, **{"rounds": 2, "warm_ups": 1, **more})


def run_of(**samples: list[float]) -> Run:
    made = Run("2026-01-02T03:04:05+01:00", "abc", {"cores": "2"})
    made.rows.extend(rows(case_of({}), Outcome({"time": samples})))
    return made


def test_variants_run_in_turn_and_warm_ups_do_not_count(tmp_path):
    order = []

    def sampler(name: str, values: list[float]):
        def sample() -> dict[str, float]:
            order.append(name)
            return {"time": values.pop(0)}

        return sample

    samplers = {
        "floor": sampler("floor", [100, 1, 2]),
        "ours": sampler("ours", [100, 3, 4]),
        "peer": Absent("not installed"),
    }
    outcome = measure(case_of(samplers), tmp_path)
    assert order == ["floor", "ours"] * 3
    assert outcome.samples == {"time": {"floor": [1, 2], "ours": [3, 4]}}
    assert outcome.absent == {"peer": "not installed"}


def test_a_ratio_is_taken_pair_by_pair_and_held_against_the_goal():
    floor, ours, slow = run_of(
        floor=[1.0, 10.0, 2.0], ours=[2.0, 15.0, 4.0], slow=[3.0, 30.0, 6.0]
    ).rows
    assert floor.ratio == Spread(1, 1, 1)
    assert floor.is_met is None
    assert ours.value.median == 4
    assert ours.ratio == Spread(2, 1.75, 2)
    assert (ours.goal, ours.is_met) == ("≤ 2×", True)
    assert (slow.n, slow.is_met) == (3, False)


def test_a_run_comes_back_from_the_history_as_it_was(tmp_path):
    history = tmp_path / "history.jsonl"
    first, second = run_of(floor=[1.0], ours=[2.0]), run_of(floor=[1.0], ours=[5.0])
    for run in (first, second):
        results.keep(run, history)
    assert results.read(history) == [first, second]
    assert results.find("-1", history) == results.find("ab", history) == second
    assert results.find("1", history) == first
    assert results.find(str(history), tmp_path / "none") == second
    with pytest.raises(results.UnknownRun, match="no run is called 3"):
        results.find("3", history)


def test_two_runs_are_compared_by_their_ratios():
    shown = table.of_two(run_of(floor=[1.0], ours=[2.0]), run_of(floor=[9.0], ours=[45.0]))
    line = next(line for line in shown.splitlines() if line.startswith("proof / time / ours"))
    assert line.split()[-4:] == ["2×", "5×", "2.50", "more"]
    assert "proof / time / floor" not in shown


def test_the_table_says_what_was_missed_and_what_was_not_measured():
    run = run_of(floor=[1.0], ours=[1.0], slow=[9.0])
    run.absent["proof: peer"] = "not installed"
    shown = table.of_run(run)
    assert "goals met: 1 of 2\n  missed: proof / time / slow" in shown
    assert "not measured: proof: peer: not installed" in shown


def test_every_case_is_found_and_has_figures_with_a_floor_it_can_have(capsys):
    found = cases.known()
    assert {"start.memory", "autosave"} <= set(found)
    assert all(case.figures and case.what and case.rounds > 0 for case in found.values())
    assert command.main(["--list", "start"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        name for name in found if name.startswith("start")
    ]


def test_a_plan_to_measure_on_has_the_size_that_is_asked():
    assert len(plans.view(10).rows(Measure)) == 10
    small, large = (len(list(plans.view(size).all_rows())) for size in (10, 80))
    assert 6 < large / small < 9


class Screen:
    """Shows pictures of a hundred points, each for a number of looks."""

    def __init__(self, *shown: tuple[str, int]) -> None:
        self._shown = [
            tuple(p.encode() for p in text) for text, looks in shown for _ in range(looks)
        ]

    def look(self) -> tuple[bytes, ...]:
        return self._shown.pop(0) if len(self._shown) > 1 else self._shown[0]


def test_a_screen_is_painted_when_its_window_looks_as_it_stays(monkeypatch):
    clock = iter(number / 10 for number in range(10_000))
    monkeypatch.setattr("bench.framebuffer.time.monotonic", lambda: next(clock))
    monkeypatch.setattr("bench.framebuffer.time.sleep", lambda _: None)
    empty, grey, page = "." * 100, "g" * 40 + "." * 60, "p" * 40 + "." * 60
    blinking = "P" + page[1:]
    began = framebuffer.time.monotonic()
    screen = Screen((empty, 3), (grey, 4), (page, 2), (blinking, 2), (page, 1))
    took = framebuffer.painted_after(screen, began)
    # Two readings of the clock a look: the eighth look is the first that shows the page.
    assert took == pytest.approx(1.4)


def test_the_next_program_waits_until_the_window_of_the_last_is_gone(monkeypatch):
    slept: list[float] = []
    monkeypatch.setattr("bench.framebuffer.time.sleep", slept.append)
    framebuffer.wait_until(Screen(("p" * 100, 3), ("." * 100, 1)), Screen(("." * 100, 1)).look())
    assert len(slept) == 3
    clock = iter(range(10_000))
    monkeypatch.setattr("bench.framebuffer.time.monotonic", lambda: next(clock))
    with pytest.raises(TimeoutError, match="stayed"):
        framebuffer.wait_until(Screen(("p" * 100, 1)), Screen(("." * 100, 1)).look())
