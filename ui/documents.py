"""Files made from the open plan: a copy, its data, the document; made beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject

from npo_wizard import settings
from npo_wizard.errors import NpoError, from_os_error
from npo_wizard.storage import exchange
from ui.dialogs import ask
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.work_dialog import WorkDialog
from ui.export import PUBLIC, ExportJob
from ui.file_names import safe_stem
from ui.loading import Background
from ui.plan_window import PlanWindow


class Documents(QObject):
    """Asks where a file goes, makes it and says so in the bottom bar."""

    def __init__(self, plan: PlanWindow, background: Background) -> None:
        super().__init__(plan)
        self._plan = plan
        self._bridge = plan.bridge
        self._background = background
        self._bridge.export_requested.connect(self.export)
        self._bridge.preview_requested.connect(self.preview)

    def save_copy(self) -> None:
        """Let the user choose a place for a copy of the plan, and write it."""
        title = self.tr("Bewaar een kopie als")
        name = self.tr("{0} (kopie)").format(self._stem())
        target = ask.save_file(self._plan, title, self._beside(name, ".npoplan"), ask.PLAN_FILES)
        if target is not None:
            self._write(target, lambda: self._bridge.file.save_copy(target, overwrite=True))

    def export_json(self) -> None:
        """Let the user choose a place for the data of the plan, and write them."""
        title = self.tr("Exporteer gegevens")
        proposal = self._beside(self._stem(), ".json")
        target = ask.save_file(self._plan, title, proposal, ask.JSON_FILES)
        if target is not None:
            self._plan.seal()
            text = exchange.to_json(self._bridge.view, self._bridge.file.history)
            self._write(target, lambda: _write_text(target, text))

    def export(self) -> None:
        """Let the user choose a place for the document, and make it with progress."""
        title = self.tr("Bewaar het plan als pdf")
        proposal = self._beside(self._stem(), ".pdf")
        target = ask.save_file(self._plan, title, proposal, ask.PDF_FILES)
        if target is not None:
            self._make(target, lambda: self._say_kept(target))

    def preview(self) -> None:
        """Show the document as it would be now."""
        folder = TemporaryDirectory(prefix="npo-voorbeeld-", ignore_cleanup_errors=True)
        target = Path(folder.name) / "voorbeeld.pdf"

        def show() -> None:
            dialog = PreviewDialog(target.read_bytes(), self._plan)
            dialog.export_wanted.connect(self.export)
            folder.cleanup()
            dialog.open()

        self._make(target, show)

    def _make(self, target: Path, done: Callable[[], None]) -> None:
        """Make the document beside the window; `done` is called when it is there."""
        self._plan.seal()
        dialog = WorkDialog(self.tr("Het document wordt gemaakt…"), self._plan)
        job = ExportJob(dialog)
        dialog.stop_wanted.connect(job.cancel)
        dialog.finished.connect(dialog.deleteLater)
        job.progress.connect(dialog.show_progress)
        for end in (job.finished, job.failed, job.cancelled):
            end.connect(dialog.done_with)
        job.finished.connect(lambda _path, _warnings: done())
        job.failed.connect(self._on_trouble)
        dialog.open()
        job.start(self._bridge.view, PUBLIC, target, made_on=self._bridge.today)

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
        folder = self._bridge.file.path.parent
        return (folder if folder.is_dir() else settings.plans_folder()) / f"{stem}{suffix}"


def _write_text(target: Path, text: str) -> None:
    """Write a text file. Raises TargetError."""
    try:
        target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise from_os_error(error, target) from error
