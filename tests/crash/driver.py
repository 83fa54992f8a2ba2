"""Somebody at the keyboard inside the real program, who tells over a pipe what was typed when.

Each line is a JSON list that begins with a word and the moment on the clock that never stops:

    opened    texts by place, and the notice that the window shows
    typing    a place, and the text that the next key makes of it
    typed     a place, and its text after that key
    passed    the moment of the step in the history, and the texts that it wrote by place
    added     a place that is there from now on
    saved     until when the top bar says that the work is saved
    rest      nothing is typed for a while
    beat      the window is alive; comes every `BEAT_MS`, and less often where it gets no time
"""

import json
import os
import time
from collections.abc import Iterator
from random import Random
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from npo_wizard.plan.edits import Changes
from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.nouns import NOUNS
from npo_wizard.plan.view import PlanView
from npo_wizard.storage.readonly import ReadOnlyPlan
from npo_wizard.storage.states import SaveKind, SaveState
from ui.app import Wizard
from ui.pages.list_part import ListPart
from ui.plan_window import PlanWindow
from ui.widgets.field_row import FieldRow
from ui.widgets.text_editors import LineEditor, TextEditor

PAGES = ("plan", "urgentie", "samenwerking", "analyse", "resultaten", "aanpak")
LONGEST = 120
"""Most characters in a field; then it is typed anew."""
REST_MS = 2600
BEAT_MS = 50
_WORDS = (
    "samen", "voor", "de", "jeugd", "in", "onze", "gemeente", "lezen", "rekenen", "taal", "thuis",
    "school", "sport",
)  # fmt: skip
_TYPED = (Kind.LINE, Kind.TEXT)


def place(noun: str, row_id: str, field: str) -> str:
    """The name of a field of a row."""
    return f"{noun}/{row_id}/{field}"


def texts_of(view: PlanView) -> dict[str, str]:
    """Every text that can be typed, by place; a row itself has an empty field."""
    found = {}
    for name, noun in NOUNS.items():
        fields = [spec.name for spec in specs(noun).values() if spec.kind in _TYPED]
        for row in view.rows(noun):
            found[place(name, row.id, "")] = ""
            found |= {place(name, row.id, field): getattr(row, field) for field in fields}
    return found


class Driver(QObject):
    """Waits for the plan and then types in it for ever."""

    def __init__(self, wizard: Wizard, pipe: int, seed: int) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self._pipe = pipe
        self._random = Random(seed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self._acts = self._work()
        self._timer.start(0)
        self._beat = QTimer(self)
        self._beat.timeout.connect(lambda: self.tell("beat"))

    def tell(self, word: str, *said: Any) -> None:
        """Write a line, at once and whole."""
        line = json.dumps([word, time.monotonic(), *said], ensure_ascii=False) + "\n"
        whole = line.encode()
        while whole:
            whole = whole[os.write(self._pipe, whole) :]

    def _go_on(self) -> None:
        self._timer.start(next(self._acts))

    def _work(self) -> Iterator[int]:
        while (plan := self._wizard.window.plan_window) is None:
            yield 5
        self._meet(plan)
        while True:
            plan.show_page(self._random.choice(PAGES))
            yield 20
            for _ in range(self._random.randint(1, 3)):
                yield from self._add_row(plan)
                yield from self._type(plan)
            if self._random.random() < 0.2:
                self.tell("rest")
                yield REST_MS

    def _meet(self, plan: PlanWindow) -> None:
        bridge = plan.bridge
        bridge.save_state_changed.connect(self._on_state)
        bridge.plan_changed.connect(lambda changes: self._on_changed(plan, changes))
        said = plan.notice.text.text() if plan.notice.isVisible() else ""
        if isinstance(bridge.file, ReadOnlyPlan):
            said += f" [{bridge.file.read_only}]"
        self.tell("opened", texts_of(bridge.view), said)
        self._beat.start(BEAT_MS)

    def _on_state(self, state: SaveState) -> None:
        if state.kind is SaveKind.SAVED:
            self.tell("saved", state.at.isoformat())

    def _on_changed(self, plan: PlanWindow, changes: Changes) -> None:
        view, entry = plan.bridge.view, plan.bridge.file.history.entries[-1]
        texts = texts_of(view)
        touched = {place(*each) for each in changes.touched}
        self.tell("passed", entry.at.isoformat(), {p: texts[p] for p in touched if p in texts})

    def _add_row(self, plan: PlanWindow) -> Iterator[int]:
        page = plan.pages.currentWidget()
        parts = [part for part in page.findChildren(ListPart) if part.isVisible()]
        if not parts or self._random.random() > 0.3 or parts[0].model.rowCount() > 30:
            return
        part = parts[0]
        QTest.mouseClick(part.side.add_button, Qt.MouseButton.LeftButton)
        if part.row_id:
            self.tell("added", place(part.noun.NAME, part.row_id, ""))
        yield 20

    def _type(self, plan: PlanWindow) -> Iterator[int]:
        rows = [row for row in plan.pages.currentWidget().findChildren(FieldRow) if _is_typed(row)]
        if not rows:
            return
        row = self._random.choice(rows)
        control = row.editor.focus_target()
        control.setFocus()
        _to_end(control)
        if len(_text(control)) > LONGEST:
            control.selectAll()
        pace = self._random.choice((15, 40, 90))
        for key in " " + " ".join(self._random.choices(_WORDS, k=self._random.randint(1, 6))):
            if not row.isVisible():
                return
            here = place(*row.key)
            is_chosen = len(_text(control)) > LONGEST
            self.tell("typing", here, key if is_chosen else _text(control) + key)
            QTest.keyClick(control, key)
            self.tell("typed", here, _text(control))
            yield self._random.randint(pace // 3, pace)
        yield self._random.choice((30, 200, 700))


def _is_typed(row: FieldRow) -> bool:
    is_prose = isinstance(row.editor, LineEditor | TextEditor) and row.editor.is_prose
    return is_prose and row.isVisible() and row.isEnabled() and bool(row.row_id)


def _text(control: QLineEdit | QTextEdit) -> str:
    return control.text() if isinstance(control, QLineEdit) else control.toPlainText()


def _to_end(control: QWidget) -> None:
    modifier = Qt.KeyboardModifier
    is_line = isinstance(control, QLineEdit)
    held = modifier.NoModifier if is_line else modifier.ControlModifier
    QTest.keyClick(control, Qt.Key.Key_End, held)
