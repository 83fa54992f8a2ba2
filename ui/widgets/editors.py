"""The editor for a field, by the kind of field that the noun declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from npo_wizard.plan.fields import FieldSpec, Kind
from npo_wizard.plan.nouns import NOUNS, Noun
from ui.widgets.choice_editors import ChoiceEditor, FlagEditor, ManyEditor, Option
from ui.widgets.day_editor import DayEditor
from ui.widgets.editor import Editor
from ui.widgets.link_picker import LinksEditor
from ui.widgets.text_editors import (
    EurosEditor,
    LineEditor,
    NarrowEditor,
    NumberEditor,
    TextEditor,
    YearEditor,
)

if TYPE_CHECKING:
    from npo_wizard.content.schema import FieldWords
    from ui.bridge import Bridge

_TYPED = {
    Kind.LINE: LineEditor,
    Kind.TEXT: TextEditor,
    Kind.NUMBER: NumberEditor,
    Kind.EUROS: EurosEditor,
    Kind.BALANCE: EurosEditor,
    Kind.YEAR: YearEditor,
    Kind.DAY: DayEditor,
    Kind.FLAG: FlagEditor,
}


def make_editor(spec: FieldSpec, words: FieldWords, bridge: Bridge, noun: type[Noun]) -> Editor:
    """Make the editor for a field of a noun, named for tests and screen readers.

    Raises KeyError for a kind that nobody edits, such as an id.
    """
    editor = _made(spec, bridge)
    editor.setObjectName(f"{noun.NAME}.{spec.name}")
    editor.name(words.label, words.hint)
    if words.unit and spec.kind is Kind.NUMBER and isinstance(editor, NarrowEditor):
        editor.set_unit(words.unit)
    return editor


def _made(spec: FieldSpec, bridge: Bridge) -> Editor:
    match spec.kind:
        case Kind.CHOICE:
            required = spec.default is not None
            return ChoiceEditor(lambda: choice_options(bridge, spec), is_required=required)
        case Kind.LISTED:
            return ChoiceEditor(lambda: listed_options(bridge, spec), empty="")
        case Kind.LISTED_MANY:
            return ManyEditor(lambda: listed_options(bridge, spec))
        case Kind.LINK | Kind.OWNER:
            target = spec.target or ""
            required = spec.kind is Kind.OWNER
            return ChoiceEditor(lambda: row_options(bridge, target), is_required=required)
        case Kind.LINKS:
            return make_links_editor(bridge, spec.target or "")
        case _:
            return _TYPED[spec.kind]()


def make_links_editor(bridge: Bridge, target: str) -> LinksEditor:
    """Make an editor for links to rows of the noun `target`."""
    words = bridge.content.words.noun(target)
    return LinksEditor(
        lambda: row_options(bridge, target),
        none_text=f"Er is nog geen {words.singular} om te koppelen.",
        new_text=f"+ {words.add}",
    )


def choice_options(bridge: Bridge, spec: FieldSpec) -> list[Option]:
    """The values of a fixed list with their words."""
    assert spec.choices is not None
    name = spec.choices.__name__
    return [Option(each, bridge.content.words.choice(name, each)) for each in spec.choices]


def listed_options(bridge: Bridge, spec: FieldSpec) -> list[Option]:
    """The entries of a list of the programme profile."""
    listed = bridge.content.listed(spec.target or "", bridge.view.plan.profile)
    return [Option(each.id, each.title, each.hint) for each in listed]


def row_options(bridge: Bridge, noun: str) -> list[Option]:
    """The rows of a noun that can be linked, by their titles."""
    unnamed = bridge.content.words.noun(noun).unnamed
    rows = bridge.view.rows(NOUNS[noun])
    return [Option(row.id, str(getattr(row, row.TITLE) or unnamed)) for row in rows]


def row_title(bridge: Bridge, row: Noun) -> str:
    """What a row is called on screen; a row without a name yet says so."""
    title = bridge.view.title(row.NAME, row.id)
    return title or bridge.content.words.noun(row.NAME).unnamed
