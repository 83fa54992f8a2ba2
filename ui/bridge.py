"""The one object between the pages and the open plan: reads, writes, findings, save state.

Pages know nothing else. Everything here lives on the window's thread; what the writing threads
of the plan file say is carried over by a queued signal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from npo_wizard import content as contents
from npo_wizard import flow, rules
from npo_wizard.errors import PlanReadOnly, TargetError
from ui.found import Found
from ui.judge import Judge, Verdict

if TYPE_CHECKING:
    from npo_wizard.content.schema import Content, Profile
    from npo_wizard.flow import StepState
    from npo_wizard.plan.edits import Changes, Edit
    from npo_wizard.plan.view import PlanView
    from npo_wizard.rules import Accepted, Judgement
    from npo_wizard.rules.finding import Finding, Place
    from npo_wizard.storage.readonly import OpenPlan
    from npo_wizard.storage.states import SaveState

FINDINGS_PAUSE_MS = 150
"""Findings are computed when no change came for this long, so never inside a keystroke."""


class Bridge(QObject):
    """Round one open plan file; owns it and closes it."""

    plan_changed = Signal(object)
    """Changes: the plan is another one now."""
    findings_changed = Signal()
    """Findings and states were computed anew."""
    save_state_changed = Signal(object)
    """SaveState: what is safe where."""
    go_to_requested = Signal(object)
    """Place: the user wants to be there."""
    preview_requested = Signal()
    """The user wants to see the document."""
    export_requested = Signal()
    """The user wants the document as a file: the one that is made most."""
    document_requested = Signal(object)
    """Offer: the user wants this document."""
    house_requested = Signal()
    """The user wants to see or change the house style."""
    past_requested = Signal(object, str)
    """PlanView, sentence: the user wants to see the whole plan as it was, told what it is."""
    field_past_requested = Signal(tuple)
    """Noun, id and field: the user wants to see what a field held before."""
    note_of_changes_requested = Signal(object, object, tuple)
    """Two PlanViews and their names: the user wants what differs between them as a document."""
    message = Signal(str, bool)
    """A sentence to show for a moment, and whether "Ongedaan maken" belongs beside it."""
    _state_reported = Signal(object)

    def __init__(
        self,
        plan_file: OpenPlan,
        *,
        content: Content | None = None,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file = plan_file
        self._content = contents.load() if content is None else content
        self._today = today
        self._judge = Judge(self._judged, self)
        self._judge.judged.connect(self._take)
        self._outdated: Verdict | None = None
        self._save_state = plan_file.state
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(FINDINGS_PAUSE_MS)
        self._pause.timeout.connect(lambda: self._judge.ask(self.view))
        self._state_reported.connect(self._on_state, Qt.ConnectionType.QueuedConnection)
        plan_file.on_state(self._report_state)
        self._verdict = self._judge.now(self.view)

    # What there is to read.

    @property
    def file(self) -> OpenPlan:
        """The open plan file."""
        return self._file

    @property
    def is_read_only(self) -> bool:
        """Whether the plan can only be read; holds for as long as the bridge does.

        Editors of a `FieldRow` follow this by themselves; all other controls that change the
        plan are named to `ui.widgets.editing.for_editing`.
        """
        return bool(self._file.read_only)

    @property
    def read_only_reason(self) -> str:
        """Why the plan can only be read, as a Dutch sentence; empty where it can be changed."""
        return self._file.read_only

    @property
    def view(self) -> PlanView:
        """The plan as it is now, frozen."""
        return self._file.view

    @property
    def content(self) -> Content:
        """Steps, questions, words and profiles."""
        return self._content

    @property
    def profile(self) -> Profile | None:
        """The programme of the plan; None where this program does not have it."""
        return self._content.profile(self.view.plan.profile)

    @property
    def today(self) -> date:
        """The day against which dates are judged."""
        return self._today()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What does not hold and is open, as it was after the last pause in the changes."""
        return self._verdict.judgement.open

    @property
    def judgement(self) -> Judgement:
        """What is open, what is accepted with a reason, and which acceptances have no point."""
        return self._verdict.judgement

    @property
    def states(self) -> tuple[StepState, ...]:
        """How far each step and page is; computed together with the findings."""
        return self._verdict.states

    def state(self, page_id: str) -> StepState | None:
        """How far one step or page is; None for a page without a state."""
        return next((each for each in self.states if each.step_id == page_id), None)

    @property
    def save_state(self) -> SaveState:
        """What is safe where, as last heard."""
        return self._save_state

    @property
    def undo_label(self) -> str:
        """What undo takes back; empty where there is nothing to take back."""
        return self._file.undo_label or ""

    @property
    def redo_label(self) -> str:
        """What redo brings back; empty where there is nothing."""
        return self._file.redo_label or ""

    def findings_for(
        self, noun: str = "", row_id: str = "", field: str = "", step: str = ""
    ) -> tuple[Finding, ...]:
        """The findings at a place; what is left empty makes no difference."""
        return self._verdict.found.at(noun, row_id, field, step)

    def open_counts(self, noun: str) -> Mapping[str, int]:
        """How many findings each row of a noun has that are more than a hint."""
        return self._verdict.found.counts(noun)

    def accepted_for(self, noun: str, row_id: str, field: str) -> tuple[Accepted, ...]:
        """The accepted points at a field."""
        at = (noun, row_id, field)
        return tuple(
            each
            for each in self.judgement.accepted
            if (each.finding.place.noun, each.finding.place.row_id, each.finding.place.field) == at
        )

    # What the user wants.

    def apply(self, edit: Edit, merge_key: str | None = None) -> None:
        """Change the plan; raises InputRefused and then nothing has changed.

        Raises PlanReadOnly where the plan can only be read: no control may come here then.
        """
        if self.is_read_only:
            raise PlanReadOnly(self.read_only_reason)
        self._changed(self._file.apply(edit, merge_key=merge_key))

    def undo(self) -> None:
        """Take the last step back and say which; nothing happens where there is none."""
        label = self.undo_label
        changes = self._file.undo()
        if changes is not None:
            self._changed(changes)
            self.message.emit(self.tr("Ongedaan gemaakt: {0}.").format(label), False)

    def redo(self) -> None:
        """Bring the last step that was taken back, back again, and say which."""
        label = self.redo_label
        changes = self._file.redo()
        if changes is not None:
            self._changed(changes)
            self.message.emit(self.tr("Opnieuw gedaan: {0}.").format(label), False)

    def seal(self) -> None:
        """End the run of typing: what is typed next is a step of its own to undo."""
        self._file.seal()

    def go_to(self, place: Place) -> None:
        """Ask the window to show a place in the plan."""
        self.go_to_requested.emit(place)

    def settle(self) -> None:
        """Compute the findings now where they are still to come: before a document or closing."""
        if self._pause.isActive() or self._judge.is_busy:
            self._pause.stop()
            self._take(self._judge.now(self.view))

    def keep(self) -> None:
        """Wait until all work is on the disk of this computer; a trouble shows as save state."""
        with suppress(TargetError):
            self._file.flush()

    def close(self, *, abandon: bool = False) -> SaveState:
        """Save, publish and close; answers with what is safe where.

        Raises TargetError, and stays open, where the last edits cannot be saved on this
        computer; with `abandon` they are given up.
        """
        state = self._file.close(abandon=abandon)
        self._pause.stop()
        self._judge.drop()
        return state

    def _changed(self, changes: Changes) -> None:
        if not changes.touched:
            return
        # What is being judged is not the plan any more.
        self._judge.drop()
        self._pause.start()
        self.plan_changed.emit(changes)

    def _judged(self, view: PlanView) -> Verdict:
        """Judge a view; called from the thread of the judge too."""
        # Taken down here: a verdict on a large plan is thousands of objects.
        self._outdated = None
        judgement = rules.judge(view, self._content, self.today)
        states = flow.states(view, self._content, judgement.open)
        return Verdict(view, judgement, states, Found(judgement.open))

    def _take(self, verdict: Verdict) -> None:
        self._outdated, self._verdict = self._verdict, verdict
        self.findings_changed.emit()

    def _report_state(self, state: SaveState) -> None:
        """Called from the writing threads; the window may be gone by the time it arrives."""
        with suppress(RuntimeError):
            self._state_reported.emit(state)

    def _on_state(self, state: SaveState) -> None:
        self._save_state = state
        self.save_state_changed.emit(state)
