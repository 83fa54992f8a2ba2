"""An open plan without a disk: what pages are tested with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from npo_wizard import content as contents
from npo_wizard import resources
from npo_wizard.labels import label
from npo_wizard.plan.edits import Changes, Edit, SetField, apply
from npo_wizard.plan.history import History
from npo_wizard.plan.nouns import Noun
from npo_wizard.plan.view import PlanView
from npo_wizard.storage import exchange
from npo_wizard.storage.states import SaveKind, SaveState
from ui.bridge import Bridge

TODAY = date(2023, 3, 1)


class MemoryFile:
    """What a bridge asks of a plan file, with nothing written anywhere."""

    def __init__(self, view: PlanView) -> None:
        self.view = view
        self.history = History()
        self.path = Path("geheugen.npoplan")
        self.state = SaveState(SaveKind.SAVED, datetime.now(UTC), "Opgeslagen")
        self.notice = ""
        self.read_only = ""
        self.is_waiting = False
        self.rival: Path | None = None

    def on_state(self, callback: Callable[[Any], None]) -> None:
        """Nothing is saved, so nothing is said about saving."""

    def apply(self, edit: Edit, merge_key: str | None = None) -> Changes:
        before, done = self.view, apply(self.view, edit)
        self.view = done.view
        named = label(edit, before, done.view, contents.load())
        self.history.done(
            edit, done.inverse, label=named, at=datetime.now(UTC), who="", merge_key=merge_key
        )
        return done.changes

    def try_again(self) -> None:
        """There is no plan file."""

    def seal(self) -> None:
        self.history.seal()

    def undo(self) -> Changes | None:
        entry = self.history.undo_entry
        if entry is None:
            return None
        self.history.undone(at=datetime.now(UTC), who="")
        return self._turn(entry.inverse, undoing=True)

    def redo(self) -> Changes | None:
        entry = self.history.redo_entry
        if entry is None:
            return None
        self.history.redone(at=datetime.now(UTC), who="")
        return self._turn(entry.edit)

    @property
    def undo_label(self) -> str | None:
        entry = self.history.undo_entry
        return entry.label if entry else None

    @property
    def redo_label(self) -> str | None:
        entry = self.history.redo_entry
        return entry.label if entry else None

    def close(self) -> None:
        """Nothing is open."""

    def _turn(self, edit: Edit, *, undoing: bool = False) -> Changes:
        done = apply(self.view, edit, undoing=undoing)
        self.view = done.view
        return done.changes


def bridge_of(rows: Iterable[Noun] = (), profile: str = "npo-2021-2025") -> Bridge:
    """Return a bridge round a plan in memory with these rows."""
    view = PlanView.of(rows)
    if not view.plan.profile:
        view = apply(view, SetField("plan", "plan", "profile", profile)).view
    return Bridge(MemoryFile(view), today=lambda: TODAY)  # type: ignore[arg-type]


def example_bridge(name: str = "voorbeeldstad") -> Bridge:
    """Return a bridge round one of the examples."""
    return bridge_of(exchange.from_json(resources.text(f"examples/{name}.json")).view.all_rows())
