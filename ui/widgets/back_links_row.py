"""A link shown from its other end: which results serve this need, as a field of the need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from npo_wizard.content.schema import FieldWords, LinkedColumn
from npo_wizard.plan.compose import add
from npo_wizard.plan.edits import AddRow, Batch, Changes, Edit, SetField
from npo_wizard.plan.fields import FieldSpec, Kind, specs
from npo_wizard.plan.nouns import NOUNS, Noun
from npo_wizard.plan.view import linked_ids
from ui.widgets.editors import make_links_editor
from ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from ui.bridge import Bridge


def can_be_edited(linked: LinkedColumn) -> bool:
    """Whether the link can be made and broken; what a row belongs to cannot."""
    return specs(NOUNS[linked.noun])[linked.field].kind is not Kind.OWNER


class BackLinksRow(FieldRow):
    """The rows of another noun that link to this row."""

    def __init__(self, bridge: Bridge, noun: type[Noun], linked: LinkedColumn) -> None:
        self._linked = linked
        self._other = NOUNS[linked.noun]
        self._is_many = specs(self._other)[linked.field].kind is Kind.LINKS
        spec = FieldSpec(name=linked.noun, kind=Kind.LINKS, target=linked.noun, default=())
        words = FieldWords(label=linked.title, optional=True)
        editor = make_links_editor(bridge, linked.noun)
        editor.setObjectName(f"{noun.NAME}.{linked.noun}")
        editor.name(linked.title)
        super().__init__(bridge, noun, spec, words, editor)

    def _label_text(self, words: FieldWords) -> str:
        return words.label

    def current(self) -> Any:
        """The value in the plan."""
        rows = self.bridge.view.linking(self._other, self._linked.field, self.row_id)
        return tuple(row.id for row in rows)

    def concerns(self, changes: Changes) -> bool:
        """Whether it must look again at the plan."""
        return changes.touches(self._other)

    def edit_for(self, value: Any) -> Edit | None:
        """The edit that gives it this value; None where nothing changes."""
        before = self.current()
        turned = [each for each in (*before, *value) if (each in before) != (each in value)]
        edits = tuple(self._turn(each, is_on=each in value) for each in turned)
        return Batch(edits) if len(edits) > 1 else next(iter(edits), None)

    def _turn(self, other_id: str, *, is_on: bool) -> SetField:
        row = self.bridge.view.find(self._other.NAME, other_id)
        assert row is not None
        rest = tuple(i for i in linked_ids(row, self._linked.field) if i != self.row_id)
        value: Any = (*rest, self.row_id) if is_on else rest
        if not self._is_many:
            value = self.row_id if is_on else None
        return SetField(self._other.NAME, other_id, self._linked.field, value)

    def _linking_too(self, addition: AddRow) -> Edit:
        mine: Any = (self.row_id,) if self._is_many else self.row_id
        title = {self._other.TITLE: getattr(addition.row, self._other.TITLE)}
        return add(self.bridge.view, self._other, **title, **{self._linked.field: mine})
