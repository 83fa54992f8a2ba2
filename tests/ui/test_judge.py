"""A plan is judged beside the window, and only what is still wanted is told."""

from __future__ import annotations

import threading

import pytest

from npo_wizard.plan.view import PlanView
from npo_wizard.rules import Judgement
from ui.judge import Judge, Verdict


class Work:
    """Judges when it may go on, and remembers in which thread."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.views: list[PlanView] = []
        self.threads: list[threading.Thread] = []

    def __call__(self, view: PlanView) -> Verdict:
        self.threads.append(threading.current_thread())
        self.may_go_on.wait(20)
        self.views.append(view)
        return Verdict(view, Judgement(), ())


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def judge(work, qtbot):
    made = Judge(work)
    made.told = []
    made.judged.connect(made.told.append)
    yield made
    work.may_go_on.set()
    made.wait()


def test_it_works_in_a_thread_and_tells_in_the_window(judge, work, qtbot):
    view = PlanView.of([])
    judge.ask(view)
    assert judge.is_busy
    assert not judge.told
    work.may_go_on.set()
    qtbot.waitUntil(lambda: bool(judge.told))
    assert judge.told[0].view is view
    assert work.threads[0] is not threading.main_thread()
    assert not judge.is_busy


def test_of_the_wishes_that_come_meanwhile_only_the_last_is_told(judge, work, qtbot):
    views = [PlanView.of([]) for _ in range(4)]
    for view in views:
        judge.ask(view)
    work.may_go_on.set()
    qtbot.waitUntil(lambda: bool(judge.told))
    assert [each.view for each in judge.told] == [views[-1]]
    assert work.views == [views[0], views[-1]]


def test_what_is_dropped_is_not_told(judge, work, qtbot):
    judge.ask(PlanView.of([]))
    judge.drop()
    work.may_go_on.set()
    qtbot.waitUntil(lambda: not judge.is_busy)
    assert judge.told == []


def test_at_once_answers_here_and_nothing_more_is_told(judge, work, qtbot):
    first, second = PlanView.of([]), PlanView.of([])
    judge.ask(first)
    work.may_go_on.set()
    assert judge.now(second).view is second
    qtbot.waitUntil(lambda: not judge.is_busy)
    assert judge.told == []


def test_a_mistake_in_a_rule_is_raised_in_the_window(qtbot):
    def broken(view: PlanView) -> Verdict:
        raise ValueError("a rule broke")

    judge = Judge(broken)
    with qtbot.captureExceptions() as caught:
        judge.ask(PlanView.of([]))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ValueError
    assert not judge.is_busy
