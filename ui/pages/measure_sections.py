"""What stands in the form of a measure besides its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.pages.detail_section import DetailSection

SECTIONS: Mapping[str, tuple[Callable[[Bridge], DetailSection], ...]] = {}
"""By noun, in the order on screen."""
