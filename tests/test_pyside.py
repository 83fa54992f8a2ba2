"""The window stands on a PySide that keeps count of None, True and False.

PySide 6.12.0 takes one reference off them with every call that answers one of them, where Python
is 3.11; after some thousands of calls the program is gone. So that release is excluded.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

CALLS = 2000
PLAY = 100  # references that come and go with anything else that runs


@pytest.fixture
def widget(qapp: QApplication) -> QWidget:
    return QWidget()


@pytest.mark.parametrize(
    ("answer", "call"),
    [
        pytest.param(None, lambda widget: widget.update(), id="None"),
        pytest.param(None, lambda widget: widget.parentWidget(), id="no object"),
        pytest.param(True, lambda widget: widget.isEnabled(), id="True"),
        pytest.param(False, lambda widget: widget.isVisible(), id="False"),
    ],
)
def test_a_call_leaves_the_references_to_its_answer_as_they_were(
    widget: QWidget, answer: object, call: Callable[[QWidget], object]
) -> None:
    assert call(widget) is answer
    before = sys.getrefcount(answer)
    for _ in range(CALLS):
        call(widget)
    assert sys.getrefcount(answer) > before - PLAY


def test_an_overridden_method_that_answers_nothing_does_so_too(qapp: QApplication) -> None:
    class Hearing(QObject):
        heard = 0

        def timerEvent(self, event: object) -> None:  # noqa: N802
            self.heard += 1

    hearing = Hearing()
    hearing.startTimer(0)
    before = sys.getrefcount(None)
    while hearing.heard < CALLS:
        qapp.processEvents()
    assert sys.getrefcount(None) > before - PLAY
