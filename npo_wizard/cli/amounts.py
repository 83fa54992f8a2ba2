"""The command that takes amounts over from a spreadsheet."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from npo_wizard import content
from npo_wizard.figures import PLANNED
from npo_wizard.intake.proposal import Change, Proposal, propose
from npo_wizard.storage.planfile import PlanFile, read


def amounts_command(form: Namespace) -> int:
    """Take over what fits and tell what does not; the code is 1 where something was left out."""
    said = content.load()
    found = propose(read(form.plan), said, form.source) if form.proef else _taken_over(form)
    if form.json:
        sys.stdout.write(json.dumps(_as_data(found), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _told(found, is_trial=form.proef))
    return 1 if found.refused or found.unknown_rows else 0


def _taken_over(form: Namespace) -> Proposal:
    plan = PlanFile.open(form.plan)
    try:
        found = propose(plan.view, content.load(), form.source)
        if found.edit is not None:
            plan.apply(found.edit)
    finally:
        plan.close()
    return found


def _told(found: Proposal, *, is_trial: bool) -> Iterator[str]:
    verb = "Te veranderen" if is_trial else "Veranderd"
    yield f"{verb}: {len(found.changes)}. Hetzelfde gebleven: {found.same}."
    for change in found.changes:
        yield f"- {_place(change)}: {_euros(change.old)} wordt {_euros(change.new)}"
    if any(change.is_rounded for change in found.changes):
        yield "Centen zijn afgerond op hele euro's."
    if found.refused:
        yield f"Niet overgenomen: {len(found.refused)}."
    for cell in found.refused:
        yield f"- Regel {cell.line}, {cell.column} '{cell.text}': {cell.reason}"
    if found.unknown_rows:
        yield f"Rijen die niet in het plan staan: {len(found.unknown_rows)}."
    for row in found.unknown_rows:
        yield f"- Regel {row.line}, '{row.text}': {row.reason}"
    if found.unused_columns:
        yield f"Kolommen zonder bedragen: {', '.join(found.unused_columns)}."


def _place(change: Change) -> str:
    words = "begroot" if change.cell.field == PLANNED else "uitgegeven"
    return f"{change.measure}, {change.stream}, {change.cell.year} {words}"


def _euros(amount: int | None) -> str:
    return "leeg" if amount is None else f"€ {amount:,}".replace(",", ".")


def _as_data(found: Proposal) -> dict[str, Any]:
    return {
        "changes": [
            {
                "line": change.line,
                "measure": change.measure,
                "stream": change.stream,
                "year": change.cell.year,
                "field": change.cell.field,
                "old": change.old,
                "new": change.new,
                "rounded": change.is_rounded,
            }
            for change in found.changes
        ],
        "same": found.same,
        "refused": [vars(cell) for cell in found.refused],
        "unknown_rows": [vars(row) for row in found.unknown_rows],
        "unused_columns": list(found.unused_columns),
    }
