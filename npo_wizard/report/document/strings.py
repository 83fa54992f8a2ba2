"""Texts that stand in a file beside its pages: names of links, texts of figures, the title.

What is printed is never shortened; these are, as a text of the plan can be longer than a string in
an archival PDF may be.
"""

_MOST = 32_000
"""Bytes. A string in PDF/A holds at most 32,767 of them (ISO 19005-2, 6.1.13)."""
_NAME_MOST = 300
"""Characters of a name, which a reader says as a whole. A link of many lines has it at each."""
_MARK = "\u2026"


def kept(text: str) -> str:
    """Return a text as it may stand beside the pages; a cut is shown by an ellipsis."""
    if text.isascii():
        return text if len(text) <= _MOST else text[: _MOST // 2] + _MARK
    wide = text.encode("utf-16-be", "surrogatepass")
    return text if len(wide) <= _MOST else wide[:_MOST].decode("utf-16-be", "ignore") + _MARK


def name(text: str) -> str:
    """Return the name of a link or of a line in the outline; a cut is shown by an ellipsis."""
    return text if len(text) <= _NAME_MOST else text[: _NAME_MOST - 1] + _MARK
