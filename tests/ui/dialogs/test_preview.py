"""The preview: the pages of the document as it is now, within the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from npo_wizard.errors import DiskFull
from npo_wizard.plan.edits import SetField
from tests.ui import document_makers
from tests.ui.memory_file import example_bridge
from ui.dialogs.preview import Preview

WAIT_MS = 60_000


def made(qtbot, maker) -> Preview:
    preview = Preview(example_bridge(), maker=maker)
    qtbot.addWidget(preview)
    preview.resize(1000, 700)
    preview.show()
    preview.build()
    return preview


@pytest.fixture
def preview(qtbot, styled) -> Iterator[Preview]:
    """The preview of a document of four pages, each of which names itself."""
    shown = made(qtbot, document_makers.four_pages)
    qtbot.waitUntil(lambda: shown.place.text() == "Pagina 1 van 4", timeout=WAIT_MS)
    yield shown
    shown.close_preview()


def test_only_pages_in_sight_are_drawn(preview, qtbot):
    pages = preview.pages.pages
    qtbot.waitUntil(lambda: pages[0].is_drawn)
    assert not pages[3].is_drawn
    preview.pages.show_page(3)
    qtbot.waitUntil(lambda: pages[3].is_drawn)
    assert not pages[0].is_drawn


def test_a_page_shows_what_is_printed_on_it(preview, qtbot):
    picture = preview.pages.pages[0].grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(5, 300, 2) for y in range(5, 200, 2)}
    assert "#ffffff" in colours
    assert any(colour < "#600000" for colour in colours)


def test_a_screen_reader_hears_the_page_in_sight(preview, qtbot):
    assert "Dit is bladzijde 1" in preview.pages.accessibleDescription()
    preview.next.click()
    assert "Dit is bladzijde 2" in preview.pages.accessibleDescription()
    assert preview.pages.pages[1].accessibleName() == "Pagina 2 van 4"


def test_next_and_previous_go_page_by_page_and_stop_at_the_ends(preview):
    assert not preview.previous.isEnabled()
    for place in ("2", "3", "4"):
        preview.next.click()
        assert preview.place.text() == f"Pagina {place} van 4"
    assert not preview.next.isEnabled()
    preview.previous.click()
    assert preview.place.text() == "Pagina 3 van 4"


def test_the_keys_go_page_by_page_too(preview):
    for key, place in (
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_End, 4),
        (Qt.Key.Key_PageUp, 3),
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_PageUp, 1),
    ):
        QTest.keyClick(preview.pages, key)
        assert preview.place.text() == f"Pagina {place} van 4"


def test_it_fits_the_width_until_one_zooms(preview, qtbot):
    assert preview.pages.horizontalScrollBar().maximum() == 0
    before = preview.pages.pages[0].width()
    preview.resize(700, 700)
    assert preview.pages.pages[0].width() < before
    preview.pages.set_zoom(1)
    assert preview.fit.text() == "100%"
    assert preview.pages.pages[0].width() == 794  # A4 at 96 dots per inch
    preview.zoom_in.click()
    assert preview.fit.text() == "125%"
    preview.zoom_out.click()
    QTest.keyClick(preview.pages, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert preview.fit.text() == "80%"
    preview.fit.click()
    assert preview.pages.horizontalScrollBar().maximum() == 0


def test_zooming_stays_on_the_page_in_sight(preview, qtbot):
    preview.pages.show_page(2)
    preview.zoom_in.click()
    qtbot.waitUntil(lambda: preview.place.text() == "Pagina 3 van 4")


def test_when_the_plan_changes_the_preview_can_be_made_anew(preview, qtbot):
    assert preview.refresh.isHidden()
    preview._bridge.apply(SetField("plan", "plan", "title", "Nieuwe titel"))
    assert not preview.refresh.isHidden()
    preview.next.click()
    preview.refresh.click()
    assert preview.place.text() == ""
    qtbot.waitUntil(lambda: "Pagina 2" in preview.place.text(), timeout=WAIT_MS)
    assert "Nieuwe titel" in preview.pages.accessibleDescription()
    assert preview.refresh.isHidden()


def test_it_can_be_stopped_while_it_is_made(qtbot, styled):
    preview = made(qtbot, document_makers.endless)
    qtbot.waitUntil(lambda: preview.progress.maximum() == document_makers.PAGES, timeout=WAIT_MS)
    assert preview.cancel.isVisible()
    with qtbot.waitSignal(preview.closed):
        preview.cancel.click()
    assert not preview.pages.pages


def test_what_goes_wrong_is_passed_on_and_the_preview_closes(qtbot, styled):
    preview = Preview(example_bridge(), maker=document_makers.refused)
    qtbot.addWidget(preview)
    said = []
    preview.failed.connect(said.append)
    with qtbot.waitSignal(preview.closed, timeout=WAIT_MS):
        preview.build()
    qtbot.waitUntil(lambda: bool(said))
    assert isinstance(said[0], DiskFull)


def test_every_control_has_a_name(preview):
    for control in [*preview.findChildren(QAbstractButton), preview.pages, preview.progress]:
        found = QAccessible.queryAccessibleInterface(control)
        assert found.text(QAccessible.Text.Name), control.objectName()
