"""The steps of a history in words: when, who, what, and on which page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from npo_wizard.content.schema import Content
from npo_wizard.difference.values import label, row_title
from npo_wizard.plan.nouns import Answer, BuildingBlockScore, MeasureCost, Note, Noun, Plan, Version
from npo_wizard.plan.past import Deleted, Key, Step, taken_out, touched
from npo_wizard.plan.view import PlanView
from npo_wizard.rules.dutch import MONTHS, day

UNKNOWN = "Onbekend"
"""Who did it, where no name was given."""
_MOST_PLACES = 12
_PAGES = {
    Plan.NAME: "plan",
    MeasureCost.NAME: "aanpak",
    BuildingBlockScore.NAME: "aanpak",
    Note.NAME: "controle",
    Version.NAME: "controle",
}


@dataclass(frozen=True)
class ToldStep:
    """One step in words. places: what it touched, each by its name; pages: ids of their pages."""

    step: Step
    what: str
    places: tuple[str, ...]
    pages: frozenset[str]

    @property
    def who(self) -> str:
        """Who did it."""
        return self.step.who.strip() or UNKNOWN

    @property
    def day(self) -> str:
        """On which day, in words."""
        return day(self.step.at.astimezone().date())

    @property
    def when(self) -> str:
        """When, in words."""
        return moment(self.step.at)

    @property
    def all_words(self) -> str:
        """Everything in which a text may be looked for."""
        return " ".join((self.when, self.who, self.what, *self.places))


def moment(at: datetime) -> str:
    """A moment as people say it: 3 maart 2026 om 14:05."""
    local = at.astimezone()
    return f"{day(local.date())} om {local:%H:%M}"


def moment_short(at: datetime) -> str:
    """A moment as it fits in a narrow column: 3 mrt 2026, 14:05."""
    local = at.astimezone()
    month = MONTHS[local.month - 1]
    short = "mrt" if local.month == 3 else month[:3]
    return f"{local.day} {short} {local.year}, {local:%H:%M}"


def told_steps(view: PlanView, steps: Iterable[Step], content: Content) -> Iterator[ToldStep]:
    """Tell steps in words, the newest first.

    What a row is called is what it is called now, or was last.
    """
    gone: dict[tuple[str, str], Noun] = {}
    for step in steps:
        for row in taken_out(step):
            gone.setdefault((row.NAME, row.id), row)
        keys = sorted(touched(step))
        places = tuple(dict.fromkeys(_place(view, content, gone, key) for key in keys))
        if len(places) > _MOST_PLACES:
            more = f"en nog {len(places) - _MOST_PLACES + 1}"
            places = (*places[: _MOST_PLACES - 1], more)
        pages = frozenset(page_of(content, noun, row_id) for noun, row_id, _ in keys)
        yield ToldStep(step, step.label, places, pages)


def _place(view: PlanView, content: Content, gone: Mapping[tuple[str, str], Noun], key: Key) -> str:
    noun, row_id, field = key
    if noun not in content.words.nouns:
        return noun
    words = content.words.noun(noun)
    row = view.find(noun, row_id) or gone.get((noun, row_id))
    title = row_title(view, content, row) if row is not None else words.unnamed
    name = f"{words.singular} ‘{title}’" if noun != Plan.NAME else words.singular
    return f"{name}: {label(content, noun, field).lower()}" if field else name


def page_of(content: Content, noun: str, row_id: str) -> str:
    """Id of the page on which a row stands."""
    if noun == Answer.NAME:
        steps = (s for s in content.steps if row_id in s.questions or row_id == s.answer_id)
    else:
        steps = (s for s in content.steps if noun in s.nouns)
    step = next(steps, None)
    return step.id if step is not None else _PAGES.get(noun, "plan")


def told_deleted(view: PlanView, content: Content, found: Deleted) -> str:
    """A deleted row in words: what it was and what it was called."""
    words = content.words.noun(found.row.NAME)
    return f"{words.singular.capitalize()}: {row_title(view, content, found.row)}"
