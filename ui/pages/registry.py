"""Which page belongs to which id; the module of a page is imported when it is first visited."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.bridge import Bridge
    from ui.pages.page import Page


def make_page(page_id: str, bridge: Bridge, parent: QWidget | None = None) -> Page:
    """Make the page with this id; every id that is not a page about the whole is a step's."""
    match page_id:
        case "plan":
            from ui.pages.plan_page import PlanPage

            return PlanPage(bridge, page_id, parent)
        case "rode-draad":
            from ui.pages.rode_draad_page import RodeDraadPage

            return RodeDraadPage(bridge, page_id, parent)
        case "geld":
            from ui.pages.money_page import MoneyPage

            return MoneyPage(bridge, page_id, parent)
        case "controle":
            from ui.pages.controle_page import ControlePage

            return ControlePage(bridge, page_id, parent)
        case _:
            from ui.pages.step_page import StepPage

            return StepPage(bridge, page_id, parent)
