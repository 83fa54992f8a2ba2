"""Need, result, measure, partner, money and monitoring as one chain, with its loose ends."""

from npo_wizard.golden_thread.graph import COLUMNS, Graph, Node, NodeKind, crossings, graph
from npo_wizard.golden_thread.joining import Joint, joint
from npo_wizard.golden_thread.links import Links
from npo_wizard.golden_thread.loose_ends import (
    LOOSE_END_RULES,
    LooseEnd,
    headings,
    loose_ends,
    named,
)
from npo_wizard.golden_thread.selection import Selection

__all__ = [
    "COLUMNS",
    "LOOSE_END_RULES",
    "Graph",
    "Joint",
    "Links",
    "LooseEnd",
    "Node",
    "NodeKind",
    "Selection",
    "crossings",
    "graph",
    "headings",
    "joint",
    "loose_ends",
    "named",
]
