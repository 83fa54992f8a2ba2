"""The only writes: small frozen values that are checked, applied, and answer with their inverse.

An edit never writes to a file; it turns one frozen view into the next. The last edit of a
batch is what the user did; those before it are what had to go with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_jsonable_python

from npo_wizard.errors import InputRefused
from npo_wizard.plan.choices import Moment
from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.nouns import NOUNS, Noun, Plan, Version
from npo_wizard.plan.refusals import sentence_for
from npo_wizard.plan.view import PlanView, linked_ids, pointing_fields

_DOES_NOT_FIT = "Deze wijziging past niet meer bij het plan zoals het nu is."
_GO_ON = "Werk verder in het plan zoals het nu is."
LOCKED = "Deze versie is vastgesteld. Niemand kan haar nog wijzigen of verwijderen."
_NEW_VERSION = "Werk verder in het plan zelf. Daarna kunt u een nieuwe versie bewaren."
_NEVER_LOCKED = ("position",)
"""Fields that say where a row stands, and nothing of what it holds."""
_NEVER_TAKEN_BACK = ("snapshot",)


@dataclass(frozen=True)
class AddRow:
    """Add a row; its id must be new and what it points to must exist."""

    row: Noun


@dataclass(frozen=True)
class RemoveRow:
    """Remove a row that nothing points to any more."""

    noun: str
    id: str


@dataclass(frozen=True)
class SetField:
    """Give one field of one row another value."""

    noun: str
    id: str
    field: str
    value: Any


@dataclass(frozen=True)
class Batch:
    """Several edits that are one step for the user."""

    edits: tuple["Edit", ...]


Edit = AddRow | RemoveRow | SetField | Batch


@dataclass(frozen=True)
class Changes:
    """What an edit touched: noun, id and field of each; field "" where a row came or went."""

    touched: frozenset[tuple[str, str, str]] = frozenset()

    def touches(self, noun: type[Noun]) -> bool:
        """Whether a row of this noun changed, came or went."""
        return any(name == noun.NAME for name, _, _ in self.touched)

    @property
    def rows(self) -> frozenset[tuple[str, str]]:
        """Noun and id of every row that changed, came or went."""
        return frozenset((name, row_id) for name, row_id, _ in self.touched)

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(self.touched | other.touched)


@dataclass(frozen=True)
class Applied:
    """The view after an edit, the edit that takes it back, and what was touched."""

    view: PlanView
    inverse: Edit
    changes: Changes


def apply(view: PlanView, edit: Edit, *, undoing: bool = False) -> Applied:
    """Check an edit and apply it; raises InputRefused and then changes nothing.

    undoing: the edit is the inverse of the last step, so it may take back that a version was
    adopted. What an adopted version holds is never changed, not even then.
    """
    match edit:
        case AddRow(row):
            return _add(view, row)
        case RemoveRow(noun, row_id):
            return _remove(view, noun, row_id, undoing)
        case SetField():
            return _set(view, edit, undoing)
        case Batch(edits):
            return _batch(view, edits, undoing)


def does_not_fit(noun: str = "", row_id: str = "", field: str = "") -> InputRefused:
    """Return the refusal of a change that belongs to another state of the plan."""
    return InputRefused(noun, row_id, field, _DOES_NOT_FIT, advice=_GO_ON)


def is_locked(row: Noun) -> bool:
    """Whether a row may not be changed any more: a version that was adopted."""
    return isinstance(row, Version) and row.moment is Moment.ADOPTED


def _add(view: PlanView, row: Noun) -> Applied:
    if row.NAME not in NOUNS or view.find(row.NAME, row.id) is not None:
        raise does_not_fit(row.NAME, row.id)
    _check_links(view, row)
    changes = Changes(frozenset({(row.NAME, row.id, "")}))
    return Applied(view.with_row(row), RemoveRow(row.NAME, row.id), changes)


def _may_be_set(field: str, undoing: bool) -> bool:
    """Whether a field of a locked row may still get another value."""
    return field not in _NEVER_TAKEN_BACK if undoing else field in _NEVER_LOCKED


def _remove(view: PlanView, noun: str, row_id: str, undoing: bool) -> Applied:
    row = _existing(view, noun, row_id)
    if is_locked(row) and not undoing:
        raise InputRefused(noun, row_id, "", LOCKED, advice=_NEW_VERSION)
    if noun == Plan.NAME or _is_pointed_to(view, noun, row_id):
        raise does_not_fit(noun, row_id)
    changes = Changes(frozenset({(noun, row_id, "")}))
    return Applied(view.without_row(noun, row_id), AddRow(row), changes)


def _set(view: PlanView, edit: SetField, undoing: bool) -> Applied:
    old = _existing(view, edit.noun, edit.id)
    if is_locked(old) and not _may_be_set(edit.field, undoing):
        raise InputRefused(edit.noun, edit.id, edit.field, LOCKED, advice=_NEW_VERSION)
    if edit.field not in specs(type(old)) or edit.field == "id":
        raise does_not_fit(edit.noun, edit.id, edit.field)
    new = changed(old, edit.field, edit.value)
    _check_links(view, new)
    inverse = SetField(edit.noun, edit.id, edit.field, getattr(old, edit.field))
    changes = Changes(frozenset({(edit.noun, edit.id, edit.field)}))
    return Applied(view.with_row(new), inverse, changes)


def _batch(view: PlanView, edits: tuple[Edit, ...], undoing: bool) -> Applied:
    inverses: list[Edit] = []
    changes = Changes()
    for edit in edits:
        applied = apply(view, edit, undoing=undoing)
        view = applied.view
        inverses.append(applied.inverse)
        changes |= applied.changes
    return Applied(view, Batch(tuple(reversed(inverses))), changes)


def changed(row: Noun, field: str, value: Any) -> Noun:
    """The row with one other value, checked; raises InputRefused with a sentence for the field."""
    try:
        return type(row).model_validate({**dict(row), field: value})
    except ValidationError as error:
        spec = specs(type(row)).get(field)
        raise InputRefused(row.NAME, row.id, field, sentence_for(error, spec)) from error


def _existing(view: PlanView, noun: str, row_id: str) -> Noun:
    row = view.find(noun, row_id) if noun in NOUNS else None
    if row is None:
        raise does_not_fit(noun, row_id)
    return row


def _check_links(view: PlanView, row: Noun) -> None:
    for field, kind, target in pointing_fields(type(row)):
        ids = linked_ids(row, field)
        missing = [i for i in ids if view.find(target, i) is None]
        if missing or len(set(ids)) < len(ids) or (kind is Kind.OWNER and not ids):
            raise does_not_fit(row.NAME, row.id, field)


def _is_pointed_to(view: PlanView, noun: str, row_id: str) -> bool:
    return any(
        view.linking(other, field, row_id)
        for other in NOUNS.values()
        for field, _, target in pointing_fields(other)
        if target == noun
    )


def as_data(edit: Edit) -> dict[str, Any]:
    """The edit as plain JSON values."""
    match edit:
        case AddRow(row):
            return {"add": row.NAME, "row": row.model_dump(mode="json")}
        case RemoveRow(noun, row_id):
            return {"remove": noun, "id": row_id}
        case SetField(noun, row_id, field, value):
            return {"set": noun, "id": row_id, "field": field, "value": to_jsonable_python(value)}
        case Batch(edits):
            return {"batch": [as_data(each) for each in edits]}


def from_data(data: Mapping[str, Any]) -> Edit:
    """The edit that `as_data` wrote; raises InputRefused where it is not one."""
    try:
        return _from_data(data)
    except (KeyError, TypeError, AttributeError, ValidationError, RecursionError) as error:
        raise does_not_fit() from error


def _from_data(data: Mapping[str, Any]) -> Edit:
    if "add" in data:
        return AddRow(NOUNS[data["add"]].model_validate(data["row"]))
    if "remove" in data:
        return RemoveRow(str(data["remove"]), str(data["id"]))
    if "set" in data:
        return SetField(str(data["set"]), str(data["id"]), str(data["field"]), data["value"])
    return Batch(tuple(_from_data(each) for each in data["batch"]))
