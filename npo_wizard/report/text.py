"""Cleaning of text at the border of the document, so that every character can be printed."""

from __future__ import annotations

import re
import unicodedata

# What XML 1.0 does not allow in a document (section 2.2), surrogates included.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile("[ \t\n\r\f\v\u0085\u2028\u2029]+")
# Control, format (joiners, direction marks, soft hyphen), surrogate, private, unassigned.
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_VARIATION_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


def without_forbidden(xhtml: str) -> str:
    """Return `xhtml` without the characters that may not stand in any XML document.

    The template escapes markup in what people typed, but a control character cannot be escaped.
    """
    return _NOT_XML.sub("", xhtml)


def clean(text: str) -> str:
    """Return `text` composed (NFC), white space folded, without what has no shape on paper."""
    folded = _SPACES.sub(" ", text)
    if folded.isascii() and folded.isprintable():
        return folded
    kept = "".join(character for character in folded if _is_printable(character))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", kept))


def _is_printable(character: str) -> bool:
    if character in _VARIATION_SELECTORS:
        return False
    return unicodedata.category(character) not in _UNPRINTABLE
