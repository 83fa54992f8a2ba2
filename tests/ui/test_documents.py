"""Files made from the open plan: a copy, its data, the document, and a look at it first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from npo_wizard.plan.edits import SetField
from npo_wizard.report.compose import KINDS, PAPERS
from npo_wizard.storage import exchange, planfile
from ui import offers
from ui.dialogs import ask
from ui.dialogs.preview import Preview
from ui.documents import Documents
from ui.export_panel import ExportPanel

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
    assert not plan_window.findChildren(ExportPanel)
    assert not plan_window.bottom.toast.words


def test_a_place_that_cannot_be_written_is_said(plan_window, target, tmp_path, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(ask, "show_error", lambda parent, error: said.append(error))
    target.path = tmp_path / "geen" / "map" / "plan.json"
    made(plan_window).export_json()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].explanation
    assert said[0].advice


@pytest.mark.parametrize(
    ("button", "suffix", "start"),
    [("documents.pdf", ".pdf", b"%PDF-"), ("documents.csv_actions", ".csv", "\ufeff".encode())],
)
def test_the_plan_becomes_a_document(plan_window, target, tmp_path, qtbot, button, suffix, start):
    target.path = tmp_path / f"plan{suffix}"
    plan_window.show_documents()
    plan_window.findChild(QPushButton, button).click()
    assert target.proposed.suffix == suffix
    panel = plan_window.findChild(ExportPanel)
    assert panel.isVisible()
    assert panel.cancel.isVisible()
    qtbot.waitUntil(lambda: not panel.is_busy, timeout=WAIT_MS)
    assert panel.text.text() == f"Opgeslagen als '{target.path.name}' in '{tmp_path}'."
    assert target.path.read_bytes().startswith(start)


def test_every_document_has_a_button_a_place_and_a_name_of_its_own(
    plan_window, target, monkeypatch
):
    asked = []
    monkeypatch.setattr(ExportPanel, "export", lambda self, *what: asked.append(what))
    plan_window.show_documents()
    names = set()
    for _, found in offers.groups():
        for offer in found:
            target.path = Path(f"uit{offer.suffix}")
            plan_window.findChild(QPushButton, f"documents.{offer.id}").click()
            assert asked[-1] == (target.path, offer.wanted)
            assert target.proposed.suffix == offer.suffix
            names.add(target.proposed.name)
    assert len(names) == len(asked) == 10


def test_all_kinds_papers_and_forms_are_offered():
    found = [offer for _, group in offers.groups() for offer in group]
    assert {offer.wanted.kind for offer in found} == set(KINDS)
    assert {offer.wanted.paper for offer in found} == set(PAPERS)
    assert {offer.suffix for offer in found} == {".pdf", ".html", ".docx", ".xlsx", ".csv"}
    assert all(ask.kinds_of(offer.suffix) for offer in found)


def test_the_menu_leads_to_all_documents(plan_window):
    plan_window.top.more.menu().findChild(QAction, "documents").trigger()
    assert plan_window.page_id == "controle"
    assert plan_window.findChild(QPushButton, "documents.preview").hasFocus()


def test_the_button_above_the_plan_makes_a_pdf(plan_window, target, tmp_path, qtbot):
    target.path = tmp_path / "plan.pdf"
    qtbot.mouseClick(plan_window.top.export, Qt.MouseButton.LeftButton)
    panel = plan_window.findChild(ExportPanel)
    qtbot.waitUntil(lambda: not panel.is_busy, timeout=WAIT_MS)
    assert target.path.read_bytes().startswith(b"%PDF-")


def test_the_preview_takes_the_place_of_the_plan_and_gives_it_back(plan_window, qtbot):
    stack = plan_window.parentWidget()
    qtbot.mouseClick(plan_window.top.preview, Qt.MouseButton.LeftButton)
    preview = stack.currentWidget()
    assert isinstance(preview, Preview)
    qtbot.waitUntil(lambda: "Pagina 1 van" in preview.place.text(), timeout=WAIT_MS)
    title = plan_window.bridge.view.plan.title.split()[-1]
    assert title in preview.pages.pages[0].accessibleDescription()
    qtbot.keyClick(preview.pages, Qt.Key.Key_Escape)
    assert stack.currentWidget() is plan_window
    assert plan_window.top.preview.hasFocus()


def test_from_the_preview_to_the_pdf(plan_window, target, tmp_path, qtbot):
    target.path = tmp_path / "plan.pdf"
    plan_window.top.preview.click()
    preview = plan_window.parentWidget().currentWidget()
    preview.export.click()
    assert plan_window.isVisible()
    panel = plan_window.findChild(ExportPanel)
    qtbot.waitUntil(lambda: not panel.is_busy, timeout=WAIT_MS)
    assert target.path.exists()


def test_a_plan_can_be_closed_while_its_preview_is_made(wizard, plan_window, qtbot):
    plan_window.top.preview.click()
    preview = plan_window.parentWidget().currentWidget()
    assert wizard.window.close_plan()
    assert wizard.window.start.isVisible()
    qtbot.waitUntil(lambda: not shiboken6.isValid(preview), timeout=WAIT_MS)
