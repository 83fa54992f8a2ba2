"""Commands that make, read and translate plan files."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from npo_wizard import content, resources
from npo_wizard.cli.privacy import read_guarded
from npo_wizard.content import municipalities
from npo_wizard.content.beginning import first_fields
from npo_wizard.content.municipalities import Municipality
from npo_wizard.content.profile import Profile
from npo_wizard.errors import InputRefused
from npo_wizard.figures import money
from npo_wizard.plan.nouns import NOUNS, PLAN_ID, Plan
from npo_wizard.storage import attached, exchange
from npo_wizard.storage.planfile import begin, write_new
from npo_wizard.storage.publish import place_text
from npo_wizard.storage.reading import Stored, read_stored

_SUGGESTED = 5


def example_command(form: Namespace) -> int:
    """Make a plan file from an example that comes with the program."""
    found = exchange.from_json(resources.text(f"examples/{form.name}.json"))
    write_new(form.output, found.view, found.history, overwrite=form.force)
    return _made(form.output)


def new_command(form: Namespace) -> int:
    """Make a plan file that holds its municipality, programme and period."""
    municipality = _municipality(form.gemeente)
    fields = first_fields(_profile(form.profiel), municipality)
    begin(form.plan, fields, overwrite=form.force)
    if municipality.remark:
        sys.stderr.write(f"Let op: {municipality.remark}\n")
    return _made(form.plan)


def _municipality(text: str) -> Municipality:
    found = municipalities.search(text)
    wanted = municipalities.folded(text)
    same = [each for each in found if wanted == municipalities.folded(each.name)]
    exact = [each for each in same or found if each.name.lower() == text.strip().lower()]
    chosen = exact or same or found
    if len(chosen) == 1:
        return chosen[0]
    if not found or not wanted:
        sentence = f"Er is geen gemeente '{text}'."
    else:
        names = ", ".join(each.name for each in chosen[:_SUGGESTED])
        sentence = f"'{text}' kan meer dan één gemeente zijn: {names}."
    raise InputRefused(Plan.NAME, PLAN_ID, "municipality_name", sentence)


def _profile(profile_id: str) -> Profile:
    known = content.load().profiles
    chosen = known.get(profile_id)
    if chosen is None:
        sentence = f"Er is geen regeling of programma '{profile_id}'. Kies uit: {', '.join(known)}."
        raise InputRefused(Plan.NAME, PLAN_ID, "profile", sentence)
    return chosen


def import_command(form: Namespace) -> int:
    """Make a plan file from a JSON file, or from the PDF of a work document."""
    found = attached.import_plan(form.source)
    write_new(form.output, found.view, found.history, overwrite=form.force)
    return _made(form.output)


def export_command(form: Namespace) -> int:
    """Write a whole plan as JSON."""
    view, history = read_guarded(form), read_stored(form.plan).history
    place_text(exchange.to_json(view, history), form.output, overwrite=form.force)
    return _made(form.output)


def schema_command(form: Namespace) -> int:
    """Show the JSON Schema of the exchange."""
    sys.stdout.write(exchange.schema_text())
    return 0


def info_command(form: Namespace) -> int:
    """Tell what is in a plan."""
    facts = _facts(form.plan, read_stored(form.plan))
    if form.json:
        sys.stdout.write(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _told(facts))
    return 0


def _facts(path: Path, stored: Stored) -> dict[str, Any]:
    view, plan = stored.view, stored.view.plan
    return {
        "path": str(path),
        "file_id": stored.stamp.file_id,
        "saved_at": stored.stamp.saved_at.isoformat(),
        "title": plan.title,
        "municipality_code": plan.municipality_code,
        "municipality_name": plan.municipality_name,
        "profile": plan.profile,
        "status": plan.status.value,
        "version_label": plan.version_label,
        "start_on": plan.start_on.isoformat() if plan.start_on else None,
        "end_on": plan.end_on.isoformat() if plan.end_on else None,
        "granted_eur": money.granted(view),
        "planned_eur": money.planned(view),
        "spent_eur": money.spent(view),
        "rows": {name: len(view.tables[name]) for name in NOUNS if name != Plan.NAME},
        "history": len(stored.history.entries),
    }


def _told(facts: dict[str, Any]) -> list[str]:
    words = content.load().words
    profile = content.load().profile(facts["profile"])
    lines = [
        facts["title"] or words.noun(Plan.NAME).unnamed,
        f"Gemeente: {facts['municipality_name'] or 'nog niet gekozen'}",
        "Regeling of programma: "
        f"{profile.title if profile else facts['profile'] or 'nog niet gekozen'}",
        f"Status: {words.choice('PlanStatus', facts['status'])} {facts['version_label']}".rstrip(),
        f"Bewaard: {facts['saved_at'][:16].replace('T', ' om ')}",
        f"Toegekend: {_euros(facts['granted_eur'])}",
        f"Begroot: {_euros(facts['planned_eur'])}",
        f"Uitgegeven: {_euros(facts['spent_eur'])}",
        *(words.noun(name).counted(number) for name, number in facts["rows"].items() if number),
    ]
    return [str(line) for line in lines]


def _euros(amount: int | None) -> str:
    return "nog niet ingevuld" if amount is None else f"€ {amount:,}".replace(",", ".")


def _made(path: Path) -> int:
    sys.stdout.write(f"Gemaakt: {path}\n")
    return 0
