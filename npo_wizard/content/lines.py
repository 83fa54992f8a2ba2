"""On which line of a TOML file a key stands, which the standard reader does not tell."""

import re
from collections.abc import Sequence

Key = str | int
Path = tuple[Key, ...]

_NAME = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_DOTTED = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_ARRAY = re.compile(rf"\s*\[\[\s*({_DOTTED})\s*\]\]")
_TABLE = re.compile(rf"\s*\[\s*({_DOTTED})\s*\]")
_VALUE = re.compile(rf"\s*({_DOTTED})\s*=")
_TOKEN = re.compile(r"""\"{3}|'{3}|"(?:\\.|[^"\\])*"|'[^']*'|\#.*|[\[\]{}]""")


class Lines:
    """The lines of the tables and keys of a text that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self._found: dict[Path, int] = {(): 1}
        self._counts: dict[Path, int] = {}
        self._table: Path = ()
        self._quote = ""
        self._depth = 0
        for number, line in enumerate(text.splitlines(), start=1):
            self._take(number, line)

    def of(self, path: Sequence[Key]) -> int:
        """Return the line of a path such as `("steps", 2, "title")`, else of what holds it."""
        known = tuple(path)
        while known not in self._found:
            known = known[:-1]
        return self._found[known]

    def _take(self, number: int, line: str) -> None:
        if self._quote or self._depth:
            self._follow(line)
        elif match := _ARRAY.match(line):
            *parents, last = _names(match[1])
            path = (*self._resolved(parents), last)
            index = self._counts.get(path, 0)
            self._counts[path] = index + 1
            self._enter((*path, index), number)
        elif match := _TABLE.match(line):
            self._enter(self._resolved(_names(match[1])), number)
        elif match := _VALUE.match(line):
            self._found.setdefault((*self._table, *_names(match[1])), number)
            self._follow(line[match.end() :])

    def _enter(self, path: Path, number: int) -> None:
        """Begin a table; what holds it may have no line of its own but this one."""
        self._table = path
        for end in range(1, len(path) + 1):
            self._found.setdefault(path[:end], number)

    def _resolved(self, names: list[str]) -> Path:
        """Put the number of the last entry behind each name that is an array of tables."""
        path: Path = ()
        for name in names:
            path = (*path, name)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return path

    def _follow(self, rest: str) -> None:
        """Keep track of a text or list that goes on over several lines."""
        while rest:
            if self._quote:
                _, closed, rest = rest.partition(self._quote)
                self._quote = "" if closed else self._quote
                continue
            token = _TOKEN.search(rest)
            if token is None:
                return
            rest = rest[token.end() :]
            self._enter_value(token[0])

    def _enter_value(self, token: str) -> None:
        if token in ('"""', "'''"):
            self._quote = token
        elif token in ("[", "{"):
            self._depth += 1
        elif token in ("]", "}"):
            self._depth -= 1


def _names(dotted: str) -> list[str]:
    return [name.strip("\"'") for name in re.findall(_NAME, dotted)]
