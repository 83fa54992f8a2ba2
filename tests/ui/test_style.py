"""The tokens hold their contrasts, and nothing of the look stands anywhere else."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QIcon
from PySide6.QtWidgets import QApplication, QDialogButtonBox

import ui
from npo_wizard import resources
from ui import style

UI = Path(ui.__file__).parent
GROUNDS = ("ground", "side", "panel")
TEXTS = ("ink", "ink-soft", "ink-faint", "accent", "good", "warn", "bad", "join", "needs", "plan",
         "last")  # fmt: skip
ON_THEIR_GROUND = (
    ("on-accent", "accent"), ("on-accent", "accent-strong"), ("on-good", "good"),
    ("ink", "warn-ground"), ("warn", "warn-ground"), ("warn", "badge-ground"), ("ink", "chosen"),
    ("ink-soft", "hover"), ("accent", "hover"), ("accent", "chosen"), ("ink-soft", "note"),
    ("join", "join-ground"), ("needs", "needs-ground"), ("plan", "plan-ground"),
    ("last", "last-ground"), ("grey", "grey-ground"), ("ink-faint", "empty"), ("ground", "ink"),
)  # fmt: skip
THEMES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(tokens: style.Tokens, one: str, other: str) -> float:
    light, dark = sorted(
        (luminance(tokens.colour(one)), luminance(tokens.colour(other))), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


def test_light_and_dark_have_the_same_names():
    read = tomllib.loads(resources.text("style/tokens.toml"))
    assert list(read["light"]) == list(read["dark"])


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_stands_out_on_every_ground(dark, ground, text):
    assert contrast(style.tokens(dark), text, ground) >= 4.5


@THEMES
@pytest.mark.parametrize(("text", "ground"), ON_THEIR_GROUND)
def test_text_stands_out_on_its_own_ground(dark, text, ground):
    assert contrast(style.tokens(dark), text, ground) >= 4.5


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
def test_borders_of_fields_stand_out(dark, ground):
    assert contrast(style.tokens(dark), "field-line", ground) >= 3


@pytest.mark.parametrize("scale", [100, 125, 150, 200])
@THEMES
def test_every_name_in_the_style_sheet_is_a_token(styled: QApplication, dark, scale):
    style.apply_style(styled, dark, scale)
    assert "@{" not in styled.styleSheet()
    for file in re.findall(r'url\("([^"]+)"\)', styled.styleSheet()):
        assert Path(file).is_file()


def test_the_text_grows_and_the_hair_lines_do_not():
    usual, large = style.tokens(False, 100), style.tokens(False, 150)
    assert large.size("text") == pytest.approx(1.5 * usual.size("text"), abs=1)
    assert large.size("hair") == usual.size("hair") == 1


def test_no_colour_stands_in_the_code_of_the_window():
    literal = re.compile(r"[\"']#[0-9A-Fa-f]{3,8}[\"']|Qt\.GlobalColor|QColor\(\d")
    found = {
        f"{file.name}: {hit}"
        for file in UI.rglob("*.py")
        for hit in literal.findall(file.read_text(encoding="utf-8"))
    }
    assert not found


def test_every_icon_that_is_asked_for_exists_and_takes_its_colour(styled: QApplication):
    for file in resources.path("icons").glob("*.svg"):
        if file.stem == "program":
            continue
        assert "currentColor" in file.read_text(encoding="utf-8"), file.name
        drawn = style.icon(file.stem, "bad").pixmap(32, 32).toImage()
        wanted = style.current().colour("bad")
        solid = [
            drawn.pixelColor(x, y)
            for x in range(drawn.width())
            for y in range(drawn.height())
            if drawn.pixelColor(x, y).alpha() == 255
        ]
        assert solid, file.name
        # Drawing rounds: one step of 255 is no other colour.
        assert all(abs(each.red() - wanted.red()) <= 1 for each in solid), file.name
        assert all(abs(each.blue() - wanted.blue()) <= 1 for each in solid), file.name


def test_the_mark_of_the_program_is_drawn(styled: QApplication):
    assert not QIcon(str(resources.path("icons/program.svg"))).pixmap(64, 64).isNull()


def test_the_letter_is_our_own_and_its_figures_are_equally_wide(styled: QApplication):
    for weight in (QFont.Weight.Normal, QFont.Weight.DemiBold):
        font = style.current().font()
        font.setWeight(weight)
        assert QFontInfo(font).family() == style.FAMILY
        widths = {QFontMetricsF(font).horizontalAdvance(figure) for figure in "0123456789"}
        assert len(widths) == 1


def test_standard_buttons_are_dutch(styled: QApplication, qtbot):
    box = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save
    )
    qtbot.addWidget(box)
    assert {each.text().replace("&", "") for each in box.buttons()} == {"Annuleren", "Opslaan"}
