"""The rows of a plan as the templates see them: names instead of ids, words instead of codes."""

from collections.abc import Iterable
from functools import cached_property

from npo_wizard.content.profile import Profile
from npo_wizard.content.schema import Content
from npo_wizard.golden_thread import Links, named
from npo_wizard.plan.fields import specs
from npo_wizard.plan.nouns import NOUNS, Measure, Noun, Plan, Result
from npo_wizard.plan.view import PlanView


class Names:
    """What rows, choices and entries of lists are called."""

    def __init__(self, view: PlanView, content: Content) -> None:
        self.view = view
        self.content = content
        self.plan: Plan = view.plan
        self.links = Links(view)

    @property
    def profile(self) -> Profile | None:
        """The programme of the plan; None where this program does not have it."""
        return self.content.profile(self.plan.profile)

    def rows(self, noun: str) -> tuple[Noun, ...]:
        """Return the rows of a noun by its table name."""
        return self.view.rows(NOUNS[noun])

    def linking(self, noun: str, field: str, row_id: str) -> list[Noun]:
        """Return the rows of a noun that point to a row."""
        return self.links.to(NOUNS[noun], field, row_id)

    def name(self, noun: str, row_id: str | None) -> str:
        """Return what a row is called; empty where there is none."""
        if row_id is None or self.view.find(noun, row_id) is None:
            return ""
        return named(self.view, self.content, noun, row_id)

    def names(self, noun: str, ids: tuple[str, ...]) -> list[str]:
        """Return what rows are called."""
        return [self.name(noun, each) for each in ids]

    def word(self, row: Noun, field: str) -> str:
        """Return the word for a fixed choice; empty where none is made."""
        value, choices = getattr(row, field), specs(type(row))[field].choices
        if value is None or choices is None:
            return ""
        return self.content.words.choice(choices.__name__, value.value)

    def listed(self, name: str, entry_id: str) -> str:
        """Return the title of an entry of a list; an unknown one is shown as it is."""
        if not entry_id:
            return ""
        entries = self.content.listed(name, self.plan.profile)
        return next((each.title for each in entries if each.id == entry_id), entry_id)

    def listed_all(self, name: str, ids: Iterable[str]) -> list[str]:
        """Return the titles of entries of a list."""
        return [self.listed(name, each) for each in ids]

    def number_of(self, noun: str, row_id: str) -> str:
        """Return the number of the paragraph of a result (4.1) or measure (5.1)."""
        return self._numbers.get((noun, row_id), "")

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], str]:
        chapters: tuple[tuple[int, type[Noun]], ...] = ((4, Result), (5, Measure))
        return {
            (noun.NAME, row.id): f"{chapter}.{place}"
            for chapter, noun in chapters
            for place, row in enumerate(self.view.rows(noun), start=1)
        }

    def numbered(self, noun: str, rows: Iterable[Noun]) -> list[str]:
        """Return rows with the numbers of their paragraphs: "5.1 Zomerschool"."""
        return [f"{self.number_of(noun, row.id)} {self.name(noun, row.id)}" for row in rows]

    def titles(self, rows: Iterable[Noun]) -> list[str]:
        """Return what rows are called."""
        return [self.name(row.NAME, row.id) for row in rows]
