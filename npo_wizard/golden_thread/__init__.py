"""Need, result, measure, partner, money and monitoring as one chain, with its loose ends."""

from npo_wizard.golden_thread.graph import COLUMNS, Graph, Node, NodeKind, crossings, graph
from npo_wizard.golden_thread.links import Links
from npo_wizard.golden_thread.loose_ends import (
    LOOSE_END_RULES,
    LooseEnd,
    headings,
    loose_ends,
    named,
)

__all__ = [
    "COLUMNS",
    "LOOSE_END_RULES",
    "Graph",
    "Links",
    "LooseEnd",
    "Node",
    "NodeKind",
    "crossings",
    "graph",
    "headings",
    "loose_ends",
    "named",
]
