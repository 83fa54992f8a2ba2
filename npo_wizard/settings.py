"""Where the program keeps its own things, and the few choices that are not part of a plan.

Read before the first window is painted, so nothing heavy is imported here. With the variable
NPO_WIZARD_HOME everything stands in that one folder; a bundle with a folder `gegevens` beside it
keeps everything there, so it can travel on a stick.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from math import floor
from pathlib import Path
from typing import Any

import platformdirs

from npo_wizard import policy
from npo_wizard.errors import TargetError, from_os_error

HOME_VARIABLE = "NPO_WIZARD_HOME"
PORTABLE = "gegevens"
"""Name of the folder beside the bundle that makes it keep everything there."""
TEXT_SIZES = (100, 125, 150, 200)  # per cent
ORGANISATION_MAX = 80  # characters: what fits above the title
NAME_MAX = 60  # characters
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
_LOGO = re.compile(r"logo-[0-9a-f]{12}\.png")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
PAPER = "#FFFFFF"
_NAME = "npo-wizard"
_PLANS = "NPO-plannen"


class Theme(StrEnum):
    """Light, dark, or whatever the computer is set to."""

    SYSTEM = "systeem"
    LIGHT = "licht"
    DARK = "donker"


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's own choices. text_size: per cent, one of TEXT_SIZES.

    accent: colour of the house style as #RRGGBB, empty for the usual one; organisation: who
    gives out the documents, as it stands on their cover; empty for the municipality of the plan;
    logo: under which name `report.logo` keeps the picture, empty for none; name: of the user, for
    who opens the same plan and in the history; empty where it was not given.
    """

    text_size: int = 100
    theme: Theme = Theme.SYSTEM
    accent: str = ""
    organisation: str = ""
    logo: str = ""
    name: str = ""


def data_folder() -> Path:
    """Return the folder for work copies, the list of plans and the settings; made when missing.

    Only the user may look into it. Raises TargetError when it cannot be made.
    """
    home = _home()
    decided = policy.load().folder(policy.DATA_FOLDER)
    usual = decided or platformdirs.user_data_path(_NAME, appauthor=False)
    folder = home / "data" if home else usual
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise from_os_error(error, folder) from error
    return folder


def plans_folder() -> Path:
    """Return the folder that is offered for new plans; it need not exist yet."""
    home = _home()
    decided = policy.load().folder(policy.PLANS_FOLDER)
    usual = decided or platformdirs.user_documents_path() / _PLANS
    return home / "plannen" if home else usual


def load() -> Settings:
    """Return the user's choices, and what the organisation decided instead of them.

    What is missing or cannot be read gets its usual value. A damaged file is no reason to trouble
    the user: no work is in it.
    """
    return _checked({**_kept(), **policy.load().values})


def _kept() -> dict[str, object]:
    """Return what the user chose earlier, not yet checked."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, TargetError):
        return {}
    return found if isinstance(found, dict) else {}


def decided() -> frozenset[str]:
    """Return the names of the choices that the organisation made for the user."""
    names = {each.name for each in fields(Settings)}
    return frozenset(names & policy.load().values.keys())


def save(settings: Settings) -> None:
    """Keep the user's choices, whole or not at all. Raises TargetError when that fails.

    What the organisation decided is no choice of the user: there the earlier choice stays.
    """
    target = _file()
    fresh = target.with_suffix(".new")
    before, not_chosen = _kept(), decided()
    chosen = {name: value for name, value in asdict(settings).items() if name not in not_chosen}
    chosen |= {name: before[name] for name in not_chosen & before.keys()}
    try:
        fresh.write_text(json.dumps(chosen, indent=1) + "\n", encoding="utf-8")
        os.replace(fresh, target)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise from_os_error(error, target) from error


def change(**choices: Any) -> Settings:
    """Keep some choices and leave the others as they are now; return them all.

    Raises TargetError when they cannot be kept.
    """
    chosen = replace(load(), **choices)
    save(chosen)
    return chosen


def _checked(found: dict[str, object]) -> Settings:
    usual = Settings()
    size, theme = found.get("text_size"), found.get("theme")
    accent, organisation = found.get("accent"), found.get("organisation")
    logo, name = found.get("logo"), found.get("name")
    return Settings(
        text_size=size if isinstance(size, int) and size in TEXT_SIZES else usual.text_size,
        theme=next((known for known in Theme if known == theme), usual.theme),
        accent=accent if isinstance(accent, str) and not accent_problem(accent) else usual.accent,
        organisation=organisation[:ORGANISATION_MAX]
        if isinstance(organisation, str)
        else usual.organisation,
        name=name[:NAME_MAX] if isinstance(name, str) else usual.name,
        logo=logo if isinstance(logo, str) and _LOGO.fullmatch(logo) else usual.logo,
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours #RRGGBB, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def accent_problem(colour: str) -> str:
    """Say in Dutch why a colour cannot be the accent of a document; empty when it can.

    No colour at all is right too: then the usual one is taken.
    """
    if not colour:
        return ""
    if not _COLOUR.fullmatch(colour):
        return "Schrijf de kleur als # met zes tekens, zoals #154F7D."
    if contrast(colour, PAPER) >= LEAST_CONTRAST:
        return ""
    return (
        f"Deze kleur is te licht om te lezen: {contrast_words(colour)} Kies een donkerdere kleur."
    )


def contrast_words(colour: str) -> str:
    """Say in Dutch how well text of a colour #RRGGBB stands out on paper, and what is needed."""
    # Rounded down: what is not enough must not look enough.
    said = f"{floor(contrast(colour, PAPER) * 10) / 10:.1f}".replace(".", ",")
    least = f"{LEAST_CONTRAST:.1f}".replace(".", ",")
    return f"contrast met wit {said}, nodig is {least}."


def _luminance(colour: str) -> float:
    """Return how light a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _home() -> Path | None:
    """Return the one folder for everything, where there is one."""
    value = os.environ.get(HOME_VARIABLE)
    if value:
        return Path(value).absolute()
    beside = policy.program_folder()
    portable = beside / PORTABLE if beside else None
    return portable if portable and portable.is_dir() else None


def _file() -> Path:
    return data_folder() / "instellingen.json"
