"""A plan without its past, for who hands it on: no steps, no names of who did what, no bin."""

from pathlib import Path

from npo_wizard.plan.edits import changed
from npo_wizard.plan.history import History
from npo_wizard.plan.nouns import Note, Version
from npo_wizard.plan.view import PlanView
from npo_wizard.storage.planfile import write_new
from npo_wizard.storage.versions import plan_of, snapshot


def without_past(view: PlanView, *, versions: bool, notes: bool) -> PlanView:
    """The plan with or without its versions and its notes; without notes, versions have none.

    Raises VersionDamaged where a version that should go along cannot be read.
    """
    rows = [row for row in view.all_rows() if not isinstance(row, (Version, Note))]
    if notes:
        rows += view.rows(Note)
    if versions:
        rows += [each if notes else _without_notes(each) for each in view.rows(Version)]
    return PlanView.of(rows)


def _without_notes(version: Version) -> Version:
    plan = PlanView.of(row for row in plan_of(version).all_rows() if not isinstance(row, Note))
    bare = changed(version, "snapshot", snapshot(plan))
    assert isinstance(bare, Version)
    return bare


def save_without_past(
    view: PlanView, path: Path, *, versions: bool, notes: bool, overwrite: bool = False
) -> None:
    """Write a new file with the plan and nothing of its past.

    The file is made from nothing, so that no deleted word is left between its pages. Raises
    TargetError and VersionDamaged.
    """
    bare = without_past(view, versions=versions, notes=notes)
    write_new(path, bare, History(), overwrite=overwrite)
