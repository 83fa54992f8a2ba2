"""Ways to an open plan file, and back out of it. Imported only when the core is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from npo_wizard import flow, resources, settings
from npo_wizard.errors import TargetError, from_os_error
from npo_wizard.storage import attached, exchange, index, planfile
from npo_wizard.storage.exchange import Imported
from npo_wizard.storage.index import IndexEntry
from npo_wizard.storage.planfile import PlanFile
from npo_wizard.storage.states import SaveKind, SaveState
from ui.bridge import Bridge
from ui.closing import Closing
from ui.dialogs import ask
from ui.file_names import safe_stem
from ui.loading import Background
from ui.plan_window import PlanWindow

SUFFIX = ".npoplan"
LEAVE_S = 8.0
"""Seconds that a plan gets to be closed when the program must stop."""
_TRIES = 1000


def tr(text: str) -> str:
    """Return a text about plans in the language of the user."""
    return QCoreApplication.translate("Plans", text)


def create(path: Path, fields: Mapping[str, Any]) -> PlanFile:
    """Make a plan file, and its folder where that is missing. Raises NpoError."""
    _make_folder(path.parent)
    return PlanFile.create(path, fields, who=settings.load().name)


def open_example(name: str) -> PlanFile:
    """Put an example in a new plan file in the user's own folder. Raises NpoError."""
    imported = exchange.from_json(resources.text(f"examples/{name}.json"))
    municipality = imported.view.plan.municipality_name or name.capitalize()
    stem = safe_stem(tr("Voorbeeldplan {0}").format(municipality))
    folder = settings.plans_folder()
    _make_folder(folder)
    target = _free(folder, stem)
    planfile.write_new(target, imported.view, imported.history)
    return PlanFile.open(target, who=settings.load().name)


def read_import(source: Path) -> Imported:
    """Read the plan in a JSON file or a work document. Raises NpoError."""
    return attached.import_plan(source)


def open_imported(imported: Imported, target: Path) -> PlanFile:
    """Put what was read in a plan file and open it. Raises NpoError.

    The window asked before an existing file was chosen as the target.
    """
    planfile.write_new(target, imported.view, imported.history, overwrite=True)
    return PlanFile.open(target, who=settings.load().name)


def close(window: QWidget, plan: PlanWindow, closing: Closing) -> bool:
    """Save and close a plan; False where the last work cannot be saved and the user stays."""
    plan.seal()
    try:
        state = closing.close_plan(plan.bridge)
    except TargetError as error:
        if not ask.give_up_last_work(window, error):
            return False
        state = closing.close_plan(plan.bridge, abandon=True)
    list_plan(plan.bridge, is_open=False)
    if state is not None:
        _tell_what_is_unpublished(window, state)
    return True


def leave(plan: PlanWindow, background: Background) -> None:
    """Save and close a plan without asking anything; the card tells what is not published.

    A drive that does not answer is not waited for: nobody is there to do anything about it.
    """
    plan.seal()
    plan.bridge.keep()
    background.run(lambda: plan.bridge.file.close(abandon=True), _heard, _heard)
    background.wait(LEAVE_S)
    list_plan(plan.bridge, is_open=False)


def _heard(_: object) -> None:
    """Nobody is there to be told."""


def list_plan(bridge: Bridge, *, is_open: bool, known: IndexEntry | None = None) -> IndexEntry:
    """Put the plan at the head of the list of the start page, as it is now.

    While it is open it counts as not published: after a crash that is what must be said.
    known: what was put there before; where nothing of that has changed, nothing is written.
    """
    entry = _entry(bridge, is_open=is_open)
    if known is None or replace(entry, opened_at=known.opened_at) != known:
        # The list is a memory aid: that it cannot be kept is no reason to stop anybody.
        with suppress(TargetError):
            index.put(entry)
    return entry


def _entry(bridge: Bridge, *, is_open: bool) -> IndexEntry:
    plan = bridge.view.plan
    check = bridge.state("controle")
    return IndexEntry(
        path=str(bridge.file.path),
        title=plan.title,
        municipality=plan.municipality_name,
        status=plan.status.value,
        version_label=plan.version_label,
        steps=flow.index_states(bridge.content, bridge.states),
        open_points=check.open_count if check is not None else 0,
        opened_at=datetime.now().astimezone().isoformat(timespec="seconds"),
        has_unpublished=bridge.file.has_unpublished or (is_open and not bridge.is_read_only),
    )


def _tell_what_is_unpublished(window: QWidget, state: SaveState) -> None:
    if state.kind in (SaveKind.PUBLISHING_FAILED, SaveKind.MOVED, SaveKind.REMADE):
        said = state.sentence
        if state.kind is SaveKind.PUBLISHING_FAILED:
            said += tr(" Het komt in het planbestand als u het plan weer opent.")
        ask.tell(window, tr("Uw plan is gesloten"), said)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise from_os_error(error, folder) from error


def _free(folder: Path, stem: str) -> Path:
    """A name in a folder that no file has yet."""
    names = [stem, *(f"{stem} ({number})" for number in range(2, _TRIES))]
    for name in names:
        target = folder / f"{name}{SUFFIX}"
        if not target.exists():
            return target
    raise TargetError(tr("In '{0}' staan al te veel voorbeelden.").format(folder))
