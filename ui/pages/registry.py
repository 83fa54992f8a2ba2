"""Which page belongs to which id; the module of a page is imported when it is first visited."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.pages.page import Page

_PAGES: dict[str, tuple[str, str]] = {
    "plan": ("ui.pages.plan_page", "PlanPage"),
    "rode-draad": ("ui.pages.rode_draad_page", "RodeDraadPage"),
    "geld": ("ui.pages.money_page", "MoneyPage"),
    "controle": ("ui.pages.controle_page", "ControlePage"),
}
_STEP_PAGE = ("ui.pages.step_page", "StepPage")


def make_page(page_id: str, bridge: Bridge) -> Page:
    """Make the page with this id; every id that is not a page about the whole is a step's."""
    module, name = _PAGES.get(page_id, _STEP_PAGE)
    page: Page = getattr(import_module(module), name)(bridge, page_id)
    return page
