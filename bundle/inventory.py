"""The list of parts for those who guard software: a CycloneDX SBOM."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from bundle.contents import Part

NAME = "npo-wizard.cdx.json"


def write(folder: Path, version: str, parts: list[Part], *, made_at: int) -> None:
    """Write the list beside the program. made_at: seconds since 1970, for the same list again."""
    program = Component(
        name="npo-wizard",
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref="npo-wizard",
        licenses=[LicenseFactory().make_from_string("EUPL-1.2")],
    )
    listed = [_component(part) for part in parts]
    bom = Bom(components=listed, serial_number=uuid5(NAMESPACE_URL, _told(version, parts)))
    bom.metadata.component = program
    bom.metadata.timestamp = datetime.fromtimestamp(made_at, UTC)
    bom.register_dependency(program, listed)
    text = JsonV1Dot6(bom).output_as_string(indent=1)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def _component(part: Part) -> Component:
    purl = PackageURL("pypi", name=part.name.lower().replace("_", "-"), version=part.version)
    return Component(
        name=part.name,
        version=part.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{part.name}@{part.version}",
        purl=purl if part.is_package else None,
        licenses=[LicenseFactory().make_from_string(part.licence)] if part.licence else None,
    )


def _told(version: str, parts: Iterable[Part]) -> str:
    return "\n".join((version, *(f"{part.name} {part.version}" for part in parts)))
