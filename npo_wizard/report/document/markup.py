"""XML read into plain elements that know their line, and the questions one may ask them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from npo_wizard.report.document.nodes import DocumentError
from npo_wizard.report.text import clean, without_forbidden

_XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(slots=True)
class Element:
    """An element as written: children are elements and pieces of text."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element | str] = field(default_factory=list)

    def refuse(self, what: str) -> NoReturn:
        """Say that this element does not keep to the vocabulary."""
        raise DocumentError(self.line, f"<{self.name}>: {what}")

    def allow(self, *names: str) -> None:
        """Refuse any attribute that is not among `names`."""
        for name in self.attributes:
            if name not in names:
                self.refuse(f"attribute {name!r} is not known")

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute, cleaned, or `default`."""
        return clean(self.attributes[name]).strip() if name in self.attributes else default

    def require(self, name: str) -> str:
        """Return an attribute that must be there and may not be empty."""
        value = self.get(name)
        if not value:
            self.refuse(f"attribute {name!r} is missing or empty")
        return value

    def choice(self, name: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """Return an attribute that must be one of `allowed`."""
        value = self.attributes.get(name, default)
        if value is None or (value not in allowed and value != default):
            self.refuse(f"{name}={value!r} is not one of {', '.join(allowed)}")
        return value

    def whole(self, name: str, low: int, high: int, default: int | None = None) -> int:
        """Return an attribute that must be a whole number from `low` to `high`."""
        if name not in self.attributes and default is not None:
            return default
        text = self.require(name)
        if not text.isdecimal() or not low <= int(text) <= high:
            self.refuse(f"{name}={text!r} is not a number from {low} to {high}")
        return int(text)

    def decimal(self, name: str) -> float:
        """Return an attribute that must be a number of 0 or more."""
        text = self.require(name)
        try:
            value = float(text)
        except ValueError:
            self.refuse(f"{name}={text!r} is not a number")
        if not 0 <= value < 1e15:
            self.refuse(f"{name}={text!r} is out of range")
        return value

    def elements(self) -> Iterator[Element]:
        """Yield the children; refuse text between them."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
            elif child.strip():
                self.refuse(f"text is not allowed here: {child.strip()[:40]!r}")

    def empty(self) -> None:
        """Refuse any content."""
        for child in self.elements():
            child.refuse(f"is not allowed in <{self.name}>")


class _Builder:
    """Collects what expat reports into a tree of elements."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.root = Element("", {}, 0)
        self._open = [self.root]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = Element(name, attributes, self.parser.CurrentLineNumber)
        self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].children.append(text)

    def _entity(self, name: str, *_rest: object) -> None:
        raise DocumentError(self.parser.CurrentLineNumber, f"entity {name!r} is declared")


def read(xhtml: str) -> Element:
    """Return the root element; raises DocumentError when it is not well-formed XHTML."""
    builder = _Builder()
    try:
        builder.parser.Parse(without_forbidden(xhtml).encode("utf-8"), True)
    except expat.ExpatError as error:
        raise DocumentError(error.lineno, expat.errors.messages[error.code]) from error
    root = next(child for child in builder.root.children if isinstance(child, Element))
    if root.name != "html":
        root.refuse("the root must be <html>")
    if root.attributes.pop("xmlns", _XHTML) != _XHTML:
        root.refuse("xmlns is not that of XHTML")
    return root
