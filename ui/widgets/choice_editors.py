"""Editors for choosing: one of a list, yes or no, several of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from ui.widgets.editor import Editor
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.spacing import gap

COMBO_CHARACTERS = 12


@dataclass(frozen=True)
class Option:
    """One thing to choose: the value in the plan, and its words on screen."""

    value: Any
    title: str
    hint: str = ""


Options = Callable[[], Sequence[Option]]


class CalmCombo(QComboBox):
    """A list to choose from that a turn of the wheel over the page leaves alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(COMBO_CHARACTERS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class ChoiceEditor(Editor):
    """One of a list. A value that is no longer in the list stays, and says so."""

    def __init__(self, options: Options, *, empty: Any = None, is_required: bool = False) -> None:
        super().__init__()
        self._options = options
        self._empty = empty
        self._is_required = is_required
        self._value: Any = empty
        self.combo = CalmCombo(self)
        self.combo.installEventFilter(self)
        self.combo.activated.connect(self._on_activated)
        self._layout.addWidget(self.combo)
        self.refresh_options()

    def set_value(self, value: Any) -> None:
        """Show a value; this is not an edit."""
        self._value = value
        self.show_refusal("")
        self._show()

    def value(self) -> Any:
        """The value shown, or the last one that held."""
        return self._value

    def focus_target(self) -> QWidget:
        """The control that takes the focus."""
        return self.combo

    def set_read_only(self) -> None:
        """Let the choice be read."""
        super().set_read_only()
        self.combo.setEnabled(False)

    def choose(self, value: Any) -> None:
        """Choose a value as if it was clicked; raises LookupError when it is not in the list."""
        index = self._index(value)
        if index < 0:
            raise LookupError(value)
        self.combo.setCurrentIndex(index)
        self._on_activated(index)

    def refresh_options(self) -> None:
        """Read again what there is to choose from."""
        known = list(self._options())
        if not self._is_required:
            known.insert(0, Option(self._empty, self.tr("Kies…")))
        shown = [(self.combo.itemData(i), self.combo.itemText(i)) for i in range(self._known())]
        if shown != [(option.value, option.title) for option in known]:
            self._fill(known)
        self._show()

    def _fill(self, known: Sequence[Option]) -> None:
        with QSignalBlocker(self.combo):
            self.combo.clear()
            for option in known:
                self.combo.addItem(option.title, option.value)
                if option.hint:
                    last = self.combo.count() - 1
                    self.combo.setItemData(last, option.hint, Qt.ItemDataRole.ToolTipRole)
        self.combo.setProperty("known", len(known))

    def _known(self) -> int:
        return int(self.combo.property("known") or 0)

    def _show(self) -> None:
        with QSignalBlocker(self.combo):
            while self.combo.count() > self._known():
                self.combo.removeItem(self.combo.count() - 1)
            if self._index(self._value) < 0:
                title = self.tr("{0} (niet in deze lijst)").format(self._value)
                self.combo.addItem(title, self._value)
            self.combo.setCurrentIndex(self._index(self._value))

    def _index(self, value: Any) -> int:
        for index in range(self.combo.count()):
            if self.combo.itemData(index) == value:
                return index
        return -1

    def _on_activated(self, index: int) -> None:
        value = self.combo.itemData(index)
        if value != self._value:
            self.edited.emit(value)

    def _keeps_focus(self) -> bool:
        return self.combo.view().isVisible()


class _ButtonsEditor(Editor):
    """An editor of several buttons; the first one takes the focus for all."""

    def __init__(self) -> None:
        super().__init__()
        self._label = ""
        self._buttons: list[QAbstractButton] = []

    def focus_target(self) -> QWidget:
        return self._buttons[0] if self._buttons else self

    def set_read_only(self) -> None:
        super().set_read_only()
        for button in self._buttons:
            button.setEnabled(False)

    def name(self, label: str, hint: str = "") -> None:
        self._label = label
        self.setAccessibleName(label)
        self.setAccessibleDescription(hint)
        for button in self._buttons:
            button.setAccessibleName(f"{label}: {button.text().replace('&&', '&')}")

    def _keeps_focus(self) -> bool:
        return QApplication.focusWidget() in self._buttons


class RadioEditor(_ButtonsEditor):
    """One of a few, all in sight."""

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._of: dict[Any, QRadioButton] = {}
        flow = FlowLayout(spacing=gap(3), line_spacing=0)
        for option in options:
            button = QRadioButton(option.title.replace("&", "&&"), self)
            button.installEventFilter(self)
            button.clicked.connect(lambda _=False, value=option.value: self._on_clicked(value))
            self._group.addButton(button)
            self._of[option.value] = button
            self._buttons.append(button)
            flow.addWidget(button)
        self._layout.addLayout(flow)
        self._value: Any = None
        self._of[None].setChecked(True)

    def set_value(self, value: Any) -> None:
        """Show a value; this is not an edit."""
        self._value = value
        self.show_refusal("")
        self._of[value].setChecked(True)

    def value(self) -> Any:
        """The value shown, or the last one that held."""
        return self._value

    def focus_target(self) -> QWidget:
        """The button that is on, as Tab does."""
        return self._of[self._value]

    def _on_clicked(self, value: Any) -> None:
        if value is not self._value:
            self.edited.emit(value)


class FlagEditor(RadioEditor):
    """Yes, no, or not yet known."""

    def __init__(self) -> None:
        words = QCoreApplication.translate
        super().__init__(
            (
                Option(True, words("FlagEditor", "Ja")),
                Option(False, words("FlagEditor", "Nee")),
                Option(None, words("FlagEditor", "Nog niet bekend")),
            )
        )


class ManyEditor(_ButtonsEditor):
    """Several of a short list, as check boxes."""

    def __init__(self, options: Options) -> None:
        super().__init__()
        self._options = options
        self._value: tuple[str, ...] = ()
        self._shown: list[tuple[str, str]] = []
        self._of: dict[str, QCheckBox] = {}
        self._flow = FlowLayout(spacing=gap(3), line_spacing=0)
        self._layout.addLayout(self._flow)
        self.refresh_options()

    def set_value(self, value: Any) -> None:
        """Show a value; this is not an edit."""
        self._value = tuple(value)
        self.show_refusal("")
        if any(each not in self._of for each in self._value):
            self.refresh_options()
        self._show()

    def value(self) -> Any:
        """The value shown, or the last one that held."""
        return self._value

    def refresh_options(self) -> None:
        """Read again what there is to choose from."""
        wanted = [(option.value, option.title) for option in self._options()]
        known = {value for value, _ in wanted}
        wanted += [
            (each, self.tr("{0} (niet in deze lijst)").format(each))
            for each in self._value
            if each not in known
        ]
        if wanted != self._shown:
            self._make_boxes(wanted)
        self._show()

    def _make_boxes(self, wanted: list[tuple[str, str]]) -> None:
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons, self._of, self._shown = [], {}, wanted
        for value, title in wanted:
            box = QCheckBox(title.replace("&", "&&"), self)
            box.installEventFilter(self)
            box.clicked.connect(self._on_clicked)
            box.setEnabled(not self.is_read_only)
            self._buttons.append(box)
            self._of[value] = box
            self._flow.addWidget(box)
        self.name(self._label, self.accessibleDescription())

    def _show(self) -> None:
        for value, box in self._of.items():
            box.setChecked(value in self._value)

    def _on_clicked(self) -> None:
        self.edited.emit(tuple(value for value, box in self._of.items() if box.isChecked()))
