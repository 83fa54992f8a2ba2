"""Versions: the whole plan as it was at a named moment, kept inside the plan as JSON text.

A version is made once and read with as much distrust as any file: its text may come from anybody.
One that was adopted is locked (`plan.edits`); the work then goes on in a new concept.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from npo_wizard.errors import NpoError
from npo_wizard.plan import compose, edits
from npo_wizard.plan.choices import Moment, PlanStatus
from npo_wizard.plan.edits import AddRow, Batch, Edit, SetField, changed
from npo_wizard.plan.fields import TEXT_MAX
from npo_wizard.plan.nouns import PLAN_ID, Plan, Version
from npo_wizard.plan.view import PlanView
from npo_wizard.storage import exchange
from npo_wizard.storage.exchange_parts import ImportRefused

_LAST_NUMBER = re.compile(r"(\d{1,9})(?=\D*$)")


class VersionDamaged(NpoError):
    """The plan in a version cannot be read."""

    title = "Deze versie is niet te lezen"
    safe = "Het plan van nu en uw andere versies zijn heel."
    advice = (
        "Kies een andere versie. Misschien heeft een collega een bestand waarin zij wel heel is."
    )


def snapshot(view: PlanView) -> str:
    """The plan as JSON without history, and without the versions: these would hold each other."""
    return exchange.to_json(PlanView.of(r for r in view.all_rows() if not isinstance(r, Version)))


def plan_of(version: Version) -> PlanView:
    """The plan in a version. Raises VersionDamaged."""
    try:
        return exchange.from_json(version.snapshot).view
    except ImportRefused as error:
        name = version.name.strip() or "zonder naam"
        raise VersionDamaged(
            f"Er klopt iets niet in versie '{name}'. {error.explanation}"
        ) from error


def keep(view: PlanView, fields: Mapping[str, Any], made_on: date) -> Edit:
    """Keep the plan as it is now under a name.

    fields: name, moment and made_by. An adopted plan is kept with that status, and the plan goes
    on as a concept with the next number, in the same step. Raises InputRefused for a value.
    """
    row = compose.add(view, Version, made_on=made_on).row
    for name, value in fields.items():
        row = changed(row, name, value)
    is_adopted = getattr(row, "moment", None) is Moment.ADOPTED
    kept = _with_status(view, PlanStatus.ADOPTED) if is_adopted else view
    added = AddRow(changed(row, "snapshot", snapshot(kept)))
    if not is_adopted:
        return added
    label = next_label(view.plan.version_label)
    return Batch(
        (
            added,
            SetField(Plan.NAME, PLAN_ID, "status", PlanStatus.CONCEPT),
            SetField(Plan.NAME, PLAN_ID, "version_label", label),
        )
    )


def _with_status(view: PlanView, status: PlanStatus) -> PlanView:
    return edits.apply(view, SetField(Plan.NAME, PLAN_ID, "status", status)).view


def next_label(label: str) -> str:
    """The version after this one: its last number plus one, or a 2 behind its name."""
    found = _LAST_NUMBER.search(label)
    if not label.strip():
        return ""
    if found is None:
        fresh = f"{label.rstrip()} 2"
    else:
        fresh = label[: found.start()] + str(int(found[1]) + 1) + label[found.end() :]
    return fresh if len(fresh) <= TEXT_MAX else label
