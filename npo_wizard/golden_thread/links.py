"""The links of a plan, found from the other end too."""

from typing import TypeVar

from npo_wizard.plan.nouns import Noun
from npo_wizard.plan.view import PlanView

N = TypeVar("N", bound=Noun)


class Links:
    """Which rows of a plan point to a row."""

    def __init__(self, view: PlanView) -> None:
        self.view = view

    def to(self, noun: type[N], field: str, row_id: str) -> list[N]:
        """Return the rows of a noun whose link, links or owner field holds this id, in order."""
        return list(self.view.linking(noun, field, row_id))
