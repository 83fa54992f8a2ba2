"""The pages of a plan: each made when first visited, and told what changed."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from npo_wizard.plan.edits import Changes
from ui.bridge import Bridge
from ui.pages.page import Page
from ui.pages.registry import make_page


class PageStack(QStackedWidget):
    """Only the page on screen follows each change; another one catches up when it is shown."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "pages")
        self._bridge = bridge
        self._pages: dict[str, Page] = {}
        self._missed: dict[str, set[tuple[str, str, str]]] = {}
        """What was touched while a page was out of sight."""
        self._unjudged: set[str] = set()
        bridge.plan_changed.connect(self._on_plan_changed)
        bridge.findings_changed.connect(self._on_findings_changed)

    @property
    def current_id(self) -> str:
        """Id of the page on screen; empty before the first."""
        page = self.currentWidget()
        return page.page_id if isinstance(page, Page) else ""

    def show_page(self, page_id: str) -> Page:
        """Show a page, with the plan and the findings as they are now."""
        self.seal()
        page = self._pages.get(page_id)
        if page is None:
            page = self._pages[page_id] = make_page(page_id, self._bridge, self)
            self.addWidget(page)
            self._unjudged.add(page_id)
            page.refresh(None)
        elif missed := self._missed.pop(page_id, None):
            page.refresh(Changes(frozenset(missed)))
        if page_id in self._unjudged:
            self._unjudged.discard(page_id)
            page.show_findings()
        self.setCurrentWidget(page)
        return page

    def seal(self) -> None:
        """Pass on what was typed on the page on screen but not yet said."""
        page = self.currentWidget()
        if isinstance(page, Page):
            page.seal()
            self._bridge.seal()

    def _on_plan_changed(self, changes: Changes) -> None:
        for page_id, page in self._pages.items():
            if page_id == self.current_id:
                page.refresh(changes)
            else:
                self._missed.setdefault(page_id, set()).update(changes.touched)

    def _on_findings_changed(self) -> None:
        for page_id, page in self._pages.items():
            if page_id == self.current_id:
                page.show_findings()
            else:
                self._unjudged.add(page_id)
