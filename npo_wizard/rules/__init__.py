"""Whether a plan is complete and holds together, decided in this one place.

Rules are pure functions from a plan and the content to what is broken; their sentences stand
in the content. Number, list, badge, note at a field and mark in print read the same findings.
"""

from npo_wizard.rules import (  # noqa: F401  (each module adds its rules to the registry)
    coherence,
    completeness,
    conditions,
    money,
    periods,
    privacy,
    steering,
    wording,
)
from npo_wizard.rules.acceptance import Accepted, Judgement, judge, judged
from npo_wizard.rules.finding import Finding, Place, Severity
from npo_wizard.rules.registry import RULES, findings

__all__ = [
    "RULES",
    "Accepted",
    "Finding",
    "Judgement",
    "Place",
    "Severity",
    "findings",
    "judge",
    "judged",
]
