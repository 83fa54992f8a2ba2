"""A whole plan as JSON text, for other programs and for the archive: lossless, and strict.

    {"format": "npoplan", "version": 1, "nouns": {"plan": [...], ...}, "history": [...]}

With `"folded": [...]` behind it where steps of long ago were folded (`plan.folds`), newest first.
Rows have all their fields, in the order of their declaration; the schema is published as
`resources/schema/npoplan-1.schema.json`. Reading the text and writing it again gives the same
bytes.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from npo_wizard.errors import PlanDamaged, PlanFileError, reason_of
from npo_wizard.plan.history import Entry, EntryKind, History
from npo_wizard.plan.nouns import NOUNS, Plan
from npo_wizard.plan.view import PlanView
from npo_wizard.storage.exchange_parts import ImportRefused, Reader

FORMAT = "npoplan"
VERSION = 1
BYTES_MAX = 64 * 1024 * 1024
"""Largest JSON file in bytes that is read; a large plan with a year's history is far smaller."""
PARTS_MAX = 4_000_000
"""Most lists, rows and values in a JSON text: each takes far more room in memory than it has
characters. A large plan with a year's history has a tenth of it."""
_MARKS = ("kind", "target", "title", "description")
_KEYS = {"format", "version", "nouns", "history", "folded"}


@dataclass(frozen=True)
class Imported:
    """A plan from a JSON text, with its history; that is empty where the text has none."""

    view: PlanView
    history: History


def to_json(view: PlanView, history: History | None = None) -> str:
    """Write a plan, and its history where it goes along. Raises PlanDamaged for a strange past."""
    nouns = {
        name: [row.model_dump(mode="json") for row in view.rows(NOUNS[name])] for name in NOUNS
    }
    entries = [_entry_as_data(entry) for entry in history.entries] if history else []
    whole = {"format": FORMAT, "version": VERSION, "nouns": nouns, "history": entries}
    if history and history.packs:
        whole["folded"] = [
            json.loads(line) for each in reversed(history.packs) for line in each.lines
        ]
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _entry_as_data(entry: Entry) -> dict[str, Any]:
    whole = entry.as_data()
    return {**whole, **{name: _edit_as_data(whole[name]) for name in ("edit", "inverse")}}


def _edit_as_data(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PlanDamaged("De geschiedenis van het plan klopt niet.") from error


def read_text(path: Path) -> str:
    """Read a JSON file as text. Raises PlanFileError."""
    try:
        with path.open("rb") as file:
            found = file.read(BYTES_MAX + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(found) > BYTES_MAX:
        raise ImportRefused(f"'{path.name}' is groter dan {BYTES_MAX // 1024**2} MB.")
    try:
        return found.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefused(f"'{path.name}' is geen tekst in UTF-8.") from error


def unreadable(path: Path, error: OSError) -> PlanFileError:
    """What the user must hear when a file cannot be read."""
    return PlanFileError(
        f"De computer kan '{path.name}' niet lezen: {reason_of(error)}.",
        title="Dit bestand gaat niet open",
    )


def from_json(text: str) -> Imported:
    """Read a plan strictly. Raises ImportRefused with all mistakes."""
    whole = _outside(_parsed(text))
    nouns = whole["nouns"]
    reader = Reader()
    rows = [row for name in NOUNS for row in reader.rows(name, nouns.get(name, []))]
    reader.check_plan(nouns.get(Plan.NAME, []))
    if not reader.problems:
        reader.check_links(rows)
    history = reader.history(whole.get("history", []), whole.get("folded", []))
    if reader.problems:
        raise ImportRefused(*reader.problems)
    return Imported(PlanView.of(rows), history)


def _parsed(text: str) -> Any:
    """The text as JSON, whatever it is about."""
    if sum(map(text.count, "{[,")) > PARTS_MAX:
        raise ImportRefused("Er staat meer in dan in een plan past.")
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except RecursionError as error:
        raise ImportRefused("De gegevens zijn te diep in elkaar gezet.") from error
    except json.JSONDecodeError as error:
        raise ImportRefused(f"Regel {error.lineno} is geen geldige JSON.") from error
    except _NotOurs as error:
        raise ImportRefused(f"Het bestand is geen geldige JSON: {error}.") from error
    except ValueError as error:  # Python's own limit
        raise ImportRefused("Er staat een getal in met veel te veel cijfers.") from error


def _outside(whole: Any) -> dict[str, Any]:
    """The whole with the right outside; what is inside is not looked at yet."""
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise ImportRefused("Het bestand is geen plan van dit programma.")
    if whole.get("version") != VERSION:
        raise ImportRefused(f"Dit programma leest alleen versie {VERSION} van deze bestanden.")
    strange = sorted(set(whole) - _KEYS)
    if strange:
        raise ImportRefused(f"Het bestand heeft een onbekend onderdeel '{strange[0]}'.")
    nouns = whole.get("nouns")
    if not isinstance(nouns, dict):
        raise ImportRefused("Het onderdeel 'nouns' ontbreekt.")
    unknown = sorted(set(nouns) - set(NOUNS))
    if unknown:
        raise ImportRefused(f"In 'nouns' staat een onbekend onderdeel '{unknown[0]}'.")
    return whole


class _NotOurs(ValueError):
    """JSON that Python would read and this program does not; says why, in Dutch."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _NotOurs(f"de naam '{twice}' staat er twee keer")
    return found


def _no_constant(name: str) -> Any:
    raise _NotOurs(f"'{name}' is geen getal")


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the text, made from the nouns."""
    parts: dict[str, Any] = {}
    for name, noun in NOUNS.items():
        whole = noun.model_json_schema(ref_template="#/$defs/{model}")
        parts.update(whole.pop("$defs", {}))
        parts[name] = whole
    lists: dict[str, dict[str, Any]] = {
        name: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}} for name in NOUNS
    }
    lists[Plan.NAME] |= {"minItems": 1, "maxItems": 1}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:npo-wizard:npoplan-1",
        "title": "Een plan van de NPO-wizard",
        "type": "object",
        "required": ["format", "version", "nouns"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "nouns": {
                "type": "object",
                "required": [Plan.NAME],
                "additionalProperties": False,
                "properties": lists,
            },
            "history": {"type": "array", "items": _entry_schema()},
            "folded": {"type": "array", "items": _step_schema()},
        },
        "$defs": {name: _without_marks(part) for name, part in parts.items()},
    }


def _entry_schema() -> dict[str, Any]:
    text = {"type": "string"}
    fields = {
        "seq": {"type": "integer", "minimum": 1},
        "at": {"type": "string", "format": "date-time"},
        "who": text,
        "kind": {"enum": [kind.value for kind in EntryKind]},
        "of_seq": {"type": ["integer", "null"]},
        "label": text,
        "edit": {"type": "object"},
        "inverse": {"type": "object"},
    }
    return {
        "type": "object",
        "required": list(fields),
        "additionalProperties": False,
        "properties": fields,
    }


def _step_schema() -> dict[str, Any]:
    text = {"type": "string"}
    fields = {
        "seq": {"type": "integer", "minimum": 1},
        "at": {"type": "string", "format": "date-time"},
        "who": text,
        "label": text,
        "count": {"type": "integer", "minimum": 1},
        "inverse": {"type": "object"},
        "gone": {"type": "array", "items": {"type": "object"}},
    }
    return {
        "type": "object",
        "required": list(fields),
        "additionalProperties": False,
        "properties": fields,
    }


def _without_marks(part: Any) -> Any:
    """A schema without what only this program knows of a field."""
    if isinstance(part, dict):
        fields = part.get("properties")
        kept = {key: _without_marks(each) for key, each in part.items() if key not in _MARKS}
        if fields is not None:
            kept["properties"] = {name: _without_marks(each) for name, each in fields.items()}
        return kept
    return [_without_marks(each) for each in part] if isinstance(part, list) else part
