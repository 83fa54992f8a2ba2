"""A process stands ready for the next document, and is gone when the program is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from npo_wizard.plan.view import PlanView
from npo_wizard.storage import exchange
from tests.ui import document_makers
from ui import document_process as messages
from ui.document_worker import Spare, Worker

DAY = date(2026, 1, 1)
PLAN = exchange.to_json(PlanView.of([]))


@pytest.fixture
def spare():
    made = Spare()
    yield made
    made.end()


def made_by(worker: Worker, target: Path, maker: messages.Maker) -> str:
    """Ask a worker for a document; answers with the last thing that it told."""
    news = worker.ask((maker, PLAN, target, messages.PUBLIC, DAY))
    kind = ""
    while kind not in (messages.BUILT, messages.REFUSED, messages.BROKEN):
        kind, _ = news.recv()
    worker.let_go()
    return kind


def test_without_a_wish_none_stands_ready(spare):
    spare.renew()
    assert spare._worker is None


def test_the_worker_that_stands_ready_makes_the_next_document(spare, tmp_path):
    spare.prepare()
    ready = spare._worker
    taken = spare.take()
    assert taken is ready
    assert made_by(taken, tmp_path / "a.pdf", messages.make_document) == messages.BUILT
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert not taken.is_alive
    spare.renew()
    assert spare._worker is not None
    assert spare._worker is not ready


def test_where_the_one_that_stood_ready_has_gone_another_is_made(spare, tmp_path):
    spare.prepare()
    gone = spare._worker
    gone.stop()
    gone._process.join()
    taken = spare.take()
    assert taken is not gone
    assert made_by(taken, tmp_path / "a.pdf", document_makers.quick) == messages.BUILT


def test_one_that_goes_at_the_wrong_moment_is_heard_to_have_gone():
    worker = Worker(is_warm=False)
    worker.stop()
    worker._process.join()
    news = worker.ask((document_makers.quick, PLAN, Path("a.pdf"), messages.PUBLIC, DAY))
    with pytest.raises((EOFError, OSError)):
        news.recv()
    worker.let_go()


def test_the_end_of_the_program_is_not_held_up(spare):
    spare.prepare()
    process = spare._worker._process
    spare.end()
    assert not process.is_alive()
    assert process.exitcode != -9, "it was killed only after it did not listen"
    spare.renew()
    assert spare._worker is None
