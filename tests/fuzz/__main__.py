"""Open many spoiled files: `python -m tests.fuzz 100000`.

Plan files, JSON files and work documents are spoiled by chance and by design, and opened as the
program does it, in a process that may use 1 GiB of memory and 20 s of work for a file. Each must
be read or refused in words, and left as it was. The same `--seed` and number make the same file;
`--only NUMBER` opens one again, and `--keep FOLDER` writes those that fail there.
"""

import argparse
import os
import select
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from tests.fuzz import desk
from tests.fuzz.bases import Bases, make_bases
from tests.fuzz.cases import make_case

_SILENCE_MAX = 600.0  # seconds without news after which a process is taken to hang
_TOLD = 2000  # files after which progress is told


def main(words: list[str]) -> int:
    """Open the files; the exit code is 1 when one fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args(words)
    numbers = range(asked.count) if asked.only is None else range(asked.only, asked.only + 1)
    started = time.monotonic()
    with TemporaryDirectory(prefix="npo-fuzz-") as folder:
        os.environ["NPO_WIZARD_HOME"] = str(Path(folder) / "home")
        bases = make_bases(Path(folder))
        run = _Run(bases, asked.seed, Path(folder), asked.keep)
        run.open_all(numbers)
    return run.sum_up(time.monotonic() - started)


class _Run:
    """The files opened so far, and what came of them."""

    def __init__(self, bases: Bases, seed: int, folder: Path, keep: Path | None) -> None:
        self._bases = bases
        self._seed = seed
        self._desk = folder / "desk"
        self._keep = keep
        self._counts: Counter[tuple[str, str]] = Counter()
        self._failed: list[int] = []
        self._most = 0

    def open_all(self, numbers: range) -> None:
        """Open them in a process; where one brings it down, the next goes on after it."""
        self._desk.mkdir()
        while numbers:
            last = self._open_in_process(numbers)
            numbers = numbers[numbers.index(last) + 1 :]

    def _open_in_process(self, numbers: range) -> int:
        """Answers with the last number that was opened."""
        reading, writing = os.pipe()
        process = os.fork()
        if process == 0:
            self._work_and_end(numbers, writing)
        os.close(writing)
        here, is_busy = numbers[0], False
        with os.fdopen(reading, encoding="utf-8") as news:
            for line in _lines(news, process):
                number, kind, read, memory, said = line.rstrip("\n").split("\t", 4)
                here, is_busy = int(number), not kind
                if kind:
                    self._note(here, kind, read, int(memory), said)
        _, status = os.waitpid(process, 0)
        if is_busy or (status and here != numbers[-1]):
            self._note(here, "?", "", 0, f"brought the process down: {status}")
        return here

    def _work_and_end(self, numbers: range, writing: int) -> NoReturn:
        """Work as the process that may be brought down; nothing of the other may run here."""
        try:
            self._work(numbers, writing)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)

    def _work(self, numbers: range, writing: int) -> None:
        """Open the files and tell of each before and after."""
        desk.limit()
        for number in numbers:
            os.write(writing, f"{number}\t\t\t0\t\n".encode())
            case = make_case(self._bases, self._seed, number)
            said, is_read = desk.fault(case, self._desk)
            read = "read" if is_read else "refused"
            told = said.strip().replace("\n", " | ").replace("\t", " ")[-3000:]
            if told:
                told = f"{'+'.join(case.ways)}: {told}"
                self._keep_case(case.name, number, case.data)
            line = f"{number}\t{case.kind}\t{read}\t{desk.memory()}\t{told}\n"
            os.write(writing, line.encode("utf-8", "replace"))

    def _keep_case(self, name: str, number: int, data: bytes) -> None:
        if self._keep is not None:
            self._keep.mkdir(parents=True, exist_ok=True)
            (self._keep / f"{number}-{name}").write_bytes(data)

    def _note(self, number: int, kind: str, read: str, memory: int, said: str) -> None:
        self._counts[kind, read] += 1
        self._most = max(self._most, memory)
        if said:
            self._failed.append(number)
            print(f"file {number} ({kind}): {said}", flush=True)
        done = sum(self._counts.values())
        if done % _TOLD == 0:
            print(f"{done} files, {len(self._failed)} failed", file=sys.stderr, flush=True)

    def sum_up(self, seconds: float) -> int:
        """Say what came of it all; answers with the exit code."""
        counts = ", ".join(f"{kind} {read} {n}" for (kind, read), n in sorted(self._counts.items()))
        print(
            f"{sum(self._counts.values())} files in {seconds:.0f} s ({counts}); "
            f"most memory {self._most // 1024**2} MiB; "
            f"failed: {len(self._failed)} {self._failed[:50]}"
        )
        return 1 if self._failed else 0


def _lines(news: Iterable[str], process: int) -> Iterable[str]:
    """The lines that a process writes; a process that says nothing for very long is ended."""
    file = news.fileno()  # type: ignore[attr-defined]
    rest = b""
    while True:
        if not select.select([file], [], [], _SILENCE_MAX)[0]:
            os.kill(process, 9)
        found = os.read(file, 65536)
        if not found:
            return
        *whole, rest = (rest + found).split(b"\n")
        yield from (line.decode() for line in whole)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
