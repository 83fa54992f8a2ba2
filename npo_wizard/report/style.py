"""The look of the printed plan, read from `resources/report/style.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any

from npo_wizard import resources

_LEAST_SIZE = 8.0  # points: smaller is not read
_A3 = 2**0.5  # an A3 is so much wider and higher than an A4
_A3_TYPE = 1.3  # so its text can be read from a wall


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a kind of text looks: lengths in points, colour by token, face by name."""

    size: float
    leading: float
    before: float
    after: float
    colour: str
    face: str

    def scaled(self, factor: float) -> TextStyle:
        """Return the same look, larger or smaller; white space changes more than letters."""
        return replace(
            self,
            size=max(self.size * factor, min(self.size, _LEAST_SIZE)),
            leading=self.leading * factor,
            before=self.before * factor**2,
            after=self.after * factor**2,
        )


@dataclass(frozen=True, slots=True)
class PageStyle:
    """Paper and margins in points; `foot` is from the edge of the paper to the foot's text."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    foot: float
    cover_side: float

    @property
    def text_width(self) -> float:
        """Width of the column of text."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height of the column of text."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Style:
    """All that decides how the document looks; colours as `#RRGGBB` by token."""

    light: dict[str, str]
    dark: dict[str, str]
    tones: tuple[str, ...]
    page: PageStyle
    texts: dict[str, TextStyle]

    def text(self, name: str) -> TextStyle:
        """Return the style of a kind of text; KeyError when style.toml does not name it."""
        return self.texts[name]

    def scaled(self, factor: float) -> Style:
        """Return the style with all texts larger or smaller; the page stays as it is."""
        texts = {name: look.scaled(factor) for name, look in self.texts.items()}
        return replace(self, texts=texts)

    def on_paper(self, paper: str) -> Style:
        """Return the style for paper of another size: a4 or a3."""
        if paper != "a3":
            return self
        page = PageStyle(**{name: value * _A3 for name, value in asdict(self.page).items()})
        return replace(self.scaled(_A3_TYPE), page=page)

    def with_accent(self, colour: str) -> Style:
        """Return the style with another accent on light ground; empty: the usual one."""
        return replace(self, light={**self.light, "accent": colour}) if colour else self

    def tone(self, number: int) -> str:
        """Return the colour token of bar number `number`, counted from 1 and going round."""
        return self.tones[(number - 1) % len(self.tones)]


def _fields(table: dict[str, Any]) -> dict[str, Any]:
    return {name.replace("-", "_"): value for name, value in table.items()}


@cache
def style() -> Style:
    """Read the look of the document, once."""
    data = tomllib.loads(resources.text("report/style.toml"))
    return Style(
        light=data["light"],
        dark=data["dark"],
        tones=tuple(data["tones"]["order"]),
        page=PageStyle(**_fields(data["page"])),
        texts={name: TextStyle(**_fields(table)) for name, table in data["text"].items()},
    )
