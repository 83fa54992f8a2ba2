"""The writer: in order, after the commit and not before, and never giving up by itself."""

import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from npo_wizard.errors import DiskFull, TargetError
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.history import History
from npo_wizard.plan.nouns import PLAN_ID, Plan
from npo_wizard.plan.view import PlanView
from npo_wizard.storage import reading, writer
from npo_wizard.storage.reading import Stored, load
from npo_wizard.storage.rows import Stamp
from npo_wizard.storage.writer import Write, Writer

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
STAMP = Stamp("kenmerk", 1, NOON)


class Desk:
    """A writer on a new file, and all that it reports."""

    def __init__(self, path):
        self.path = path
        reading.make(path, Stored(PlanView.of([]), History(), STAMP))
        self.history = History()
        self.row = Plan(id=PLAN_ID)
        self.written = []
        self.failed = []
        self.news = threading.Event()
        self.writer = Writer(
            path,
            STAMP,
            on_written=lambda stamp, all_done: self.written.append((stamp, all_done)),
            on_failed=self._note_failure,
            retry_after=0.05,
        )

    def _note_failure(self, error):
        self.failed.append(error)
        self.news.set()

    def put(self, title, *, key=None):
        before, self.row = self.row, Plan(id=PLAN_ID, title=title)
        edit, inverse = (
            SetField("plan", "plan", "title", title),
            SetField("plan", "plan", "title", ""),
        )
        at = NOON + timedelta(seconds=len(self.history.entries))
        entry = self.history.done(edit, inverse, label=title, at=at, who="", merge_key=key)
        self.writer.put(Write(((before, self.row),), entry))

    def stored(self):
        return load(self.path)


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "plan.sqlite")
    yield desk
    desk.writer.stop()


def full(*args, **kwargs):
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise sa.exc.OperationalError("INSERT", {}, error)


def test_what_is_put_is_on_the_disk_after_a_flush(desk):
    desk.put("een")
    desk.put("twee")
    desk.writer.flush()
    stored = desk.stored()
    assert stored.view.plan.title == "twee"
    assert [entry.label for entry in stored.history.entries] == ["een", "twee"]
    assert stored.stamp.revision > STAMP.revision
    assert stored.stamp == desk.written[-1][0] == desk.writer.stamp


def test_typing_on_replaces_the_entry_of_the_same_step(desk):
    for text in ("T", "Ta", "Taal"):
        desk.put(text, key="title")
    desk.writer.flush()
    assert [entry.label for entry in desk.stored().history.entries] == ["Taal"]


def test_saved_is_told_after_the_commit_has_returned(desk):
    desk.put("een")
    desk.writer.flush()
    stamp, all_done = desk.written[-1]
    assert all_done
    assert desk.stored().stamp == stamp


def test_a_write_that_fails_is_told_kept_and_tried_again(desk, monkeypatch):
    real = writer.write_stamp
    monkeypatch.setattr(writer, "write_stamp", full)
    desk.put("een")
    desk.put("twee")
    assert desk.news.wait(5)
    assert isinstance(desk.failed[0], DiskFull)
    assert desk.stored().view.plan.title == ""
    with pytest.raises(TargetError):
        desk.writer.flush()
    monkeypatch.setattr(writer, "write_stamp", real)
    desk.writer.flush()
    stored = desk.stored()
    assert stored.view.plan.title == "twee"
    assert [entry.label for entry in stored.history.entries] == ["een", "twee"]


def test_a_transaction_that_fails_halfway_leaves_nothing_behind(desk, monkeypatch):
    desk.put("een")
    desk.writer.flush()
    monkeypatch.setattr(writer, "write_entry", full)
    desk.put("twee")
    assert desk.news.wait(5)
    assert desk.stored().view.plan.title == "een"


def test_a_call_runs_after_all_that_was_put_before_it(desk):
    desk.put("een")
    found = desk.writer.call(
        lambda connection, stamp: connection.exec_driver_sql("SELECT title FROM plan").scalar_one()
    )
    assert found == "een"


def test_a_call_that_fails_tells_whoever_waits_and_no_one_else(desk):
    with pytest.raises(ZeroDivisionError):
        desk.writer.call(lambda connection, stamp: 1 // 0)
    desk.put("een")
    desk.writer.flush()
    assert desk.failed == []


def test_only_the_thread_of_the_writer_touches_the_connection(desk):
    thread = desk.writer.call(lambda connection, stamp: threading.current_thread().name)
    assert thread == "plan-writer"


def test_after_stop_nothing_is_taken_in(tmp_path):
    desk = Desk(tmp_path / "plan.sqlite")
    desk.writer.stop()
    with pytest.raises(RuntimeError):
        desk.put("te laat")


def test_a_stamp_counts_the_transactions(desk):
    for number in range(3):
        desk.put(str(number))
        desk.writer.flush()
    assert desk.writer.stamp == replace(STAMP, revision=4, saved_at=desk.history.entries[-1].at)
