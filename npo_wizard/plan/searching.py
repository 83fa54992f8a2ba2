"""Finding rows by words: accents and capitals make no difference."""

import unicodedata


def folded(text: str) -> str:
    """A text for searching: no accents, small letters."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def holds(text: str, words: str) -> bool:
    """Whether every word stands somewhere in the text; no words stand in any text."""
    searched = folded(text)
    return all(word in searched for word in folded(words).split())
