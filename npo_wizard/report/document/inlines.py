"""Reading of running text: words, weight, links, languages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from npo_wizard.report.document.markup import Element
from npo_wizard.report.document.nodes import (
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Strong,
    Text,
)
from npo_wizard.report.text import clean

NAMES = frozenset({"strong", "em", "a", "span", "br"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"(https?://[^\s/]|mailto:[^\s@]+@)\S*")


class InlineReader:
    """Reads the content of one paragraph; keeps track of white space over its elements."""

    def __init__(self, targets: list[tuple[Element, str]]) -> None:
        """`targets` collects the links to places in the document, to be checked at the end."""
        self._targets = targets
        self._at_space = True

    def read(self, children: Iterable[Element | str]) -> Inlines:
        """Return the inlines with white space folded and none at the ends."""
        return _trimmed_end(self._sequence(children))

    def _sequence(self, children: Iterable[Element | str]) -> Inlines:
        found: list[Inline] = []
        for child in children:
            if isinstance(child, str):
                text = self._folded(clean(child))
                if text:
                    found.append(Text(text))
            elif child.name == "br":
                child.allow()
                child.empty()
                found = list(_trimmed_end(tuple(found)))
                found.append(LineBreak())
                self._at_space = True
            else:
                found.extend(self._element(child))
        return tuple(found)

    def _folded(self, text: str) -> str:
        if self._at_space:
            text = text.lstrip(" ")
        if text:
            self._at_space = text.endswith(" ")
        return text

    def _element(self, element: Element) -> Inlines:
        if element.name not in NAMES:
            element.refuse("is not known, or not allowed in running text")
        inlines = self._sequence(element.children)
        href = lang = ""
        names_page = False
        if element.name == "a":
            element.allow("href", "class")
            href = self._href(element)
            names_page = element.choice("class", ("page",), "") == "page"
        elif element.name == "span":
            element.allow("lang")
            lang = element.require("lang")
            if not _LANGUAGE.fullmatch(lang):
                element.refuse(f"lang={lang!r} is not the name of a language")
        else:
            element.allow()
        if not inlines:
            return ()
        if href:
            return (Link(href, inlines, names_page),)
        if lang:
            return (Foreign(lang, inlines),)
        return (Strong(inlines) if element.name == "strong" else Emphasis(inlines),)

    def _href(self, element: Element) -> str:
        href = element.require("href")
        if href.startswith("#"):
            self._targets.append((element, href[1:]))
        elif not _ADDRESS.fullmatch(href):
            element.refuse(f"href={href[:60]!r} is not #id, https, http or mailto")
        return href


def _trimmed_end(inlines: Inlines) -> Inlines:
    """Return `inlines` without spaces or line breaks at the end."""
    kept = list(inlines)
    while kept:
        last = kept.pop()
        if isinstance(last, LineBreak):
            continue
        if isinstance(last, Text):
            text = last.text.rstrip(" ")
            if text:
                return (*kept, Text(text))
            continue
        inner = _trimmed_end(last.inlines)
        if not inner:
            continue
        return (*kept, _with(last, inner))
    return ()


def _with(inline: Strong | Emphasis | Link | Foreign, inner: Inlines) -> Inline:
    if isinstance(inline, Link):
        return Link(inline.href, inner, inline.names_page)
    if isinstance(inline, Foreign):
        return Foreign(inline.lang, inner)
    return type(inline)(inner)
