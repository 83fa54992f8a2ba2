"""Words within a paragraph: weight, languages and links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from docx.oxml.ns import qn

from npo_wizard.report.document.nodes import Emphasis, Foreign, Inlines, LineBreak, Link, Text
from npo_wizard.report.word.elements import Xml, text, w

_IN_ADDRESSES = ":/?#@!$&'()*+,;=%~"


@dataclass(frozen=True, slots=True)
class _Manner:
    """How words are written: what stands round them in the tree."""

    strong: bool = False
    emphasis: bool = False
    link: bool = False
    lang: str = ""
    colour: str = ""

    def properties(self) -> Xml:
        """Return the properties of a run. A run has one style: a link that of links."""
        found = []
        if self.link or self.strong or self.emphasis:
            name = "Hyperlink" if self.link else "Strong" if self.strong else "Emphasis"
            found.append(w("rStyle", val=name))
        if self.strong and self.link:
            found += [w("b"), w("bCs")]
        if self.emphasis and (self.link or self.strong):
            found += [w("i"), w("iCs")]
        if self.colour:
            found.append(w("color", val=self.colour))
        if self.lang:
            found.append(w("lang", val=self.lang, eastAsia=self.lang, bidi=self.lang))
        return w("rPr", *found)


class Runs:
    """Makes runs; knows where links inside the document lead to."""

    def __init__(self, bookmarks: dict[str, str], relate: Callable[[str], str]) -> None:
        """`bookmarks`: by id of the tree; `relate` names an address in the file."""
        self._bookmarks = bookmarks
        self._relate = relate

    def of(self, inlines: Inlines, *, colour: str = "") -> list[Xml]:
        """Return the runs of running text; colour: `RRGGBB`, empty for that of the style."""
        return list(self._runs(inlines, _Manner(colour=colour)))

    def _runs(self, inlines: Inlines, manner: _Manner) -> Iterator[Xml]:
        for inline in inlines:
            if isinstance(inline, Text):
                yield w("r", manner.properties(), text(inline.text))
            elif isinstance(inline, LineBreak):
                yield w("r", w("br"))
            elif isinstance(inline, Link):
                yield self._link(inline, manner)
            elif isinstance(inline, Foreign):
                yield from self._runs(inline.inlines, replace(manner, lang=inline.lang))
            elif isinstance(inline, Emphasis):
                yield from self._runs(inline.inlines, replace(manner, emphasis=True))
            else:
                yield from self._runs(inline.inlines, replace(manner, strong=True))

    def _link(self, link: Link, manner: _Manner) -> Xml:
        runs = self._runs(link.inlines, replace(manner, link=True))
        if link.href.startswith("#"):
            return w("hyperlink", *runs, anchor=self._bookmarks[link.href[1:]], history=1)
        made = w("hyperlink", *runs, history=1)
        # Word calls a file damaged when an address in it is not well formed.
        made.set(qn("r:id"), self._relate(quote(link.href, safe=_IN_ADDRESSES)))
        return made
