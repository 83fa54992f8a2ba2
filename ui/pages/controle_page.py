"""The page "Controle en afronden": what is open, kept moments and documents."""

from __future__ import annotations

from ui.pages.page import Page


class ControlePage(Page):
    """Every finding with a button to its place, the versions and the documents."""
