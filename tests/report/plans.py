"""Whole plans of any size with the texts that break documents; the same recipe, the same plan."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from npo_wizard.plan.fields import EUROS_MAX, YEAR_MAX, YEAR_MIN, FieldSpec, Kind, specs
from npo_wizard.plan.nouns import NOUNS, PLAN_ID, BuildingBlockScore, MeasureCost, cost_id, score_id
from npo_wizard.plan.view import PlanView
from tests.report.examples import CONTENT

LONGEST = 30_000
MOST_MEASURES = 80
_WORDS = [
    "de",
    "jeugd",
    "leert",
    "lezen",
    "en",
    "rekenen",
    "in",
    "een",
    "gezonde",
    "buurt",
    "met",
    "sport",
    "muziek",
    "samenwerking",
    "gemeente",
    "school",
    "bibliotheek",
    "ouders",
    "leerlingen",
    "taal",
    "zomerschool",
    "begeleiding",
    "onderwijs",
]
_MARKUP = (
    '<img src="/etc/passwd"/>',
    "<para>los</para> </p></td></table>",
    "{{ 7*7 }} {% include 'x' %} ${x} %s %(a)s {0}",
    "AT&T &amp; B &#0; &nbsp; ]]> <!-- <br> -->",
    "https://voorbeeld.nl/een/pad?met=vraag&en=meer, javascript:alert(1) \\\\server\\deel",
    "(haakje \\) BT ET EMC Q endstream endobj %%EOF <</A>>",
)
_FOREIGN = (
    "Feest 🎉👩‍👩‍👧 ❤️ 🇳🇱 𝔘𝔫𝔦",
    "مرحبا بالعالم، لنتعلم معا",
    "שלום עולם Nederlands שלום",
    "北京大学 한국어 ไทย हिन्दी Ελληνικά Кириллица",
    "e\u0301 n\u0303 Z\u0335\u0321\u0322a\u0334l\u0335g\u0336o\u030a\u0308",
    "a\u00adb\u200bc\u200dd\u2060e\ufefff\u2028g\u2029h",
    "\u202eachterstevoren\u202c \ue000 \U000f0000 \u0378 ﬁ ĳ",
)
_SPACES = ("   ", "\t\n \n", "\u00a0\u00a0", "\u200b")
_LISTS = (
    "Eerst dit.\n\nDaarna dat.\nEn dan nog een regel.",
    "- een\n- twee\n  - drie\n\n* vier\n1. vijf\n\n\n\nslot",
)


@dataclass(frozen=True)
class Recipe:
    """What a plan is made of. `filled`: share of the fields with a value; `odd`: odd texts."""

    seed: int
    measures: int
    rows: int
    filled: float
    odd: float
    giants: int


def recipes() -> st.SearchStrategy[Recipe]:
    """Any recipe: mostly small plans, sometimes one with all measures."""
    return st.builds(
        Recipe,
        seed=st.integers(0, 2**32),
        measures=st.sampled_from((0, 1, 2, 3, 5, 8)) | st.integers(0, MOST_MEASURES),
        rows=st.integers(0, 7),
        filled=st.sampled_from((0.0, 0.3, 0.8, 1.0)),
        odd=st.sampled_from((0.0, 0.2, 1.0)),
        giants=st.integers(0, 2),
    )


def plans() -> st.SearchStrategy[PlanView]:
    """Whole plans for documents."""
    return recipes().map(grown)


def numbered(number: int) -> Recipe:
    """Return the recipe with a number, so that a plan that fails can be made again.

    Four in five are small, one in a hundred has all measures; each kind of text is in all sizes.
    """
    chance = random.Random(number)
    size = chance.random()
    measures, rows, giants = (
        (chance.randint(0, 3), chance.randint(0, 2), chance.random() < 0.05)
        if size < 0.80
        else (chance.randint(2, 12), chance.randint(0, 5), chance.choice((0, 0, 1)))
        if size < 0.95
        else (chance.randint(12, 40), chance.randint(0, 7), chance.choice((0, 1, 2)))
        if size < 0.99
        else (MOST_MEASURES, chance.randint(0, 7), 1)
    )
    return Recipe(
        seed=number,
        measures=measures,
        rows=rows,
        filled=chance.choice((0.0, 0.3, 0.8, 1.0)),
        odd=chance.choice((0.0, 0.2, 1.0)),
        giants=int(giants),
    )


def grown(recipe: Recipe) -> PlanView:
    """Make the plan of a recipe."""
    return _Grower(recipe).plan()


class _Grower:
    """Makes rows noun by noun, so that a link can point to what is there."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._chance = random.Random(recipe.seed)
        self._profile = self._chance.choice(("", *CONTENT.profiles))
        self._ids: dict[str, list[str]] = {name: [] for name in NOUNS}
        self._rows: list[Any] = []

    def plan(self) -> PlanView:
        """Return the plan."""
        for name in NOUNS:
            if name == "plan":
                self._add(name, PLAN_ID, profile=self._profile)
            elif name == "measure_cost":
                self._costs()
            elif name == "building_block_score":
                self._scores()
            elif name == "answer":
                self._answers()
            else:
                for number in range(self._count(name)):
                    if self._has_owners(name):
                        self._add(name, f"{name}{number}")
        rows = self._rows
        for _ in range(self._recipe.giants):
            self._enlarge(rows)
        return PlanView.of(rows)

    def _count(self, name: str) -> int:
        if name == "measure":
            return self._recipe.measures
        return self._chance.randint(0, self._recipe.rows)

    def _has_owners(self, name: str) -> bool:
        found = specs(NOUNS[name]).values()
        return all(self._ids[str(s.target)] for s in found if s.kind is Kind.OWNER)

    def _add(self, name: str, row_id: str, **given: Any) -> None:
        fields = {}
        for spec in specs(NOUNS[name]).values():
            if spec.name in given or spec.name in ("id", "position"):
                continue
            if spec.kind is Kind.OWNER or self._chance.random() < self._recipe.filled:
                value = self._value(spec)
                if value is not None:
                    fields[spec.name] = value
        position = len(self._ids[name])
        self._rows.append(NOUNS[name](id=row_id, position=position, **fields, **given))
        self._ids[name].append(row_id)

    def _costs(self) -> None:
        for measure in self._ids["measure"]:
            for stream in self._ids["funding_stream"]:
                if self._chance.random() < self._recipe.filled * 0.6:
                    year = self._chance.randint(2021, 2026)
                    self._add(
                        MeasureCost.NAME, cost_id(measure, stream, year),
                        measure_id=measure, stream_id=stream, year=year,
                    )  # fmt: skip

    def _scores(self) -> None:
        for measure in self._ids["measure"]:
            for block in CONTENT.building_blocks:
                if self._chance.random() < self._recipe.filled * 0.3:
                    self._add(
                        BuildingBlockScore.NAME, score_id(measure, block.id),
                        measure_id=measure, block=block.id,
                    )  # fmt: skip

    def _answers(self) -> None:
        known = [*CONTENT.questions, *(step.answer_id for step in CONTENT.steps), "weg.vraag"]
        for question in known:
            if self._chance.random() < self._recipe.filled:
                self._add("answer", question)

    def _enlarge(self, rows: list[Any]) -> None:
        """Give one text somewhere its full length: a row taller than a page."""
        place = self._chance.randrange(len(rows))
        row = rows[place]
        fields = [s.name for s in specs(type(row)).values() if s.kind in (Kind.LINE, Kind.TEXT)]
        if fields:
            text = self._text()[:2000] or "lang"
            long = (f"{text} " * (LONGEST // (len(text) + 1) + 1))[:LONGEST]
            rows[place] = row.model_copy(update={self._chance.choice(fields): long})

    def _value(self, spec: FieldSpec) -> Any:
        chance = self._chance
        if spec.choices is not None:
            return chance.choice(list(spec.choices))
        if spec.kind in (Kind.LINK, Kind.LINKS, Kind.OWNER):
            return self._linked(spec)
        if spec.kind in (Kind.LISTED, Kind.LISTED_MANY):
            ids = [entry.id for entry in CONTENT.listed(str(spec.target), self._profile)] or ["weg"]
            many = tuple(chance.sample(ids, chance.randint(0, len(ids))))
            return many if spec.kind is Kind.LISTED_MANY else chance.choice(ids)
        return self._plain(spec.kind)

    def _linked(self, spec: FieldSpec) -> Any:
        ids = self._ids[str(spec.target)]
        if not ids:
            return None
        if spec.kind is Kind.LINKS:
            return tuple(self._chance.sample(ids, self._chance.randint(0, min(len(ids), 4))))
        return self._chance.choice(ids)

    def _plain(self, kind: Kind) -> Any:
        chance = self._chance
        if kind in (Kind.EUROS, Kind.NUMBER):
            return chance.choice((0, 1, 999, 12_345, chance.randint(0, 900_000), EUROS_MAX))
        if kind is Kind.BALANCE:
            return chance.choice((0, -1, -EUROS_MAX, EUROS_MAX, chance.randint(-90_000, 900_000)))
        if kind is Kind.DAY:
            if chance.random() < 0.05:
                return date(chance.choice((YEAR_MIN, YEAR_MAX)), 12, 31)
            return date(2021, 1, 1) + timedelta(days=chance.randint(0, 2200))
        if kind is Kind.YEAR:
            return chance.choice((2021, 2022, 2023, 2024, YEAR_MIN, YEAR_MAX))
        if kind is Kind.FLAG:
            return chance.random() < 0.5
        return self._text()

    def _text(self) -> str:
        chance = self._chance
        if chance.random() >= self._recipe.odd:
            return " ".join(chance.choices(_WORDS, k=chance.randint(1, 25))).capitalize() + "."
        kind = chance.randrange(7)
        if kind == 0:
            return chance.choice(("w", "W€", "langwoord", "i")) * chance.randint(20, 300)
        if kind == 1:
            return "".join(chr(chance.choice((*range(1, 0x250), 0xFFFE))) for _ in range(60))
        found = (_MARKUP, _FOREIGN, _SPACES, _LISTS, ("", "-", "."))[kind - 2]
        return chance.choice(found)
