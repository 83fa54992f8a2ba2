"""Editors for what is typed: a line, a text, a number, an amount, a year."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QTextEdit, QWidget

from ui.widgets import notation
from ui.widgets.editor import TypedEditor
from ui.widgets.finding_note import plain_label
from ui.widgets.spacing import gap

MIN_LINES = 3
NUMBER_CHARACTERS = 16
"""Width of a field for a number, in characters."""


class LineEditor(TypedEditor):
    """Text on one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._on_typed)
        self._layout.addWidget(self.line)

    def typed(self) -> str:
        """The text as it stands in the control."""
        return self.line.text()

    def set_typed(self, text: str) -> None:
        """Put a text in the control without saying anything."""
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def focus_target(self) -> QWidget:
        """The control that takes the focus."""
        return self.line

    def set_read_only(self) -> None:
        """Let the text be read and copied."""
        super().set_read_only()
        self.line.setReadOnly(True)


class NarrowEditor(LineEditor):
    """A line for something short, so no wider than that."""

    is_prose = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        width = self.line.fontMetrics().averageCharWidth() * (NUMBER_CHARACTERS + 4)
        self.line.setMaximumWidth(width)
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._layout.removeWidget(self.line)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(gap(2))
        self._beside.addWidget(self.line)
        self._beside.addStretch(1)
        self._layout.addLayout(self._beside)

    def set_unit(self, unit: str) -> None:
        """Say behind the field what is counted."""
        self._beside.insertWidget(1, plain_label(unit, "small", self))


class NumberEditor(NarrowEditor):
    """A whole number: "1.234"."""

    def read(self, text: str) -> Any:
        """The value of a typed text; what cannot be read is passed on as it is."""
        return notation.read_number(text)

    def show_value(self, value: Any) -> str:
        """The text for a value."""
        return notation.show_number(value)


class EurosEditor(NarrowEditor):
    """Whole euros: "€ 1.234"."""

    def read(self, text: str) -> Any:
        """The value of a typed text; what cannot be read is passed on as it is."""
        return notation.read_euros(text)

    def show_value(self, value: Any) -> str:
        """The text for a value."""
        return notation.show_euros(value)


class YearEditor(NarrowEditor):
    """A calendar year: "2023"."""

    def read(self, text: str) -> Any:
        """The value of a typed text; what cannot be read is passed on as it is."""
        return notation.read_year(text)

    def show_value(self, value: Any) -> str:
        """The text for a value."""
        return "" if value is None else str(value)


class GrowingText(QTextEdit):
    """Plain text that is as tall as its text, and that Tab leaves."""

    def __init__(self, parent: QWidget | None = None, least_lines: int = MIN_LINES) -> None:
        super().__init__(parent)
        self._least_lines = least_lines
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        # One undo for the whole plan: a second one inside the field would fight it.
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the words only: layout from elsewhere does not come along."""
        if source.hasText():
            self.insertPlainText(source.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the text at the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height to another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """Never ask for more width than the page has."""
        return QSize(120, self.minimumHeight())

    def _fit(self) -> None:
        around = self.height() - self.viewport().height() if self.isVisible() else 2
        least = (
            self._least_lines * self.fontMetrics().lineSpacing()
            + 2 * self.document().documentMargin()
        )
        wanted = int(max(least, self.document().size().height())) + max(around, 2)
        if wanted != self.minimumHeight() or wanted != self.maximumHeight():
            self.setFixedHeight(wanted)


class TextEditor(TypedEditor):
    """Text of any number of paragraphs; Shift+Tab and Tab leave it."""

    def __init__(self, parent: QWidget | None = None, least_lines: int = MIN_LINES) -> None:
        super().__init__(parent)
        self.text = GrowingText(self, least_lines)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._on_text_changed)
        self._layout.addWidget(self.text)
        self._is_setting = False

    def typed(self) -> str:
        """The text as it stands in the control."""
        return self.text.toPlainText()

    def set_typed(self, text: str) -> None:
        """Put a text in the control without saying anything."""
        self._is_setting = True
        self.text.setPlainText(text)
        self._is_setting = False

    def focus_target(self) -> QWidget:
        """The control that takes the focus."""
        return self.text

    def set_read_only(self) -> None:
        """Let the text be read and copied, with the keyboard too."""
        super().set_read_only()
        flags = Qt.TextInteractionFlag
        self.text.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )

    def _on_text_changed(self) -> None:
        if not self._is_setting:
            self._on_typed()
