"""A process under `strace`, which breaks it off or lets its system calls fail where it is told to.

The process is forked from one in which everything is imported, and stops itself; `strace` takes
hold of it, and only then the work begins. So a run costs a tenth of a second and not seconds.
"""

import ctypes
import os
import re
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.crash.program import run_and_end

CALLS = ("pwrite64", "fdatasync", "fsync", "write", "rename", "unlink", "ftruncate")
"""The system calls that change files, of SQLite's and of the program's own."""
_PR_SET_PTRACER = 0x59616D61
_SECONDS = 60.0


@dataclass(frozen=True)
class Ran:
    """How a process ended, and what it told before."""

    status: int
    told: list[str]


def run_traced(home: Path, work: Callable[[int], object], *words: str) -> Ran:
    """Do `work` with a pipe to tell on, under strace with these words."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, ctypes.c_ulong(-1), 0, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        run_and_end(home, lambda: work(writing))
    os.close(writing)
    os.waitpid(pid, os.WUNTRACED)
    tracer = subprocess.Popen(
        ["strace", "-f", "-qq", "-p", str(pid), *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    _wait_until_held(pid, tracer)
    os.kill(pid, signal.SIGCONT)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        told = pipe.read().splitlines()
    _, status = os.waitpid(pid, 0)
    tracer.communicate()
    return Ran(status, told)


def _wait_until_held(pid: int, tracer: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _SECONDS
    while "TracerPid:\t0\n" in Path(f"/proc/{pid}/status").read_text():
        if tracer.poll() is not None or time.monotonic() > until:
            os.kill(pid, signal.SIGKILL)
            said = tracer.communicate()[1].decode()
            raise RuntimeError(f"strace cannot take hold of a process here: {said}")
        time.sleep(0.001)


def kill_at(call: str, number: int) -> tuple[str, ...]:
    """Words for strace: kill the process where a thread makes this call for the n-th time."""
    return (
        "-o",
        "/dev/null",
        "-e",
        f"trace={call}",
        "-e",
        f"inject={call}:signal=KILL:when={number}",
    )


def fail_at(call: str, number: int, *, error: str, for_good: bool) -> tuple[str, ...]:
    """Words for strace: let this call fail from the n-th on, or the n-th only."""
    when = f"{number}+" if for_good else f"{number}"
    return (
        "-o",
        "/dev/null",
        "-e",
        f"trace={call}",
        "-e",
        f"inject={call}:error={error}:when={when}",
    )


def count_calls(home: Path, work: Callable[[int], object], log: Path) -> dict[str, int]:
    """How often the thread that makes a call most, makes it."""
    run_traced(home, work, "-o", str(log), "-e", f"trace={','.join(CALLS)}")
    found = Counter(re.findall(r"(?m)^(\d+) +(\w+)\(", log.read_text("utf-8", "replace")))
    most: dict[str, int] = {}
    for (_, call), count in found.items():
        most[call] = max(count, most.get(call, 0))
    return most
