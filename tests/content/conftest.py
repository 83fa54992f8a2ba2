"""A copy of the content that a test may spoil, and what the reader then says of it."""

import shutil
from pathlib import Path

import pytest

from npo_wizard import content, resources
from npo_wizard.content.reading import read
from npo_wizard.errors import ContentError, Problem


class Spoiled:
    """The content in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def text(self, file: str) -> str:
        return (self.root / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        (self.root / file).write_text(text, encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace the first place where `old` stands; it must be there."""
        text = self.text(file)
        assert old in text, f"{old!r} is not in {file}"
        self.write(file, text.replace(old, new, 1))

    def append(self, file: str, text: str) -> None:
        self.write(file, f"{self.text(file)}\n{text}\n")

    def line_of(self, file: str, marker: str, nth: int = 1) -> int:
        """The line on which a marker stands for the nth time, counted without the reader."""
        lines = self.text(file).splitlines()
        found = [number for number, line in enumerate(lines, start=1) if marker in line]
        return found[nth - 1]

    def problems(self) -> tuple[Problem, ...]:
        with pytest.raises(ContentError) as caught:
            read(self.root)
        return caught.value.problems


@pytest.fixture
def spoiled(tmp_path) -> Spoiled:
    root = tmp_path / "resources"
    for folder in ("content", "profiles", "help", "data"):
        shutil.copytree(resources.path(folder), root / folder)
    return Spoiled(root)


@pytest.fixture(scope="session")
def loaded():
    return content.load()
