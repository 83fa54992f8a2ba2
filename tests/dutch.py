"""Whether a text for the user is Dutch, and free of what only programmers read."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORDS = """
the and you your with from this that these those not are were for please click select choose
new delete remove add edit undo redo copy paste cut search find next previous back done
loading none unknown untitled page step row column value save saved saving cancel close yes
apply file files error warning failed success settings options preview show hide about more
less draft empty missing required optional invalid number text date year amount name title
browse folder directory look discard ignore retry abort reset defaults restore today quit
exit monday tuesday wednesday thursday friday saturday sunday january february march may
june july october
"""
ENGLISH = frozenset(_WORDS.split())
"""English words that no official in the Netherlands reads in a Dutch sentence."""
FILLER = re.compile(r"lorem|ipsum|\btodo\b|\bxxx\b|\{\w*\}|\bNone\b|object at 0x", re.I)
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|/\S*/\S*|\b\S+\.(?:npoplan|pdf|json|html)\b")


def not_dutch(texts: Iterable[str]) -> set[str]:
    """The texts with an English word or filling in them."""
    found = set()
    for text in texts:
        plain = ADDRESS.sub(" ", text.replace("&", ""))
        words = set(re.findall(r"[a-zà-ÿ-]+", plain.casefold()))
        if words & ENGLISH or FILLER.search(plain):
            found.add(f"{sorted(words & ENGLISH)} in {text[:90]!r}")
    return found
