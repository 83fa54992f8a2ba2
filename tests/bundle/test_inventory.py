"""The list of parts: each with its version, and its licence where its makers name one."""

import json

from bundle import inventory
from bundle.contents import Part

PARTS = [Part("SQLModel", "0.0.50", "MIT"), Part("Qt", "6.11.3", "LGPL-3.0-only", (), False)]


def listed(tmp_path):
    inventory.write(tmp_path, "0.1.0", PARTS, made_at=1_700_000_000)
    return (tmp_path / inventory.NAME).read_text(encoding="utf-8")


def test_it_is_a_cyclonedx_list_of_the_program_with_its_parts(tmp_path):
    found = json.loads(listed(tmp_path))
    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.6")
    assert found["metadata"]["component"]["name"] == "npo-wizard"
    by_name = {each["name"]: each for each in found["components"]}
    assert by_name["SQLModel"]["purl"] == "pkg:pypi/sqlmodel@0.0.50"
    assert by_name["SQLModel"]["licenses"] == [{"license": {"id": "MIT"}}]
    assert "purl" not in by_name["Qt"]


def test_the_same_parts_give_the_same_list(tmp_path):
    assert listed(tmp_path) == listed(tmp_path)
