"""The files of the content: which there are, their shape, and how one is read strictly."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, RootModel, ValidationError

from npo_wizard.content.base import Item, Listed, Said
from npo_wizard.content.lines import Key, Lines
from npo_wizard.content.schema import (
    AuditQuestion,
    ChoiceWords,
    NounWords,
    Page,
    Question,
    Retired,
    RuleText,
    Stage,
    Step,
    Term,
)
from npo_wizard.errors import Problem

M = TypeVar("M", bound=BaseModel)


class StepsFile(Item):
    """`content/steps.toml`."""

    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    pages: tuple[Page, ...]


class QuestionsFile(Item):
    """`content/questions.toml`."""

    questions: tuple[Question, ...]
    retired: tuple[Retired, ...] = ()


class NounsFile(RootModel[Mapping[str, NounWords]]):
    """`content/nouns.toml`: words by the table name of the noun."""


class ChoicesFile(RootModel[Mapping[str, ChoiceWords]]):
    """`content/choices.toml`: words by class of the list and value."""


class BuildingBlocksFile(Item):
    """`content/building_blocks.toml`."""

    building_blocks: tuple[Listed, ...]


class RulesFile(Item):
    """`content/rules.toml`."""

    rules: tuple[RuleText, ...]


class AuditFile(Item):
    """`content/audit.toml`."""

    audit: tuple[AuditQuestion, ...]


class GlossaryFile(Item):
    """`content/glossary.toml`."""

    terms: tuple[Term, ...]
    familiar: tuple[Said, ...] = ()
    """Abbreviations that everyone knows and that need no explanation."""


class MessagesFile(RootModel[Mapping[str, Mapping[str, Said]]]):
    """`content/messages.toml`: sentences by group and name."""


@dataclass
class SourceFile(Generic[M]):
    """One file as it was read: its value when it has the right shape, else its problems."""

    name: str
    text: str = ""
    value: M | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def whole(self) -> M:
        """The value of a file that has no problems."""
        if self.value is None:
            raise ValueError(f"{self.name} has problems")
        return self.value

    @cached_property
    def lines(self) -> Lines:
        """The lines of its keys; only looked up when there is a problem to tell."""
        return Lines(self.text)

    def problem(self, path: Sequence[Key], message: str) -> Problem:
        """Make a problem at a path in this file."""
        return Problem(self.name, self.lines.of(path), message)


def read_file(root: Path, name: str, shape: type[M]) -> SourceFile[M]:
    """Read one TOML file under `root`; whatever is wrong with it becomes a problem."""
    file: SourceFile[M] = SourceFile(name)
    try:
        file.text = (root / name).read_text(encoding="utf-8")
        data = tomllib.loads(file.text)
    except FileNotFoundError:
        file.problems.append(Problem(name, 0, "Dit bestand ontbreekt."))
    except UnicodeDecodeError:
        file.problems.append(Problem(name, 0, "Dit bestand is geen tekst in UTF-8."))
    except tomllib.TOMLDecodeError as error:
        file.problems.append(Problem(name, _line_in(str(error), file.text), _SYNTAX))
    else:
        try:
            file.value = shape.model_validate(_with_tuples(data))
        except ValidationError as invalid:
            file.problems.extend(_told(file, error) for error in invalid.errors())
    return file


_SYNTAX = "Dit is geen geldige TOML, of een sleutel staat er twee keer."


def _line_in(message: str, text: str) -> int:
    """Find the line in a message of the TOML reader; an unexpected end is on the last line."""
    match = re.search(r"at line (\d+)", message)
    return int(match[1]) if match else text.count("\n") + 1


def _with_tuples(value: Any) -> Any:
    """Turn lists into tuples, so that what is read can be checked strictly and is frozen."""
    if isinstance(value, dict):
        return {key: _with_tuples(each) for key, each in value.items()}
    if isinstance(value, list):
        return tuple(_with_tuples(each) for each in value)
    return value


_EXPECTED = {
    "string_type": "verwacht een tekst",
    "int_type": "verwacht een heel getal",
    "bool_type": "verwacht true of false",
    "date_type": "verwacht een datum zoals 2021-07-01",
    "tuple_type": "verwacht een lijst",
    "mapping_type": "verwacht een tabel",
    "model_type": "verwacht een tabel",
    "string_pattern_mismatch": "verwacht kleine letters, cijfers, punt of streepje",
}


def _told(file: SourceFile[M], error: Any) -> Problem:
    path: tuple[Key, ...] = error["loc"]
    name = path[-1] if path else file.name
    match error["type"]:
        case "missing":
            return file.problem(path[:-1], f"De sleutel '{name}' ontbreekt.")
        case "extra_forbidden":
            return file.problem(path, f"De sleutel '{name}' is onbekend.")
        case "string_too_short":
            return file.problem(path, f"'{name}' mag niet leeg zijn.")
        case "literal_error":
            allowed = error["ctx"]["expected"].replace(" or ", " of ")
            return file.problem(path, f"'{name}' past niet: kies {allowed}.")
        case kind:
            expected = _EXPECTED.get(kind, error["msg"])
            return file.problem(path, f"'{name}' past niet: {expected}.")
