"""Shows what differs between two plans as a text to read and walk through: money first.

The texts of the plan are put in as plain words, never as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui import style

if TYPE_CHECKING:
    from npo_wizard.difference import Group, MoneyChange, MoneyLine, Telling, ToldField

_COLUMNS = (46, 18, 18, 18)
"""Widths of the columns of a money table, in per cent."""


class ChangesView(QTextBrowser):
    """A text that can be read by mouse, keys and screen reader, and not be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changes")
        self.setAccessibleName(self.tr("Wat er is veranderd"))
        self.setOpenLinks(False)
        self.document().setDocumentMargin(style.current().size("s2"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_telling(self, telling: Telling) -> None:
        """Show all that is told, from the begin."""
        self.clear()
        self.document().setDefaultFont(style.current().font())
        cursor = self.textCursor()
        self._say(cursor, telling.summary, is_first=True)
        if telling.money.is_changed:
            self._show_money(cursor, telling.money)
        for group in telling.groups:
            self._show_group(cursor, group)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_sentence(self, sentence: str) -> None:
        """Show one sentence in the place of a difference."""
        self.clear()
        self.document().setDefaultFont(style.current().font())
        self._say(self.textCursor(), sentence, is_first=True)

    def _show_money(self, cursor: QTextCursor, money: MoneyChange) -> None:
        self._head(cursor, self.tr("Het geld"), level=2)
        self._table(cursor, self.tr("In totaal"), money.totals)
        for part in money.changed_parts:
            self._table(cursor, part.title, (*part.lines, part.total))

    def _show_group(self, cursor: QTextCursor, group: Group) -> None:
        self._head(cursor, group.title, level=2)
        for row in group.rows:
            self._head(cursor, row.heading, level=3)
            for field in row.fields:
                self._show_field(cursor, field)

    def _show_field(self, cursor: QTextCursor, field: ToldField) -> None:
        self._say(cursor, field.sentence)
        if not field.is_passages:
            return
        for word, passages in ((self.tr("Eraf"), field.gone), (self.tr("Erbij"), field.come)):
            for each in passages:
                self._say(cursor, self.tr("{0}: {1}").format(word, each), indent=1)

    def _head(self, cursor: QTextCursor, text: str, *, level: int) -> None:
        tokens = style.current()
        form = QTextBlockFormat()
        form.setHeadingLevel(level)
        form.setTopMargin(tokens.size("s4" if level == 2 else "s3"))
        form.setBottomMargin(tokens.size("s1"))
        letters = QTextCharFormat()
        letters.setFont(tokens.font("heading" if level == 2 else "text", QFont.Weight.DemiBold))
        letters.setForeground(tokens.colour("accent" if level == 2 else "ink"))
        cursor.insertBlock(form, letters)
        cursor.insertText(text, letters)

    def _say(
        self,
        cursor: QTextCursor,
        text: str,
        *,
        indent: int = 0,
        is_first: bool = False,
        margin: str = "",
    ) -> None:
        tokens = style.current()
        form = QTextBlockFormat()
        form.setTopMargin(tokens.size(margin) if margin else 0)
        form.setBottomMargin(tokens.size("s1"))
        form.setIndent(indent)
        letters = QTextCharFormat()
        letters.setFont(tokens.font())
        letters.setForeground(tokens.colour("ink-soft" if indent else "ink"))
        if not is_first:
            cursor.insertBlock(form, letters)
        cursor.insertText(text, letters)

    def _table(self, cursor: QTextCursor, title: str, lines: tuple[MoneyLine, ...]) -> None:
        tokens = style.current()
        self._say(cursor, title, margin="s3")
        form = QTextTableFormat()
        form.setCellPadding(tokens.size("s1"))
        form.setCellSpacing(0)
        form.setBorder(0)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, each) for each in _COLUMNS]
        )
        form.setHeaderRowCount(1)
        table = cursor.insertTable(len(lines) + 1, len(_COLUMNS), form)
        heads = ("", self.tr("Eerst"), self.tr("Daarna"), self.tr("Verschil"))
        rows = [heads, *((line.title, *line.words) for line in lines)]
        for at, texts in enumerate(rows):
            for column, text in enumerate(texts):
                cell = table.cellAt(at, column).firstCursorPosition()
                self._cell(cell, text, is_head=not at, is_number=column > 0)
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _cell(self, cell: QTextCursor, text: str, *, is_head: bool, is_number: bool) -> None:
        tokens = style.current()
        letters = QTextCharFormat()
        weight = QFont.Weight.DemiBold if is_head else QFont.Weight.Normal
        letters.setFont(tokens.font("small", weight))
        letters.setForeground(tokens.colour("ink"))
        if is_number:
            form = QTextBlockFormat()
            form.setAlignment(Qt.AlignmentFlag.AlignRight)
            cell.mergeBlockFormat(form)
        cell.insertText(text, letters)
