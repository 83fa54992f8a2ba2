"""The form of one row: its fields in groups, made once and loaded with row after row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from npo_wizard.plan.edits import Changes
from npo_wizard.plan.fields import specs
from npo_wizard.plan.nouns import Noun
from ui.controls import hair
from ui.pages.field_grid import field_grid
from ui.pages.notes_section import NotesSection
from ui.widgets.back_links_row import BackLinksRow, can_be_edited
from ui.widgets.field_row import FieldRow
from ui.widgets.finding_note import plain_label
from ui.widgets.spacing import gap

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.pages.detail_section import DetailSection

GROUPS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "measure": (
        ("Wat u gaat doen", ("title", "description", "result_ids")),
        ("Doelgroep", ("target_group", "reach_count", "life_domains", "school_intervention")),
        ("Wie en wanneer", ("lead_id", "partner_ids", "start_on", "end_on")),
        ("Verantwoording", ("purpose", "is_additional", "evidence")),
    ),
}
"""Titles above the fields of a noun with many fields."""


class DetailForm(QFrame):
    """All fields of a noun that stand in its form, and what belongs to a row besides."""

    def __init__(
        self,
        bridge: Bridge,
        noun: type[Noun],
        sections: Iterable[Callable[[Bridge], DetailSection]] = (),
    ) -> None:
        super().__init__()
        self.bridge = bridge
        self.noun = noun
        self.row_id = ""
        self.setProperty("look", "card")
        self.rows: dict[str, FieldRow] = {}
        self.sections = [*(make(bridge) for make in sections), NotesSection(bridge, noun)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap(4), gap(4), gap(4), gap(4))
        layout.setSpacing(gap(4))
        for title, names in self._groups():
            if title:
                self._add_title(layout, title)
            layout.addLayout(field_grid(noun, names, self._made_row))
        self._add_back_links(layout)
        for section in self.sections:
            layout.addWidget(section)

    def _groups(self) -> list[tuple[str, list[str]]]:
        words = self.bridge.content.words.noun(self.noun.NAME)
        shown = [name for name, field in words.fields.items() if field.in_form]
        groups = [
            (title, [name for name in names if name in shown])
            for title, names in GROUPS.get(self.noun.NAME, ())
        ]
        grouped = {name for _, names in groups for name in names}
        rest = [name for name in shown if name not in grouped]
        return [*groups, ("", rest)] if rest else groups

    def _made_row(self, name: str) -> FieldRow:
        words = self.bridge.content.words.noun(self.noun.NAME).fields[name]
        row = FieldRow(self.bridge, self.noun, specs(self.noun)[name], words)
        self.rows[name] = row
        return row

    def _add_title(self, layout: QVBoxLayout, title: str) -> None:
        if layout.count():
            layout.addWidget(hair())
        layout.addWidget(plain_label(title, "section"))

    def _add_back_links(self, layout: QVBoxLayout) -> None:
        for linked in self.bridge.content.words.noun(self.noun.NAME).linked:
            if can_be_edited(linked):
                row = BackLinksRow(self.bridge, self.noun, linked)
                self.rows[linked.noun] = row
                layout.addWidget(row)

    def load(self, row_id: str) -> None:
        """Show another row."""
        self.seal()
        self.row_id = row_id
        for row in self.rows.values():
            row.load(row_id)
        for section in self.sections:
            section.load(row_id)

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan in every field."""
        for row in self.rows.values():
            row.refresh(changes)
        for section in self.sections:
            section.refresh(changes)

    def show_findings(self) -> None:
        """Show at every field what is open there."""
        for row in self.rows.values():
            row.show_findings()
        for section in self.sections:
            section.show_findings()

    def seal(self) -> None:
        """Pass on what was typed but not yet said."""
        for row in self.rows.values():
            row.editor.flush()
        for section in self.sections:
            section.flush()

    def first_focus(self) -> QWidget:
        """The control of the first field."""
        return next(iter(self.rows.values())).editor.focus_target()

    def control_of(self, field: str, part: str = "") -> QWidget | None:
        """The control for a field, or for a part of a section, of this name, or None."""
        if field in self.rows:
            return self.rows[field].editor.focus_target()
        section = next((each for each in self.sections if field in each.fields), None)
        return None if section is None else section.control_of(part)

    def shows(self, field: str) -> bool:
        """Whether a field or section of this name is in the form."""
        return field in self.rows or any(field in each.fields for each in self.sections)
