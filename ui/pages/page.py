"""What every page of a plan has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from npo_wizard.rules.finding import Place
    from ui.bridge import Bridge


class Page(QWidget):
    """Shows one part of the plan and passes on what the user wants; decides nothing.

    The window calls `refresh` after each change and `show_findings` after each computation of
    the findings, for the page that is on screen and, when it comes on screen, for a page that
    was not. A page never rebuilds the control that is being typed in.
    """

    def __init__(self, bridge: Bridge, page_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.page_id = page_id
        self.setObjectName(f"page.{page_id}")

    def refresh(self, changes: Changes | None) -> None:
        """Show the plan as it is now; None: anything may have changed."""
        raise NotImplementedError

    def show_findings(self) -> None:
        """Show the findings as they are now."""

    def first_focus(self) -> QWidget:
        """The control that takes the focus when the page is shown."""
        return self

    def go_to(self, place: Place) -> None:
        """Show a place on this page: its tab, its row, the focus in its field."""

    def seal(self) -> None:
        """Pass on what was typed but not yet said: the page goes out of sight."""
