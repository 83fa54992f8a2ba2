"""What changed between two plans, told to people: money first, in plain Dutch sentences."""

from npo_wizard.difference.money import MoneyChange, MoneyLine, MoneyPart, money_change
from npo_wizard.difference.passages import passages
from npo_wizard.difference.telling import NOT_TOLD, Telling, tell
from npo_wizard.difference.told import Group, ToldField, ToldRow
from npo_wizard.difference.values import label, row_title, said, typed

__all__ = [
    "NOT_TOLD",
    "Group",
    "MoneyChange",
    "MoneyLine",
    "MoneyPart",
    "Telling",
    "ToldField",
    "ToldRow",
    "label",
    "money_change",
    "passages",
    "row_title",
    "said",
    "tell",
    "typed",
]
