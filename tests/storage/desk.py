"""A desk to work at: a plan file, somebody who works on it, and ways in which it goes wrong."""

from pathlib import Path

from npo_wizard.plan import compose
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import Need
from npo_wizard.storage.planfile import PlanFile

NEVER = 3600.0
"""Seconds: the timer of publishing does not go off during a test."""


def title(text: str) -> SetField:
    """Give the plan a title."""
    return SetField("plan", "plan", "title", text)


def new_plan(path: Path, first_title: str = "Begin") -> Path:
    """Make a plan file and leave it closed."""
    PlanFile.create(path, {"title": first_title, "grant_eur": 486_314}).close()
    return path


def open_plan(path: Path, publish_after: float = NEVER) -> PlanFile:
    """Open a plan file; it is published when the test says so."""
    return PlanFile.open(path, publish_after=publish_after)


def add_need(plan: PlanFile, statement: str) -> str:
    """Add a need; answers with its id."""
    edit = compose.add(plan.view, Need, statement=statement)
    plan.apply(edit)
    return edit.row.id


def crash(plan: PlanFile) -> None:
    """End the program after the last commit: nothing is published, nothing tidied up."""
    plan.flush()
    saving = plan._saving
    saving._publisher.stop()
    saving._writer.stop()
    saving._work.release()


def change_by_another(path: Path, new_title: str) -> bytes:
    """Let a colleague put a newer plan in the same place; answers with its bytes."""
    other = path.with_name("van-collega.npoplan")
    new_plan(other, new_title)
    other.replace(path)
    return path.read_bytes()


def work_folders(home: Path) -> list[Path]:
    """The work copies that are left."""
    return [each for each in (home / "data" / "work").iterdir() if each.is_dir()]
