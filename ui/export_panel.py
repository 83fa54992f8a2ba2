"""The making of a document, told under the page: how far it is, and then where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDesktopServices,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from npo_wizard.errors import NpoError
from ui import style
from ui.controls import button, set_look, words
from ui.document_process import PUBLIC, Maker, Wanted, make_document
from ui.export import ExportJob
from ui.widgets.spacing import gap

if TYPE_CHECKING:
    from npo_wizard.plan.view import PlanView
    from ui.bridge import Bridge


class ExportPanel(QFrame):
    """Never stands in the way: one goes on working while the document is made."""

    broken = Signal(object)
    """A mistake in the program, met while the document was made."""

    def __init__(
        self, bridge: Bridge, parent: QWidget | None = None, *, maker: Maker = make_document
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._maker = maker
        self._job: ExportJob | None = None
        self._path = Path()
        self.setObjectName("export.panel")
        self.setProperty("look", "bar-bottom")
        self.text = words("", "", wrap=True)
        self.bar = QProgressBar()
        self.bar.setObjectName("export.progress")
        self.bar.setAccessibleName(self.tr("Voortgang van het document"))
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(style.current().size("work-width"))
        self.cancel = self._button(self.tr("Annuleren"), "export.cancel", self._on_cancel)
        self.open = self._button(self.tr("Openen"), "export.open", self._on_open)
        self.folder = self._button(self.tr("Map tonen"), "export.folder", self._on_folder)
        self.close_button = self._button(self.tr("Sluiten"), "export.close", self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(5), gap(2), gap(5), gap(2))
        row.setSpacing(gap(3))
        row.addWidget(self.text, 1)
        row.addWidget(self.bar, 1)
        for each in (self.cancel, self.open, self.folder, self.close_button):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether a document is being made."""
        return self._job is not None

    def export(self, target: Path, wanted: Wanted = PUBLIC, view: PlanView | None = None) -> None:
        """Make the document; where one is being made already, that goes first.

        view: the plan it is made of; None: the plan as it is now.
        """
        if self.is_busy:
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._path = target
        self.bar.setRange(0, 0)
        self._say(self.tr("'{0}' wordt gemaakt…").format(target.name), "", self.cancel)
        self._job = job = ExportJob(self, maker=self._maker)
        job.progress.connect(self._on_progress)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.start(view or self._bridge.view, wanted, target, made_on=self._bridge.today)

    def _button(self, text: str, name: str, act: object) -> QPushButton:
        made = button(text, name, "link" if name != "export.cancel" else "")
        made.clicked.connect(act)
        return made

    # What the job says.

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        said = self.tr("'{0}' wordt gemaakt: pagina {1} van {2}")
        self.text.setText(said.format(self._path.name, done, total))

    def _on_finished(self, path: Path, warnings: list[str]) -> None:
        self._end()
        said = self.tr("Opgeslagen als '{0}' in '{1}'.").format(path.name, path.parent)
        sentence = " ".join((said, *warnings))
        look = "warn" if warnings else "good"
        self._say(sentence, look, self.open, self.folder, self.close_button)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, NpoError):
            self._say(str(error), "refusal", self.close_button)
            return
        self.hide()
        self.broken.emit(error)

    def _on_cancelled(self) -> None:
        self._end()
        self.hide()
        self._bridge.message.emit(self.tr("Gestopt. Er is geen document gemaakt."), False)

    def _end(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None

    # What the user wants.

    def _on_cancel(self) -> None:
        if self._job is not None:
            self.cancel.setEnabled(False)
            self._job.cancel()

    def _on_open(self) -> None:
        self._show(self._path)

    def _on_folder(self) -> None:
        self._show(self._path.parent)

    def _show(self, path: Path) -> None:
        """Let the computer show a file or folder; where it cannot, say where that is."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            said = self.tr("Deze computer kan '{0}' niet openen.").format(path)
            self._say(said, "warn", self.close_button)

    def _say(self, sentence: str, look: str, *controls: QPushButton) -> None:
        had_focus = any(each.hasFocus() for each in self.findChildren(QPushButton))
        self.text.setText(sentence)
        set_look(self.text, "look", look)
        self.bar.setVisible(self.cancel in controls)
        self.cancel.setEnabled(True)
        for each in (self.cancel, self.open, self.folder, self.close_button):
            each.setVisible(each in controls)
        self.show()
        if had_focus and controls:
            controls[0].setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
