"""The page "Rode draad": the whole chain of the plan as a drawing and as a list."""

from __future__ import annotations

from ui.pages.page import Page


class RodeDraadPage(Page):
    """The golden thread from need to measurement; a card opens the item it stands for."""
