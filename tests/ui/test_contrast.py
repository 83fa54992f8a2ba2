"""What is drawn can be seen, light and dark: words on their ground, and where the focus is.

Looked at as pictures, so that it holds for what is really drawn, whatever the style sheet says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.ui.every_dialog import OUTSIDE, on_screen
from tests.ui.open_plan import (
    PAGES,
    OpenPlan,
    described,
    fold,
    open_plan,
    scroll_to,
    settle,
    shown,
    takes_tab,
    unfold,
)
from ui import style

TALL = (1360, 2600)  # so tall that most pages stand in it as a whole
TEXT, BORDER = 4.5, 3.0  # contrasts that WCAG 2.2 asks of words, and of what shows a control
EDGE = 7  # pixels: a ring of focus stands in this band along the edge of a control
INSIDE = (QTabBar, QAbstractItemView, QGraphicsView)
"""Show the focus at the tab, row or card that has it."""
INSIDE_LEAST = 40  # pixels of a ring round something small
Look = tuple[object, ...]


@pytest.fixture(scope="module", params=[False, True], ids=["light", "dark"])
def opened(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[OpenPlan]:
    with open_plan(tmp_path_factory.mktemp("home")) as made:
        made.dress(dark=request.param)
        made.resize(TALL)
        yield made


def luminance(colour: int) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (colour >> 16 & 255, colour >> 8 & 255, colour & 255)
    linear = [p / 255 / 12.92 if p <= 10 else ((p / 255 + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: int, other: int) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pixels(picture: QImage) -> list[int]:
    """The colours of a picture, line by line."""
    flat = picture.convertToFormat(QImage.Format.Format_RGB32)
    whole = memoryview(flat.constBits()).cast("B").cast("I")
    return [each & 0xFFFFFF for each in whole[: flat.width() * flat.height()]]


def picture_of(control: QWidget) -> QImage:
    """A control as it stands in the window, with what lies behind it."""
    window = control.window()
    return window.grab(QRect(control.mapTo(window, QPoint(0, 0)), control.size())).toImage()


# Words.


def look_of(control: QWidget) -> Look:
    """What decides how a control is drawn: one of each look is looked at on each page."""
    around = control.parentWidget()
    names = ("look", "stage", "severity", "refused")
    checked = control.isChecked() if isinstance(control, QAbstractButton) else None
    return (
        type(control),
        control.isEnabled(),
        checked,
        *(control.property(name) for name in names),
        around.property("look") if around is not None else None,
    )


def faint_words(root: QWidget) -> list[str]:
    """Words that stand out too little from the ground that most of their control has."""
    found, seen = [], set()
    for each in shown(root):
        is_words = isinstance(each, QLabel | QAbstractButton) and str(each.property("text") or "")
        if not is_words or each.visibleRegion().boundingRect().size() != each.size():
            continue
        if look_of(each) in seen:
            continue
        seen.add(look_of(each))
        colours = Counter(pixels(picture_of(each)))
        ground = colours.most_common(1)[0][0]
        # Letters are drawn with soft edges: the strongest pixel comes nearest to their colour.
        best = max(contrast(ground, colour) for colour in colours)
        if best < TEXT:
            found.append(f"{described(each)}: {best:.2f} on {QColor(ground).name()}")
    return found


@pytest.mark.parametrize("page_id", PAGES)
def test_words_stand_out_on_a_page(opened: OpenPlan, page_id: str) -> None:
    for tab in opened.tabs(page_id):
        unfold(opened.page)
        assert faint_words(opened.window) == [], tab


@pytest.mark.parametrize("name", OUTSIDE)
def test_words_stand_out_outside_the_pages(opened: OpenPlan, name: str) -> None:
    with on_screen(OUTSIDE[name], opened) as made:
        assert faint_words(made) == []


def test_faint_words_are_noticed(opened: OpenPlan) -> None:
    label = QLabel("Bijna niet te lezen", opened.window)
    label.setStyleSheet("background: #808080; color: #8a8a8a")
    label.resize(label.sizeHint())
    label.show()
    label.raise_()
    settle()
    assert faint_words(label)
    label.deleteLater()


def test_stages_are_words_on_the_page_too(opened: OpenPlan) -> None:
    tokens = style.current()
    for stage in ("join", "needs", "plan", "last"):
        for ground in ("ground", "side", "panel", f"{stage}-ground"):
            colours = [tokens.colour(each).rgb() & 0xFFFFFF for each in (stage, ground)]
            assert contrast(*colours) >= TEXT, (stage, ground)


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QComboBox])
def test_the_border_of_a_field_stands_out(opened: OpenPlan, kind: type[QWidget]) -> None:
    for page_id in ("plan", "urgentie"):
        opened.show(page_id)
        opened.plan.top.more.setFocus()
        fields = [each for each in opened.page.findChildren(kind) if each.isVisible()]
        for each in [field for field in fields if field.isEnabled() and not field.hasFocus()]:
            picture = picture_of(each)
            edge, inside = picture.pixel(0, picture.height() // 2), picture.pixel(3, 8)
            assert contrast(edge & 0xFFFFFF, inside & 0xFFFFFF) >= BORDER, described(each)


# The focus.


def ring(before: QImage, after: QImage, *, only_edge: bool) -> int:
    """How many pixels changed so much that one sees it, all or in the band along the edge."""
    width, height = before.width(), before.height()
    changed = 0
    for place, (was, now) in enumerate(zip(pixels(before), pixels(after), strict=True)):
        if was == now:
            continue
        y, x = divmod(place, width)
        is_edge = min(x, y, width - 1 - x, height - 1 - y) < EDGE
        changed += (is_edge or not only_edge) and contrast(was, now) >= BORDER
    return changed


def focus_not_seen(root: QWidget, elsewhere: QWidget) -> list[str]:
    """Controls that look the same with and without the focus."""
    found, seen = [], set()
    for each in shown(root):
        if not takes_tab(each) or each is elsewhere or look_of(each) in seen:
            continue
        seen.add(look_of(each))
        scroll_to(each)
        elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
        before = picture_of(each)
        each.setFocus(Qt.FocusReason.TabFocusReason)
        assert each.hasFocus(), described(each)
        after = picture_of(each)
        is_inside = isinstance(each, INSIDE)
        least = INSIDE_LEAST if is_inside else each.width() + each.height()
        drawn = ring(before, after, only_edge=not is_inside)
        if drawn < least:
            found.append(f"{described(each)}: {drawn} of {least}")
    return found


def test_a_focus_that_is_not_seen_is_noticed(opened: OpenPlan) -> None:
    opened.window.activateWindow()
    field = QLineEdit("Geen ring", opened.window)
    field.setStyleSheet("border: 1px solid gray; padding: 4px")
    field.resize(field.sizeHint())
    field.show()
    field.raise_()
    settle()
    assert focus_not_seen(field, opened.plan.top.more)
    field.deleteLater()


@pytest.mark.parametrize("page_id", PAGES)
def test_the_focus_is_seen_on_a_page(opened: OpenPlan, page_id: str) -> None:
    opened.window.activateWindow()
    for tab in opened.tabs(page_id):
        for turn in (fold, unfold):
            turn(opened.page)
            assert focus_not_seen(opened.page, opened.plan.top.more) == [], tab


def test_the_focus_is_seen_around_the_pages(opened: OpenPlan) -> None:
    opened.window.activateWindow()
    page = opened.show("resultaten")
    for part in (opened.plan.top, opened.plan.side, opened.plan.help, opened.plan.bottom):
        assert focus_not_seen(part, page.first_focus()) == []
    opened.plan.help.show_long_text()
    assert focus_not_seen(opened.plan.help, page.first_focus()) == []
    opened.plan.help.show_guidance()


@pytest.mark.parametrize("name", [name for name in OUTSIDE if name != "about"])
def test_the_focus_is_seen_outside_the_pages(opened: OpenPlan, name: str) -> None:
    with on_screen(OUTSIDE[name], opened) as made:
        first, *others = [each for each in shown(made) if takes_tab(each)]
        if others:
            assert focus_not_seen(made, first) == []
            assert focus_not_seen(made, others[-1]) == []
