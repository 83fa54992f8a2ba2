"""Make many generated plans and check their documents: `python -m tests.report.many 2000`.

Each plan has a number; the same number makes the same plan, so what fails can be made again with
`python -m tests.report.many --only NUMBER`, and a run that was stopped goes on with `--first`.
Each document is made as PDF, web page and Word file and goes through all checks. Worksheets hold
no more of a plan than its title and municipality: they are made of one plan in five, on A4 and A3
by turns. `--conforms-every N` lets veraPDF look at one plan in N instead of at all.
"""

import argparse
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pikepdf

from npo_wizard.plan.view import PlanView
from npo_wizard.report.sheets.workbook import xlsx_bytes
from tests.report.examples import CONTENT
from tests.report.generated import FORMS, MADE_ON, Form, faults
from tests.report.plans import LONGEST, MOST_MEASURES, grown, numbered

_SHOWN = 5  # faults that are told of one plan
_TOLD = 50  # plans after which progress is told
_SHEETS_EVERY = 5
_PLANS_PER_PROCESS = 40  # then a fresh one, so that memory stays what it is
_EMOJI = range(0x1F300, 0x1FAFF)
_ARABIC = range(0x600, 0x700)


@dataclass
class Checked:
    """What came of one plan; memory in megabytes."""

    number: int
    faults: list[str] = field(default_factory=list)
    pages: Counter = field(default_factory=Counter)
    seconds: float = 0.0
    memory: int = 0
    conforms: bool = False
    traits: list[str] = field(default_factory=list)


def check(number: int, *, every: int) -> Checked:
    """Make plan `number`, write its documents and check them."""
    started = time.monotonic()
    checked = Checked(number, conforms=number % every == 0)
    try:
        view = grown(numbered(number))
        checked.traits = _traits(view)
        with tempfile.TemporaryDirectory() as folder:
            for form in _forms(number):
                _check_form(view, form, Path(folder) / "plan.pdf", checked)
        if not xlsx_bytes(view, CONTENT, made_on=MADE_ON).startswith(b"PK"):
            checked.faults.append("no Excel file")
    except Exception:  # a plan that stops the work is a result too
        checked.faults.append(traceback.format_exc(limit=-3))
    checked.seconds = time.monotonic() - started
    checked.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return checked


def _forms(number: int) -> tuple[Form, ...]:
    of_all, sheets = FORMS[:-2], FORMS[-2:]
    turn, left = divmod(number, _SHEETS_EVERY)
    return of_all if left else (*of_all, sheets[turn % 2])


def _check_form(view: PlanView, form: Form, target: Path, checked: Checked) -> None:
    checked.faults += faults(view, target, conforms=checked.conforms, forms=(form,))
    with pikepdf.open(target) as pdf:
        checked.pages[form] = len(pdf.pages)


def _traits(view: PlanView) -> list[str]:
    """Return what a plan has that breaks documents."""
    texts = [
        value
        for rows in view.tables.values()
        for row in rows.values()
        for value in row.model_dump().values()
        if isinstance(value, str)
    ]
    signs = {ord(sign) for text in texts for sign in text}
    measures = len(view.tables["measure"])
    found = {
        "no measures": measures == 0,
        f"{MOST_MEASURES} measures": measures == MOST_MEASURES,
        "text of 30,000 characters": any(len(text) > LONGEST * 0.9 for text in texts),
        "word of 200 or more": any(len(w) >= 200 for text in texts for w in text.split()),
        "emoji": any(sign in _EMOJI for sign in signs),
        "Arabic": any(sign in _ARABIC for sign in signs),
        "control characters": any(sign < 9 or 13 < sign < 32 for sign in signs),
        "markup": any("<para>" in text or "{{" in text for text in texts),
        "nothing filled in": not any(text.strip() for text in texts if len(text) > 20),
    }
    return [name for name, is_there in found.items() if is_there]


def main(words: list[str]) -> int:
    """Check the plans; the exit code is 1 when one fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.report.many", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=2000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", type=int)
    parser.add_argument("--conforms-every", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    asked = parser.parse_args(words)
    first, count = (asked.first, asked.count) if asked.only is None else (asked.only, 1)
    started = time.monotonic()
    done: list[Checked] = []
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    spawning = multiprocessing.get_context("spawn")
    work = partial(check, every=asked.conforms_every)
    with spawning.Pool(asked.processes, maxtasksperchild=_PLANS_PER_PROCESS) as pool:
        with suppress(KeyboardInterrupt):
            for checked in pool.imap(work, range(first, first + count)):
                done.append(checked)
                _tell(checked)
                if len(done) % _TOLD == 0:
                    print(f"{len(done)} plans, {time.monotonic() - started:.0f} s", flush=True)
        return _sum_up(done, time.monotonic() - started)


def _tell(checked: Checked) -> None:
    if checked.faults:
        print(f"plan {checked.number}: {len(checked.faults)} faults", numbered(checked.number))
        print(*(f"    {fault[:600]}" for fault in checked.faults[:_SHOWN]), sep="\n", flush=True)


def _sum_up(done: list[Checked], seconds: float) -> int:
    if not done:
        print("No plans were checked.")
        return 1
    print(f"Plans {done[0].number} to {done[-1].number}: {len(done)}, in {seconds:.0f} s.")
    pages = sum((checked.pages for checked in done), Counter())
    made = Counter(form for checked in done for form in checked.pages)
    judged = Counter(form for checked in done if checked.conforms for form in checked.pages)
    for form in FORMS:
        print(
            f"  {form.kind} {form.paper}: {made[form]} as PDF, web page and Word file; "
            f"{pages[form]} pages in PDF; veraPDF on {judged[form]}"
        )
    traits = Counter(trait for checked in done for trait in checked.traits)
    print("  plans with", ", ".join(f"{trait}: {n}" for trait, n in traits.most_common()))
    slowest = max(done, key=lambda checked: checked.seconds)
    print(f"  slowest: plan {slowest.number}, {slowest.seconds:.1f} s")
    print(f"  most memory of a process: {max(checked.memory for checked in done)} MB")
    failed = [checked.number for checked in done if checked.faults]
    print(f"  failed: {failed or 'none'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
