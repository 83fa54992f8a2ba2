"""The links of a plan, found from the other end too; each kind of link is looked up once."""

from typing import TypeVar

from npo_wizard.plan.nouns import Noun
from npo_wizard.plan.view import PlanView, linked_ids

N = TypeVar("N", bound=Noun)


class Links:
    """Which rows point to a row; like `PlanView.linking`, but quick when asked for every row."""

    def __init__(self, view: PlanView) -> None:
        self.view = view
        self._found: dict[tuple[str, str], dict[str, list[Noun]]] = {}

    def to(self, noun: type[N], field: str, row_id: str) -> list[N]:
        """Return the rows of a noun whose link, links or owner field holds this id, in order."""
        key = (noun.NAME, field)
        if key not in self._found:
            self._found[key] = self._inverted(noun, field)
        return self._found[key].get(row_id, [])  # type: ignore[return-value]

    def _inverted(self, noun: type[Noun], field: str) -> dict[str, list[Noun]]:
        found: dict[str, list[Noun]] = {}
        for row in self.view.rows(noun):
            for target in linked_ids(row, field):
                found.setdefault(target, []).append(row)
        return found
