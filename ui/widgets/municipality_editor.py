"""Editor for the municipality: typed with or without accents, chosen from the list of the CBS."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QWidget

from npo_wizard.content.municipalities import Municipality, by_code, folded, search
from ui.widgets.editor import Editor
from ui.widgets.finding_note import NoteBox, plain_label

RESULTS_MAX = 8
_FOUND = Qt.ItemDataRole.UserRole

Chosen = tuple[str, str]
"""Code of the CBS and name; the code is empty for a name that is not in the list."""


class MunicipalityEditor(Editor):
    """Finds a municipality while one types; a name that is not in the list may be kept too."""

    def __init__(self) -> None:
        super().__init__()
        self._value: Chosen = ("", "")
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Typ een deel van de naam"))
        self.line.textEdited.connect(self._on_typed)
        self.line.installEventFilter(self)
        self.results = QListWidget(self)
        self.results.setProperty("look", "results")
        self.results.setAccessibleName(self.tr("Gevonden gemeenten"))
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.itemClicked.connect(self._on_item)
        self.results.installEventFilter(self)
        self.results.hide()
        self.remark = NoteBox(self)
        self.remark.followed.connect(self._take_successor)
        self.unknown = plain_label(
            self.tr("Deze naam staat niet in de lijst van gemeenten. U mag hem wel gebruiken."),
            "small",
            self,
        )
        self.unknown.hide()
        for widget in (self.line, self.results, self.remark, self.unknown):
            self._layout.addWidget(widget)

    def set_value(self, value: Any) -> None:
        """Show a value; this is not an edit."""
        self._value = value
        self.show_refusal("")
        if self.line.text() != value[1]:
            self.line.setText(value[1])
        self._show_remark()

    def value(self) -> Any:
        """The value shown, or the last one that held."""
        return self._value

    def focus_target(self) -> QWidget:
        """The control that takes the focus."""
        return self.line

    def set_read_only(self) -> None:
        """Let the name be read and copied; a remark offers nothing to take over."""
        super().set_read_only()
        self.line.setReadOnly(True)
        self._show_remark()

    @property
    def is_typing(self) -> bool:
        """Whether the name in the field is another than that of the plan."""
        return self.line.hasFocus() and self.line.text() != self._value[1]

    def flush(self) -> None:
        """Take what was typed: a municipality of that name, else the name by itself."""
        self.results.hide()
        if self.is_read_only:
            return
        typed = self.line.text().strip()
        if typed == self._value[1]:
            return
        same = [each for each in search(typed) if folded(each.name) == folded(typed)]
        if typed and len(same) == 1:
            self.choose(same[0])
        else:
            self.edited.emit(("", typed))

    def choose(self, found: Municipality) -> None:
        """Take a municipality of the list."""
        self.line.setText(found.name)
        self.results.hide()
        if self._value != (found.code, found.name):
            self.edited.emit((found.code, found.name))

    def _on_typed(self, text: str) -> None:
        found = search(text)[:RESULTS_MAX] if text.strip() else []
        self.results.clear()
        for each in found:
            item = QListWidgetItem(each.remark or f"{each.name}, {each.province}")
            item.setData(_FOUND, each)
            self.results.addItem(item)
        height = sum(self.results.sizeHintForRow(row) for row in range(len(found)))
        self.results.setFixedHeight(
            height + 4 * self.results.frameWidth() + self.line.height() // 2
        )
        self.results.setVisible(bool(found))

    def _on_item(self, item: QListWidgetItem) -> None:
        self.choose(item.data(_FOUND))
        self.line.setFocus()

    def _show_remark(self) -> None:
        code, name = self._value
        found = by_code(code) if code else None
        if found is not None and found.successor is not None:
            link = self.tr("Neem {0} over").format(found.successor.name)
            self.remark.show_note(found.remark, "" if self.is_read_only else link)
        else:
            self.remark.show_note("")
        self.unknown.setVisible(bool(name and found is None))

    def _take_successor(self) -> None:
        found = by_code(self._value[0])
        if found is not None and found.successor is not None:
            self.choose(found.successor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk from the field to the list and choose with Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, Qt.Key(event.key())) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, watched: QObject, key: Qt.Key) -> bool:
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Escape and self.results.isVisible():
            self.results.hide()
            self.line.setFocus()
        elif watched is self.line and key == Qt.Key.Key_Down and self.results.isVisible():
            self.results.setFocus()
            self.results.setCurrentRow(0)
        elif watched is self.results and is_enter and self.results.currentItem():
            self._on_item(self.results.currentItem())
        elif watched is self.line and is_enter:
            self._take_first()
        else:
            return False
        return True

    def _take_first(self) -> None:
        if self.results.isVisible() and self.results.count() == 1:
            self._on_item(self.results.item(0))
        else:
            self.flush()

    def _keeps_focus(self) -> bool:
        return QApplication.focusWidget() in (self.line, self.results)
