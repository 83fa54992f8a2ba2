"""One open question: label, hint, example to take over, editor, and "niet van toepassing"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from npo_wizard.content.schema import FieldWords
from npo_wizard.plan.compose import set_answer
from npo_wizard.plan.edits import Changes, Edit
from npo_wizard.plan.fields import specs
from npo_wizard.plan.nouns import Answer
from ui.pages.notes_section import NotesSection
from ui.widgets.editing import for_editing
from ui.widgets.editor import Editor
from ui.widgets.editors import make_editor
from ui.widgets.field_row import FieldRow
from ui.widgets.finding_note import plain_label
from ui.widgets.in_sight import bring_in_sight
from ui.widgets.spacing import gap

if TYPE_CHECKING:
    from npo_wizard.content.schema import Question
    from ui.bridge import Bridge


class AnswerField(FieldRow):
    """A field of an answer; the answer comes to be with the first word."""

    def __init__(
        self, bridge: Bridge, answer_id: str, field: str, words: FieldWords, name: str
    ) -> None:
        spec = specs(Answer)[field]
        editor = make_editor(spec, words, bridge, Answer)
        editor.setObjectName(name)
        super().__init__(bridge, Answer, spec, words, editor)
        self.load(answer_id)

    def edit_for(self, value: Any) -> Edit | None:
        """The edit that gives it this value; None where nothing changes."""
        if value == self.current():
            return None
        return set_answer(self.bridge.view, self.row_id, self.spec.name, value)


class AnswerFlag(QCheckBox):
    """A tick on an answer, such as "aandacht nodig"."""

    def __init__(self, bridge: Bridge, answer_id: str, field: str, text: str) -> None:
        super().__init__(text)
        self._bridge = bridge
        self._answer_id = answer_id
        self._field = field
        self.setObjectName(f"answer.{answer_id}.{field}")
        self.refresh()
        self.clicked.connect(self._on_clicked)
        for_editing(bridge, self)

    def refresh(self) -> None:
        """Follow the plan."""
        row = self._bridge.view.get(Answer, self._answer_id)
        self.setChecked(bool(row is not None and getattr(row, self._field)))

    def _on_clicked(self, is_on: bool) -> None:
        value = True if is_on else None
        self._bridge.apply(set_answer(self._bridge.view, self._answer_id, self._field, value))


class NotApplicable(QFrame):
    """The tick "niet van toepassing, want…" with the reason that belongs to it."""

    def __init__(self, bridge: Bridge, answer_id: str, about: str) -> None:
        super().__init__()
        self._bridge = bridge
        self._answer_id = answer_id
        self.flag = AnswerFlag(
            bridge, answer_id, "is_not_applicable", self.tr("Niet van toepassing, want…")
        )
        self.flag.setAccessibleName(self.tr("Niet van toepassing, want: {0}").format(about))
        words = FieldWords(label=self.tr("Waarom is dit niet van toepassing?"))
        self.reason = AnswerField(bridge, answer_id, "reason", words, f"answer.{answer_id}.reason")
        self.reason.editor.name(self.tr("Waarom is dit niet van toepassing: {0}").format(about))
        self.flag.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap(1))
        layout.addWidget(self.flag, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.reason)
        self.reason.setVisible(self.flag.isChecked())

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan."""
        self.flag.refresh()
        self.reason.refresh(changes)
        self.reason.setVisible(self.flag.isChecked())

    @property
    def is_on(self) -> bool:
        """Whether it does not apply."""
        return self.flag.isChecked()

    def _on_clicked(self, is_on: bool) -> None:
        self.reason.setVisible(is_on)
        if is_on:
            self.reason.editor.focus_target().setFocus()
            bring_in_sight(self.reason)


class AnswerRow(QFrame):
    """A question with everything that belongs to it."""

    def __init__(self, bridge: Bridge, question: Question) -> None:
        super().__init__()
        self.question = question
        words = FieldWords(label=question.label, hint=question.hint, optional=not question.required)
        self.field = AnswerField(bridge, question.id, "text", words, f"answer.{question.id}")
        self.not_applicable = NotApplicable(bridge, question.id, question.label)
        self._example = plain_label(question.example, "soft", self)
        self._example.hide()
        self._fold = self._button(self.tr("Toon een voorbeeld"), "example")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._on_fold)
        self._take = self._button(self.tr("Neem over"), "take")
        self._take.hide()
        self._take.clicked.connect(self._on_take)
        for_editing(bridge, self._take)
        self.notes = NotesSection(bridge, Answer, question.id)
        self.notes.load(question.id)
        links = QHBoxLayout()
        links.setSpacing(gap(4))
        links.addWidget(self._fold)
        links.addWidget(self.notes.fold)
        links.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap(1))
        layout.addWidget(self.field)
        layout.addLayout(links)
        layout.addWidget(self._example)
        layout.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.notes)
        layout.addWidget(self.not_applicable)
        self._show()

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("look", "note-link")
        button.setObjectName(f"{name}.{self.question.id}")
        button.setAccessibleName(f"{text}: {self.question.label}")
        return button

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan."""
        self.field.refresh(changes)
        self.not_applicable.refresh(changes)
        self.notes.refresh(changes)
        self._show()

    def show_findings(self) -> None:
        """Show what is open at this question."""
        self.field.show_findings()

    def seal(self) -> None:
        """Pass on what was typed but not yet said."""
        self.field.editor.flush()
        self.not_applicable.reason.editor.flush()
        self.notes.flush()

    def editors(self) -> list[Editor]:
        """The editors of the question, in reading order."""
        return [self.field.editor, self.not_applicable.reason.editor]

    def _show(self) -> None:
        """What does not apply is set aside, not taken away: its text stays in the plan."""
        self.field.editor.setEnabled(not self.not_applicable.is_on)

    def _on_fold(self, is_open: bool) -> None:
        self._example.setVisible(is_open)
        self._take.setVisible(is_open)
        if is_open:
            bring_in_sight(self._take)
        self._fold.setText(
            self.tr("Verberg het voorbeeld") if is_open else self.tr("Toon een voorbeeld")
        )

    def _on_take(self) -> None:
        """Put the example in the field; what was typed already stays before it."""
        self.field.editor.flush()
        before = str(self.field.current()).rstrip()
        text = f"{before}\n\n{self.question.example}" if before else self.question.example
        if self.field.apply(text):
            self.field.editor.set_value(text)
            self.field.editor.focus_target().setFocus()
