"""Where the program keeps its own things, and the few choices that are not part of a plan.

Read before the first window is painted, so nothing heavy is imported here. With the variable
NPO_WIZARD_HOME everything stands in that one folder: for a memory stick, and for tests.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

import platformdirs

from npo_wizard.errors import TargetError, from_os_error

HOME_VARIABLE = "NPO_WIZARD_HOME"
TEXT_SIZES = (100, 125, 150, 200)  # per cent
_NAME = "npo-wizard"
_PLANS = "NPO-plannen"


class Theme(StrEnum):
    """Light, dark, or whatever the computer is set to."""

    SYSTEM = "systeem"
    LIGHT = "licht"
    DARK = "donker"


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's own choices. text_size: per cent, one of TEXT_SIZES."""

    text_size: int = 100
    theme: Theme = Theme.SYSTEM


def data_folder() -> Path:
    """Return the folder for work copies, the list of plans and the settings; made when missing.

    Only the user may look into it. Raises TargetError when it cannot be made.
    """
    home = _home()
    folder = home / "data" if home else platformdirs.user_data_path(_NAME, appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise from_os_error(error, folder) from error
    return folder


def plans_folder() -> Path:
    """Return the folder that is offered for new plans; it need not exist yet."""
    home = _home()
    return home / "plannen" if home else platformdirs.user_documents_path() / _PLANS


def load() -> Settings:
    """Return the user's choices; what is missing or cannot be read gets its usual value.

    A damaged file is no reason to trouble the user: no work is in it.
    """
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, TargetError):
        return Settings()
    return _checked(found) if isinstance(found, dict) else Settings()


def save(settings: Settings) -> None:
    """Keep the user's choices, whole or not at all. Raises TargetError when that fails."""
    target = _file()
    fresh = target.with_suffix(".new")
    try:
        fresh.write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf-8")
        os.replace(fresh, target)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise from_os_error(error, target) from error


def _checked(found: dict[str, object]) -> Settings:
    usual = Settings()
    size, theme = found.get("text_size"), found.get("theme")
    return Settings(
        text_size=size if isinstance(size, int) and size in TEXT_SIZES else usual.text_size,
        theme=next((known for known in Theme if known == theme), usual.theme),
    )


def _home() -> Path | None:
    value = os.environ.get(HOME_VARIABLE)
    return Path(value).absolute() if value else None


def _file() -> Path:
    return data_folder() / "instellingen.json"
