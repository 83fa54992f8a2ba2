"""The page "Controle en afronden": what is open, versions, documents, notes and history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from npo_wizard.content.unasked import unasked
from npo_wizard.plan.nouns import Answer, Note, Version
from ui.pages.audit_part import AuditPart
from ui.pages.documents_part import DocumentsPart
from ui.pages.findings_part import FindingsPart
from ui.pages.history_part import HistoryPart
from ui.pages.notes_part import NotesPart
from ui.pages.scrolling_page import ScrollingPage
from ui.pages.tabs import MakePart, Tabs
from ui.pages.unasked_part import UnaskedPart
from ui.pages.versions_part import VersionsPart
from ui.widgets.finding_note import plain_label

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from npo_wizard.rules.finding import Place
    from ui.bridge import Bridge

_FINDINGS, _VERSIONS, _DOCUMENTS, _NOTES, _AUDIT, _HISTORY, _UNASKED = range(7)


class ControlePage(ScrollingPage):
    """Every finding with a button to its place, the versions, documents and notes."""

    def __init__(self, bridge: Bridge, page_id: str, parent: QWidget | None = None) -> None:
        super().__init__(bridge, page_id, parent)
        page = bridge.content.pages[page_id]
        self._has_unasked = bool(unasked(bridge.view, bridge.content))
        makers: list[MakePart] = [
            lambda: FindingsPart(bridge, self.tr("Open punten")),
            lambda: VersionsPart(bridge, self.tr("Versies")),
            lambda: DocumentsPart(bridge, self.tr("Documenten")),
            lambda: NotesPart(bridge, self.tr("Notities")),
            lambda: AuditPart(bridge, self.tr("Voortoets")),
            lambda: HistoryPart(bridge, self.tr("Geschiedenis")),
        ]
        if self._has_unasked:
            makers.append(lambda: UnaskedPart(bridge, self.tr("Eerdere vragen")))
        self.tabs = Tabs(page_id, list(zip(self._headings(), makers, strict=True)))
        self.tabs.turned.connect(self._to_top)
        self.body.addWidget(plain_label(page.title, "title"))
        self.body.addWidget(plain_label(page.intro, "lead"))
        self.body.addSpacing(8)
        self.body.addWidget(self.tabs)
        self.body.addStretch(1)

    def _headings(self) -> list[str]:
        open_points, versions = len(self.bridge.findings), len(self.bridge.view.rows(Version))
        unasked_too = [self.tr("Eerdere vragen")] if self._has_unasked else []
        return [
            self.tr("Open punten ({0})").format(open_points),
            self.tr("Versies ({0})").format(versions),
            self.tr("Documenten"),
            self.tr("Notities ({0})").format(len(self.bridge.view.rows(Note))),
            self.tr("Voortoets"),
            self.tr("Geschiedenis"),
            *unasked_too,
        ]

    # The contract of a page.

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan in the tab that is shown."""
        self.tabs.refresh(changes)
        self.tabs.set_headings(self._headings())

    def show_findings(self) -> None:
        """Show what is open, on every tab that was made."""
        for part in self.tabs.made.values():
            part.show_findings()
        self.tabs.set_headings(self._headings())

    def first_focus(self) -> QWidget:
        """The first control of the tab that is shown."""
        return self.tabs.current.first_focus()

    def go_to(self, place: Place) -> None:
        """Show the versions or the notes where one of these is meant, else what is open."""
        tabs = {Version.NAME: _VERSIONS, Note.NAME: _NOTES}
        if self._has_unasked:
            tabs[Answer.NAME] = _UNASKED
        self.tabs.show_part(tabs.get(place.noun, _FINDINGS))
        self.reveal(self.tabs.current.go_to(place) or self.first_focus())

    def show_documents(self) -> None:
        """Show what can be made of the plan."""
        self.tabs.show_part(_DOCUMENTS)
        self.tabs.current.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def seal(self) -> None:
        """Pass on what was typed but not yet said."""
        self.tabs.seal()
