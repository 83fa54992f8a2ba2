"""Texts that stand in a PDF beside its pages: names of links, lines of the outline, the title.

What is printed is never shortened; these are, as a text of the plan can be longer than a string in
an archival PDF may be.
"""

_MOST = 32_000
"""Bytes. A string holds at most 32,767 of them (ISO 19005-2, 6.1.13)."""
_WIDEST = 4
"""Bytes of a character that is not in ASCII, at most."""
_NAME_MOST = 300
"""Characters of a name, which a reader says as a whole. A link of many lines has it at each."""


def kept(text: str) -> str:
    """Return a text as it may stand beside the pages; a cut is shown by an ellipsis."""
    return _cut(text, _MOST if text.isascii() else _MOST // _WIDEST)


def name(text: str) -> str:
    """Return the name of a link or of a line in the outline; a cut is shown by an ellipsis."""
    return _cut(text, _NAME_MOST)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "\u2026"
