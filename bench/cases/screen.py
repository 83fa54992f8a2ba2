"""What is on the screen, and when: our first page and an open plan beside LibreOffice Writer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from bench import office, plans
from bench.case import Absent, Case, Figure, Goal, Sampler, Samplers, Screen
from bench.cases.start import list_plans
from bench.framebuffer import VARIABLE, Framebuffer, painted_after, wait_until
from bench.programs.started import STARTED
from npo_wizard import content
from npo_wizard.plan.history import History
from npo_wizard.report.build import make
from npo_wizard.storage.planfile import write_new

BARE, START, PLAN = "bare Qt window", "start page", "a plan of 10 measures"
WRITER, ODT = "Writer, empty page", "Writer, the same text"
_MEASURES = 10
_FAREWELL_S = 20.0


@contextmanager
def _prepare(folder: Path) -> Iterator[Samplers]:
    if VARIABLE not in os.environ:
        yield dict.fromkeys((BARE, START, PLAN, WRITER, ODT), Absent("Xvfb is not installed"))
        return
    list_plans()
    plan = folder / "plan.npoplan"
    write_new(plan, plans.view(_MEASURES), History())
    yield {
        BARE: watched(_program("bare"), tells=True),
        START: watched(_program("ours"), tells=True),
        PLAN: _opening(watched(_program("ours", "--plan", str(plan)), tells=True)),
        **_writer(folder),
    }


def _writer(folder: Path) -> Samplers:
    profile = folder / "profile"
    words = office.command(profile)
    if words is None:
        return dict.fromkeys((WRITER, ODT), Absent(office.ABSENT))
    docx = folder / "plan.docx"
    make(plans.view(_MEASURES), content.load(), docx, kind="publiek", made_on=date(2026, 1, 1))
    odt = office.convert(profile, docx, "odt", folder)
    return {
        WRITER: watched([*words, "--writer"]),
        ODT: _opening(watched([*words, str(odt)])),
    }


def _opening(sampler: Sampler) -> Sampler:
    """Say also that what is painted is a document that was opened."""

    def sample() -> dict[str, float]:
        took = sampler()["painted"]
        return {"painted": took, "opened": took}

    return sample


def _program(name: str, *words: str) -> list[str]:
    return [sys.executable, "-m", f"bench.programs.{name}", "--stay", *words]


def watched(command: list[str], *, tells: bool = False) -> Sampler:
    """Start a program, watch the screen until it comes to rest, and end the program.

    tells: it says when it is there; until then the screen rests only because it is busy. Such a
    program is asked to end: one that is killed has work to bring back at the next start, which
    is another picture.
    """
    end = signal.SIGTERM if tells else signal.SIGKILL

    def sample() -> dict[str, float]:
        screen = Framebuffer()
        empty = screen.look()
        with TemporaryFile() as said:

            def is_there() -> bool:
                return not tells or os.fstat(said.fileno()).st_size > 0

            began = time.monotonic()
            with _running(command, said, end):
                took = painted_after(screen, began, is_there)
        wait_until(screen, empty)
        return {"painted": took * 1e3}

    return sample


@contextmanager
def _running(command: list[str], said: IO[bytes], end: signal.Signals) -> Iterator[None]:
    program = subprocess.Popen(
        command,
        env={**os.environ, STARTED: str(time.monotonic_ns())},
        stdout=said,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        os.killpg(program.pid, end)
        program.wait(_FAREWELL_S)


CASES = [
    Case(
        "screen",
        "from asking for a program to a screen that looks as it will stay",
        (
            Figure(
                "painted", "95 of 100 points of the window are as they stay", "ms", WRITER,
                (Goal(START, 0.5),),
            ),
            Figure("opened", "the same, of a document", "ms", ODT, (Goal(PLAN, 1.0),)),
        ),
        _prepare,
        rounds=5,
        warm_ups=1,
        screen=Screen.SERVER,
        limit=400.0,
    ),
]  # fmt: skip
