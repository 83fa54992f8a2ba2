"""Faces, widths of words, and what to do with characters that a face does not have."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from npo_wizard import resources

REPLACEMENT = "\ufffd"
FALLBACK = "fallback"
_FILES = {
    "regular": "SourceSans3-Regular.ttf",
    "italic": "SourceSans3-It.ttf",
    "semibold": "SourceSans3-Semibold.ttf",
    "bold": "SourceSans3-Bold.ttf",
    FALLBACK: "DejaVuSans.ttf",
}
_KEPT = 60
"""Characters of the longest text whose width is remembered: words come back, long texts do not."""
# Scripts that need joining or reordering of letters, which is not done here.
_UNSHAPED = frozenset({"AL", "AN", "R"})


@cache
def _font(face: str) -> TTFont:
    font = TTFont(
        font_name(face), str(resources.path(f"report/fonts/{_FILES[face]}")), shapable=False
    )
    pdfmetrics.registerFont(font)
    return font


def font_name(face: str) -> str:
    """Return the name under which ReportLab knows a face."""
    return f"plan-{face}"


def load() -> None:
    """Make all faces known to ReportLab; once per process."""
    for face in _FILES:
        _font(face)


def width(text: str, face: str, size: float) -> float:
    """Return the width of `text` in points, in one face that has all its characters."""
    return (_width if len(text) <= _KEPT else _width.__wrapped__)(text, face, size)


@lru_cache(maxsize=50_000)
def _width(text: str, face: str, size: float) -> float:
    widths = _font(face).face.charWidths
    default = _font(face).face.defaultWidth
    return float(sum(widths.get(ord(c), default) for c in text)) * size / 1000


@lru_cache(maxsize=4_000)
def _face_for(character: str, face: str) -> tuple[str, str]:
    """Return the face to use for a character and the character to print."""
    code = ord(character)
    # ReportLab writes the code of a character beyond the first plane wrongly in its ToUnicode map.
    if code <= 0xFFFF:
        if code in _font(face).face.charToGlyph:
            return face, character
        if code in _font(FALLBACK).face.charToGlyph:
            return FALLBACK, character
    return FALLBACK, REPLACEMENT


def pieces(text: str, face: str) -> tuple[tuple[str, str], ...]:
    """Cut `text` into (face, text) so that each face has all the characters it gets."""
    return (_pieces if len(text) <= _KEPT else _pieces.__wrapped__)(text, face)


@lru_cache(maxsize=20_000)
def _pieces(text: str, face: str) -> tuple[tuple[str, str], ...]:
    if text.isascii():
        return ((face, text),) if text else ()
    found: list[tuple[str, str]] = []
    for character in text:
        used, printed = _face_for(character, face)
        if found and found[-1][0] == used:
            found[-1] = (used, found[-1][1] + printed)
        else:
            found.append((used, printed))
    return tuple(found)


def measure(text: str, face: str, size: float) -> float:
    """Return the width of `text` in points, fallback characters included."""
    return (_measured if len(text) <= _KEPT else _measured.__wrapped__)(text, face, size)


@lru_cache(maxsize=50_000)
def _measured(text: str, face: str, size: float) -> float:
    return sum(width(piece, used, size) for used, piece in pieces(text, face))


def printable(text: str) -> str:
    """Return `text` as it is printed: characters without a shape as U+FFFD."""
    return "".join(piece for _, piece in pieces(text, "regular"))


class Warnings:
    """Collects, once each, the characters that cannot be printed as they were typed."""

    def __init__(self) -> None:
        self._missing: dict[str, None] = {}
        self._unshaped = False

    def look_at(self, text: str) -> None:
        """Note what is wrong with printing `text`."""
        if text.isascii():
            return
        for character in text:
            if _face_for(character, "regular")[1] != character:
                self._missing[character] = None
            if unicodedata.bidirectional(character) in _UNSHAPED:
                self._unshaped = True

    def sentences(self) -> list[str]:
        """Return what the user must know, in Dutch."""
        found = []
        if self._missing:
            names = ", ".join(f"{c} (U+{ord(c):04X})" for c in self._missing)
            found.append(
                f"Deze tekens kunnen niet worden gedrukt en zijn vervangen door een blokje: {names}"
            )
        if self._unshaped:
            found.append(
                "Er staat tekst in het document die van rechts naar links loopt. "
                "De letters staan er wel, maar niet in de juiste vorm en volgorde."
            )
        return found
