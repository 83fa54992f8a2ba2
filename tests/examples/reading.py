"""The example plans, read once for all tests."""

import json
from collections.abc import Iterator
from typing import Any

from npo_wizard import content, resources
from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.nouns import NOUNS
from npo_wizard.plan.view import PlanView

CONTENT = content.load()
EXAMPLES = ("voorbeeldstad", "waterdorp", "half")


def text_of(name: str) -> str:
    return resources.text(f"examples/{name}.json")


def data_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text_of(name))
    return found


def view_of(name: str) -> PlanView:
    tables = data_of(name)["nouns"]
    return PlanView.of(
        NOUNS[noun].model_validate_json(json.dumps(row))
        for noun, rows in tables.items()
        for row in rows
    )


VIEWS = {name: view_of(name) for name in EXAMPLES}


def words_of(view: PlanView) -> Iterator[tuple[str, str]]:
    """Every text a reader sees, with where it stands."""
    for row in view.all_rows():
        for spec in specs(type(row)).values():
            if spec.kind in (Kind.LINE, Kind.TEXT):
                yield f"{row.NAME} {row.id} {spec.name}", getattr(row, spec.name)
