"""The content as the program sees it: frozen values, found by id."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from typing import Literal

from npo_wizard.content.base import Item, ItemId, Listed, Said
from npo_wizard.content.municipalities import Municipality
from npo_wizard.content.profile import Profile

__all__ = [
    "AuditQuestion",
    "ChoiceWords",
    "Content",
    "FieldWords",
    "LinkedColumn",
    "Listed",
    "NounWords",
    "Page",
    "Part",
    "Profile",
    "Question",
    "Retired",
    "RuleText",
    "Stage",
    "Step",
    "Term",
    "Words",
]

StageId = Literal["join", "needs", "plan", "last"]
Severity = Literal["must", "should", "hint"]
PartKind = Literal["questions", "rows", "matrix", "timeline"]
ChoiceWords = Mapping[str, Said]


class Stage(Item):
    """One of the four stages that the steps fall in."""

    id: StageId
    title: Said


class Part(Item):
    """One tab of a page: open questions, the rows of a noun, or a drawing of them."""

    kind: PartKind
    title: Said
    noun: str = ""
    questions: tuple[ItemId, ...] = ()


class Step(Item):
    """One of the seven steps, with the guidance that stands beside it."""

    id: ItemId
    number: int
    stage: StageId
    title: Said
    """The official title."""
    short: Said
    intro: Said
    result: Said
    result_source: Said
    questions_leading: tuple[Said, ...]
    example: Said
    who: tuple[Said, ...]
    source: Said
    help: Said
    """Name of the Markdown file in `resources/help`."""
    parts: tuple[Part, ...]

    @property
    def answer_id(self) -> str:
        """Id of the answer that says "not applicable" or "needs attention" of this step."""
        return f"stap.{self.number}"

    @property
    def questions(self) -> tuple[str, ...]:
        """Ids of all open questions of the step, in the order of its parts."""
        return tuple(question for part in self.parts for question in part.questions)

    @property
    def nouns(self) -> tuple[str, ...]:
        """Names of the nouns whose rows stand on the page, in the order of its parts."""
        return tuple(part.noun for part in self.parts if part.kind == "rows")


class Page(Item):
    """Guidance for a page that is not a step."""

    id: ItemId
    title: Said
    intro: Said
    help: Said


class Question(Item):
    """An open question; its answer is the `Answer` row with the same id."""

    id: ItemId
    label: Said
    hint: Said
    example: Said
    required: bool
    life_domain: str = ""
    source: Said


class Retired(Item):
    """A question that is no longer asked; its id is never used again.

    label: the question as it was asked; successor: id of the question in its place, may be empty.
    """

    id: ItemId
    label: Said
    successor: str = ""


class FieldWords(Item):
    """Words for one field of a noun."""

    label: Said
    column: str = ""
    hint: str = ""
    example: str = ""
    optional: bool = False
    unit: str = ""
    in_form: bool = True

    @property
    def heading(self) -> str:
        """Return what stands above the field's column in a list."""
        return self.column or self.label


class LinkedColumn(Item):
    """The rows of another noun that link to this one: a field of the form, a count in the list."""

    noun: str
    field: str
    title: Said
    none: Said
    """What stands in the cell when there are none."""
    is_column: bool = True
    """False: only in the form."""


class NounWords(Item):
    """Words for a noun; the order of `fields` is their order in the form."""

    singular: Said
    plural: Said
    article: Literal["de", "het"]
    add: Said
    unnamed: Said
    empty: Said
    example: Mapping[str, object] = {}
    columns: tuple[str, ...] = ()
    linked: tuple[LinkedColumn, ...] = ()
    fields: Mapping[str, FieldWords] = {}

    def counted(self, number: int) -> str:
        """Return "1 maatregel", "3 maatregelen"."""
        return f"{number} {self.singular if number == 1 else self.plural}"


@dataclass(frozen=True)
class Words:
    """The Dutch words for every noun, field and fixed choice."""

    nouns: Mapping[str, NounWords]
    choices: Mapping[str, ChoiceWords]

    def noun(self, name: str) -> NounWords:
        """Return the words for a noun by its table name."""
        return self.nouns[name]

    def choice(self, choice_class: str, value: str) -> str:
        """Return the word for a value of a fixed list, by the name of its class."""
        return self.choices[choice_class][value]


class RuleText(Item):
    """What a rule says when it is broken, how serious that is and where it comes from."""

    id: ItemId
    severity: Severity
    step: str = ""
    """Id of the step or page it belongs to; empty when that depends on the row."""
    number: int | None = None
    """The number that the rule reckons with, where a profile does not carry another."""
    sentence: Said
    help: Said
    source: Said

    @property
    def group(self) -> str:
        """Return the part of the id before the first point, such as "money"."""
        return self.id.partition(".")[0]

    @property
    def values(self) -> tuple[str, ...]:
        """Names of the values that the sentence needs."""
        return tuple(name for _, name, _, _ in Formatter().parse(self.sentence) if name)

    def say(self, **values: object) -> str:
        """Fill in the sentence; a value too many or too few is a mistake in the program."""
        if set(values) != set(self.values):
            raise ValueError(f"{self.id} takes {self.values}, not {tuple(values)}")
        return self.sentence.format(**values)


class AuditQuestion(Item):
    """What an audit court or a council asks of a plan, and what shows whether it is answered."""

    id: ItemId
    group: Literal["audit", "council"]
    step: Said
    """Id of the step or page where the answer stands."""
    question: Said
    hint: Said
    figure: Literal["", "measures", "actions", "planned", "spent", "together"] = ""
    nouns: tuple[str, ...]
    """Lists that may not be empty."""
    questions: tuple[ItemId, ...] = ()
    """Open questions that must have an answer."""
    rules: tuple[str, ...]
    """Rules that must be kept."""
    source: Said


class Term(Item):
    """A word of the field, explained; `short` is its abbreviation."""

    term: Said
    short: str = ""
    text: Said


@dataclass(frozen=True)
class Content:
    """Everything the program says and asks; read once and never changed."""

    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    pages: Mapping[str, Page]
    questions: Mapping[str, Question]
    retired: Mapping[str, Retired]
    words: Words
    rules: Mapping[str, RuleText]
    profiles: Mapping[str, Profile]
    building_blocks: tuple[Listed, ...]
    municipalities: tuple[Municipality, ...]
    glossary: tuple[Term, ...]
    audit: tuple[AuditQuestion, ...]
    familiar: tuple[str, ...]
    """Abbreviations that need no explanation."""
    messages: Mapping[str, str]

    @cached_property
    def explained(self) -> Mapping[str, Term]:
        """The terms that have an abbreviation, by that abbreviation without capitals."""
        return {term.short.casefold(): term for term in self.glossary if term.short}

    @cached_property
    def known_abbreviations(self) -> frozenset[str]:
        """All abbreviations that a plan may use as they are, without capitals."""
        return frozenset({*self.explained, *(each.casefold() for each in self.familiar)})

    def step(self, step_id: str) -> Step:
        """Return a step by its id."""
        return next(step for step in self.steps if step.id == step_id)

    def stage(self, stage_id: str) -> Stage:
        """Return a stage by its id."""
        return next(stage for stage in self.stages if stage.id == stage_id)

    def profile(self, profile_id: str) -> Profile | None:
        """Return a profile by its id, or None where this program does not have it."""
        return self.profiles.get(profile_id)

    def listed(self, name: str, profile_id: str) -> tuple[Listed, ...]:
        """Return the entries of a list to choose from, in their order.

        name: `profiles`, `building_blocks` or a list of the profile. A profile that this
        program does not have, has empty lists.
        """
        if name == "profiles":
            return tuple(
                Listed(id=each.id, title=each.title, hint=each.about)
                for each in self.profiles.values()
            )
        if name == "building_blocks":
            return self.building_blocks
        profile = self.profile(profile_id)
        lists = ("domains", "purposes", "life_domains", "age_groups", "school_interventions")
        if name not in lists:
            raise KeyError(name)
        return () if profile is None else tuple(getattr(profile, name))

    def reason_question(self, life_domain: str) -> Question | None:
        """Return the question why no measure reaches a life domain."""
        ids = self.step("aanpak").questions
        found = (self.questions[each] for each in ids)
        return next((each for each in found if each.life_domain == life_domain), None)
