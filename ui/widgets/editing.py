"""Controls that change the plan: off where it can only be read, whatever else turns them on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.controls import tip

if TYPE_CHECKING:
    from ui.bridge import Bridge


def for_editing(bridge: Bridge, *controls: QWidget) -> None:
    """Name controls that change the plan; where it can only be read they stay off and say why."""
    if not bridge.is_read_only:
        return
    for control in controls:
        control.installEventFilter(_KeptOff(control))
        control.setEnabled(False)
        control.setToolTip(tip(bridge.read_only_reason))


class _KeptOff(QObject):
    """Turns a control off again when a page turns it on."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that it was turned on."""
        is_turned = event.type() == QEvent.Type.EnabledChange
        if is_turned and isinstance(watched, QWidget) and watched.isEnabled():
            watched.setEnabled(False)
        return super().eventFilter(watched, event)
