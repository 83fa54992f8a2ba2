"""Files made from the open plan: a copy, its data, the document; made beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from npo_wizard import settings
from npo_wizard.errors import NpoError, TargetError, TargetExists
from npo_wizard.plan.view import PlanView
from npo_wizard.storage import exchange
from npo_wizard.storage.handing_on import save_without_past
from npo_wizard.storage.planfile import read
from npo_wizard.storage.publish import place_text
from ui.dialogs import ask
from ui.document_process import Wanted
from ui.file_names import safe_stem
from ui.loading import Background, answering_within
from ui.offers import Offer, plan_as_pdf
from ui.plan_window import PlanWindow
from ui.privacy_guard import may_leave

if TYPE_CHECKING:
    from ui.dialogs.preview import Preview
    from ui.export_panel import ExportPanel

ANSWER_MS = 500
"""A drive that answers later than this is not offered as the place for a file."""


class Documents(QObject):
    """Asks where a file goes, makes it and says so in the bottom bar."""

    saved_as = Signal(Path)
    """A plan was saved under another name, to go on with."""

    def __init__(self, plan: PlanWindow, background: Background) -> None:
        super().__init__(plan)
        self._plan = plan
        self._bridge = plan.bridge
        self._background = background
        self._bridge.export_requested.connect(self.export)
        self._bridge.document_requested.connect(self.make)
        self._bridge.house_requested.connect(lambda: ask.house_style(plan))
        self._bridge.preview_requested.connect(self.preview)
        self._bridge.note_of_changes_requested.connect(self.export_change_note)
        self._panel: ExportPanel | None = None

    def save_copy(self) -> None:
        """Let the user choose a place for a copy of the plan, and write it.

        Nothing is asked about persons: it is the user's own plan, not one for somebody else.
        """
        title = self.tr("Bewaar een kopie als")
        name = self.tr("{0} (kopie)").format(self._stem())
        target = ask.save_file(self._plan, title, self._beside(name, ".npoplan"), ask.PLAN_FILES)
        if target is not None:
            self._write(target, lambda: self._bridge.file.save_copy(target, overwrite=True))

    def save_bare(self) -> None:
        """Say what goes along, let the user choose a place, and write the plan without a past."""
        self._plan.seal()
        if not may_leave(self._bridge, self._plan):
            return
        wanted = ask.bare_copy(self._plan)
        if wanted is None:
            return
        title = self.tr("Bewaar zonder geschiedenis")
        name = self.tr("{0} (zonder geschiedenis)").format(self._stem())
        target = ask.save_file(self._plan, title, self._beside(name, ".npoplan"), ask.PLAN_FILES)
        if target is None:
            return
        if target.resolve() == self._bridge.file.path.resolve():
            self._on_trouble(TargetExists(self.tr("Dit is het bestand van uw eigen plan.")))
            return
        view = self._bridge.view
        self._write(
            target,
            lambda: save_without_past(
                view, target, versions=wanted.versions, notes=wanted.notes, overwrite=True
            ),
        )

    def save_as(self) -> None:
        """Let the user choose a place for a plan of their own, write it, and go on in that."""
        title = self.tr("Bewaar het plan als")
        proposal = settings.plans_folder() / f"{self._stem()}.npoplan"
        target = ask.save_file(self._plan, title, proposal, ask.PLAN_FILES)
        if target is not None:
            self._background.run(
                lambda: self._bridge.file.save_copy(target, overwrite=True),
                lambda _: self.saved_as.emit(target),
                self._on_trouble,
            )

    def compare(self) -> None:
        """Read the plan of somebody else beside the window and show what differs."""
        rival = self._bridge.file.rival
        if rival is None:
            return
        self._plan.seal()

        def show(other: PlanView) -> None:
            ask.compare(self._plan, other, self._bridge.view, rival.name, self._bridge.content)

        self._background.run(lambda: read(rival), show, self._on_trouble)

    def export_json(self) -> None:
        """Let the user choose a place for the data of the plan, and write them."""
        self._plan.seal()
        if not may_leave(self._bridge, self._plan):
            return
        title = self.tr("Exporteer gegevens")
        proposal = self._beside(self._stem(), ".json")
        target = ask.save_file(self._plan, title, proposal, ask.JSON_FILES)
        if target is not None:
            text = exchange.to_json(self._bridge.view, self._bridge.file.history)
            self._write(target, lambda: place_text(text, target, overwrite=True))

    def export(self) -> None:
        """Make the document that is made most."""
        self.make(plan_as_pdf())

    def make(self, offer: Offer) -> None:
        """Let the user choose a place for a document, and make it with progress."""
        self._plan.seal()
        if not may_leave(self._bridge, self._plan):
            return
        title = self.tr("Bewaar: {0}").format(offer.text.removesuffix("…"))
        proposal = self._beside(offer.named.format(self._stem()), offer.suffix)
        target = ask.save_file(self._plan, title, proposal, ask.kinds_of(offer.suffix))
        if target is not None:
            self._made_panel().export(target, offer.wanted)

    def export_change_note(self, old: PlanView, new: PlanView, names: tuple[str, str]) -> None:
        """Let the user choose a place and kind of file for what differs between two plans."""
        if not may_leave(self._bridge, self._plan):
            return
        title = self.tr("Bewaar de wijzigingsnota")
        proposal = self._beside(self.tr("{0} (wijzigingsnota)").format(self._stem()), ".pdf")
        target = ask.save_file(self._plan, title, proposal, ask.NOTE_FILES)
        if target is not None and target.suffix.lower() not in (".pdf", ".html", ".docx"):
            said = self.tr("'{0}' heeft geen bruikbaar einde.").format(target.name)
            advice = self.tr("Kies een naam die eindigt op .pdf, .html of .docx.")
            self._on_trouble(TargetError(said, advice=advice))
        elif target is not None:
            wanted = Wanted(since=exchange.to_json(old), names=names)
            self._made_panel().export(target, wanted, new)

    def preview(self) -> None:
        """Show the document as it would be now, in the place of the plan."""
        # Imported here, as the panel is: until a document is made there is nothing of it to show.
        from ui.dialogs.preview import Preview

        self._plan.seal()
        stack = self._plan.parentWidget()
        preview = Preview(self._bridge)
        preview.failed.connect(self._on_trouble)
        preview.closed.connect(lambda: self._close_preview(preview))
        preview.export_wanted.connect(preview.close_preview)
        preview.export_wanted.connect(self.export)
        self._plan.destroyed.connect(preview.abandon)
        assert isinstance(stack, QStackedWidget), "the window of a plan stands in a stack"
        stack.addWidget(preview)
        stack.setCurrentWidget(preview)
        preview.build()

    def _close_preview(self, preview: Preview) -> None:
        stack = self._plan.parentWidget()
        assert isinstance(stack, QStackedWidget)
        stack.setCurrentWidget(self._plan)
        stack.removeWidget(preview)
        preview.deleteLater()
        self._plan.top.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_panel(self) -> ExportPanel:
        from ui.export_panel import ExportPanel

        if self._panel is None:
            self._panel = ExportPanel(self._bridge)
            self._panel.broken.connect(self._on_trouble)
            self._plan.add_panel(self._panel)
        return self._panel

    def _write(self, target: Path, work: Callable[[], None]) -> None:
        self._plan.seal()
        self._background.run(work, lambda _: self._say_kept(target), self._on_trouble)

    def _say_kept(self, target: Path) -> None:
        said = self.tr("'{0}' staat in '{1}'.").format(target.name, target.parent)
        self._bridge.message.emit(said, False)

    def _on_trouble(self, error: BaseException) -> None:
        if not isinstance(error, NpoError):
            raise error
        ask.show_error(self._plan, error)

    def _stem(self) -> str:
        return safe_stem(self._bridge.view.plan.title or self._bridge.file.path.stem)

    def _beside(self, stem: str, suffix: str) -> Path:
        """Propose the folder of the plan, unless its drive does not answer at once."""
        folder = self._bridge.file.path.parent
        is_there = self._background.attend(folder.is_dir, answering_within(ANSWER_MS))
        return (folder if is_there else settings.plans_folder()) / f"{stem}{suffix}"
