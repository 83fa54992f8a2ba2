"""Editor for links: chips of what is linked, and a list of what exists to link more."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from npo_wizard.plan.searching import folded
from ui.widgets.chips import ChipRow
from ui.widgets.choice_editors import Option, Options
from ui.widgets.editor import Editor
from ui.widgets.in_sight import bring_in_sight
from ui.widgets.spacing import gap

ROWS_SHOWN = 6
_ID = Qt.ItemDataRole.UserRole


class PickList(QFrame):
    """All that can be linked, with a filter; Space or Enter links and unlinks."""

    toggled = Signal(str, bool)
    new_wanted = Signal(str)
    closed = Signal()

    def __init__(self, new_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._new_text = new_text
        self.filter_line = QLineEdit(self)
        self.filter_line.setClearButtonEnabled(True)
        self.filter_line.setPlaceholderText(
            self.tr("Zoek, of typ een nieuwe naam") if new_text else self.tr("Zoek")
        )
        self.filter_line.textChanged.connect(self._on_filter)
        self.filter_line.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.installEventFilter(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.new_button = QPushButton(self)
        self.new_button.setProperty("look", "link")
        self.new_button.clicked.connect(self._on_new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap(2), gap(2), gap(2), gap(2))
        layout.setSpacing(gap(2))
        layout.addWidget(self.filter_line)
        layout.addWidget(self.list)
        layout.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._on_filter("")

    def name(self, label: str) -> None:
        """Give the controls the name that a screen reader says: what is linked here."""
        self.filter_line.setAccessibleName(self.tr("{0}: zoek in de lijst").format(label))
        self.list.setAccessibleName(self.tr("{0}: wat u kunt koppelen").format(label))

    def show_options(self, options: list[Option], chosen: tuple[str, ...]) -> None:
        """Show what there is, with a tick at what is chosen; keeps the current row."""
        with QSignalBlocker(self.list):
            for index, option in enumerate(options):
                item = self.list.item(index) or self._added()
                item.setText(option.title)
                item.setData(_ID, option.value)
                ticked = option.value in chosen
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            while self.list.count() > len(options):
                self.list.takeItem(self.list.count() - 1)
        rows = max(1, min(ROWS_SHOWN, len(options)))
        self.list.setFixedHeight(rows * (self.fontMetrics().height() + 10) + 6)
        self.list.setVisible(bool(options))
        self._on_filter(self.filter_line.text())

    def ids_shown(self) -> list[str]:
        """The ids of what the filter leaves."""
        items = (self.list.item(i) for i in range(self.list.count()))
        return [item.data(_ID) for item in items if not item.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk from filter to list, tick with Enter where one is left, close with Escape."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        if watched is self.filter_line and key == Qt.Key.Key_Down:
            self._to_list()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter(watched)
            return True
        return super().eventFilter(watched, event)

    def _to_list(self) -> None:
        self.list.setFocus()
        visible = [i for i in range(self.list.count()) if not self.list.item(i).isHidden()]
        if visible and self.list.currentRow() not in visible:
            self.list.setCurrentRow(visible[0])

    def _on_enter(self, watched: QObject) -> None:
        shown = self.ids_shown()
        if watched is self.list and self.list.currentItem() is not None:
            self._toggle(self.list.currentItem())
        elif len(shown) == 1:
            items = (self.list.item(i) for i in range(self.list.count()))
            self._toggle(next(item for item in items if not item.isHidden()))
        elif not shown and self.new_button.isVisible():
            self._on_new()
        elif shown:
            self._to_list()

    def _toggle(self, item: QListWidgetItem) -> None:
        is_on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _added(self) -> QListWidgetItem:
        item = QListWidgetItem()
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        self.list.addItem(item)
        return item

    def _on_filter(self, text: str) -> None:
        wanted = folded(text.strip())
        for index in range(self.list.count()):
            item = self.list.item(index)
            item.setHidden(wanted not in folded(item.text()))
        self.new_button.setText(f"{self._new_text}: {text.strip()}".replace("&", "&&"))
        self.new_button.setVisible(bool(self._new_text and wanted))

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        self.toggled.emit(item.data(_ID), item.checkState() == Qt.CheckState.Checked)

    def _on_new(self) -> None:
        name = self.filter_line.text().strip()
        self.filter_line.clear()
        if name:
            self.new_wanted.emit(name)


class LinksEditor(Editor):
    """Links to rows that exist, in the order in which they were made."""

    new_wanted = Signal(str)
    """The user wants a new row of this name, linked at once."""

    def __init__(self, options: Options, *, none_text: str, new_text: str = "") -> None:
        super().__init__()
        self._options = options
        self._none_text = none_text
        self._label = ""
        self._value: tuple[str, ...] = ()
        self.chips = ChipRow(self)
        self.chips.removed.connect(lambda key: self._toggle(key, False))
        self.button = QPushButton(self.tr("Koppelen…"), self)
        self.button.setObjectName("link.open")
        self.button.setProperty("look", "small")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_open)
        self.button.installEventFilter(self)
        self._new_text = new_text
        self.picker: PickList | None = None
        self._layout.addWidget(self.chips)
        beside = QHBoxLayout()
        beside.addWidget(self.button)
        beside.addStretch(1)
        self._layout.addLayout(beside)
        self.chips.hide()

    def set_value(self, value: Any) -> None:
        """Show a value; this is not an edit."""
        self._value = tuple(value)
        self.show_refusal("")
        self._show()

    def value(self) -> Any:
        """The value shown, or the last one that held."""
        return self._value

    def focus_target(self) -> QWidget:
        """The control that takes the focus."""
        return self.button

    def set_read_only(self) -> None:
        """Let what is linked be read."""
        super().set_read_only()
        self.chips.can_remove = False
        self._show()

    def name(self, label: str, hint: str = "") -> None:
        """Give the controls the name that a screen reader says."""
        self._label = label
        self.button.setAccessibleName(self.tr("{0}: koppelen").format(label))
        self.button.setAccessibleDescription(hint)
        self._name_picker()

    def refresh_options(self) -> None:
        """Read again what there is to choose from."""
        self._show()

    def _show(self) -> None:
        options = list(self._options())
        titles = {option.value: option.title for option in options}
        self.chips.show_chips([(each, titles.get(each, each)) for each in self._value])
        nothing = not options and not self._new_text
        self.button.setEnabled(not nothing and not self.is_read_only)
        self.button.setToolTip(self._none_text if nothing else "")
        if self.picker is not None and self.picker.isVisible():
            self.picker.show_options(options, self._value)

    def _toggle(self, key: str, is_on: bool) -> None:
        rest = tuple(each for each in self._value if each != key)
        was_last = not is_on and not rest
        self.edited.emit((*rest, key) if is_on else rest)
        if was_last and not (self.picker and self.picker.isVisible()):
            self.button.setFocus()

    def _on_open(self, is_open: bool) -> None:
        if is_open:
            picker = self.picker or self._made_picker()
            picker.show_options(list(self._options()), self._value)
            picker.show()
            picker.filter_line.setFocus()
            bring_in_sight(picker)
        elif self.picker is not None:
            self.picker.hide()
            self.left.emit()
        self.button.setText(self.tr("Klaar") if is_open else self.tr("Koppelen…"))

    def _made_picker(self) -> PickList:
        self.picker = PickList(self._new_text, self)
        self._name_picker()
        self.picker.toggled.connect(self._toggle)
        self.picker.new_wanted.connect(self.new_wanted)
        self.picker.closed.connect(self._on_picker_closed)
        self._layout.insertWidget(2, self.picker)
        return self.picker

    def _name_picker(self) -> None:
        if self.picker is not None:
            self.picker.name(self._label)

    def _on_picker_closed(self) -> None:
        self.button.setChecked(False)
        self.button.setFocus()

    def _keeps_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)
