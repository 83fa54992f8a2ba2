"""What changed between two plans, told to people: money first, in plain Dutch sentences."""

from npo_wizard.difference.money import MoneyChange, MoneyLine, MoneyPart, money_change
from npo_wizard.difference.passages import passages
from npo_wizard.difference.steps import (
    ToldStep,
    moment,
    moment_short,
    page_of,
    told_deleted,
    told_steps,
)
from npo_wizard.difference.telling import NOT_TOLD, Telling, tell
from npo_wizard.difference.told import Group, ToldField, ToldRow
from npo_wizard.difference.values import label, row_title, said

__all__ = [
    "NOT_TOLD",
    "Group",
    "MoneyChange",
    "MoneyLine",
    "MoneyPart",
    "Telling",
    "ToldField",
    "ToldRow",
    "ToldStep",
    "label",
    "moment",
    "moment_short",
    "money_change",
    "page_of",
    "passages",
    "row_title",
    "said",
    "tell",
    "told_deleted",
    "told_steps",
]
