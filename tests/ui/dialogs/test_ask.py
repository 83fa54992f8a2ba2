"""Files to save have the end that belongs to them, and none is chosen by accident."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.dialogs import ask


@pytest.fixture
def answer(monkeypatch):
    """Answer the file dialog without showing it; keeps the dialog as it was asked."""
    asked: list[QFileDialog] = []

    def answered(accepts: bool) -> list[QFileDialog]:
        def execute(self: QFileDialog) -> int:
            asked.append(self)
            return int(accepts)

        monkeypatch.setattr(QFileDialog, "exec", execute)
        return asked

    return answered


def test_a_file_to_save_is_proposed_with_its_end(styled, qtbot, tmp_path: Path, answer):
    parent = QWidget()
    qtbot.addWidget(parent)
    asked = answer(True)
    chosen = ask.save_file(parent, "Bewaar", tmp_path / "Plan.pdf", ask.PDF_FILES)
    assert chosen == tmp_path / "Plan.pdf"
    assert asked[0].defaultSuffix() == "pdf"
    assert asked[0].acceptMode() is QFileDialog.AcceptMode.AcceptSave


def test_no_file_is_chosen_when_the_user_stops(styled, qtbot, tmp_path: Path, answer):
    parent = QWidget()
    qtbot.addWidget(parent)
    answer(False)
    assert ask.save_file(parent, "Bewaar", tmp_path / "Plan.pdf", ask.PDF_FILES) is None


def test_a_file_to_open_must_be_there(styled, qtbot, tmp_path: Path, answer):
    (tmp_path / "a.npoplan").touch()
    parent = QWidget()
    qtbot.addWidget(parent)
    asked = answer(False)
    assert ask.open_file(parent, "Open", tmp_path, ask.PLAN_FILES) is None
    assert asked[0].fileMode() is QFileDialog.FileMode.ExistingFile


def test_a_folder_that_is_not_there_yet_is_not_taken_for_a_file(styled, qtbot, tmp_path, answer):
    parent = QWidget()
    qtbot.addWidget(parent)
    asked = answer(True)
    ask.open_file(parent, "Open", tmp_path / "plannen" / "2023", ask.PLAN_FILES)
    assert Path(asked[0].directory().absolutePath()) == tmp_path
    assert "plannen" not in [Path(name).name for name in asked[0].selectedFiles()]


def test_a_folder_is_chosen(styled, qtbot, tmp_path: Path, answer):
    parent = QWidget()
    qtbot.addWidget(parent)
    asked = answer(True)
    assert ask.folder(parent, "Kies een map", tmp_path) == tmp_path
    assert asked[0].fileMode() is QFileDialog.FileMode.Directory
