"""One field of a form: label, hint, editor, refusal and findings, bound to a row of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from npo_wizard.errors import InputRefused
from npo_wizard.plan.compose import add
from npo_wizard.plan.edits import AddRow, Batch, Changes, Edit, SetField
from npo_wizard.plan.fields import FieldSpec, Kind
from npo_wizard.plan.nouns import NOUNS, Noun, Plan
from ui.widgets.editor import Editor, TypedEditor
from ui.widgets.editors import make_editor
from ui.widgets.finding_note import FindingNotes, plain_label
from ui.widgets.glossary_tips import GlossaryTips
from ui.widgets.link_picker import LinksEditor
from ui.widgets.past_menu import PastMenu
from ui.widgets.spacing import gap

if TYPE_CHECKING:
    from npo_wizard.content.schema import FieldWords
    from ui.bridge import Bridge


class FieldRow(QWidget):
    """A field of a row. It passes what is typed to the plan, and shows what the plan holds."""

    def __init__(
        self,
        bridge: Bridge,
        noun: type[Noun],
        spec: FieldSpec,
        words: FieldWords,
        editor: Editor | None = None,
    ) -> None:
        super().__init__()
        self.bridge = bridge
        self.noun = noun
        self.spec = spec
        self.words = words
        self.row_id = ""
        self._is_applying = False
        self._refused: dict[str, tuple[str, str]] = {}
        self.editor = editor or make_editor(spec, words, bridge, noun)
        self.label = QLabel(self._label_text(words), self)
        self.label.setProperty("look", "label")
        self.label.setWordWrap(True)
        self.label.setBuddy(self.editor.focus_target())
        self.hint = plain_label(words.hint, "hint", self)
        self.hint.setVisible(bool(words.hint))
        self.notes = FindingNotes(self)
        self._lay_out()
        GlossaryTips(bridge.content, self.label, self.hint, self.editor.focus_target())
        if bridge.is_read_only:
            self.editor.set_read_only()
        self.past_menu = PastMenu(self.editor.focus_target())
        self.past_menu.wanted.connect(self.ask_past)
        self.editor.edited.connect(self._on_edited)
        self.editor.left.connect(bridge.seal)
        if isinstance(self.editor, LinksEditor):
            self.editor.new_wanted.connect(self._on_new_wanted)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap(1))
        for widget in (self.label, self.hint, self.editor, self.notes):
            layout.addWidget(widget)

    def _label_text(self, words: FieldWords) -> str:
        label = words.label.replace("&", "&&")
        return self.tr("{0} (niet verplicht)").format(label) if words.optional else label

    @property
    def key(self) -> tuple[str, str, str]:
        """The place in the plan that this field shows."""
        return self.noun.NAME, self.row_id, self.spec.name

    def ask_past(self) -> None:
        """Ask the window for what this field held before."""
        if self.row_id:
            self.editor.flush()
            self.bridge.field_past_requested.emit(self.key)

    def load(self, row_id: str) -> None:
        """Show the field of another row. What was refused there stands there still."""
        self.editor.flush()
        self.row_id = row_id
        self.editor.refresh_options()
        self.editor.set_value(self.current())
        kept = self._refused.get(row_id)
        if kept and isinstance(self.editor, TypedEditor):
            self.editor.restore(*kept)
        self.show_findings()

    def current(self) -> Any:
        """The value in the plan."""
        row = self.bridge.view.find(self.noun.NAME, self.row_id)
        return self.spec.default if row is None else getattr(row, self.spec.name)

    def edit_for(self, value: Any) -> Edit | None:
        """The edit that gives the field this value; None where nothing changes."""
        if value == self.current():
            return None
        return SetField(self.noun.NAME, self.row_id, self.spec.name, value)

    def concerns(self, changes: Changes) -> bool:
        """Whether the field must look again at the plan."""
        noun, row_id, field = self.key
        return (noun, row_id, field) in changes.touched or (noun, row_id, "") in changes.touched

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan, without disturbing what is being typed here."""
        if changes is None or self._options_changed(changes):
            self.editor.refresh_options()
        if self._is_applying or self.editor.is_typing:
            return
        value = self.current()
        if (changes is None or self.concerns(changes)) and value != self.editor.value():
            self._refused.pop(self.row_id, None)
            self.editor.set_value(value)

    def show_findings(self) -> None:
        """Show what does not hold together at this field."""
        noun, row_id, field = self.key
        found = self.bridge.findings_for(noun=noun, row_id=row_id, field=field) if row_id else ()
        remarks = [self._twice()]
        for each in self.bridge.accepted_for(noun, row_id, field):
            said = self.tr("Geaccepteerd: {0} Reden: {1}")
            remarks.append(said.format(each.finding.sentence, each.acceptance.reason))
        self.notes.show_findings(found, *remarks)

    def _twice(self) -> str:
        """Say that another row has the same name; that is allowed, but seldom meant."""
        name = self.editor.value()
        if self.spec.name != self.noun.TITLE or self.spec.kind is not Kind.LINE or not name:
            return ""
        rows = self.bridge.view.rows(self.noun)
        if not any(r.id != self.row_id and getattr(r, self.spec.name) == name for r in rows):
            return ""
        singular = self.bridge.content.words.noun(self.noun.NAME).singular
        return self.tr("Er is nog een {0} met deze naam.").format(singular)

    def _options_changed(self, changes: Changes) -> bool:
        if self.spec.kind in (Kind.LISTED, Kind.LISTED_MANY):
            return changes.touches(Plan)
        points = self.spec.kind in (Kind.LINK, Kind.LINKS, Kind.OWNER)
        return points and changes.touches(NOUNS[self.spec.target or ""])

    def _on_edited(self, value: Any) -> None:
        self.apply(value)

    def apply(self, value: Any) -> bool:
        """Write a value; a refusal is shown under the field and the typed text stays."""
        self._is_applying = True
        try:
            edit = self.edit_for(value)
            if edit is not None:
                self.bridge.apply(edit, merge_key=":".join(self.key))
        except InputRefused as refused:
            self._refuse(refused.sentence)
            return False
        finally:
            self._is_applying = False
        self._refused.pop(self.row_id, None)
        if isinstance(self.editor, TypedEditor):
            self.editor.accept(self.current())
        else:
            self.editor.set_value(self.current())
        return True

    def _refuse(self, sentence: str) -> None:
        if isinstance(self.editor, TypedEditor):
            self._refused[self.row_id] = (self.editor.typed(), sentence)
        else:
            self.editor.set_value(self.current())
        self.editor.show_refusal(sentence)

    def _on_new_wanted(self, name: str) -> None:
        target = NOUNS[self.spec.target or ""]
        addition = add(self.bridge.view, target, **{target.TITLE: name})
        linked = self._linking_too(addition)
        self.bridge.apply(linked)
        self.editor.set_value(self.current())

    def _linking_too(self, addition: AddRow) -> Edit:
        ids = (*self.current(), addition.row.id)
        return Batch((addition, SetField(*self.key, ids)))
