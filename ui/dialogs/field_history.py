"""The past of one field: who gave it which value when, and a way to take one back."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser, QWidget

from npo_wizard.difference import label, moment, row_title, said
from npo_wizard.errors import InputRefused
from npo_wizard.plan.cost_cells import blank, cell_of
from npo_wizard.plan.folds import steps_of
from npo_wizard.plan.nouns import MeasureCost, Plan
from npo_wizard.plan.past import FieldStep, Key, field_steps
from npo_wizard.plan.restoring import take_back
from ui import style
from ui.controls import button, words
from ui.dialogs.dialog import Dialog
from ui.widgets.editing import for_editing

if TYPE_CHECKING:
    from ui.bridge import Bridge

_AT_ONCE = 20
"""How many values are listed at first, and how many more at a time."""
_LINES = 7


class FieldHistory(Dialog):
    """A list of moments, and what the field held before and after the chosen one."""

    def __init__(self, bridge: Bridge, key: Key, parent: QWidget | None = None) -> None:
        self._content = bridge.content
        super().__init__(self.tr("Geschiedenis van ‘{0}’").format(_named(bridge, key)), parent)
        self.bridge = bridge
        self.key = key
        steps = steps_of(bridge.file.history, key[1], strict=False)
        self._older = field_steps(bridge.view, steps, key)
        self._steps: list[FieldStep] = []
        self.list = QListWidget()
        self.list.setObjectName("field_history.list")
        self.list.setProperty("look", "results")
        self.list.setAccessibleName(self.windowTitle())
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(self.list.fontMetrics().lineSpacing() * _LINES)
        self.text = QTextBrowser()
        self.text.setObjectName("field_history.text")
        self.text.setAccessibleName(self.tr("Wat er eerst stond en wat er daarna stond"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(style.current().size("s2"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * _LINES)
        self.none = words(
            self.tr("Dit veld is nog niet gewijzigd, of de geschiedenis gaat niet zo ver terug."),
            "lead",
            wrap=True,
        )
        self.more = button(self.tr("Toon meer"), "past.more", "link")
        self.more.clicked.connect(self._show_more)
        self._show_more()
        self.refusal = words("", "refusal", wrap=True)
        self.refusal.hide()
        self.back = button(
            self.tr("Gebruik weer wat er eerst stond"), "field_history.back", "", "undo"
        )
        self.back.clicked.connect(self._take_back)
        for_editing(bridge, self.back)
        self.done_button = button(self.tr("Sluiten"), "done", "primary")
        self.done_button.clicked.connect(self.reject)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0 if self._steps else -1)
        self._show()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(style.current().size("s2"))
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.done_button)
        self.column.addWidget(words(self.windowTitle(), "subtitle", wrap=True))
        for each in (self.none, self.list, self.more, self.text, self.refusal):
            self.column.addWidget(each)
        self.column.addLayout(buttons)
        has_past = bool(self._steps)
        self.none.setVisible(not has_past)
        for control in (self.list, self.text, self.back):
            control.setVisible(has_past)
        self.done_button.setDefault(True)
        (self.list if has_past else self.done_button).setFocus()

    def _show_more(self) -> None:
        """List the next values; they are read from the history only now."""
        found = list(islice(self._older, _AT_ONCE))
        self._steps += found
        self.list.addItems([self._line(step) for step in found])
        if self.list.count() > len(found):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.more.setVisible(len(found) == _AT_ONCE)

    def _line(self, step: FieldStep) -> str:
        who = step.who.strip()
        return f"{moment(step.at)}, {who}" if who else moment(step.at)

    def _chosen(self) -> FieldStep | None:
        at = self.list.currentRow()
        return self._steps[at] if 0 <= at < len(self._steps) else None

    def _show(self) -> None:
        step = self._chosen()
        self.back.setEnabled(step is not None and step.was_there)
        if step is None:
            return
        empty = self.tr("leeg")
        old = self._said(step.old) or empty
        if not step.was_there:
            old = self.tr("nog niet in het plan")
        new = self._said(step.new) or empty
        self.text.setPlainText(
            self.tr("Eerst: {0}").format(old) + "\n\n" + self.tr("Daarna: {0}").format(new)
        )

    def _said(self, value: object) -> str:
        noun, _, field = self.key
        return said(self.bridge.view, self._content, noun, field, value)

    def _take_back(self) -> None:
        step = self._chosen()
        if step is None:
            return
        try:
            self.bridge.apply(take_back(self.bridge.view, self.key, step.old))
        except InputRefused as refused:
            self.refusal.setText(refused.sentence)
            self.refusal.show()
            self.fit()
            return
        self.accept()
        self.bridge.message.emit(self.tr("Wat er eerst stond, staat er weer."), True)


def _named(bridge: Bridge, key: Key) -> str:
    noun, row_id, field = key
    row = bridge.view.find(noun, row_id)
    cell = cell_of(bridge.view, row_id, field) if noun == MeasureCost.NAME else None
    if cell is not None:  # one that is empty has no row
        row = blank(cell)
    name = label(bridge.content, noun, field)
    if row is None or noun == Plan.NAME:
        return name
    return f"{row_title(bridge.view, bridge.content, row)}: {name.lower()}"
