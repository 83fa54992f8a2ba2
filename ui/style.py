"""How the window looks: tokens read from `resources/style`, and icons in their colours.

No colour or size stands anywhere else in the window. What paints itself asks `current()`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from npo_wizard import resources, settings

FAMILY = "Source Sans 3"
ACTIONS_MENU = Qt.ContextMenuPolicy.ActionsContextMenu
_FIRST_FACES, _OTHER_FACES = ("Regular", "Semibold"), ("It", "Bold")
_NORMAL = 100  # per cent


@dataclass(frozen=True)
class Tokens:
    """The colours and sizes of one appearance. text_scale: per cent."""

    is_dark: bool
    text_scale: int
    colours: Mapping[str, str]
    sizes: Mapping[str, float]

    def colour(self, name: str) -> QColor:
        """Return a colour by its token."""
        return QColor(self.colours[name])

    def size(self, name: str) -> int:
        """Return a size in pixels by its token, grown with the text where it should."""
        return round(self.sizes[name])

    def font(self, size: str = "text", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the font of the window in a size of the tokens."""
        font = QFont(FAMILY)
        font.setPixelSize(self.size(size))
        font.setWeight(weight)
        return font


class _Values(dict[str, str]):
    """What stands for a name in the style sheet: a colour, a size, or the path of an icon."""

    def __init__(self, chosen: Tokens) -> None:
        super().__init__(chosen.colours)
        self._chosen = chosen

    def __missing__(self, name: str) -> str:
        if name.startswith("icon."):
            _, icon_name, token = name.split(".")
            return _tinted(icon_name, self[token], settings.data_folder())
        return str(self._chosen.size(name))


class _Sheet(Template):
    """A style sheet with `@{token}` where a colour, size or icon belongs."""

    delimiter = "@"
    idpattern = r"(?a:[a-z][a-z0-9.-]*)"


@cache
def tokens(dark: bool, text_scale: int = _NORMAL) -> Tokens:
    """Return the tokens of the light or dark appearance at a text scale in per cent."""
    read = tomllib.loads(resources.text("style/tokens.toml"))
    grown = {name: value * text_scale / _NORMAL for name, value in read["sizes"].items()}
    return Tokens(dark, text_scale, read["dark" if dark else "light"], grown | read["fixed"])


_current: list[Tokens] = []


def current() -> Tokens:
    """Return the tokens of the appearance in use."""
    return _current[-1] if _current else tokens(False)


def apply_style(app: QApplication, dark: bool, text_scale: int) -> None:
    """Give the whole program this appearance; what is open changes with it."""
    chosen = tokens(dark, text_scale)
    _current[:] = [chosen]
    for face in _FIRST_FACES:
        _load_face(face)
    app.setPalette(_palette(chosen))
    app.setFont(chosen.font())
    app.setStyleSheet(_Sheet(resources.text("style/window.qss")).substitute(_Values(chosen)))


def apply_settings(app: QApplication, chosen: settings.Settings) -> None:
    """Give the whole program the appearance that the user chose."""
    apply_style(app, _is_dark(chosen.theme), chosen.text_size)


def icon(name: str, token: str = "ink-soft", off: str = "") -> QIcon:
    """Return an icon of the family in a colour; `off`: its colour where it cannot be used."""
    colours, folder = current().colours, settings.data_folder()
    made = QIcon(_tinted(name, colours[token], folder))
    if off:
        made.addFile(_tinted(name, colours[off], folder), mode=QIcon.Mode.Disabled)
    return made


@cache
def _tinted(name: str, colour: str, folder: Path) -> str:
    """Return the path of an icon in a colour: a style sheet takes files only, so it is one."""
    text = resources.text(f"icons/{name}.svg").replace("currentColor", colour)
    file = folder / "iconen" / f"{name}-{colour.removeprefix('#').lower()}.svg"
    # A full disk is no reason not to start: every icon stands beside a word.
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
    return file.as_posix()


def load_other_faces() -> None:
    """Load the faces of the font that only a plan needs: nothing before it is in them."""
    for face in _OTHER_FACES:
        _load_face(face)


@cache
def _load_face(face: str) -> None:
    QFontDatabase.addApplicationFont(str(resources.path(f"report/fonts/SourceSans3-{face}.ttf")))


def _is_dark(theme: settings.Theme) -> bool:
    if theme is settings.Theme.SYSTEM:
        return QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return theme is settings.Theme.DARK


def _palette(chosen: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(chosen.colour("side"))
    for colour, roles in {
        "ink": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText),
        "ink-faint": (role.PlaceholderText,),
        "ground": (role.Base, role.Button, role.ToolTipBase),
        "side": (role.Window, role.AlternateBase),
        "accent": (role.Link, role.LinkVisited, role.Highlight, role.Accent),
        "on-accent": (role.HighlightedText, role.BrightText),
    }.items():
        for each in roles:
            palette.setColor(each, chosen.colour(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, chosen.colour("ink-faint"))
    return palette
