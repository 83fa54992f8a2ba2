"""Whether the words fit the nouns: a word for every field and choice, and none for what is not."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from pydantic import ValidationError

from npo_wizard.content.schema import NounWords
from npo_wizard.content.sources import Sources
from npo_wizard.errors import Problem
from npo_wizard.plan.fields import FieldSpec, Kind, specs
from npo_wizard.plan.nouns import NOUNS

_WORDLESS = (Kind.ID, Kind.DATA)
_NOT_IN_EXAMPLE = (*_WORDLESS, Kind.LINK, Kind.LINKS, Kind.OWNER)


def problems(sources: Sources) -> Iterator[Problem]:
    """Yield each place where words and nouns differ; a file without its shape is passed over."""
    yield from _nouns(sources)
    yield from _choices(sources)
    yield from _parts(sources)


def _worded(name: str) -> Mapping[str, FieldSpec]:
    """The fields of a noun that the user can meet."""
    return {key: spec for key, spec in specs(NOUNS[name]).items() if spec.kind not in _WORDLESS}


def _nouns(sources: Sources) -> Iterator[Problem]:
    file = sources.nouns
    if file.value is None:
        return
    for name in NOUNS:
        if name not in file.value.root:
            yield file.problem((), f"De woorden voor '{name}' ontbreken.")
    for name, words in file.value.root.items():
        if name not in NOUNS:
            yield file.problem((name,), f"'{name}' is geen lijst van het plan.")
            continue
        yield from _fields(sources, name, words)
        yield from _linked(sources, name, words)
        yield from _example(sources, name, words)


def _fields(sources: Sources, name: str, words: NounWords) -> Iterator[Problem]:
    file, known = sources.nouns, _worded(name)
    for field in known:
        if field not in words.fields:
            yield file.problem((name, "fields"), f"De woorden voor '{name}.{field}' ontbreken.")
    for field in words.fields:
        if field not in known:
            yield file.problem((name, "fields", field), f"'{name}' heeft geen veld '{field}'.")
    for field in words.columns:
        if field not in known:
            yield file.problem((name, "columns"), f"'{name}' heeft geen veld '{field}'.")


def _linked(sources: Sources, name: str, words: NounWords) -> Iterator[Problem]:
    for index, column in enumerate(words.linked):
        other = NOUNS.get(column.noun)
        spec = specs(other).get(column.field) if other is not None else None
        if spec is None or spec.target != name:
            message = f"'{column.noun}.{column.field}' verwijst niet naar '{name}'."
            yield sources.nouns.problem((name, "linked", index), message)


def _example(sources: Sources, name: str, words: NounWords) -> Iterator[Problem]:
    """The example must be a row that can be added as it is, in a plan of every profile."""
    known = _worded(name)
    for field, value in words.example.items():
        path = (name, "example", field)
        if field not in known or known[field].kind in _NOT_IN_EXAMPLE:
            yield sources.nouns.problem(path, f"'{field}' kan niet in een voorbeeld van '{name}'.")
            continue
        try:
            NOUNS[name].model_validate({"id": "example", field: value})
        except ValidationError:
            yield sources.nouns.problem(path, f"'{field}' kan deze waarde niet hebben.")
        yield from _listed(sources, path, known[field], value)


def _listed(
    sources: Sources, path: tuple[str, ...], spec: FieldSpec, value: object
) -> Iterator[Problem]:
    if spec.kind not in (Kind.LISTED, Kind.LISTED_MANY) or spec.target is None:
        return
    ids = value if isinstance(value, tuple) else (value,)
    for profile in sources.whole_profiles():
        known = {entry.id for entry in getattr(profile, spec.target, ())}
        for each in ids:
            if each not in known:
                message = f"Profiel '{profile.id}' kent '{each}' niet."
                yield sources.nouns.problem(path, message)


def _choice_lists() -> Mapping[str, type[StrEnum]]:
    found = (spec.choices for noun in NOUNS.values() for spec in specs(noun).values())
    return {each.__name__: each for each in found if each is not None}


def _choices(sources: Sources) -> Iterator[Problem]:
    file = sources.choices
    if file.value is None:
        return
    lists = _choice_lists()
    for name, choices in lists.items():
        words = file.value.root.get(name)
        if words is None:
            yield file.problem((), f"De woorden voor '{name}' ontbreken.")
            continue
        for choice in choices:
            if choice.value not in words:
                yield file.problem((name,), f"Het woord voor '{name}.{choice.value}' ontbreekt.")
    for name, words in file.value.root.items():
        if name not in lists:
            yield file.problem((name,), f"'{name}' is geen keuzelijst van het plan.")
            continue
        values = {choice.value for choice in lists[name]}
        for value in words:
            if value not in values:
                yield file.problem((name, value), f"'{name}' heeft geen keuze '{value}'.")


def _parts(sources: Sources) -> Iterator[Problem]:
    if sources.steps.value is None:
        return
    for index, step in enumerate(sources.steps.value.steps):
        for place, part in enumerate(step.parts):
            if part.noun and part.noun not in NOUNS:
                path = ("steps", index, "parts", place, "noun")
                yield sources.steps.problem(path, f"'{part.noun}' is geen lijst van het plan.")
