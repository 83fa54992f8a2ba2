"""The document as it will be printed, in the place of the plan, within the window."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.controls import button, words
from ui.dialogs.pdf_pages import ZOOM_STEP, PdfPages
from ui.document_process import PUBLIC, Maker, make_document
from ui.export import ExportJob
from ui.widgets.spacing import gap

if TYPE_CHECKING:
    from ui.bridge import Bridge


class Preview(QWidget):
    """Builds the document beside the window and shows its pages; closing it stops the building."""

    closed = Signal()
    export_wanted = Signal()
    failed = Signal(object)
    """NpoError, or another exception: a mistake in the program."""

    def __init__(
        self, bridge: Bridge, parent: QWidget | None = None, *, maker: Maker = make_document
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._maker = maker
        self._job: ExportJob | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self.setProperty("look", "page")
        self.setAccessibleName(self.tr("Voorbeeld van het plan"))
        self.pages = PdfPages()
        self.pages.moved.connect(self._show_place)
        self._make_buttons()
        self._lay_out()
        bridge.plan_changed.connect(self._on_plan_changed)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close_preview)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.export_wanted)

    # Making.

    def _make_buttons(self) -> None:
        self.back = button(self.tr("Terug naar het plan"), "preview.close", "", "chevron-left")
        self.back.clicked.connect(self.close_preview)
        self.previous = self._icon("preview.previous", "up", self.tr("Vorige pagina"))
        self.previous.clicked.connect(lambda: self.pages.show_page(self.pages.current - 1))
        self.next = self._icon("preview.next", "down", self.tr("Volgende pagina"))
        self.next.clicked.connect(lambda: self.pages.show_page(self.pages.current + 1))
        self.zoom_out = self._icon("preview.zoom_out", "minus", self.tr("Kleiner"))
        self.zoom_out.clicked.connect(lambda: self.pages.set_zoom(self.pages.zoom / ZOOM_STEP))
        self.zoom_in = self._icon("preview.zoom_in", "plus", self.tr("Groter"))
        self.zoom_in.clicked.connect(lambda: self.pages.set_zoom(self.pages.zoom * ZOOM_STEP))
        self.fit = button("", "preview.fit")
        self.fit.setToolTip(self.tr("Pas in de breedte (Ctrl+0)"))
        self.fit.clicked.connect(lambda: self.pages.set_zoom(None))
        self.refresh = button(self.tr("Vernieuwen"), "preview.refresh", "", "redo")
        self.refresh.setToolTip(self.tr("Het plan is veranderd sinds dit voorbeeld"))
        self.refresh.clicked.connect(self.build)
        self.refresh.hide()
        self.export = button(self.tr("Plan als pdf…"), "preview.export", "primary")
        self.export.clicked.connect(self.export_wanted)
        self.cancel = button(self.tr("Annuleren"), "preview.cancel")
        self.cancel.clicked.connect(self.close_preview)
        self.place = words("", "lead")

    def _icon(self, name: str, icon: str, text: str) -> QPushButton:
        made = button("", name, "", icon)
        made.setAccessibleName(text)
        made.setToolTip(text)
        return made

    def _lay_out(self) -> None:
        self._kinds = QStackedWidget()
        self._kinds.setProperty("look", "pages")
        self._kinds.addWidget(self._made_busy())
        self._kinds.addWidget(self.pages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._made_bar())
        whole.addWidget(self._kinds, 1)

    def _made_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("look", "bar-top")
        bar.setFixedHeight(style.current().size("bar-top"))
        row = QHBoxLayout(bar)
        row.setContentsMargins(gap(4), 0, gap(4), 0)
        row.setSpacing(gap(2))
        row.addWidget(self.back)
        row.addStretch(1)
        for each in (self.previous, self.place, self.next):
            row.addWidget(each)
        row.addSpacing(gap(4))
        for each in (self.zoom_out, self.fit, self.zoom_in):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.refresh)
        row.addWidget(self.export)
        return bar

    def _made_busy(self) -> QWidget:
        busy = QWidget()
        text = self.tr("Het voorbeeld wordt gemaakt…")
        self.progress = QProgressBar()
        self.progress.setObjectName("preview.progress")
        self.progress.setAccessibleName(text)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(style.current().size("work-width"))
        column = QVBoxLayout(busy)
        column.setSpacing(gap(3))
        column.addStretch(1)
        for each in (words(text, "heading"), self.progress, self.cancel):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return busy

    # Building.

    def build(self) -> None:
        """Make the document of the plan as it is now, and show it when it is there."""
        self._stop()
        self.refresh.hide()
        self.progress.setRange(0, 0)
        self._kinds.setCurrentIndex(0)
        self._show_place()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._folder = TemporaryDirectory(prefix="npo-voorbeeld-", ignore_cleanup_errors=True)
        self._job = job = ExportJob(self, maker=self._maker)
        job.progress.connect(self._on_progress)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        target = Path(self._folder.name) / "voorbeeld.pdf"
        job.start(self._bridge.view, PUBLIC, target, made_on=self._bridge.today)

    def close_preview(self) -> None:
        """Stop what is being built, let go of the document and go back."""
        self._stop()
        self.pages.close_document()
        self.closed.emit()

    def abandon(self) -> None:
        """Stop and go: the plan has been closed."""
        self._stop()
        self.pages.close_document()
        self.deleteLater()

    def first_focus(self) -> QWidget:
        """The pages, or the way to stop."""
        return self.pages if self._kinds.currentIndex() else self.cancel

    def _stop(self) -> None:
        if self._job is not None:
            self._job.blockSignals(True)
            self._job.cancel()
            self._job.wait()
            self._job.deleteLater()
            self._job = None
        self._clean()

    def _clean(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_finished(self, path: Path, _warnings: list[str]) -> None:
        # In sight first: pages have their places only then.
        self._kinds.setCurrentIndex(1)
        self.pages.show_pdf(path.read_bytes())
        self._clean()
        self._show_place()
        if self.isVisible():
            self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: Exception) -> None:
        self.close_preview()
        self.failed.emit(error)

    # What is shown.

    def _on_plan_changed(self) -> None:
        self.refresh.setVisible(bool(self._kinds.currentIndex()))

    def _show_place(self) -> None:
        count, here = len(self.pages.pages), self.pages.current
        is_ready = bool(self._kinds.currentIndex() and count)
        text = self.tr("Pagina {0} van {1}").format(here + 1, count) if is_ready else ""
        self.place.setText(text)
        self.previous.setEnabled(is_ready and here > 0)
        self.next.setEnabled(is_ready and here < count - 1)
        for each in (self.zoom_in, self.zoom_out, self.fit):
            each.setEnabled(is_ready)
        zoom = f"{round(self.pages.zoom * 100)}%"
        self.fit.setText(zoom)
        self.fit.setAccessibleName(self.tr("Pas in de breedte; nu {0}").format(zoom))
