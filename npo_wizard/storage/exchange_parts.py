"""Reading the parts of a plan from JSON values: every mistake named by its place."""

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from npo_wizard.errors import InputRefused, PlanFileError
from npo_wizard.plan.edits import from_data
from npo_wizard.plan.fields import TEXT_MAX, Kind, specs
from npo_wizard.plan.folds import Pack, pack, read_step
from npo_wizard.plan.history import Entry, EntryKind, History
from npo_wizard.plan.nouns import NOUNS, PLAN_ID, Noun
from npo_wizard.plan.past import Step
from npo_wizard.plan.refusals import sentence_for
from npo_wizard.plan.view import linked_ids, pointing_fields
from npo_wizard.storage.rows import ROWS_MAX, STEPS_MAX

_TYPES: dict[Kind, type] = {
    Kind.NUMBER: int,
    Kind.EUROS: int,
    Kind.BALANCE: int,
    Kind.YEAR: int,
    Kind.FLAG: bool,
    Kind.DAY: str,
    Kind.LINKS: list,
    Kind.LISTED_MANY: list,
}
PROBLEMS_MAX = 100
"""Mistakes that are told of one file; the rest is not read."""
_DAY_LENGTH = len("2023-09-01")
_STEP_KEYS = {"seq", "at", "who", "label", "count", "inverse", "gone"}
_ENTRY_KEYS = {"seq", "at", "who", "kind", "of_seq", "label", "edit", "inverse"}


class ImportRefused(PlanFileError):
    """A JSON file is not a plan, or not a whole one.

    problems: every mistake as a Dutch sentence that names noun, row and field.
    """

    title = "Dit bestand is niet in te lezen als plan"
    advice = "Vraag de maker om een nieuw bestand, of verbeter het zelf."

    def __init__(self, *problems: str) -> None:
        more = len(problems) - 1
        others = "fout" if more == 1 else "fouten"
        rest = f" Er {'is' if more == 1 else 'zijn'} nog {more} {others}." if more else ""
        super().__init__(problems[0] + rest)
        self.problems = problems


class Reader:
    """Reads the parts of a plan and gathers the mistakes on the way."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self._rows_left = ROWS_MAX

    def rows(self, name: str, found: Any) -> Iterator[Noun]:
        """The rows of a noun that are right."""
        if not isinstance(found, list):
            self.problems.append(f"In '{name}' staat geen lijst van rijen.")
            return
        self._rows_left -= len(found)
        if self._rows_left < 0:
            self.problems.append(f"In '{name}' staan meer rijen dan in een plan passen.")
            return
        seen: set[str] = set()
        for number, each in enumerate(found, start=1):
            if len(self.problems) >= PROBLEMS_MAX:
                return
            row = self._row(name, number, each)
            if row is None:
                continue
            if row.id in seen:
                self._note(name, number, "id", f"'{row.id}' komt al eerder voor.")
            seen.add(row.id)
            yield row

    def _row(self, name: str, number: int, found: Any) -> Noun | None:
        if not isinstance(found, dict):
            self._note(name, number, "", "Hier hoort een rij met velden te staan.")
            return None
        strange = _of_another_type(NOUNS[name], found)
        if strange is not None:
            self._note(name, number, strange, "Deze waarde is van een andere soort.")
            return None
        try:
            return NOUNS[name].model_validate(found)
        except ValidationError as error:
            self._note(name, number, *_said(name, error))
        return None

    def _note(self, name: str, number: int, field: str, sentence: str) -> None:
        place = f"'{name}', rij {number}" + (f", veld '{field}'" if field else "")
        self.problems.append(f"In {place}: {sentence}")

    def check_plan(self, found: Any) -> None:
        """There is one plan in a plan file."""
        rows = found if isinstance(found, list) else []
        ids = [each.get("id") for each in rows if isinstance(each, dict)]
        if ids != [PLAN_ID]:
            self.problems.append(f"In 'plan' hoort één rij te staan, met id '{PLAN_ID}'.")

    def check_links(self, rows: list[Noun]) -> None:
        """What a row points to is there, and no row twice."""
        known = {(row.NAME, row.id) for row in rows}
        numbers: dict[str, int] = {}
        for row in rows:
            numbers[row.NAME] = numbers.get(row.NAME, 0) + 1
            for field, kind, target in pointing_fields(type(row)):
                ids = linked_ids(row, field)
                missing = next((each for each in ids if (target, each) not in known), None)
                if missing is not None:
                    sentence = f"'{missing}' staat niet in '{target}'."
                elif len(set(ids)) < len(ids):
                    sentence = "Hier staat een rij twee keer."
                elif kind is Kind.OWNER and not ids:
                    sentence = f"Hier hoort een id uit '{target}' te staan."
                else:
                    continue
                self._note(row.NAME, numbers[row.NAME], field, sentence)

    def history(self, found: Any, folded: Any) -> History:
        """The history, where every entry follows from the ones before, and all from the folds."""
        packs = self._packs(folded)
        if not isinstance(found, list):
            self.problems.append("In 'history' staat geen lijst van stappen.")
            return History()
        if len(found) > STEPS_MAX:
            self.problems.append("In 'history' staan meer stappen dan in een plan passen.")
            return History()
        entries: list[Entry] = []
        for number, each in enumerate(found, start=1):
            try:
                last = entries[-1].seq if entries else packs[-1].seq if packs else 0
                entries.append(_entry(each, after=last))
            except (ValueError, LookupError, TypeError, RecursionError, InputRefused):
                self.problems.append(f"In 'history', stap {number}: Deze stap klopt niet.")
                return History()
        try:
            return History(entries, packs)
        except InputRefused:
            self.problems.append("In 'history': De stappen volgen niet op elkaar.")
            return History()

    def _packs(self, found: Any) -> list[Pack]:
        """The steps that were folded, newest first, as one pack."""
        try:
            if not isinstance(found, list) or len(found) > STEPS_MAX:
                raise TypeError("not a list of steps")
            steps = [_step(each) for each in found]
            if any(a.seq <= b.seq for a, b in pairwise(steps)):
                raise ValueError("steps out of order")
        except (ValueError, LookupError, TypeError, RecursionError, InputRefused):
            self.problems.append("In 'folded': De stappen kloppen niet of volgen niet op elkaar.")
            return []
        return [pack(steps)] if steps else []


def _of_another_type(noun: type[Noun], found: dict[str, Any]) -> str | None:
    """The first field whose value the noun would turn into another type; None where there is none.

    A noun is lenient, because people type: it takes "5" for 5 and 1 for yes. A file is not.
    """
    for name, spec in specs(noun).items():
        value = found.get(name)
        wanted = int if name == "position" else _TYPES.get(spec.kind)
        if value is None or wanted is None:
            continue
        if type(value) is not wanted or (spec.kind is Kind.DAY and len(str(value)) != _DAY_LENGTH):
            return name
    return None


def _said(name: str, error: ValidationError) -> tuple[str, str]:
    """Field and sentence of the first mistake in a row."""
    problem = error.errors()[0]
    field = str(problem["loc"][0]) if problem["loc"] else ""
    if problem["type"] == "extra_forbidden":
        return field, "Dit veld bestaat niet."
    if problem["type"] == "missing":
        return field, "Dit veld ontbreekt."
    return field, sentence_for(error, specs(NOUNS[name]).get(field))


def _entry(found: Any, *, after: int) -> Entry:
    """One step of the history, with its texts as they were; raises where a part is not right."""
    if not isinstance(found, dict) or set(found) != _ENTRY_KEYS:
        raise ValueError("not the parts of a step")
    of_seq = None if found["of_seq"] is None else _number(found["of_seq"])
    at = datetime.fromisoformat(_text(found["at"]))
    if at.tzinfo is None or _number(found["seq"]) <= after:
        raise ValueError("a step out of order")
    return Entry(
        found["seq"],
        at,
        _text(found["who"]),
        EntryKind(found["kind"]),
        of_seq,
        _text(found["label"]),
        _edit(found["edit"]),
        _edit(found["inverse"]),
    )


def _step(found: Any) -> Step:
    """One folded step; raises where a part is not right."""
    if not isinstance(found, dict) or set(found) != _STEP_KEYS:
        raise ValueError("not the parts of a step")
    _number(found["seq"])
    _number(found["count"])
    for name in ("who", "label"):
        _text(found[name])
    return read_step(json.dumps(found))


def _number(found: Any) -> int:
    if type(found) is not int or not 0 < found < 2**62:
        raise ValueError("not the number of a step")
    return found


def _text(found: Any) -> str:
    if not isinstance(found, str) or len(found) > TEXT_MAX:
        raise ValueError("not a text")
    found.encode()
    return found


def _edit(found: Any) -> str:
    from_data(found)
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    text.encode()
    return text
