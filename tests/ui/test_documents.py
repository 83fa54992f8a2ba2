"""Files made from the open plan: a copy, its data, the document, and a look at it first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from npo_wizard.errors import DiskFull
from npo_wizard.plan.edits import SetField
from npo_wizard.storage import exchange, planfile
from ui import documents
from ui.dialogs import ask
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.work_dialog import WorkDialog
from ui.documents import Documents
from ui.export import ExportJob

WAIT_MS = 60_000


@pytest.fixture
def target(tmp_path, monkeypatch):
    """Where the user says that a file goes; also keeps what was proposed."""

    class Chosen:
        proposed: Path
        path: Path | None = None

    chosen = Chosen()

    def save_file(parent, title, proposal, kinds):
        chosen.proposed = proposal
        return chosen.path

    monkeypatch.setattr(ask, "save_file", save_file)
    chosen.path = tmp_path / "uit.bestand"
    return chosen


def made(plan_window) -> Documents:
    return plan_window.findChild(Documents)


def test_a_copy_is_a_plan_of_its_own(plan_window, target, tmp_path, qtbot):
    target.path = tmp_path / "kopie.npoplan"
    plan_window.bridge.apply(SetField("plan", "plan", "title", "Samen"))
    made(plan_window).save_copy()
    qtbot.waitUntil(lambda: bool(plan_window.bottom.toast.words))
    assert "kopie.npoplan" in plan_window.bottom.toast.words
    assert planfile.read(target.path) == plan_window.bridge.view
    assert target.proposed.name == "Samen (kopie).npoplan"


def test_the_data_can_be_read_back(plan_window, target, qtbot):
    made(plan_window).export_json()
    qtbot.waitUntil(lambda: bool(plan_window.bottom.toast.words))
    text = target.path.read_text(encoding="utf-8")
    assert json.loads(text)["format"] == "npoplan"
    assert exchange.from_json(text).view == plan_window.bridge.view


def test_nothing_happens_when_no_place_is_chosen(plan_window, target):
    target.path = None
    for act in (made(plan_window).save_copy, made(plan_window).export_json):
        act()
    plan_window.top.export.click()
    assert not plan_window.findChildren(WorkDialog)
    assert not plan_window.bottom.toast.words


def test_a_place_that_cannot_be_written_is_said(plan_window, target, tmp_path, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(ask, "show_error", lambda parent, error: said.append(error))
    target.path = tmp_path / "geen" / "map" / "plan.json"
    made(plan_window).export_json()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].explanation
    assert said[0].advice


def test_the_plan_becomes_a_pdf(plan_window, target, tmp_path, qtbot):
    target.path = tmp_path / "plan.pdf"
    qtbot.mouseClick(plan_window.top.export, Qt.MouseButton.LeftButton)
    assert target.proposed.suffix == ".pdf"
    qtbot.waitUntil(lambda: bool(plan_window.bottom.toast.words), timeout=WAIT_MS)
    assert target.path.read_bytes().startswith(b"%PDF-")
    assert not [each for each in plan_window.findChildren(WorkDialog) if each.isVisible()]


def test_what_goes_wrong_with_a_document_is_said(plan_window, target, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(ask, "show_error", lambda parent, error: said.append(error))

    def start(self, *asked, **named):
        self.failed.emit(DiskFull("Er is geen plaats meer."))

    monkeypatch.setattr(documents.ExportJob, "start", start)
    plan_window.top.export.click()
    assert isinstance(said[0], DiskFull)
    assert not [each for each in plan_window.findChildren(WorkDialog) if each.isVisible()]


def test_a_document_can_be_stopped(plan_window, target, qtbot, monkeypatch):
    monkeypatch.setattr(ExportJob, "start", lambda self, *asked, **named: None)
    monkeypatch.setattr(ExportJob, "cancel", lambda self: self.cancelled.emit())
    plan_window.top.export.click()
    (dialog,) = [each for each in plan_window.findChildren(WorkDialog) if each.isVisible()]
    qtbot.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert not target.path.exists()


def test_the_preview_shows_the_pages(plan_window, qtbot):
    qtbot.mouseClick(plan_window.top.preview, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(plan_window.findChildren(PreviewDialog)), timeout=WAIT_MS)
    (dialog,) = plan_window.findChildren(PreviewDialog)
    assert dialog.page_count > 5
    qtbot.waitUntil(lambda: "Bladzijde 1 van" in dialog._place.text())
    first = dialog.pages[0]
    qtbot.waitUntil(lambda: bool(first.accessibleDescription()))
    assert plan_window.bridge.view.plan.title.split()[-1] in first.accessibleDescription()
    drawn = first.grab().toImage()
    colours = {drawn.pixelColor(x, y).name() for x in range(0, 400, 7) for y in range(0, 500, 7)}
    assert len(colours) > 3
    with qtbot.waitSignal(dialog.export_wanted):
        monkey = dialog.findChild(QPushButton, "preview_export")
        plan_window.bridge.export_requested.disconnect()
        dialog.export_wanted.disconnect(made(plan_window).export)
        qtbot.mouseClick(monkey, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
