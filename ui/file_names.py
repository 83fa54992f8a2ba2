"""Names of files: made from titles, for what a user types is never a path; and shown in words."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

_FORBIDDEN = '<>:"/\\|?*'
_RESERVED = {"con", "prn", "aux", "nul"} | {f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10)}
_LONGEST = 100
_UNNAMED = "Plan"


def safe_stem(title: str) -> str:
    """Return a title as a name that every file system takes; never empty, never a path."""
    kept = (_kept(sign) for sign in unicodedata.normalize("NFC", title))
    stem = " ".join("".join(kept).split())[:_LONGEST].strip(". ")
    if not stem:
        return _UNNAMED
    return f"{stem}_" if stem.split(".")[0].lower() in _RESERVED else stem


def breakable(path: Path) -> str:
    """Return a path in words that may go on on the next line after each folder."""
    return str(path).replace(os.sep, f"{os.sep}\N{ZERO WIDTH SPACE}")


def _kept(sign: str) -> str:
    if sign in _FORBIDDEN:
        return "-"
    return " " if unicodedata.category(sign)[0] in "CZ" else sign
