"""What differs between the plan of somebody else and the own work: both are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from npo_wizard.difference import tell
from ui.controls import button, words
from ui.dialogs.dialog import Dialog
from ui.widgets.changes_view import ChangesView

if TYPE_CHECKING:
    from npo_wizard.content.schema import Content
    from npo_wizard.plan.view import PlanView

_LEAST_LINES = 16
"""How many lines of the difference are in sight without scrolling in it."""


class CompareDialog(Dialog):
    """Shows what the plan on screen has that the other has not, and the other way round."""

    def __init__(
        self, parent: QWidget | None, other: PlanView, mine: PlanView, name: str, content: Content
    ) -> None:
        super().__init__(self.tr("Vergelijken"), parent)
        about = self.tr("Dit verandert er van '{0}' naar het plan dat u nu ziet.").format(name)
        self.view = ChangesView()
        self.view.setMinimumHeight(self.view.fontMetrics().lineSpacing() * _LEAST_LINES)
        self.view.show_telling(tell(other, mine, content))
        self.close_button = button(self.tr("Sluiten"), "compare.done", "primary")
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        self.be_wide()
        self.column.addWidget(words(self.tr("Vergelijken"), "subtitle"))
        self.column.addWidget(words(about, "", wrap=True))
        self.column.addWidget(self.view)
        self.column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.view.setFocus()
