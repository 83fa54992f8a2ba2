"""Answers to questions of before stand on a tab of their own, where there are any."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from npo_wizard import content as contents
from npo_wizard.content.schema import Retired
from npo_wizard.plan.nouns import Answer
from tests.ui.memory_file import bridge_of
from ui.bridge import Bridge
from ui.pages.controle_page import ControlePage
from ui.pages.unasked_part import UnaskedPart

OLD = "Wat vindt de wethouder ervan?"


@pytest.fixture
def bridge(styled: QApplication) -> Bridge:
    made = bridge_of([Answer(id="oud.wethouder", text="Blij."), Answer(id="later", reason="Nee.")])
    retired = Retired(id="oud.wethouder", label=OLD, successor="analyse.stem")
    made._content = replace(contents.load(), retired={retired.id: retired})
    return made


def test_the_tab_shows_each_answer_under_its_old_question(bridge: Bridge, qtbot: QtBot) -> None:
    page = ControlePage(bridge, "controle")
    qtbot.addWidget(page)
    assert page.tabs.bar.tabText(page.tabs.bar.count() - 1) == "Eerdere vragen"
    page.tabs.show_part(page.tabs.bar.count() - 1)
    part = page.tabs.current
    assert isinstance(part, UnaskedPart)
    said = [each.text() for each in part.findChildren(QLabel)]
    assert OLD in said
    assert f"Nu is de vraag: {bridge.content.questions['analyse.stem'].label}" in said
    assert "Vraag die dit programma niet kent (later)" in said
    values = {name: field.editor.value() for name, field in part.fields.items()}
    assert values == {"oud.wethouder.text": "Blij.", "later.text": "", "later.reason": "Nee."}


def test_such_an_answer_can_still_be_changed(bridge: Bridge, qtbot: QtBot) -> None:
    part = UnaskedPart(bridge, "Eerdere vragen")
    qtbot.addWidget(part)
    editor = part.fields["oud.wethouder.text"].editor
    qtbot.keyClicks(editor.focus_target(), "Heel ")
    part.seal()
    answer = bridge.view.get(Answer, "oud.wethouder")
    assert answer is not None
    assert "Heel" in answer.text


def test_without_such_answers_there_is_no_such_tab(styled: QApplication, qtbot: QtBot) -> None:
    page = ControlePage(bridge_of(), "controle")
    qtbot.addWidget(page)
    texts = [page.tabs.bar.tabText(place) for place in range(page.tabs.bar.count())]
    assert "Eerdere vragen" not in texts
