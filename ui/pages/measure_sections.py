"""What stands in a form besides the fields of its noun."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from npo_wizard.plan.nouns import Measure
from ui.pages.building_blocks import BuildingBlocks
from ui.pages.costs_grid import CostsGrid

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.pages.detail_section import DetailSection

SECTIONS: Mapping[str, tuple[Callable[[Bridge], DetailSection], ...]] = {
    Measure.NAME: (CostsGrid, BuildingBlocks)
}
"""By noun, in the order on screen."""
