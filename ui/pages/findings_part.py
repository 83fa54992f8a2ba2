"""The tab with everything that is open in the plan, per step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from npo_wizard.plan.nouns import Acceptance
from npo_wizard.rules import Finding, Severity
from npo_wizard.rules.acceptance import accept
from npo_wizard.rules.privacy import GROUP
from ui.controls import button
from ui.pages.accepted_list import AcceptedList
from ui.pages.part import PagePart
from ui.widgets.editing import for_editing
from ui.widgets.finding_note import plain_label, severity_word
from ui.widgets.finding_rows import FindingDetails, FindingGroup
from ui.widgets.spacing import gap, spaced

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from npo_wizard.rules.finding import Place
    from ui.bridge import Bridge

_ALL = "all"


@dataclass(frozen=True)
class Group:
    """Findings that are shown together."""

    title: str
    stage: str
    findings: tuple[Finding, ...]
    apart: int = 0
    """How many of the same step are shown under privacy."""


class FindingsPart(PagePart):
    """As many lines as the number in the side bar; a filter shows one weight only."""

    def __init__(self, bridge: Bridge, title: str) -> None:
        super().__init__(bridge, title)
        self._shown: tuple[Finding, ...] | None = None
        self.groups: list[FindingGroup] = []
        self.calm = plain_label("", "good")
        self.privacy = plain_label(
            self.tr(
                "In de tekst zijn geen nummers, adressen of geboortedata van personen gevonden. "
                "Namen herkent het programma niet. Kijk daar zelf naar."
            ),
            "soft",
        )
        self._make_filter()
        self.accepted = AcceptedList(bridge)
        self.accepted.emptied.connect(lambda: self.first_focus().setFocus())
        self._list = QVBoxLayout()
        spaced(self._list, between=2)
        column = QVBoxLayout(self)
        spaced(column, between=3)
        column.addLayout(self._filter_line)
        column.addWidget(self.calm)
        column.addWidget(self.privacy)
        column.addLayout(self._list)
        column.addWidget(self.accepted)
        column.addStretch(1)

    def _make_filter(self) -> None:
        self._filters: dict[str, QPushButton] = {}
        self._filter_group = QButtonGroup(self)
        self._filter_line = QHBoxLayout()
        self._filter_line.setSpacing(gap(2))
        for key in (_ALL, *(severity.value for severity in Severity)):
            made = button("", f"check.filter.{key}", "small")
            made.setCheckable(True)
            self._filter_group.addButton(made)
            self._filters[key] = made
            self._filter_line.addWidget(made)
        self._filters[_ALL].setChecked(True)
        self._filter_line.addStretch(1)
        self._filter_group.buttonClicked.connect(lambda _: self._show())

    @property
    def filter(self) -> str:
        """The weight that is shown: of a severity, or "all"."""
        return next(key for key, made in self._filters.items() if made.isChecked())

    # The contract of a part.

    def refresh(self, changes: Changes | None) -> None:
        """The findings follow by themselves."""

    def show_findings(self) -> None:
        """Show what is open now; nothing is made anew where that is the same."""
        if self.bridge.findings != self._shown:
            self._shown = self.bridge.findings
            self._show()
        self.accepted.show_judgement(self.bridge.judgement)

    def first_focus(self) -> QWidget:
        """The way to the first point, where there is one."""
        return next((each for group in self.groups for each in group.buttons), self._filters[_ALL])

    # Showing.

    def _show(self) -> None:
        focused = self._focused()
        self._show_filter()
        self._clear()
        number = 0
        for group in self._wanted():
            made = self._made(group, number)
            number += len(group.findings)
            made.followed.connect(self._follow)
            made.accept_wanted.connect(self._accept)
            made.opened.connect(self._on_opened)
            self.groups.append(made)
            self._list.addWidget(made)
        self._show_calm(number)
        buttons = [each for group in self.groups for each in group.buttons]
        if focused is not None:
            target = buttons[min(focused, len(buttons) - 1)] if buttons else self._filters[_ALL]
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_filter(self) -> None:
        found = self.bridge.findings
        for key, made in self._filters.items():
            count = sum(key in (_ALL, each.severity.value) for each in found)
            word = self.tr("Alles") if key == _ALL else severity_word(key)
            made.setText(f"{word} ({count})")
            made.setAccessibleDescription(self.tr("Toon alleen deze punten"))
            made.setVisible(bool(found))

    def _show_calm(self, count: int) -> None:
        if not self.bridge.findings:
            self.calm.setText(self.tr("Er staan geen punten meer open. Het plan hangt samen."))
        else:
            self.calm.setText(self.tr("Van deze soort staat er niets open."))
        self.calm.setVisible(not count)
        self.privacy.setVisible(not any(each.group == GROUP for each in self.bridge.findings))

    def _focused(self) -> int | None:
        """The place of the line that has the focus, among all."""
        focused = QApplication.focusWidget()
        rows = [each for group in self.groups for each in group.rows]
        if focused is None:
            return None
        return next((i for i, each in enumerate(rows) if each.isAncestorOf(focused)), None)

    def _clear(self) -> None:
        for group in self.groups:
            self._list.removeWidget(group)
            group.hide()
            group.deleteLater()
        self.groups = []

    def _made(self, group: Group, number: int) -> FindingGroup:
        remark = ""
        if group.apart:
            one, more = self.tr("En 1 bij privacy."), self.tr("En {0} bij privacy.")
            remark = one if group.apart == 1 else more.format(group.apart)
        return FindingGroup(group.title, group.stage, group.findings, number, remark)

    def _wanted(self) -> Iterator[Group]:
        """The groups with what passes the filter: privacy first, then in the order of the pages."""
        passing = [
            each for each in self.bridge.findings if self.filter in (_ALL, each.severity.value)
        ]
        private = tuple(each for each in passing if each.group == GROUP)
        if private:
            yield Group(self.tr("Privacy: staat er iets over personen in?"), "", private)
        for page_id in dict.fromkeys(each.place.step for each in passing):
            here = [each for each in passing if each.place.step == page_id]
            own = tuple(each for each in here if each.group != GROUP)
            if own:
                title, stage = self._page(page_id)
                yield Group(title, stage, own, len(here) - len(own))

    def _page(self, page_id: str) -> tuple[str, str]:
        """The name of a page and the stage it belongs to."""
        content = self.bridge.content
        for step in content.steps:
            if step.id == page_id:
                return self.tr("Stap {0}: {1}").format(step.number, step.short), step.stage
        return content.pages[page_id].title, ""

    def _follow(self, finding: Finding) -> None:
        self.bridge.go_to(finding.place)

    def _accept(self, finding: Finding, reason: str) -> None:
        view, today = self.bridge.view, self.bridge.today
        self.bridge.apply(accept(view, finding, reason, on=today))
        self.bridge.message.emit(self.tr("Geaccepteerd."), True)
        self.bridge.settle()

    def _on_opened(self, details: FindingDetails) -> None:
        for_editing(self.bridge, details.reason, details.accept)

    def holds(self, place: Place) -> bool:
        """Whether the place is an acceptance."""
        return place.noun == Acceptance.NAME

    def go_to(self, place: Place) -> QWidget | None:
        """Answer the button of an acceptance."""
        row = self.accepted.row_of(place.row_id) if self.holds(place) else None
        return None if row is None else row.back


def open_musts(findings: Iterable[Finding]) -> int:
    """How many findings keep the document a concept."""
    return sum(each.severity is Severity.MUST for each in findings)
