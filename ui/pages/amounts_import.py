"""The button that takes amounts over from a spreadsheet: read beside the window, shown, applied."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from npo_wizard.errors import NpoError
from ui.controls import button, words
from ui.dialogs import ask
from ui.loading import Background
from ui.widgets.editing import for_editing
from ui.widgets.notation import show_number
from ui.widgets.spacing import gap

if TYPE_CHECKING:
    from npo_wizard.intake.proposal import Proposal
    from npo_wizard.plan.view import PlanView
    from ui.bridge import Bridge


class AmountsImport(QWidget):
    """Reads a file in a thread; nothing changes before the user has seen what will."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.background = Background(self)
        self.is_busy = False
        """Whether a file is being read."""
        self.start = button(self.tr("Bedragen inlezen…"), "amounts.import")
        self.start.clicked.connect(self._on_start)
        self.busy = words("", "soft", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap(3))
        self.busy.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.busy, 1)
        layout.addWidget(self.start)
        for_editing(bridge, self.start)

    def _on_start(self) -> None:
        if self.is_busy:
            return  # it stays on, so that it keeps the focus
        folder = self._bridge.file.path.parent
        chosen = ask.open_file(self, self.tr("Bedragen inlezen"), folder, ask.SHEETS)
        if chosen is not None:
            self._read(chosen)

    def _read(self, path: Path) -> None:
        view, said = self._bridge.view, self._bridge.content

        def work() -> Proposal:
            # Here and not above: what reads Excel files takes a while to load.
            from npo_wizard.intake.proposal import propose

            return propose(view, said, path)

        self.is_busy = True
        self.busy.setText(self.tr("'{0}' wordt gelezen…").format(path.name))
        self.background.run(work, lambda found: self._on_read(path, view, found), self._on_failed)

    def _on_read(self, path: Path, view: PlanView, found: Proposal) -> None:
        if self._bridge.view is not view:
            self._read(path)  # somebody went on typing: hold it against the plan of now
            return
        self._rest()
        if not ask.take_amounts(self, path.name, found) or found.edit is None:
            return
        self._bridge.seal()
        self._bridge.apply(found.edit)
        self._bridge.seal()
        count = show_number(len(found.changes))
        self._bridge.message.emit(self.tr("Bedragen overgenomen: {0}.").format(count), True)

    def _on_failed(self, error: BaseException) -> None:
        self._rest()
        if not isinstance(error, NpoError):
            raise error
        ask.show_error(self, error)

    def _rest(self) -> None:
        self.is_busy = False
        self.busy.setText("")
