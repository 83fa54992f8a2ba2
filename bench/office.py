"""LibreOffice, the peer: what an office has already for a plan of this kind."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ABSENT = "LibreOffice is not installed"
_LIMIT_S = 120


def command(profile: Path) -> list[str] | None:
    """Return the words that start it with a profile of its own; None where it is not there."""
    program = shutil.which("soffice")
    if program is None:
        return None
    quiet = ("--norestore", "--nologo", "--nofirststartwizard", "--nolockcheck")
    return [program, f"-env:UserInstallation={profile.absolute().as_uri()}", *quiet]


def convert(profile: Path, document: Path, ending: str, folder: Path) -> Path:
    """Let it write a document in another form. Raises CalledProcessError."""
    words = command(profile)
    if words is None:
        raise FileNotFoundError(ABSENT)
    subprocess.run(
        [*words, "--headless", "--convert-to", ending, "--outdir", str(folder), str(document)],
        check=True,
        capture_output=True,
        timeout=_LIMIT_S,
    )
    return folder / f"{document.stem}.{ending}"
