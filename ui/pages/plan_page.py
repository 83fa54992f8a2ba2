"""The page "Plan en gemeente": what holds for the plan as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from npo_wizard.content.schema import FieldWords
from npo_wizard.plan.edits import Batch, Changes, Edit, SetField
from npo_wizard.plan.fields import specs
from npo_wizard.plan.nouns import PLAN_ID, Plan
from ui.pages.field_grid import field_grid
from ui.pages.notes_section import NotesSection
from ui.pages.scrolling_page import ScrollingPage
from ui.widgets.field_row import FieldRow
from ui.widgets.finding_note import plain_label
from ui.widgets.municipality_editor import MunicipalityEditor
from ui.widgets.spacing import gap, spaced

if TYPE_CHECKING:
    from npo_wizard.rules.finding import Place
    from ui.bridge import Bridge

_CODE, _NAME = "municipality_code", "municipality_name"


class MunicipalityRow(FieldRow):
    """Code and name of the municipality, chosen as one."""

    def __init__(self, bridge: Bridge, words: FieldWords) -> None:
        editor = MunicipalityEditor()
        editor.setObjectName(f"{Plan.NAME}.{_NAME}")
        editor.name(words.label, words.hint)
        super().__init__(bridge, Plan, specs(Plan)[_NAME], words, editor)

    def current(self) -> Any:
        """The value in the plan."""
        plan = self.bridge.view.plan
        return plan.municipality_code, plan.municipality_name

    def edit_for(self, value: Any) -> Edit | None:
        """The edit that gives it this value; None where nothing changes."""
        if value == self.current():
            return None
        code, name = value
        return Batch((SetField(Plan.NAME, PLAN_ID, _CODE, code), SetField(*self.key, name)))

    def concerns(self, changes: Changes) -> bool:
        """Whether it must look again at the plan."""
        return any((Plan.NAME, PLAN_ID, each) in changes.touched for each in (_CODE, _NAME))


class PlanPage(ScrollingPage):
    """Title, municipality, programme, period, money, status and summary."""

    def __init__(self, bridge: Bridge, page_id: str, parent: QWidget | None = None) -> None:
        super().__init__(bridge, page_id, parent)
        page = bridge.content.pages[page_id]
        self.words = bridge.content.words.noun(Plan.NAME)
        self.rows: dict[str, FieldRow] = {}
        self.notice = self._made_notice()
        shown = [name for name, field in self.words.fields.items() if field.in_form]
        about = shown.index("profile") + 1
        self.body.addWidget(plain_label(page.title, "title"))
        self.body.addWidget(plain_label(page.intro, "lead"))
        self.body.addSpacing(gap(4))
        self.body.addLayout(field_grid(Plan, shown[:about], self._made_row))
        self.body.addSpacing(gap(2))
        self.body.addWidget(self.notice)
        self.body.addSpacing(gap(2))
        self.body.addLayout(field_grid(Plan, shown[about:], self._made_row))
        self.notes = NotesSection(bridge, Plan)
        self.notes.load(PLAN_ID)
        self.body.addSpacing(gap(2))
        self.body.addWidget(self.notes)
        self.body.addStretch(1)
        self._show_notice()

    def _made_row(self, name: str) -> FieldRow:
        words = self.words.fields[name]
        row = (
            MunicipalityRow(self.bridge, words)
            if name == _NAME
            else FieldRow(self.bridge, Plan, specs(Plan)[name], words)
        )
        row.load(PLAN_ID)
        self.rows[name] = row
        return row

    def _made_notice(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "info")
        self._about = plain_label("", "", frame)
        self._notice = plain_label("", "soft", frame)
        layout = QVBoxLayout(frame)
        spaced(layout, between=1, around=3)
        layout.addWidget(self._about)
        layout.addWidget(self._notice)
        return frame

    def _show_notice(self) -> None:
        """Say what the programme is and where it stands today."""
        profile = self.bridge.profile
        self.notice.setVisible(profile is not None)
        if profile is not None:
            self._about.setText(profile.about)
            self._notice.setText(profile.notice)
            self._notice.setVisible(bool(profile.notice))

    # The contract of a page.

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan."""
        for row in self.rows.values():
            row.refresh(changes)
        self.notes.refresh(changes)
        self._show_notice()

    def show_findings(self) -> None:
        """Show what is open here."""
        for row in self.rows.values():
            row.show_findings()

    def first_focus(self) -> QWidget:
        """The control to begin with."""
        return next(iter(self.rows.values())).editor.focus_target()

    def go_to(self, place: Place) -> None:
        """Bring a place in sight and put the focus there."""
        name = _NAME if place.field == _CODE else place.field
        row = self.rows.get(name)
        self.reveal(row.editor.focus_target() if row else self.first_focus())

    def seal(self) -> None:
        """Pass on what was typed but not yet said."""
        for row in self.rows.values():
            row.editor.flush()
        self.notes.flush()
