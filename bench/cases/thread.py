"""Panning the drawing of the golden thread: a plan with 60 needs beside one with 6."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

from PySide6.QtWidgets import QApplication

from bench import plans
from bench.case import Case, Figure, Goal, Sampler, Samplers
from npo_wizard import content
from npo_wizard.golden_thread import graph
from ui import style
from ui.widgets.thread_map import thread_map
from ui.widgets.thread_view import ThreadView

SMALL, WIDE = "6 needs, 8 measures", "60 needs, 80 measures"
_SIZE = (1040, 560)
"""Pixels that the drawing has in a window of 1360 by 860."""
_STEP = 24
_FRAMES = 200


@contextmanager
def _prepare(folder: Path) -> Iterator[Samplers]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    style.apply_style(app, False, 100)
    views = {name: _shown(measures) for name, measures in ((SMALL, 8), (WIDE, 80))}
    yield {name: _panned(view) for name, view in views.items()}
    for view in views.values():
        view.close()


def _shown(measures: int) -> ThreadView:
    words = content.load()
    view = ThreadView()
    view.resize(*_SIZE)
    view.show_map(thread_map(graph(plans.view(measures), words), words))
    view.show()
    view.setFocus()
    QApplication.processEvents()
    return view


def _panned(view: ThreadView) -> Sampler:
    """Go down and up through the drawing; each step is painted before the next."""

    def sample() -> dict[str, float]:
        bar, step, taken = view.verticalScrollBar(), _STEP, []
        for _ in range(_FRAMES):
            if not bar.minimum() <= bar.value() + step <= bar.maximum():
                step = -step
            began = time.perf_counter()
            bar.setValue(bar.value() + step)
            view.viewport().repaint()
            taken.append((time.perf_counter() - began) * 1e3)
        cuts = quantiles(taken, n=100, method="inclusive")
        return {"p50": cuts[49], "p99": cuts[98]}

    return sample


CASES = [
    Case(
        "thread.pan",
        "one frame of the rode draad while it is panned, all of it painted anew",
        (
            Figure("p50", "half of the frames", "ms", SMALL, (Goal(WIDE, 16.0, is_ratio=False),)),
            Figure("p99", "all but one in a hundred", "ms", SMALL),
        ),
        _prepare,
        rounds=7,
        warm_ups=1,
    )
]
