"""The building blocks of an effective approach: for each a score and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from npo_wizard.content.schema import FieldWords, Listed
from npo_wizard.plan.compose import set_score
from npo_wizard.plan.edits import Changes, Edit
from npo_wizard.plan.fields import specs
from npo_wizard.plan.nouns import BuildingBlockScore, Measure, score_id
from ui.pages.detail_section import DetailSection
from ui.widgets.choice_editors import Option, RadioEditor
from ui.widgets.editor import Editor
from ui.widgets.editors import choice_options
from ui.widgets.field_row import FieldRow
from ui.widgets.finding_note import FindingNotes
from ui.widgets.in_sight import bring_in_sight
from ui.widgets.spacing import spaced
from ui.widgets.text_editors import TextEditor

if TYPE_CHECKING:
    from ui.bridge import Bridge

_FIELDS = specs(BuildingBlockScore)


class ScoreField(FieldRow):
    """Score or note of a measure on one block; the row comes to be with the first word."""

    def __init__(
        self, bridge: Bridge, block: Listed, field: str, words: FieldWords, editor: Editor
    ) -> None:
        self._block = block
        self._measure_id = ""
        editor.setObjectName(f"{BuildingBlockScore.NAME}.{block.id}.{field}")
        editor.name(f"{block.title}: {words.label}" if field == "note" else words.label, words.hint)
        super().__init__(bridge, BuildingBlockScore, _FIELDS[field], words, editor)

    def load_measure(self, measure_id: str) -> None:
        """Show the score of another measure."""
        self.editor.flush()
        self._measure_id = measure_id
        self.load(score_id(measure_id, self._block.id))

    def edit_for(self, value: Any) -> Edit | None:
        """The edit that gives it this value; None where nothing changes."""
        if value == self.current():
            return None
        return set_score(self.bridge.view, self._measure_id, self._block.id, self.spec.name, value)


class BuildingBlocks(DetailSection):
    """All blocks, folded until one wants them."""

    fields: ClassVar[tuple[str, ...]] = ("scores",)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.blocks = bridge.content.building_blocks
        self.rows: list[ScoreField] = []
        self.fold = QPushButton(self)
        self.fold.setObjectName("fold.building_blocks")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_fold)
        self.notes = FindingNotes(self)
        self._inner: QWidget | None = None
        self._layout = QVBoxLayout(self)
        spaced(self._layout, between=2)
        self._layout.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self.notes)

    def load(self, row_id: str) -> None:
        """Show what belongs to another row."""
        self.row_id = row_id
        for row in self.rows:
            row.load_measure(row_id)
        self._show_count()

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan."""
        for row in self.rows:
            row.refresh(changes)
        if changes is None or changes.touches(BuildingBlockScore):
            self._show_count()

    def show_findings(self) -> None:
        """Show what is open here."""
        found = self.bridge.findings_for(noun=Measure.NAME, row_id=self.row_id, field="scores")
        self.notes.show_findings(found)

    def first_focus(self) -> QWidget:
        """The control to begin with."""
        self.fold.setChecked(True)
        return self.rows[0].editor.focus_target()

    def flush(self) -> None:
        """Pass on what was typed but not yet said."""
        for row in self.rows:
            row.editor.flush()

    def _show_count(self) -> None:
        scores = self.bridge.view.linking(BuildingBlockScore, "measure_id", self.row_id)
        known = {block.id for block in self.blocks}
        done = sum(1 for each in scores if each.score is not None and each.block in known)
        text = self.tr("Zeven bouwstenen: {0} van {1} beoordeeld")
        self.fold.setText(text.format(done, len(self.blocks)))

    def _on_fold(self, is_open: bool) -> None:
        if is_open and self._inner is None:
            self._make()
        if self._inner is not None:
            self._inner.setVisible(is_open)
        if is_open:
            bring_in_sight(self)

    def _make(self) -> None:
        self._inner = QWidget(self)
        layout = QVBoxLayout(self._inner)
        spaced(layout, between=4)
        words = self.bridge.content.words.noun(BuildingBlockScore.NAME).fields
        for block in self.blocks:
            score_words = FieldWords(label=block.title, hint=block.hint)
            note_words = FieldWords(label=words["note"].label, optional=True)
            for row in (
                ScoreField(self.bridge, block, "score", score_words, self._made_score()),
                ScoreField(self.bridge, block, "note", note_words, TextEditor(least_lines=1)),
            ):
                row.load_measure(self.row_id)
                self.rows.append(row)
                layout.addWidget(row)
        self._layout.insertWidget(1, self._inner)

    def _made_score(self) -> RadioEditor:
        options = choice_options(self.bridge, _FIELDS["score"])
        return RadioEditor([*options, Option(None, self.tr("Nog niet beoordeeld"))])
