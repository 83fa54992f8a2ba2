"""What abbreviations mean, in a tip where one points at a text that holds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit, QToolTip, QWidget

from ui.controls import tip

if TYPE_CHECKING:
    from npo_wizard.content.schema import Content

_WORD = re.compile(r"[A-Za-z]{2,6}")
_MOST = 5
"""So many abbreviations are explained in one tip."""


def explained(content: Content, text: str) -> str:
    """The terms of the glossary that a text abbreviates, each with its words; empty without."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        term = content.explained.get(word.casefold())
        if term is not None and word in (term.short, term.short.upper()):
            found.setdefault(word, f"{word}: {term.term}. {term.text}")
    return "\n".join(list(found.values())[:_MOST])


class GlossaryTips(QObject):
    """Shows the tip on labels and on the fields in which one types."""

    def __init__(self, content: Content, *controls: QWidget) -> None:
        super().__init__(controls[0])
        self._content = content
        for control in controls:
            target = control.viewport() if isinstance(control, QTextEdit) else control
            target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show what the abbreviations mean; where there are none, nothing changes."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            said = explained(self._content, _pointed_at(watched, event))
            if said and isinstance(watched, QWidget):
                QToolTip.showText(event.globalPos(), tip(said), watched)
                return True
        return super().eventFilter(watched, event)


def _pointed_at(watched: QObject, event: QHelpEvent) -> str:
    """The words of a label or line; of a longer text the one that is pointed at."""
    if isinstance(watched, QLabel | QLineEdit):
        return watched.text()
    text = watched.parent()
    if not isinstance(text, QTextEdit):
        return ""
    cursor = text.cursorForPosition(event.pos())
    cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    return cursor.selectedText()
