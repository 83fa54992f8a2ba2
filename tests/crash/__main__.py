"""Break the program off on purpose, and see that nothing is lost.

    python -m tests.crash kill 1000    the real program, typed in, killed at random moments
    python -m tests.crash writes       the work killed at every write, and with journals that are
                                       broken on purpose: those must be caught
    python -m tests.crash faults       a full disk, a broken disk, a folder that goes, a clock that
                                       goes back, two programs on one file
    python -m tests.crash syncs        how often the disk is waited for when one edit is saved
    python -m tests.crash short        a little of each

All but `kill` need strace. Each ends with exit code 1 where something is lost.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.crash import places, writes
from tests.crash.kill import kill
from tests.crash.program import import_all

_EVERY = 10**6
_TOLD = 50
_SYNCS_MAX = 5


def main(words: list[str]) -> int:
    """Do what is asked; the exit code is 1 where something is lost."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.crash",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    form = commands.add_parser("kill")
    form.add_argument("count", type=int, nargs="?", default=1000)
    form.add_argument("--seed", type=int, default=1)
    form.add_argument("--lanes", type=int, default=4)
    form.add_argument("--untimed", action="store_true", help="judge by promises only, not by time")
    form = commands.add_parser("writes")
    form.add_argument("--points", type=int, default=_EVERY)
    form.add_argument("--controls", type=int, default=150)
    form = commands.add_parser("faults")
    form.add_argument("--points", type=int, default=40)
    commands.add_parser("syncs")
    commands.add_parser("short")
    asked = parser.parse_args(words)
    import_all()
    match asked.command:
        case "kill":
            return _kill(asked.count, asked.seed, asked.lanes, is_timed=not asked.untimed)
        case "writes":
            return _writes(asked.points, asked.controls)
        case "faults":
            return _faults(asked.points)
        case "short":
            found = _kill(4, 1, 2, is_timed=False), _writes(8, 6), _faults(1), _syncs()
            return max(found)
        case _:
            return _syncs()


def _kill(count: int, seed: int, lanes: int, *, is_timed: bool) -> int:
    tally = kill(count, seed=seed, lanes=lanes, is_timed=is_timed)
    print(*tally.faults[:_TOLD], tally.told(), sep="\n")
    return 1 if tally.faults else 0


def _writes(points: int, controls: int) -> int:
    ours = writes.kill_points(points)
    _tell("every write", ours)
    broken = {mode: writes.control_points(controls, mode) for mode in ("MEMORY", "OFF")}
    for mode, found in broken.items():
        bad = f"{len(found.faults)} faults at {found.bad} of {found.points} points"
        print(f"control {mode}: {bad} ({'caught' if found.faults else 'NOT CAUGHT'})")
    return 1 if ours.faults or not all(found.faults for found in broken.values()) else 0


def _faults(points: int) -> int:
    found = {
        "full disk, injected": writes.failing_points(points, "ENOSPC", for_good=True),
        "broken disk, injected": writes.failing_points(points, "EIO", for_good=True),
        "a disk that fails once, injected": writes.failing_points(points, "EIO", for_good=False),
        "a drive that has gone, injected": writes.failing_points(points, "ENOTCONN", for_good=True),
        "the clock goes back": writes.clock_points(points),
    }
    for name, each in found.items():
        _tell(name, each)
    said = [places.fault_of(act) for act in (places.folder_gone, places.two_programs)]
    said.append(_really_full())
    print(*(each for each in said if each), f"{len(said)} real places tried", sep="\n")
    return 1 if any(said) or any(each.faults for each in found.values()) else 0


def _really_full() -> str:
    """Fill a real file system, where this user may make one."""
    with TemporaryDirectory(prefix="npo-crash-") as folder:
        try:
            with places.small_disk(Path(folder)) as disk:
                return places.fault_of(places.full_disk, disk)
        except OSError as error:
            print(f"no small file system can be made here, so none was filled: {error}")
            return ""


def _syncs() -> int:
    syncs = writes.syncs_per_save()
    print(f"{syncs:.1f} syncs for each edit that is saved")
    return 0 if syncs <= _SYNCS_MAX else 1


def _tell(name: str, points: writes.Points) -> None:
    print(*points.faults[:_TOLD], f"{name}: {points.told()} {sorted(points.refusals)}", sep="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
