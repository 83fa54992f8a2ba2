"""Names of files made from titles: what a user types is never a path."""

from __future__ import annotations

import unicodedata

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


def _kept(sign: str) -> str:
    if sign in _FORBIDDEN:
        return "-"
    return " " if unicodedata.category(sign)[0] in "CZ" else sign
