"""A plan that is open: read it, change it, take changes back, and close it.

    work on it      apply, undo, redo: in memory at once, on this computer's disk right after
    the plan file   replaced whole, a moment after the last edit, and when it is closed

Callers hold one `PlanFile` in one thread; `close` and `publish` may be called from another.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa

from npo_wizard import content, settings
from npo_wizard.errors import TargetError
from npo_wizard.ids import new_id
from npo_wizard.labels import label
from npo_wizard.plan import edits
from npo_wizard.plan.edits import Applied, Changes, Edit
from npo_wizard.plan.history import Entry, History
from npo_wizard.plan.nouns import PLAN_ID, Plan
from npo_wizard.plan.view import PlanView
from npo_wizard.storage import publish, reading, states
from npo_wizard.storage.opening import Opened, open_plan
from npo_wizard.storage.publish import PUBLISH_AFTER
from npo_wizard.storage.reading import Stored
from npo_wizard.storage.rows import Stamp
from npo_wizard.storage.saving import Saving
from npo_wizard.storage.states import SaveState
from npo_wizard.storage.writer import Write

Labeller = Callable[[Edit, PlanView, PlanView], str]


def _now() -> datetime:
    return datetime.now().astimezone()


def _labelled(edit: Edit, before: PlanView, after: PlanView) -> str:
    return label(edit, before, after, content.load())


def read(path: Path) -> PlanView:
    """The plan in a file, without opening it for work. Raises PlanFileError."""
    return reading.read_stored(Path(path)).view


def write_new(path: Path, view: PlanView, history: History, *, overwrite: bool = False) -> None:
    """Make a new plan file with this plan in it. Raises TargetError."""
    path = Path(path).absolute()
    check = publish.may_be_made(path, overwrite=overwrite)
    check()
    stored = Stored(view, history, Stamp(new_id(), 1, _now()))
    with TemporaryDirectory(prefix="npo-") as folder:
        database = Path(folder) / "plan.sqlite"
        try:
            reading.make(database, stored)
        except (OSError, sa.exc.SQLAlchemyError) as error:
            raise states.from_database_error(error, database) from error
        publish.place(database, path, check=check)


def begin(path: Path, plan_fields: Mapping[str, Any], *, overwrite: bool = False) -> None:
    """Make a plan file with the first facts of a plan.

    Raises InputRefused for a value, TargetError for the file.
    """
    view = PlanView.of([Plan(id=PLAN_ID)])
    for name, value in plan_fields.items():
        view = edits.apply(view, edits.SetField(Plan.NAME, PLAN_ID, name, value)).view
    write_new(path, view, History(), overwrite=overwrite)


class PlanFile:
    """An open plan file; made by `open` or `create`."""

    read_only = ""
    """Why the plan cannot be changed; see `ReadOnlyPlan`."""
    is_waiting = False

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        folder: Path | None = None,
        who: str = "",
        labeller: Labeller = _labelled,
        publish_after: float = PUBLISH_AFTER,
    ) -> "PlanFile":
        """Open a plan file to work on it. Raises PlanFileError and TargetError.

        folder: where work copies stand; who: name for the history, as the user gave it.
        """
        data_folder = settings.data_folder() if folder is None else folder
        opened = open_plan(Path(path).resolve(), data_folder, who)
        return cls(opened, Saving(opened, data_folder, publish_after), who, labeller)

    @classmethod
    def create(
        cls,
        path: Path,
        plan_fields: Mapping[str, Any],
        *,
        overwrite: bool = False,
        folder: Path | None = None,
        who: str = "",
    ) -> "PlanFile":
        """Make a plan file with the first facts of the plan, and open it.

        Raises InputRefused for a value, TargetError for the file.
        """
        begin(path, plan_fields, overwrite=overwrite)
        return cls.open(path, folder=folder, who=who)

    def __init__(self, opened: Opened, saving: Saving, who: str, labeller: Labeller) -> None:
        self.view = opened.stored.view
        self.history = opened.stored.history
        self.recovered = opened.recovered
        self.notice = opened.notice
        self.who = who
        self._saving = saving
        self._label = labeller

    def apply(self, edit: Edit, merge_key: str | None = None) -> Changes:
        """Check an edit and apply it; raises InputRefused and then nothing has changed.

        merge_key: edits one after the other with the same key are one step of undo. An edit
        that changes nothing is no step at all.
        """
        applied = edits.apply(self.view, edit)
        if applied.view == self.view:
            return Changes()
        entry = self.history.done(
            edit,
            applied.inverse,
            label=self._label(edit, self.view, applied.view),
            at=_now(),
            who=self.who,
            merge_key=merge_key,
        )
        return self._take(applied, entry)

    def seal(self) -> None:
        """End a run of typing: the next edit is a step of its own."""
        self.history.seal()

    def undo(self) -> Changes | None:
        """Take back the last step; None where there is nothing to take back."""
        last = self.history.undo_entry
        if last is None:
            return None
        applied = edits.apply(self.view, last.inverse, undoing=True)
        return self._take(applied, self.history.undone(at=_now(), who=self.who))

    def redo(self) -> Changes | None:
        """Do again what was taken back last; None where there is nothing."""
        last = self.history.redo_entry
        if last is None:
            return None
        applied = edits.apply(self.view, last.edit)
        return self._take(applied, self.history.redone(at=_now(), who=self.who))

    def _take(self, applied: Applied, entry: Entry) -> Changes:
        old, self.view = self.view, applied.view
        rows = ((old.find(*key), self.view.find(*key)) for key in applied.changes.rows)
        self._saving.put(Write(tuple(rows), entry))
        return applied.changes

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, in Dutch; None where there is nothing."""
        entry = self.history.undo_entry
        return None if entry is None else entry.label

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, in Dutch; None where there is nothing."""
        entry = self.history.redo_entry
        return None if entry is None else entry.label

    @property
    def path(self) -> Path:
        """The plan file; another one after somebody else changed the first."""
        return self._saving.path

    @property
    def state(self) -> SaveState:
        """What is safe where, now."""
        return self._saving.states.now

    @property
    def has_unpublished(self) -> bool:
        """Whether the plan file lacks something that was done here."""
        return self._saving.has_unpublished

    @property
    def is_kept(self) -> bool:
        """Whether all that was done is on the disk of this computer."""
        return self._saving.is_kept

    @property
    def backup_trouble(self) -> TargetError | None:
        """Why the last backup could not be made; None where all is well."""
        return self._saving.backups.trouble

    def on_state(self, callback: Callable[[SaveState], None]) -> None:
        """Call back at every new state, from whichever thread finds it out."""
        self._saving.states.callback = callback

    def flush(self) -> None:
        """Wait until all edits are on the disk of this computer. Raises TargetError."""
        self._saving.flush()

    def publish(self) -> None:
        """Bring the plan file up to date now. Raises TargetError; the work is safe here."""
        self._saving.publish()

    @property
    def rival(self) -> Path | None:
        """The file with the other plan, where somebody else changed this one: both are kept."""
        return self._saving.rival

    def is_free(self) -> bool:
        """Nobody else has the plan open."""
        return True

    def try_again(self) -> None:
        """Try at once to reach a plan file that could not be reached; the state tells the end."""
        self._saving.try_again()

    def save_copy(self, path: Path, *, overwrite: bool = False) -> None:
        """Write the plan as it is now to another file. Raises TargetError."""
        self._saving.save_copy(Path(path).absolute(), overwrite=overwrite)

    def close(self, *, abandon: bool = False) -> SaveState:
        """Save, publish and close; answers with what is safe where.

        Raises TargetError, and stays open, where the last edits cannot be saved on this computer;
        with `abandon` they are given up. Where only the plan file cannot be replaced, the work
        stays here and comes back at the next opening.
        """
        return self._saving.close(abandon=abandon)
