"""Commands that show the backups of a plan and put one back."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from typing import Any

from npo_wizard import content, settings
from npo_wizard.errors import PlanFileError
from npo_wizard.storage import backups
from npo_wizard.storage.backups import Backup, Told
from npo_wizard.storage.states import spoken


def backups_command(form: Namespace) -> int:
    """Tell which backups there are of a plan, the newest first."""
    found = [backups.told(each) for each in _listed(form)]
    if form.json:
        facts = [_facts(number, each) for number, each in enumerate(found, start=1)]
        sys.stdout.write(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{n}. {_line(each)}\n" for n, each in enumerate(found, start=1))
    return 0


def restore_command(form: Namespace) -> int:
    """Put a backup in a plan of its own, or in the place of its plan."""
    listed = _listed(form)
    if not 1 <= form.number <= len(listed):
        raise PlanFileError(
            f"Er is geen reservekopie met nummer {form.number}.",
            title="Er is niets teruggezet",
            advice=f"Kies een nummer van 1 tot en met {len(listed)}.",
        )
    chosen = listed[form.number - 1]
    if form.output is None:
        backups.restore_in_place(chosen, form.plan, settings.data_folder())
        sys.stdout.write(f"Teruggezet: {form.plan}\n")
    else:
        backups.restore_as(chosen, form.output, overwrite=form.force)
        sys.stdout.write(f"Gemaakt: {form.output}\n")
    return 0


def _listed(form: Namespace) -> list[Backup]:
    found = backups.of_plan(form.plan, settings.data_folder())
    listed = [] if found is None else found.listed()
    if not listed:
        raise PlanFileError(
            f"Van '{form.plan.name}' zijn op deze computer geen reservekopieën.",
            title="Er is niets om terug te zetten",
            advice="Het programma maakt ze vanzelf op de computer waarop u aan een plan werkt.",
        )
    return listed


def _facts(number: int, told: Told) -> dict[str, Any]:
    return {
        "number": number,
        "made_at": told.backup.at.isoformat(),
        "title": told.title,
        "version": told.version,
        "rows": dict(told.counts),
        "size": told.backup.size,
        "is_whole": told.is_whole,
    }


def _line(told: Told) -> str:
    words = content.load().words
    size = f"{-(-told.backup.size // 1024)} kB"
    if not told.is_whole:
        return f"{spoken(told.backup.at)} · deze kopie is beschadigd · {size}"
    counts = ", ".join(words.noun(name).counted(number) for name, number in told.counts)
    title = told.title or words.noun("plan").unnamed
    return " · ".join(filter(None, (spoken(told.backup.at), title, told.version, counts, size)))
