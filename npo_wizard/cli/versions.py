"""Commands on the past of a plan: what changed since then, and the plan without it."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from npo_wizard import content, settings
from npo_wizard.cli.privacy import guarded, read_guarded
from npo_wizard.errors import InputRefused, TargetError, from_os_error
from npo_wizard.plan.nouns import Version
from npo_wizard.plan.view import PlanView
from npo_wizard.storage.handing_on import save_without_past
from npo_wizard.storage.planfile import read
from npo_wizard.storage.publish import may_be_made
from npo_wizard.storage.versions import plan_of

_NOW = "Het plan in {0}"
_LEFT_OUT = "De geschiedenis gaat niet mee: geen stappen, geen namen daarbij, geen prullenbak."
_ENDINGS = "Kies een naam die eindigt op .pdf, .html of .docx."


def changes_command(form: Namespace) -> int:
    """Make a change note of two versions, or of two plan files."""
    from npo_wizard.report.change_note import SUFFIXES, make_change_note

    if form.output.suffix.lower() not in SUFFIXES:
        raise TargetError(f"'{form.output.name}' heeft geen bruikbaar einde.", advice=_ENDINGS)
    may_be_made(form.output, overwrite=form.force)()
    newer = form.newer or form.plan
    old, old_name = _moment(form.plan, form.van, needs_version=form.newer is None)
    new, new_name = _moment(newer, form.naar)
    guarded(form, new)  # a reason that is given is no part of what differs
    try:
        warnings = make_change_note(
            old, new, (old_name, new_name), content.load(), form.output,
            made_on=date.today(), house=settings.load(),
        )  # fmt: skip
    except OSError as error:
        raise from_os_error(error, form.output) from error
    sys.stderr.writelines(f"Let op: {warning}\n" for warning in warnings)
    sys.stdout.write(f"Gemaakt: {form.output}\n")
    return 0


def handover_command(form: Namespace) -> int:
    """Write a plan without its history: no steps, no names of who did what, no bin."""
    save_without_past(
        read_guarded(form),
        form.output,
        versions=form.met_versies,
        notes=form.met_notities,
        overwrite=form.force,
    )
    sys.stdout.write(f"Gemaakt: {form.output}\n")
    sys.stdout.write(f"{_LEFT_OUT}\n")
    for name, goes_along in (("versies", form.met_versies), ("notities", form.met_notities)):
        sys.stdout.write(f"De {name} gaan {'mee' if goes_along else 'niet mee'}.\n")
    return 0


def _moment(path: Path, name: str, *, needs_version: bool = False) -> tuple[PlanView, str]:
    """The plan in a file, or in a version in it by its name, and what it is called."""
    view = read(path)
    if not name and not needs_version:
        return view, _NOW.format(path.name)
    versions = view.rows(Version)
    found = [each for each in versions if each.name.strip().lower() == name.strip().lower()]
    if not found:
        raise InputRefused(Version.NAME, "", "name", _which(path, name, versions))
    return plan_of(found[-1]), found[-1].name.strip()


def _which(path: Path, name: str, versions: tuple[Version, ...]) -> str:
    if not versions:
        return f"In '{path.name}' staan geen versies. Geef twee planbestanden op."
    names = ", ".join(each.name.strip() for each in versions)
    wrong = (
        f"In '{path.name}' staat geen versie '{name}'." if name else "Kies een versie met --van."
    )
    return f"{wrong} Dit zijn de versies: {names}."
