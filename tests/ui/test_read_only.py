"""A plan that can only be read: everything is shown, nothing in the window can change it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from npo_wizard import resources
from npo_wizard.errors import PlanReadOnly, TargetExists
from npo_wizard.plan.edits import SetField
from npo_wizard.storage import exchange
from npo_wizard.storage.planfile import read
from npo_wizard.storage.readonly import ReadOnlyPlan
from tests.ui.open_plan import PAGES, OpenPlan, described, open_plan, settle, shown, unfold
from ui.dialogs import ask
from ui.widgets.editor import Editor

REASON = "U mag in deze map niet schrijven."
LOOKING_ONLY = ("scope", "amount")
"""Editors that choose what is shown; they change nothing in the plan."""


def read_only_example(path: Path = Path("/gedeeld/plan.npoplan")) -> ReadOnlyPlan:
    found = exchange.from_json(resources.text("examples/voorbeeldstad.json"))
    return ReadOnlyPlan(
        found.view, found.history, path, read_only=REASON, at=datetime(2026, 11, 2, tzinfo=UTC)
    )


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenPlan]:
    """The program with the example open to read only."""
    with open_plan(tmp_path_factory.mktemp("home"), example="waterdorp") as found:
        assert found.window.close_plan()
        found.window._show_plan(read_only_example())
        settle()
        yield found


def test_the_window_says_that_it_can_only_be_read_and_why(opened: OpenPlan) -> None:
    plan = opened.plan
    assert plan.top.save_state.words == "Alleen lezen"
    assert plan.top._dot.accessibleName() == "Alleen lezen"
    assert plan.reading.isVisible()
    assert plan.reading.text.text() == REASON
    assert not plan.top.undo.isEnabled()
    assert not plan.top.redo.isEnabled()
    assert plan.top.export.isEnabled()
    assert plan.top.preview.isEnabled()


@pytest.mark.parametrize("page_id", PAGES)
def test_no_control_on_any_page_changes_it(
    opened: OpenPlan, page_id: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(opened.wizard.mishaps, "meet", _must_not_happen)
    before = opened.plan.bridge.view
    opened.show(page_id)
    opened.plan.bridge.blockSignals(True)  # nothing leads away from the page
    for where in opened.tabs(page_id):
        unfold(opened.page)
        for control in shown(opened.page):
            _use(qtbot, control, where)
        for place in range(len(_buttons(opened))):
            if place < len(buttons := _buttons(opened)):
                buttons[place].click()
        settle()
        opened.plan.pages.seal()
        assert opened.plan.bridge.view is before, where
    opened.plan.bridge.blockSignals(False)


def _use(qtbot: QtBot, control: QWidget, where: str) -> None:
    """Try all that a hand can do with a control that is on."""
    told = f"{described(control)} on {where}"
    if isinstance(control, Editor) and control.objectName() not in LOOKING_ONLY:
        assert control.is_read_only, told
    if not control.isEnabled():
        return
    if isinstance(control, QLineEdit | QTextEdit):
        is_filter = isinstance(control, QLineEdit) and "Zoek" in control.placeholderText()
        assert control.isReadOnly() or is_filter, told
        if is_filter:  # may be typed in: it only looks
            qtbot.keyClicks(control, "abc")
            control.clear()
            return
        before = _text(control)
        _type_paste_and_drop(qtbot, control)
        assert _text(control) == before, told
    elif isinstance(control, QTableView):
        control.setFocus()
        control.setCurrentIndex(control.model().index(0, min(1, control.model().columnCount())))
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Insert, Qt.Key.Key_Delete):
            qtbot.keyClick(control, key)
        qtbot.keyClick(control, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    elif isinstance(control, QComboBox):
        owner = control.parentWidget()
        assert not isinstance(owner, Editor), told


def _type_paste_and_drop(qtbot: QtBot, control: QWidget) -> None:
    data = QMimeData()
    data.setText("geplakt")
    QGuiApplication.clipboard().setMimeData(data)
    control.setFocus()
    qtbot.keyClicks(control, "abc")
    for key in (Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Z):
        qtbot.keyClick(control, key, Qt.KeyboardModifier.ControlModifier)
    assert not control.acceptDrops() or control.property("readOnly") is True


def _text(control: QLineEdit | QTextEdit) -> str:
    return control.text() if isinstance(control, QLineEdit) else control.toPlainText()


def _must_not_happen(error: BaseException) -> None:
    raise AssertionError(f"a control reached the plan: {error}")


def _buttons(opened: OpenPlan) -> list[QAbstractButton]:
    return [each for each in shown(opened.page) if isinstance(each, QAbstractButton)]


def test_save_as_makes_a_plan_of_ones_own(
    opened: OpenPlan, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "van-mij.npoplan"
    monkeypatch.setattr(ask, "save_file", lambda *_, **__: target)
    title = opened.plan.bridge.view.plan.title
    opened.plan.reading._done.click()
    qtbot.waitUntil(lambda: opened.plan.bridge.file.path == target, timeout=20_000)
    assert not opened.plan.bridge.is_read_only
    assert opened.plan.reading.isHidden()
    opened.plan.bridge.apply(SetField("plan", "plan", "title", "Van mij"))
    assert opened.window.close_plan()
    assert read(target).plan.title == "Van mij" != title


def test_the_file_itself_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "plan.npoplan"
    path.write_bytes(b"van een ander")
    with pytest.raises(TargetExists):
        read_only_example(path).save_copy(path, overwrite=True)
    assert path.read_bytes() == b"van een ander"


def test_an_edit_is_refused_in_words() -> None:
    with pytest.raises(PlanReadOnly) as caught:
        read_only_example().apply(SetField("plan", "plan", "title", "x"))
    assert str(caught.value) == (
        "U kunt dit plan alleen lezen. U mag in deze map niet schrijven. Het bestand is niet "
        "veranderd. Bewaar een kopie in een map waarin u mag schrijven, en werk daarin verder."
    )
