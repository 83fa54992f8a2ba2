"""Which abbreviations stand in a text, and whether the text writes one out."""

import re
from functools import lru_cache

_SHORT = re.compile(
    r"(?<![\w.@/-])(?=[A-Za-z]*[A-Z][A-Za-z]*[A-Z])[A-Z][A-Za-z]{1,5}(?![\w@]|\.\w)"
)
"""Two to six letters of which at least two are capitals, as a word of its own: LEA, SiSa."""
_SHOUTED = 0.5  # of the letters: a text in capitals has no abbreviations that can be known


@lru_cache(maxsize=8192)
def abbreviations(text: str) -> tuple[str, ...]:
    """Return the abbreviations in a text, each once, in the order of the text."""
    found = tuple(dict.fromkeys(_SHORT.findall(text)))
    return () if found and _is_shouted(text) else found


def _is_shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    is_long = len(letters) > 2 * 6
    return is_long and sum(c.isupper() for c in letters) > _SHOUTED * len(letters)


def written_out(short: str, text: str) -> bool:
    """Whether a text explains an abbreviation: "naam (ABC)" or "ABC (naam)"."""
    name = re.escape(short)
    behind = rf"[^\W\d_]{{2,}}[ \u00a0]\({name}\)"
    before = rf"(?<!\w){name} \([^()]*[^\W\d_]{{2,}}[^()]*\)"
    return re.search(f"{behind}|{before}", text) is not None
