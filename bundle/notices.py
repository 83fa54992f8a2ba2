"""The licence texts of all parts, in a folder that comes along."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from bundle.contents import INSIDE, Part

FOLDER = "licenties"
_OWN = Path(__file__).parent / "licences"
_ROOT = Path(__file__).resolve().parents[1]


def write(folder: Path, parts: list[Part]) -> None:
    """Put every licence text in the folder, with a list. Raises FileNotFoundError."""
    target = folder / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    shutil.copy(_ROOT / "LICENSE", target / "npo-wizard EUPL-1.2.txt")
    for text in sorted(_OWN.glob("*.txt")):
        shutil.copy(text, target / f"Qt en PySide6 {text.name}")
    for text in sorted((_ROOT / "resources" / "report" / "fonts").glob("*LICENSE*")):
        shutil.copy(text, target / f"letter {text.name}")
    lines = ["Onderdelen van anderen, met versie en licentie", ""]
    for part in parts:
        lines.append(f"{part.name} {part.version}: {part.licence or 'zie de tekst'}")
        for number, text in enumerate(part.texts):
            mark = f" {number + 1}" if number else ""
            shutil.copy(text, target / f"{part.name} {text.stem}{mark}.txt")
    if sys.platform == "linux":
        lines += _of_the_system(folder, target)
    (target / "onderdelen.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _of_the_system(folder: Path, target: Path) -> list[str]:
    """Copy what Debian says of the libraries that were taken from the system."""
    names = [each.name for each in (folder / INSIDE).glob("lib*.so*") if not each.is_symlink()]
    owners = {name: owner for name in sorted(names) if (owner := _owner(name))}
    for owner in sorted(set(owners.values())):
        text = Path("/usr/share/doc") / owner / "copyright"
        if text.is_file():
            shutil.copy(text, target / f"systeem {owner}.txt")
    return ["", "Van het systeem waarop dit is gemaakt", *map(" van ".join, owners.items())]


def _owner(name: str) -> str:
    """Return the Debian package with a library; empty on another system, or where none has it."""
    dpkg = shutil.which("dpkg-query")
    if dpkg is None:
        return ""
    found = subprocess.run([dpkg, "-S", f"*/{name}"], capture_output=True, text=True, check=False)
    return found.stdout.partition(":")[0] if found.returncode == 0 else ""
