"""A disk that is really full, a folder that is really gone, and two programs on one file."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from npo_wizard.errors import DiskFull, NpoError, PlanInUse, TargetError
from npo_wizard.plan.nouns import Need
from npo_wizard.storage import planfile
from npo_wizard.storage.planfile import PlanFile
from tests.crash.program import run_and_end
from tests.storage.desk import NEVER, add_need, new_plan, title

_DISK = "2m"


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of two megabytes. Raises OSError where this user may not make one."""
    disk = folder / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "none", str(disk)],
        capture_output=True,
        text=True,
    )
    if made.returncode:
        raise OSError(made.stderr.strip())
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def full_disk(disk: Path) -> None:
    """Work on until the disk is full: it is said, nothing is lost, and it goes on afterwards."""
    path = new_plan(disk / "Plan.npoplan")
    plan = PlanFile.open(path, publish_after=NEVER)
    add_need(plan, "voor de schijf vol was")
    plan.publish()
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    told = []
    for number in range(20):
        add_need(plan, f"op een volle schijf {number} " + "x" * 5000)
        told += _refusals(plan.flush)
    told += _refusals(plan.publish)
    assert told, "the disk was never full"
    assert all(isinstance(each, DiskFull) for each in told), told
    assert "Nog niet opgeslagen" in plan.state.sentence, plan.state
    assert len(planfile.read(path).rows(Need)) == 1
    ballast.unlink()
    plan.publish()
    assert len(planfile.read(path).rows(Need)) == 21
    plan.close()


def _refusals(act: Callable[[], object]) -> list[TargetError]:
    try:
        act()
    except TargetError as error:
        return [error]
    return []


def folder_gone(folder: Path) -> None:
    """Lose the drive while working: it is said, the work is safe here, and comes back with it."""
    drive = folder / "drive"
    drive.mkdir()
    path = new_plan(drive / "Plan.npoplan")
    plan = PlanFile.open(path, publish_after=NEVER)
    add_need(plan, "een")
    drive.rename(folder / "elders")
    (told,) = _refusals(plan.publish)
    assert "niet meer bereikbaar" in told.explanation, told
    assert "staat veilig op deze computer" in plan.state.sentence, plan.state
    add_need(plan, "twee")
    plan.flush()
    (folder / "elders").rename(drive)
    plan.publish()
    assert len(planfile.read(path).rows(Need)) == 2
    plan.close()


def two_programs(folder: Path) -> None:
    """Open one file in two programs: the second hears it, and after a crash both works are kept."""
    path = new_plan(folder / "Plan.npoplan")
    here, there = folder / "hier", folder / "daar"
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        run_and_end(here, lambda: _work_until_killed(path, writing))
    os.close(writing)
    with os.fdopen(reading) as pipe:
        assert pipe.readline() == "saved\n"
    for home in (here, there):
        _expect_in_use(path, home)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    other = PlanFile.open(path, folder=_data(there), publish_after=NEVER)
    other.apply(title("Van daar"))
    other.close()
    again = PlanFile.open(path, folder=_data(here), publish_after=NEVER)
    assert again.view.plan.title == "Van daar"
    assert again.recovered is not None
    (kept,) = folder.glob("Plan (teruggehaald *).npoplan")
    assert kept.name in again.notice
    assert planfile.read(kept).plan.title == "Van hier"
    again.close()


def _work_until_killed(path: Path, pipe: int) -> None:
    plan = PlanFile.open(path, publish_after=NEVER)
    plan.apply(title("Van hier"))
    plan.flush()
    os.write(pipe, b"saved\n")
    signal.pause()


def _expect_in_use(path: Path, home: Path) -> None:
    try:
        PlanFile.open(path, folder=_data(home), publish_after=NEVER)
    except PlanInUse as error:
        said = error.explanation
    else:
        said = ""
    assert "open" in said, f"a second program heard: {said!r}"


def _data(home: Path) -> Path:
    found = home / "data"
    found.mkdir(parents=True, exist_ok=True)
    return found


def fault_of(act: Callable[[Path], None], folder: Path | None = None) -> str:
    """What goes wrong with one of these; empty where nothing does."""
    with TemporaryDirectory(prefix="npo-crash-") as own:
        os.environ["NPO_WIZARD_HOME"] = str((folder or Path(own)) / "home")
        try:
            act(folder or Path(own))
        except (AssertionError, NpoError, OSError, ValueError) as error:
            return f"{act.__name__}: {type(error).__name__}: {error}"
    return ""
