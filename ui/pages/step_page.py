"""The page of a step: its head, and a tab for each part that the content gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from npo_wizard.content.schema import Part
from npo_wizard.plan.nouns import NOUNS, Answer
from ui.controls import hair
from ui.pages.answer_row import AnswerFlag, NotApplicable
from ui.pages.finding_list import FindingList
from ui.pages.list_part import ListPart
from ui.pages.part import PagePart
from ui.pages.questions_part import QuestionsPart
from ui.pages.scrolling_page import ScrollingPage
from ui.pages.tabs import MakePart, Tabs
from ui.widgets.finding_note import plain_label
from ui.widgets.spacing import gap

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from npo_wizard.rules.finding import Place
    from ui.bridge import Bridge


ELSEWHERE_MOST = 3
"""So many points about rows of another page stand above the tabs."""


class StepPage(ScrollingPage):
    """One of the seven steps; what is on it stands in the content."""

    def __init__(self, bridge: Bridge, page_id: str, parent: QWidget | None = None) -> None:
        super().__init__(bridge, page_id, parent)
        self.step = bridge.content.step(page_id)
        self._nouns = {part.noun for part in self.step.parts if part.kind == "rows"}
        self.body.addWidget(self._eyebrow())
        self.body.addWidget(plain_label(self.step.title, "title"))
        self.body.addWidget(plain_label(self.step.intro, "lead"))
        self.tabs = Tabs(
            page_id, [(self._heading(part), self._maker(part)) for part in self.step.parts]
        )
        self.tabs.turned.connect(self._to_top)
        self.elsewhere = FindingList(bridge, most=ELSEWHERE_MOST)
        self.body.addWidget(self.elsewhere)
        self.body.addSpacing(gap(2))
        self.body.addWidget(self.tabs)
        self._make_foot()
        self.body.addStretch(1)

    def _eyebrow(self) -> QLabel:
        stage = self.bridge.content.stage(self.step.stage)
        count = len(self.bridge.content.steps)
        text = self.tr("{0} · stap {1} van {2}").format(stage.title, self.step.number, count)
        label = plain_label(text, "eyebrow")
        label.setProperty("stage", stage.id)
        return label

    def _make_foot(self) -> None:
        answer_id = self.step.answer_id
        self.attention = AnswerFlag(
            self.bridge, answer_id, "needs_attention", self.tr("Deze stap heeft aandacht nodig")
        )
        self.not_applicable = NotApplicable(self.bridge, answer_id, self.step.title)
        self.not_applicable.flag.setText(self.tr("Deze stap is niet van toepassing, want…"))
        self.body.addSpacing(gap(4))
        self.body.addWidget(hair())
        self.body.addWidget(self.attention, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.not_applicable)

    def _maker(self, part: Part) -> MakePart:
        return lambda: self._made(part)

    def _made(self, part: Part) -> PagePart:
        match part.kind:
            case "rows":
                return ListPart(self.bridge, part.noun, part.title)
            case "questions":
                return QuestionsPart(self.bridge, part.questions, part.title)
            case "matrix":
                from ui.pages.matrix_part import MatrixPart

                return MatrixPart(self.bridge, part.title)
            case "timeline":
                from ui.pages.timeline_part import TimelinePart

                return TimelinePart(self.bridge, part.title)

    def _heading(self, part: Part) -> str:
        if part.kind != "rows":
            return part.title
        return f"{part.title} ({len(self.bridge.view.rows(NOUNS[part.noun]))})"

    # The contract of a page.

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan in the tab that is shown."""
        self.tabs.refresh(changes)
        self.tabs.set_headings([self._heading(part) for part in self.step.parts])
        self.attention.refresh()
        self.not_applicable.refresh(changes)

    def show_findings(self) -> None:
        """Show what is open on every tab that was made."""
        for part in self.tabs.made.values():
            part.show_findings()
        self.not_applicable.reason.show_findings()
        of_step = self.bridge.findings_for(step=self.page_id)
        self.elsewhere.show_findings(each for each in of_step if not self._is_here(each.place))

    def first_focus(self) -> QWidget:
        """The first control of the tab that is shown."""
        return self.tabs.current.first_focus()

    def go_to(self, place: Place) -> None:
        """Show the tab, the row and the field of a place."""
        if place.noun == Answer.NAME and place.row_id == self.step.answer_id:
            self.reveal(self._control_of_step(place.field))
            return
        for index, part in enumerate(self.step.parts):
            if self._holds(part, place):
                self.tabs.show_part(index)
                self.reveal(self.tabs.current.go_to(place))
                return
        self.reveal(self.first_focus())

    def _control_of_step(self, field: str) -> QWidget:
        if field == "needs_attention":
            return self.attention
        if field == "reason" and self.not_applicable.is_on:
            return self.not_applicable.reason.editor.focus_target()
        return self.not_applicable.flag

    def _holds(self, part: Part, place: Place) -> bool:
        if part.kind == "rows":
            return part.noun == place.noun
        return place.noun == Answer.NAME and place.row_id in part.questions

    def _is_here(self, place: Place) -> bool:
        """Whether the row or answer of a place stands on this page."""
        if place.noun != Answer.NAME:
            return place.noun in self._nouns
        is_step = place.row_id == self.step.answer_id
        return is_step or any(self._holds(part, place) for part in self.step.parts)

    def seal(self) -> None:
        """Pass on what was typed but not yet said."""
        self.tabs.seal()
        self.not_applicable.reason.editor.flush()
