"""The table of a list: as tall as its rows, walked with the arrows, left with Tab."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import style
from ui.widgets.spacing import gap

MAX_HEIGHT = 430
"""A longer list scrolls by itself."""
LEAST, PART_OF_WINDOW = 240, 0.44
"""A long list is never lower than this, and takes this part of a low window."""
SAMPLE_ROWS = 24
NORMAL_SCALE = 100
WORD_WIDTH_MAX = 150
"""A longer word is broken off."""


class RowsTable(QTableView):
    """Shows rows; keys say what the user wants with them."""

    entered_row = Signal()
    """Enter: to the detail."""
    add_wanted = Signal()
    remove_wanted = Signal()
    filter_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.max_height = MAX_HEIGHT
        self.text_size = "small"
        self._weights: list[tuple[float, int]] = []
        self._fitted: tuple[int, ...] = ()
        self._right: set[int] = set()
        """Rows whose height is right; one out of sight gets its height when it is scrolled to."""
        self._widest: dict[int, list[int]] = {}
        """The width of the widest word of every column, for the first rows."""
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self.fit)

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802
        """Show a model, and remember which of its rows change."""
        super().setModel(model)
        self._on_other_rows()
        if model is None:
            return
        model.dataChanged.connect(self._on_changed)
        for news in (
            model.rowsInserted,
            model.rowsRemoved,
            model.rowsMoved,
            model.layoutChanged,
            model.modelReset,
        ):
            news.connect(self._on_other_rows)

    def _on_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        changed = range(first.row(), last.row() + 1)
        self._right.difference_update(changed)
        self._widest = {row: each for row, each in self._widest.items() if row not in changed}

    def _on_other_rows(self) -> None:
        self._right.clear()
        self._widest.clear()

    def set_weights(self, weights: Sequence[tuple[float, int]]) -> None:
        """Set for each column its part of the room that is left, and its least width."""
        self._weights = list(weights)
        self._widest.clear()
        self.fit_later()

    def fit_later(self, pause_ms: int = 0) -> None:
        """Fit once all that changes now has changed, or after a pause in the changes."""
        self._settle.start(pause_ms)

    def fit(self) -> None:
        """Give the columns their widths, the rows their heights and the table its own."""
        self._settle.stop()
        self._fit_columns()
        self._fit_rows()
        self.horizontalHeader().setFixedHeight(self._header_height())
        rows = self.verticalHeader().length()
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.maximum() > 0 else 0
        wanted = self.horizontalHeader().height() + rows + 2 * self.frameWidth() + extra
        self.setFixedHeight(min(wanted, self._most_height()))

    def _fit_rows(self) -> None:
        """Give the rows their heights from the top until the table is full, and those in sight."""
        columns = range(self.model().columnCount())
        fitted = (style.current().text_scale, *(self.columnWidth(each) for each in columns))
        if fitted != self._fitted:
            self._right.clear()
        self._fitted, is_anew = fitted, not self._right
        room = self._most_height()
        for place in range(self.model().rowCount()):
            if room <= 0:
                break
            self._fit_row(place)
            room -= self.rowHeight(place)
        if is_anew and room <= 0:
            self._guess_the_others()
        self._fit_rows_in_sight()

    def _fit_row(self, place: int) -> None:
        if place not in self._right:
            self.resizeRowToContents(place)
            self._right.add(place)

    def _guess_the_others(self) -> None:
        """Let the bar at the side tell about how long the list is."""
        heights = {place: self.rowHeight(place) for place in self._right}
        self.verticalHeader().setDefaultSectionSize(sum(heights.values()) // len(heights))
        for place, height in heights.items():
            self.setRowHeight(place, height)

    def _fit_rows_in_sight(self) -> None:
        """Give the rows in sight their heights; what was in sight and right stays in its place."""
        in_sight = list(self._rows_in_sight())
        if self._right.issuperset(in_sight):
            return
        bar, current = self.verticalScrollBar(), self.currentIndex()
        is_at_end, has_current = bar.value() == bar.maximum(), self._is_whole(current)
        still = next((place for place in in_sight if place in self._right), in_sight[0])
        was = self.rowViewportPosition(still)
        for place in in_sight:
            self._fit_row(place)
        self.updateGeometries()
        moved = self.rowViewportPosition(still) - was
        bar.setValue(bar.maximum() if is_at_end else bar.value() + moved)
        if has_current and not self._is_whole(current):
            self.scrollTo(current)

    def _rows_in_sight(self) -> Iterator[int]:
        place, count = max(self.rowAt(0), 0), self.model().rowCount()
        while place < count and self.rowViewportPosition(place) < self.viewport().height():
            yield place
            place += 1

    def _is_whole(self, index: QModelIndex) -> bool:
        """Whether nothing of a row is out of sight."""
        top = self.rowViewportPosition(index.row())
        bottom = top + self.rowHeight(index.row())
        return index.isValid() and top >= 0 and bottom <= self.viewport().height()

    def _most_height(self) -> int:
        """Leave room in a low window for what stands under the list."""
        part = int(self.window().height() * PART_OF_WINDOW)
        return (
            self.max_height if self.max_height > MAX_HEIGHT else min(MAX_HEIGHT, max(LEAST, part))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width, and see to the rows that came in sight."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_later()
        elif self.model() is not None:
            self._fit_rows_in_sight()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """See to the rows that come in sight."""
        super().scrollContentsBy(dx, dy)
        if dy:
            self._fit_rows_in_sight()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the detail, Insert adds, Delete removes; the rest is Qt's."""
        wanted = {
            Qt.Key.Key_Return: self.entered_row,
            Qt.Key.Key_Enter: self.entered_row,
            Qt.Key.Key_Insert: self.add_wanted,
            Qt.Key.Key_Delete: self.remove_wanted,
        }.get(Qt.Key(event.key()))
        if wanted is not None:
            wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.filter_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _header_height(self) -> int:
        metrics = QFontMetrics(style.current().font(self.text_size, QFont.Weight.DemiBold))
        heights = [metrics.lineSpacing()]
        for column in range(self.model().columnCount()):
            room = QRect(0, 0, max(1, self.columnWidth(column) - 2 * gap(2)), 10_000)
            text = str(self.model().headerData(column, Qt.Orientation.Horizontal))
            flags = int(Qt.TextFlag.TextWordWrap)
            heights.append(metrics.boundingRect(room, flags, text).height())
        return max(heights) + 2 * gap(2)

    def _fit_columns(self) -> None:
        if self._fitted[:1] != (style.current().text_scale,):
            self._widest.clear()
        columns = [c for c in range(len(self._weights)) if not self.isColumnHidden(c)]
        words = self._widest_words()
        least = {c: max(self._least(c), words[c]) for c in columns}
        self._squeeze(least, sum(least.values()) - self.viewport().width())
        rest = max(0, self.viewport().width() - sum(least.values()))
        whole = sum(self._weights[c][0] for c in columns) or 1
        for column in columns:
            weight = self._weights[column][0]
            self.setColumnWidth(column, least[column] + int(rest * weight / whole))

    def _least(self, column: int) -> int:
        """The least width of a column, grown with the text."""
        return round(self._weights[column][1] * style.current().text_scale / NORMAL_SCALE)

    def _squeeze(self, widths: dict[int, int], too_much: int) -> None:
        """Take what is too much from the columns of text, down to their least width.

        Where that would not be enough one has to scroll anyway, and words stay whole.
        """
        can_give = {c: widths[c] - self._least(c) for c in widths if self._weights[c][0] >= 1}
        room = sum(can_give.values())
        if too_much <= 0 or room < too_much:
            return
        for column, much in can_give.items():
            widths[column] -= min(much, -(-too_much * much // room))

    def _widest_words(self) -> list[int]:
        """Room for the longest word of each column: of the heading and of the first rows."""
        metrics = QFontMetrics(style.current().font(self.text_size, QFont.Weight.DemiBold))
        model = self.model()
        columns = range(len(self._weights))

        def widest(text: Any) -> int:
            return max(metrics.horizontalAdvance(word) for word in str(text or "").split(" "))

        for row in range(min(model.rowCount(), SAMPLE_ROWS)):
            if row not in self._widest:
                self._widest[row] = [widest(model.index(row, c).data()) for c in columns]
        headings = [widest(model.headerData(c, Qt.Orientation.Horizontal)) for c in columns]
        every = zip(headings, *self._widest.values(), strict=True)
        return [min(max(each), WORD_WIDTH_MAX) + 2 * gap(2) + 2 for each in every]
