"""What a keystroke and a step cost the window, on a small plan and on huge ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import plans
from bench.case import Case, Figure, Goal, Sampler, Samplers
from npo_wizard.plan.nouns import Measure
from npo_wizard.rules import Place

_FLOOR = str(plans.SIZES[0])
_FLAT = 1.3


@contextmanager
def _prepare(folder: Path) -> Iterator[Samplers]:
    # Imported here: to name the cases no window is needed.
    from bench.desk import desks

    views = {str(size): plans.view(size) for size in plans.SIZES}
    with desks(views, folder) as open_ones:
        yield {name: _sampler(desk) for name, desk in open_ones.items()}


def _sampler(desk: object) -> Sampler:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from bench.desk import Desk, cpu_of, rest
    from ui.widgets.field_row import FieldRow

    assert isinstance(desk, Desk)
    plan, bridge = desk.plan, desk.plan.bridge
    third = bridge.view.rows(Measure)[3]
    place_key = (Measure.NAME, third.id, "title")
    place = Place(bridge.content.steps[4].id, Measure.NAME, third.id, "title")

    def sample() -> dict[str, float]:
        desk.wizard.window.activateWindow()
        plan.go_to(place)
        rest()
        bridge.settle()
        bridge.keep()
        row = next(r for r in plan.pages.findChildren(FieldRow) if r.key == place_key)
        field = row.editor.focus_target()
        key = [cpu_of(lambda: QTest.keyClick(field, Qt.Key.Key_A)) for _ in range(5)]
        said = cpu_of(plan.pages.seal)
        # The judging itself happens beside the window, which only has to show what was found.
        # What falls due meanwhile runs out first, as it does there: it is no part of this figure.
        bridge._pause.stop()
        verdict = bridge._judged(bridge.view)
        rest()
        judged = cpu_of(lambda: bridge._take(verdict))
        bridge.settle()
        assert bridge.undo_label
        undone = cpu_of(plan._undo)
        bridge.settle()
        away = cpu_of(lambda: plan.show_page(bridge.content.steps[3].id))
        thread = cpu_of(lambda: plan.show_page("rode-draad"))
        return {
            "key": min(key),
            "said": said,
            "judged": judged,
            "undo": undone,
            "page": away,
            "thread": thread,
        }

    return sample


def _figure(name: str, what: str, *, is_flat: bool = True) -> Figure:
    """A figure; `is_flat`: it comes with a keystroke, so it should not grow with the plan."""
    goals = tuple(Goal(str(size), _FLAT) for size in plans.SIZES[1:] if is_flat)
    return Figure(name, what, "ms", _FLOOR, goals)


CASES = [
    Case(
        "growth",
        "what a keystroke and a step cost the window on plans of 10 to 1,000 measures",
        (
            _figure("key", "one letter typed and painted"),
            _figure("said", "the typed text taken into the plan, and shown"),
            _figure("judged", "the findings that came of it, shown"),
            _figure("undo", "that step taken back, and shown"),
            _figure("page", "another list shown that was seen before", is_flat=False),
            _figure("thread", "the golden thread shown again", is_flat=False),
        ),
        _prepare,
        rounds=7,
        warm_ups=2,
    )
]
