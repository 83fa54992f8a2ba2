"""The long text about a page, as it is read in the help pane."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui import style


class HelpReader(QTextBrowser):
    """Shows a text in Markdown; an address in it is there to be read."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make it; name: what a screen reader calls it."""
        super().__init__(parent)
        self.setObjectName("help_text")
        self.setAccessibleName(name)
        # The program opens nothing on the internet.
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_text(self, markdown: str) -> None:
        """Show a text from its beginning, in the letters of the appearance in use."""
        self.document().setDefaultFont(style.current().font())
        self.setMarkdown(markdown)
        _loosen(self)


def _loosen(reader: QTextBrowser) -> None:
    """Give headings the size of the tokens and paragraphs some air; Markdown knows neither."""
    tokens = style.current()
    block = reader.document().begin()
    while block.isValid():
        cursor = QTextCursor(block)
        form = QTextBlockFormat()
        level = block.blockFormat().headingLevel()
        in_list = block.textList() is not None
        form.setBottomMargin(tokens.size("s1" if in_list or level else "s2"))
        form.setTopMargin(tokens.size("s3") if level > 1 else 0)
        form.setLineHeight(115, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(form)
        if level:
            letters = QTextCharFormat()
            size = "help-title" if level == 1 else "text"
            letters.setFont(tokens.font(size, QFont.Weight.DemiBold))
            letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.mergeCharFormat(letters)
        block = block.next()
    reader.moveCursor(QTextCursor.MoveOperation.Start)
