"""Which sentences of a long text went and which came, so that nobody has to read both in full."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_PASSAGE = re.compile(r"[^\n]*?[.!?](?:\s+|$)|[^\n]*\n+|[^\n]+$")
_MOST_PAIRS = 1_000_000
"""Beyond this many pairs of sentences the middle is told as one piece: looking takes too long."""

Passages = tuple[tuple[str, ...], tuple[str, ...]]


def split(text: str) -> list[str]:
    """Cut a text after each sentence and line; joined again the parts are the text."""
    return _PASSAGE.findall(text)


def pieces(old: str, new: str) -> list[tuple[str, str]]:
    """Return both texts as pieces from begin to end that say the same on both sides, or not.

    The first parts joined are the old text, the second parts the new one.
    """
    before, after = split(old), split(new)
    first = _shared(before, after)
    last = _shared(before[first:][::-1], after[first:][::-1])
    ends = (len(before) - last, len(after) - last)
    return [
        *zip(before[:first], after[:first], strict=True),
        *_middle(before[first : ends[0]], after[first : ends[1]]),
        *zip(before[ends[0] :], after[ends[1] :], strict=True),
    ]


def _shared(one: list[str], other: list[str]) -> int:
    """How many parts say the same from the begin."""
    both = zip(one, other, strict=False)
    most = min(len(one), len(other))
    return next((at for at, (a, b) in enumerate(both) if a.rstrip() != b.rstrip()), most)


def _middle(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    if len(before) * len(after) > _MOST_PAIRS:
        yield "".join(before), "".join(after)
        return
    said = [part.rstrip() for part in before], [part.rstrip() for part in after]
    for step, a, b, c, d in SequenceMatcher(None, said[0], said[1]).get_opcodes():
        if step == "equal":
            yield from zip(before[a:b], after[c:d], strict=True)
        else:
            yield "".join(before[a:b]), "".join(after[c:d])


def passages(old: str, new: str) -> Passages:
    """Return the passages that went and those that came, each without the space around it."""
    different = [(a.strip(), b.strip()) for a, b in pieces(old, new)]
    gone = tuple(a for a, b in different if a and a != b)
    come = tuple(b for a, b in different if b and a != b)
    return gone, come
