"""A plan that can be looked at and not changed: nothing of it is locked, copied or written.

It answers everything that an open `PlanFile` answers, so the window needs no second way to
show a plan.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from npo_wizard.errors import PlanInUse, PlanReadOnly, PlanTooNew, TargetError, TargetExists
from npo_wizard.plan.edits import Changes, Edit
from npo_wizard.plan.history import History
from npo_wizard.plan.view import PlanView
from npo_wizard.storage import desklock, leftovers, reading, states
from npo_wizard.storage.planfile import PlanFile, write_new
from npo_wizard.storage.states import SaveState

_NEWER = (
    "Dit plan is gemaakt met een nieuwere versie van het programma. U kunt het hier lezen. "
    "Open het met de nieuwste versie om erin te werken."
)
_READ_ONLY = "U kunt het lezen. Wilt u er zelf in werken? Bewaar het dan onder een andere naam."


class ReadOnlyPlan:
    """A plan to read. `read_only`: why it cannot be changed, as a Dutch sentence.

    at: when it was saved last; notice: what else the user must hear, in Dutch; is_waiting:
    whether somebody else has it open, so that it may become free.
    """

    has_unpublished = False
    is_kept = True
    rival: Path | None = None
    backup_trouble: TargetError | None = None
    undo_label: str | None = None
    redo_label: str | None = None

    def __init__(
        self,
        view: PlanView,
        history: History,
        path: Path,
        *,
        read_only: str,
        at: datetime,
        notice: str = "",
        is_waiting: bool = False,
    ) -> None:
        self.view = view
        self.history = history
        self.path = path
        self.read_only = read_only
        self.notice = notice
        self.is_waiting = is_waiting
        self.state = states.reading(at)

    def apply(self, edit: Edit, merge_key: str | None = None) -> Changes:
        """Raise PlanReadOnly: the window must not come here."""
        raise PlanReadOnly(self.read_only)

    def seal(self) -> None:
        """Nothing was typed."""

    def undo(self) -> Changes | None:
        """Nothing can be taken back."""
        return None

    def redo(self) -> Changes | None:
        """Nothing can be brought back."""
        return None

    def on_state(self, callback: Callable[[SaveState], None]) -> None:
        """Nothing is saved, so nothing is said about saving."""

    def flush(self) -> None:
        """Nothing waits for the disk."""

    def is_free(self) -> bool:
        """Whether nobody else has the plan open any more. Raises OSError."""
        found = desklock.look(self.path)
        return found is None or found.has_ended()

    def try_again(self) -> None:
        """Nothing waits for the plan file."""

    def save_copy(self, path: Path, *, overwrite: bool = False) -> None:
        """Write the plan to a file that can be worked on. Raises TargetError.

        Never over the file that was opened: it may be somebody else's.
        """
        if Path(path).resolve() == self.path.resolve():
            raise TargetExists(f"'{self.path.name}' kunt u hier alleen lezen.")
        write_new(path, self.view, self.history, overwrite=overwrite)

    def close(self, *, abandon: bool = False) -> SaveState:
        """Nothing is held."""
        return self.state


OpenPlan = PlanFile | ReadOnlyPlan
"""A plan that the window can show: to work on, or to read."""


def open_or_read(path: Path, *, who: str = "") -> OpenPlan:
    """Open a plan to work on, or to read where it is open elsewhere or may not be written.

    who: name for the history and for other desks, as the user gave it. Raises PlanFileError and
    TargetError.
    """
    path, is_waiting = Path(path), False
    try:
        return PlanFile.open(path, who=who)
    except (PlanInUse, PlanReadOnly) as error:
        reason = f"{error.explanation} {_READ_ONLY}"
        is_waiting = isinstance(error, PlanInUse)
    except PlanTooNew:
        reason = _NEWER
    stored = reading.read_stored(path)
    return ReadOnlyPlan(
        stored.view,
        stored.history,
        path,
        read_only=reason,
        at=stored.stamp.saved_at,
        notice=" ".join(filter(None, (stored.set_aside, _waiting_here(path)))),
        is_waiting=is_waiting,
    )


def _waiting_here(path: Path) -> str:
    """Say that work of the user waits on this computer, where it does; in Dutch."""
    resolved = path.resolve()
    found = next((each for each in leftovers.waiting() if each.path == resolved), None)
    if found is None:
        return ""
    until = f" tot {states.spoken(found.saved_at)}" if found.saved_at else ""
    return (
        f"Op deze computer staat nog werk van u{until}, dat niet in dit bestand staat. "
        "Het komt terug als u het plan weer kunt bewerken."
    )
