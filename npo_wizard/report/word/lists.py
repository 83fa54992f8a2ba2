"""Real numbering: one look for bullets, one for numbers, and a new count for every list."""

from __future__ import annotations

from npo_wizard.report.word.elements import Xml, twips, w

_INDENT = 16.0
_DEEPEST = 8
"""Word knows nine levels; what lies deeper stands on the last."""
_BULLETS, _NUMBERS = 0, 1
_SIGNS = ("•", "–")


class Lists:
    """The lists of a document, written into its numbering part."""

    def __init__(self, numbering: Xml) -> None:
        """Begin with the two looks; what the part held is taken out."""
        self._numbering = numbering
        self._count = 0
        for child in list(numbering):
            numbering.remove(child)
        for look in (_BULLETS, _NUMBERS):
            levels = (_level(number, look) for number in range(_DEEPEST + 1))
            kind = w("multiLevelType", val="hybridMultilevel")
            numbering.append(w("abstractNum", kind, *levels, abstractNumId=look))

    def begin(self, *, ordered: bool) -> int:
        """Return the number of a new list; its items count from 1."""
        self._count += 1
        look = w("abstractNumId", val=_NUMBERS if ordered else _BULLETS)
        made = w("num", look, numId=self._count)
        if ordered:
            made.extend(
                w("lvlOverride", w("startOverride", val=1), ilvl=level)
                for level in range(_DEEPEST + 1)
            )
        self._numbering.append(made)
        return self._count


def place_in_list(number: int, depth: int) -> Xml:
    """Return what makes a paragraph an item of a list; depth counts from 0."""
    return w("numPr", w("ilvl", val=min(depth, _DEEPEST)), w("numId", val=number))


def indent(depth: int) -> Xml:
    """Return the indent of a paragraph that goes on under its item."""
    return w("ind", left=twips(_INDENT * (min(depth, _DEEPEST) + 1)))


def _level(number: int, look: int) -> Xml:
    sign = f"%{number + 1}." if look == _NUMBERS else _SIGNS[min(number, 1)]
    left = twips(_INDENT * (number + 1))
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="decimal" if look == _NUMBERS else "bullet"),
        w("lvlText", val=sign),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=left, hanging=twips(_INDENT))),
        ilvl=number,
    )
