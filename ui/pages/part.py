"""What every tab of a page has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from npo_wizard.rules.finding import Place
    from ui.bridge import Bridge


class PagePart(QWidget):
    """One tab: shows a piece of the plan, and what of it is open."""

    def __init__(self, bridge: Bridge, title: str) -> None:
        super().__init__()
        self.bridge = bridge
        self.title = title

    @property
    def heading(self) -> str:
        """The text of the tab."""
        return self.title

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan; None: anything may have changed."""
        raise NotImplementedError

    def show_findings(self) -> None:
        """Show what is open now."""

    def first_focus(self) -> QWidget:
        """The control to begin with."""
        return self

    def holds(self, place: Place) -> bool:
        """Whether a place in the plan is on this tab."""
        return False

    def go_to(self, place: Place) -> QWidget | None:
        """Show a place and answer the control that must be in sight."""
        return None

    def seal(self) -> None:
        """Pass on what was typed but not yet said."""
