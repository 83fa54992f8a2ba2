"""Each trouble, as the program really raises it, says in Dutch: what happened, what is safe, what
to do. Nothing of what Python or the computer itself says of it comes along."""

from __future__ import annotations

import errno
import importlib
import os
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import npo_wizard
from npo_wizard.errors import ContentError, NpoError, from_os_error
from tests.dutch import not_dutch
from tests.every_error import EVERY

OF_PROGRAMMERS = re.compile(
    r"Traceback|Exception|\berrno\b|\w+Error\b|<class|object at|\bline \d|sqlite|\bSQL\b|\\x", re.I
)
OF_THE_COMPUTER = re.compile(
    r"\b(?:input|output|device|permission|denied|such|timed|out|connection|operation|argument|"
    r"resource|stale|handle|network|host|exceeds|limit|expecting|delimiter|read-only|left)\b",
    re.I,
)
WITH_A_NAME = re.compile(r"'[^']*'")


CASES = [(kind, name) for kind, made in EVERY.items() for name in made]


def own_words(error: BaseException) -> Iterator[str]:
    """What Python and the computer said of what lies under an error."""
    cause = error.__cause__
    while cause is not None:
        is_ours = isinstance(cause, NpoError) or type(cause).__module__.startswith("npo_wizard")
        if not is_ours:
            yield from filter(None, (str(cause), str(getattr(cause, "strerror", None) or "")))
        cause = cause.__cause__


@pytest.mark.parametrize(("kind", "name"), CASES, ids=[name for _, name in CASES])
def test_it_says_what_happened_what_is_safe_and_what_to_do(
    kind: type[NpoError], name: str, tmp_path: Path
) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    with pytest.raises(NpoError) as caught:
        EVERY[kind][name](folder)
    assert type(caught.value) is kind
    look_at(caught.value)


def test_whatever_the_computer_refuses_is_told_in_dutch() -> None:
    for number in errno.errorcode:
        error = OSError(number, os.strerror(number))
        told = from_os_error(error, Path("map") / "plan.pdf")
        told.__cause__ = error
        look_at(told)


def look_at(error: NpoError) -> None:
    """Hold the words of an error to the light."""
    parts = (error.explanation, error.safe, error.advice)
    assert error.title
    assert not error.title.endswith(".")
    for part in parts:
        lines = part.splitlines() if isinstance(error, ContentError) else [part]
        assert lines
        for line in lines:
            assert line.rstrip().endswith((".", "?", '".')), part
    assert len(set(parts)) == len(parts), "says the same twice"
    plain = WITH_A_NAME.sub("''", str(error))
    assert not_dutch([plain]) == set()
    assert not OF_PROGRAMMERS.search(plain)
    assert not OF_THE_COMPUTER.search(plain)
    for words in own_words(error):
        assert words not in str(error)


@pytest.mark.parametrize("words", ["[Errno 5] Input/output error", "Permission denied", "a None"])
def test_the_checks_see_what_is_not_for_users(words: str) -> None:
    assert not_dutch([words]) or OF_PROGRAMMERS.search(words) or OF_THE_COMPUTER.search(words)


def family(kind: type[NpoError] = NpoError) -> Iterator[type[NpoError]]:
    if kind.__module__.startswith("npo_wizard."):
        yield kind
    for child in kind.__subclasses__():
        yield from family(child)


def test_every_kind_in_the_program_is_in_the_table() -> None:
    for found in pkgutil.walk_packages(npo_wizard.__path__, "npo_wizard."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    assert set(family()) - set(EVERY) == set()
