"""Looks at a plan before a file is made of it: nothing about persons leaves without a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from npo_wizard.rules.acceptance import accept_all
from npo_wizard.rules.privacy import GROUP
from npo_wizard.rules.subject import subject
from ui.dialogs import ask

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.bridge import Bridge


def may_leave(bridge: Bridge, parent: QWidget) -> bool:
    """Whether the plan may be made a file of now.

    What looks like personal data is shown; going on takes a reason, which is kept in the plan as
    an acceptance, and then is not asked again.
    """
    bridge.settle()
    found = [each for each in bridge.findings if each.group == GROUP]
    if not found:
        return True
    named = [(each, subject(bridge.view, each)) for each in found]
    answer = ask.about_persons(parent, named, can_keep=not bridge.is_read_only)
    if answer.place is not None:
        bridge.go_to(answer.place)
    if answer.goes_on and answer.reason:
        bridge.apply(accept_all(bridge.view, found, answer.reason, on=bridge.today))
        bridge.settle()
    return answer.goes_on
