"""The document as it will be printed, page under page, inside the window."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.controls import button, words


class PreviewDialog(QDialog):
    """Draws a page when it comes in sight; "Bewaar als pdf…" is one click away."""

    export_wanted = Signal()

    def __init__(self, pdf: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = pypdfium2.PdfDocument(pdf)
        self.page_count = len(self._document)
        self.setWindowTitle(self.tr("Voorbeeld van het plan"))
        self.setAccessibleName(self.tr("Voorbeeld van het plan"))
        self.pages = [
            PdfPageView(self._document, place, self.page_count) for place in range(self.page_count)
        ]
        self._place = words("", "lead")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Bladzijden"))
        self._area.setProperty("look", "reader")
        self._lay_out()
        self._area.verticalScrollBar().valueChanged.connect(self._show_place)
        self.finished.connect(lambda _: self._document.close())
        if parent is not None:
            self.resize(parent.size() * 0.9)

    def _lay_out(self) -> None:
        tokens = style.current()
        inner = QWidget()
        inner.setProperty("look", "side-inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(*(tokens.size("s4"),) * 4)
        column.setSpacing(tokens.size("s4"))
        for page in self.pages:
            column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        self._area.setWidget(inner)
        keep = button(self.tr("Bewaar als pdf…"), "preview_export", "primary")
        keep.clicked.connect(self._on_keep)
        done = button(self.tr("Sluiten"), "done")
        done.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(tokens.size("s4"), 0, tokens.size("s4"), tokens.size("s3"))
        foot.addWidget(self._place)
        foot.addStretch(1)
        foot.addWidget(done)
        foot.addWidget(keep)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.size("s3"))
        whole.addWidget(self._area, 1)
        whole.addLayout(foot)
        self._area.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the pages be as wide as the window has room for, up to their printed size."""
        super().resizeEvent(event)
        room = self._area.viewport().width() - 2 * style.current().size("s4")
        for page in self.pages:
            page.set_width(min(room, style.current().size("preview-width")))
        # The pages have their places only after the layout has run.
        QTimer.singleShot(0, self, self._show_place)

    def _show_place(self) -> None:
        middle = self._area.verticalScrollBar().value() + self._area.viewport().height() // 2
        here = next(
            (i for i, page in enumerate(self.pages) if page.geometry().bottom() >= middle), 0
        )
        text = self.tr("Bladzijde {0} van {1}").format(here + 1, self.page_count)
        self._place.setText(text)

    def _on_keep(self) -> None:
        self.accept()
        self.export_wanted.emit()


class PdfPageView(QLabel):
    """One page of a document; drawn when it is first painted at a width."""

    def __init__(self, document: pypdfium2.PdfDocument, place: int, count: int) -> None:
        super().__init__()
        self._document = document
        self._index = place
        self._image: QImage | None = None
        width, height = document.get_page_size(place)
        self._shape = height / width
        self.setProperty("look", "sheet")
        self.setAccessibleName(self.tr("Bladzijde {0} van {1}").format(place + 1, count))

    def set_width(self, width: int) -> None:
        """Be this wide, and as tall as the page then is."""
        size = QSize(width, round(width * self._shape))
        if size != self.size():
            self._image = None
            self.setFixedSize(size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page."""
        if self._image is None:
            self._image = self._drawn()
        QPainter(self).drawImage(self.rect(), self._image)

    def _drawn(self) -> QImage:
        page = self._document[self._index]
        self.setAccessibleDescription(page.get_textpage().get_text_bounded())
        scale = self.width() * self.devicePixelRatio() / page.get_width()
        bitmap = page.render(scale=scale)
        image = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_BGR888,
        )
        return image.copy()
