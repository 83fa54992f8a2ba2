"""A plan in the window with all that belongs to it: menu, documents, past, and what is offered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from npo_wizard.storage.readonly import OpenPlan
from ui.bridge import Bridge
from ui.documents import Documents
from ui.loading import Background
from ui.more_menu import MoreMenu
from ui.past import PastPlan
from ui.plan_window import PlanWindow
from ui.waiting import Waiting


def assemble(
    plan_file: OpenPlan,
    background: Background,
    parent: QWidget,
    *,
    make_menu: Callable[[], MoreMenu],
    open_plan: Callable[[Path], None],
    restore: Callable[[Bridge], None],
) -> PlanWindow:
    """Make the window of an open plan; its bridge owns the plan file and closes it.

    open_plan: opens another plan file instead; restore: asks which backup to put back.
    """
    menu, bridge = make_menu(), Bridge(plan_file)
    plan = PlanWindow(bridge, menu, parent)
    bridge.setParent(plan)
    menu.setParent(plan, menu.windowFlags())
    documents = Documents(plan, background)
    documents.saved_as.connect(open_plan)
    past = PastPlan(plan, background, make_menu)
    menu.copy_wanted.connect(documents.save_copy)
    menu.bare_copy_wanted.connect(documents.save_bare)
    menu.json_wanted.connect(documents.export_json)
    menu.documents_wanted.connect(plan.show_documents)
    menu.field_past_wanted.connect(past.ask_field)
    menu.restore_wanted.connect(lambda: restore(bridge))
    plan.save_as_wanted.connect(documents.save_as)
    plan.compare_wanted.connect(documents.compare)
    _offer(plan, background, open_plan)
    return plan


def _offer(plan: PlanWindow, background: Background, open_plan: Callable[[Path], None]) -> None:
    """Offer to work on a plan that can only be read: in a copy, or as soon as it is free."""
    if plan.bridge.file.is_waiting:
        Waiting(plan, background).open_wanted.connect(open_plan)
    else:
        plan.reading.wanted.connect(plan.save_as_wanted)
