"""What is told while a document is made, and when it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QAbstractButton

from tests.ui import document_makers
from tests.ui.memory_file import example_bridge
from ui.export import DocumentBroken
from ui.export_panel import ExportPanel

WAIT_MS = 20_000


def made(qtbot, maker) -> ExportPanel:
    panel = ExportPanel(example_bridge(), maker=maker)
    qtbot.addWidget(panel)
    return panel


def exported(qtbot, maker, target: Path) -> ExportPanel:
    panel = made(qtbot, maker)
    panel.export(target)
    qtbot.waitUntil(lambda: not panel.is_busy, timeout=WAIT_MS)
    return panel


@pytest.fixture
def opened(monkeypatch) -> list[Path]:
    """What the computer was asked to show."""
    asked: list[Path] = []

    def open_url(url):
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return asked


def test_it_is_not_there_before_something_is_made(qtbot, styled):
    assert made(qtbot, document_makers.quick).isHidden()


def test_it_says_where_the_document_stands_and_what_is_amiss_in_it(qtbot, styled, tmp_path):
    panel = exported(qtbot, document_makers.quick, tmp_path / "Plan.pdf")
    assert panel.text.text() == f"Opgeslagen als 'Plan.pdf' in '{tmp_path}'. Eén letter ontbreekt."
    assert panel.isVisible()
    assert not panel.bar.isVisible()


def test_the_document_and_its_folder_can_be_opened(qtbot, styled, tmp_path, opened):
    panel = exported(qtbot, document_makers.quick, tmp_path / "Plan.pdf")
    panel.open.click()
    panel.folder.click()
    assert opened == [tmp_path / "Plan.pdf", tmp_path]


def test_a_computer_that_cannot_show_it_says_where_it_is(qtbot, styled, tmp_path, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    panel = exported(qtbot, document_makers.quick, tmp_path / "Plan.pdf")
    panel.open.click()
    assert panel.text.text() == f"Deze computer kan '{tmp_path / 'Plan.pdf'}' niet openen."


def test_it_shows_how_far_it_is_and_can_be_cancelled(qtbot, styled, tmp_path):
    panel = made(qtbot, document_makers.endless)
    panel.export(tmp_path / "Plan.pdf")
    assert panel.cancel.isVisible()
    qtbot.waitUntil(lambda: "pagina 1 van 3" in panel.text.text(), timeout=WAIT_MS)
    assert (panel.bar.value(), panel.bar.maximum()) == (1, 3)
    with qtbot.waitSignal(panel._bridge.message, timeout=WAIT_MS) as said:
        panel.cancel.click()
    assert said.args == ["Gestopt. Er is geen document gemaakt.", False]
    assert panel.isHidden()
    assert not (tmp_path / "Plan.pdf").exists()


def test_a_second_document_waits_for_the_first(qtbot, styled, tmp_path):
    panel = made(qtbot, document_makers.endless)
    panel.export(tmp_path / "Een.pdf")
    panel.export(tmp_path / "Twee.pdf")
    assert "Een.pdf" in panel.text.text()
    panel.cancel.click()
    qtbot.waitUntil(lambda: not panel.is_busy, timeout=WAIT_MS)


def test_what_goes_wrong_is_said_in_full_and_stays_until_it_is_read(qtbot, styled, tmp_path):
    panel = exported(qtbot, document_makers.refused, tmp_path / "Plan.pdf")
    assert "Er is geen plaats meer." in panel.text.text()
    assert "Ruim op." in panel.text.text()
    panel.close_button.click()
    assert panel.isHidden()


def test_a_mistake_in_the_program_is_passed_on(qtbot, styled, tmp_path):
    panel = made(qtbot, document_makers.broken)
    with qtbot.waitSignal(panel.broken, timeout=WAIT_MS) as said:
        panel.export(tmp_path / "Plan.pdf")
    assert isinstance(said.args[0], DocumentBroken)
    assert panel.isHidden()


def test_every_control_has_a_name(qtbot, styled):
    panel = made(qtbot, document_makers.quick)
    for control in [*panel.findChildren(QAbstractButton), panel.bar]:
        found = QAccessible.queryAccessibleInterface(control)
        assert found.text(QAccessible.Text.Name), control.objectName()
