"""One cell of a grid of costs: whole euros, typed in place or pasted with its neighbours."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui.widgets import notation
from ui.widgets.past_menu import past_words
from ui.widgets.text_editors import LineEditor

_QT_PASTE = "edit-paste"
"""Name of the action in the menu that Qt makes for a line."""


class CostEditor(LineEditor):
    """Whole euros. What is wrong with it is marked here and said under the grid."""

    is_prose = False
    refusal_changed = Signal()
    block_pasted = Signal(str)
    """More than one cell was pasted here."""
    past_wanted = Signal()
    """The user wants to know what was filled in here before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = ""
        self.key = ("", "", "")
        """The place in the plan that this cell shows: noun, id of the row, and field."""
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setMinimumWidth(0)

    def read(self, text: str) -> Any:
        """The value of a typed text; what cannot be read is passed on as it is."""
        return notation.read_euros(text)

    def show_value(self, value: Any) -> str:
        """The text for a value."""
        return notation.show_number(value)

    @property
    def refused(self) -> str:
        """The sentence of refusal; empty when there is none."""
        return self._sentence

    def show_refusal(self, sentence: str) -> None:
        """Mark the cell; the grid says the sentence."""
        if sentence != self._sentence:
            self._sentence = sentence
            self._mark(bool(sentence))
            self.line.setAccessibleDescription(sentence)
            self.refusal_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a block of cells be pasted by key and by menu."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.matches(QKeySequence.StandardKey.Paste):
                self.paste()
                return True
        elif isinstance(event, QContextMenuEvent):
            self._show_menu(event)
            return True
        return super().eventFilter(watched, event)

    def paste(self) -> None:
        """Paste what is on the clipboard: one cell into the text, more of them over the grid."""
        # Imported here: until something is pasted there is nothing to read in.
        from npo_wizard.intake.pasted import is_block

        if self.is_read_only:  # Qt's own paste would not ask
            return
        text = QApplication.clipboard().text()
        if is_block(text):
            self.block_pasted.emit(text)
        else:
            self.line.paste()

    def _show_menu(self, event: QContextMenuEvent) -> None:
        self.made_menu().popup(event.globalPos())

    def made_menu(self) -> QMenu:
        """The menu of the right button; it goes when it is closed."""
        menu = self.line.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == _QT_PASTE:
                action.triggered.disconnect()
                action.triggered.connect(self.paste)
        menu.addSeparator()
        menu.addAction(past_words()).triggered.connect(self.past_wanted)
        return menu
