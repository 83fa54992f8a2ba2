"""A part of a form that is more than fields, such as the grid of costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from ui.bridge import Bridge


class DetailSection(QWidget):
    """Shows what belongs to one row of the plan."""

    fields: ClassVar[tuple[str, ...]] = ()
    """Names by which a finding points here."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self.row_id = ""

    def load(self, row_id: str) -> None:
        """Show what belongs to another row."""
        raise NotImplementedError

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan."""
        raise NotImplementedError

    def show_findings(self) -> None:
        """Show what is open here."""

    def first_focus(self) -> QWidget:
        """The control to begin with."""
        return self

    def control_of(self, part: str) -> QWidget:
        """The control of a part, such as a year; where there is no such one, the first."""
        return self.first_focus()

    def flush(self) -> None:
        """Pass on what was typed but not yet said."""
