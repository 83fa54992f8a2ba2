"""`python -m bench`: measure everything, or what is named.

python -m bench                   measure everything; table on screen, JSON in build/bench.jsonl
python -m bench NAME…             only the cases whose names begin so
python -m bench --list            name the cases
python -m bench --keep            add the results to the history in bench/results
python -m bench compare A B       two runs beside each other: a file, a place in the history
                                  (-1 is the last), or the beginning of a commit
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import case as cases
from bench import results, table
from bench.case import Case, Screen
from bench.results import ROOT, Run
from bench.screen import own_screen
from bench.summary import rows
from bench.turns import Outcome

TARGET = ROOT / "build" / "bench.jsonl"


def main(words: Sequence[str]) -> int:
    """Do what is asked; answers with the exit code."""
    if words[:1] == ["compare"]:
        return compare(words[1:])
    parser = argparse.ArgumentParser(
        prog="bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--rounds", type=int, default=0, help="runs of each variant that count")
    asked = parser.parse_args(words)
    begins = tuple(asked.names)
    chosen = [c for name, c in cases.known().items() if not begins or name.startswith(begins)]
    if asked.list:
        print(*(f"{case.name:20} {case.what}" for case in chosen), sep="\n")
        return 0
    return run_all(chosen, asked.rounds, keep=asked.keep)


def compare(names: Sequence[str]) -> int:
    """Show two runs beside each other."""
    if len(names) != 2:
        print("compare needs two runs, such as: compare -2 -1", file=sys.stderr)
        return 2
    try:
        print(table.of_two(*(results.find(name) for name in names)))
    except results.UnknownRun as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def run_all(chosen: Sequence[Case], rounds: int, *, keep: bool) -> int:
    """Measure, show and write; answers 1 where a case broke."""
    run = Run.begin()
    broken: list[str] = []
    with own_screen() as screen:
        for case in chosen:
            began = time.monotonic()
            outcome = _beside(case, rounds, screen)
            took = f"{time.monotonic() - began:.0f} s"
            if isinstance(outcome, str):
                broken.append(case.name)
                print(f"{case.name}: {outcome} ({took})", file=sys.stderr)
                continue
            print(f"{case.name}: done ({took})", file=sys.stderr)
            run.rows.extend(rows(case, outcome))
            run.absent.update({f"{case.name}: {n}": why for n, why in outcome.absent.items()})
    run.absent.update(dict.fromkeys(broken, "broke, see above"))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(run.line() + "\n", encoding="utf-8")
    if keep:
        results.keep(run)
    print(table.of_run(run))
    return 1 if broken else 0


def _beside(case: Case, rounds: int, screen: dict[str, str]) -> Outcome | str:
    """Run a case in a process and home of its own; a text where that did not work.

    What Qt and strace say meanwhile is shown only then.
    """
    with TemporaryDirectory(prefix="npo-bench-", ignore_cleanup_errors=True) as home:
        target, said = Path(home) / "outcome.json", Path(home) / "said.txt"
        command = [sys.executable, "-m", "bench.worker", case.name, str(rounds), str(target)]
        environment = {**os.environ, **_surroundings(case, Path(home), screen)}
        # As where it is installed: what was compiled is kept.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        with said.open("wb") as heard:
            worker = subprocess.Popen(
                command, cwd=ROOT, env=environment, stderr=heard, start_new_session=True
            )
        try:
            code = worker.wait(timeout=case.limit)
        except subprocess.TimeoutExpired:
            return f"not done after {case.limit:.0f} s"
        finally:
            _end(worker)
        if code != 0:
            return f"exit {code}\n{said.read_text('utf-8', 'replace')}"
        return Outcome(**json.loads(target.read_text("utf-8")))


def _surroundings(case: Case, home: Path, screen: dict[str, str]) -> dict[str, str]:
    """Own home, own screen; without Xvfb windows are drawn in memory."""
    kind = case.screen if screen else Screen.MEMORY
    names = ("NPO_WIZARD_HOME", "HOME", "USERPROFILE")
    return {
        **{name: str(home / "home") for name in names},
        "QT_QPA_PLATFORM": kind.value,
        "LC_ALL": "C.UTF-8",
        **screen,
    }


def _end(worker: subprocess.Popen[bytes]) -> None:
    """End a worker with all that it started and may have left."""
    try:
        os.killpg(worker.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    worker.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
