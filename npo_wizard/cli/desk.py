"""Commands for those who look after the computers."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from typing import Any

from npo_wizard import policy, settings


def policy_command(form: Namespace) -> int:
    """Tell what was decided for the users, where that was found, and which folders follow."""
    found = policy.load()
    facts = {
        "values": dict(found.values),
        "found_in": dict(found.found_in),
        "problems": list(found.problems),
        "data_folder": str(settings.data_folder()),
        "plans_folder": str(settings.plans_folder()),
    }
    if form.json:
        sys.stdout.write(json.dumps(facts, ensure_ascii=False, indent=2, default=str) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _told(facts))
    return 1 if found.problems else 0


def _told(facts: dict[str, Any]) -> list[str]:
    lines = [
        f"{name}: {value} (uit {facts['found_in'][name]})"
        for name, value in sorted(facts["values"].items())
    ]
    return [
        *(lines or ["Er is niets vastgezet."]),
        *(f"Let op: {problem}" for problem in facts["problems"]),
        f"Map voor werkkopieën en instellingen: {facts['data_folder']}",
        f"Map voor nieuwe plannen: {facts['plans_folder']}",
    ]
