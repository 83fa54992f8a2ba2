"""The pages of a PDF under each other; a page is drawn when it comes in sight."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui import style
from ui.widgets.spacing import gap

ZOOM_STEP, ZOOM_LEAST, ZOOM_MOST = 1.25, 0.25, 4.0
_DOTS_PER_POINT = 96 / 72
_KEPT_AROUND = 2
"""So many pages before and after the one in sight keep their picture."""
_FORMATS = {3: QImage.Format.Format_BGR888, 4: QImage.Format.Format_RGB32}


class PdfPages(QScrollArea):
    """Goes from page to page and zooms; without a zoom of its own it fits the width."""

    moved = Signal()
    """Another page is in sight, or it is shown larger or smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview.pages")
        self.setAccessibleName(self.tr("Pagina's van het voorbeeld"))
        self.setProperty("look", "sheets")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._document: pypdfium2.PdfDocument | None = None
        self._zoom: float | None = None
        self.pages: list[PdfPage] = []
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._on_moved)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._settle.start())

    def show_pdf(self, pdf: bytes) -> None:
        """Show a document; the page in sight and the zoom stay."""
        here = self.current
        self.close_document()
        self._document = pypdfium2.PdfDocument(pdf)
        count = len(self._document)
        inner = QWidget()
        inner.setProperty("look", "side-inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(gap(4), gap(4), gap(4), gap(4))
        column.setSpacing(gap(4))
        self.pages = [PdfPage(self._document, place, count) for place in range(count)]
        for page in self.pages:
            column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setWidget(inner)
        self._fit()
        QTimer.singleShot(0, self, lambda: self.show_page(min(here, count - 1)))

    def close_document(self) -> None:
        """Let go of the document."""
        self.pages = []
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()
        if self._document is not None:
            self._document.close()
            self._document = None

    @property
    def current(self) -> int:
        """The place of the page in sight, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return next(
            (place for place, page in enumerate(self.pages) if page.geometry().bottom() >= middle),
            max(len(self.pages) - 1, 0),
        )

    @property
    def zoom(self) -> float:
        """How large it is shown; 1 is as printed."""
        return self._zoom if self._zoom is not None else self._fitting()

    def show_page(self, place: int) -> None:
        """Bring the top of a page in sight."""
        if 0 <= place < len(self.pages):
            self.verticalScrollBar().setValue(self.pages[place].y() - gap(2))
            self._on_moved()

    def set_zoom(self, zoom: float | None) -> None:
        """Show it this large; None fits the width."""
        here = self.current
        self._zoom = None if zoom is None else min(max(zoom, ZOOM_LEAST), ZOOM_MOST)
        self._fit()
        QTimer.singleShot(0, self, lambda: self.show_page(here))
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new width."""
        super().resizeEvent(event)
        if self._zoom is None:
            self._fit()
            self._settle.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PageUp and PageDown go a page, Home and End to the ends; Ctrl with + - 0 zooms."""
        last = len(self.pages) - 1
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_PageDown:
                self.show_page(min(self.current + 1, last))
            case Qt.Key.Key_PageUp:
                self.show_page(max(self.current - 1, 0))
            case Qt.Key.Key_Home:
                self.show_page(0)
            case Qt.Key.Key_End:
                self.show_page(last)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if with_ctrl:
                self.set_zoom(self.zoom * ZOOM_STEP)
            case Qt.Key.Key_Minus if with_ctrl:
                self.set_zoom(self.zoom / ZOOM_STEP)
            case Qt.Key.Key_0 if with_ctrl:
                self.set_zoom(None)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * ZOOM_STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def _fitting(self) -> float:
        if not self.pages:
            return 1.0
        room = self.viewport().width() - 2 * gap(4)
        widest = max(page.points_wide for page in self.pages) * _DOTS_PER_POINT
        return max(min(room, style.current().size("preview-width")) / widest, ZOOM_LEAST)

    def _fit(self) -> None:
        zoom = self.zoom
        for page in self.pages:
            page.set_zoom(zoom)

    def _on_moved(self) -> None:
        here = self.current
        for place, page in enumerate(self.pages):
            if abs(place - here) > _KEPT_AROUND:
                page.forget()
        if self.pages:
            self.pages[here].read_text()
            self.setAccessibleDescription(self.pages[here].accessibleDescription())
        self.moved.emit()


class PdfPage(QWidget):
    """One page of a document."""

    def __init__(self, document: pypdfium2.PdfDocument, place: int, count: int) -> None:
        super().__init__()
        self._document = document
        self._place = place
        self._image: QImage | None = None
        self.points_wide, self._points_high = document.get_page_size(place)
        self.setAccessibleName(self.tr("Pagina {0} van {1}").format(place + 1, count))

    @property
    def is_drawn(self) -> bool:
        """Whether there is a picture of it now."""
        return self._image is not None

    def set_zoom(self, zoom: float) -> None:
        """Be as large as printed times `zoom`."""
        scale = zoom * _DOTS_PER_POINT
        size = QSize(round(self.points_wide * scale), round(self._points_high * scale))
        if size != self.size():
            self._image = None
            self.setFixedSize(size)

    def forget(self) -> None:
        """Give up the picture; it is drawn again when it comes in sight."""
        self._image = None

    def read_text(self) -> None:
        """Let a screen reader read what is on the page."""
        if not self.accessibleDescription():
            page = self._document[self._place]
            self.setAccessibleDescription(page.get_textpage().get_text_bounded().strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page with a thin line round it."""
        if self._image is None:
            self._image = self._drawn()
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._image)
        painter.setPen(style.current().colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _drawn(self) -> QImage:
        """The page in as many dots as the screen has for it."""
        scale = self.width() * self.devicePixelRatio() / self.points_wide
        bitmap = self._document[self._place].render(scale=scale)
        shown = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            _FORMATS[bitmap.n_channels],
        )
        return shown.copy()
