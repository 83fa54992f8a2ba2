"""A document is made beside the window, whole or not at all."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import pytest
import shiboken6

from npo_wizard.errors import DiskFull, NpoError, TargetError, TargetNotWritable
from npo_wizard.plan.nouns import PLAN_ID, Plan
from npo_wizard.plan.view import PlanView
from tests.ui import document_makers
from ui.document_process import PUBLIC, Wanted
from ui.export import DocumentBroken, ExportJob
from ui.mishaps import describe

DAY = date(2023, 3, 1)
VIEW = PlanView.of([Plan(id=PLAN_ID, title="Samen verder")])
WAIT_MS = 20_000


def started(target: Path, maker) -> ExportJob:
    job = ExportJob(maker=maker)
    job.start(VIEW, PUBLIC, target, made_on=DAY)
    return job


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "uit"
    folder.mkdir()
    return folder / "Plan.pdf"


def test_the_document_is_made_of_the_plan_with_progress_and_warnings(qtbot, target):
    job = ExportJob(maker=document_makers.quick)
    pages, ends = [], []
    job.progress.connect(lambda done, total: pages.append((done, total)))
    job.finished.connect(lambda path, warnings: ends.append((path, warnings)))
    with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
        job.start(VIEW, PUBLIC, target, made_on=DAY)
        assert job.is_running
    assert pages == [(1, 3), (2, 3), (3, 3)]
    assert ends == [(target, ["Eén letter ontbreekt."])]
    assert target.read_text(encoding="utf-8") == "Samen verder publiek 2023-03-01"
    assert not job.is_running


def test_nothing_else_is_left_in_the_folder(qtbot, target):
    job = started(target, document_makers.quick)
    qtbot.waitSignal(job.finished, timeout=WAIT_MS).wait()
    assert list(target.parent.iterdir()) == [target]


def test_a_cancelled_document_never_exists_and_the_old_one_stays(qtbot, target):
    target.write_text("het oude", encoding="utf-8")
    job = ExportJob(maker=document_makers.endless)
    with qtbot.waitSignal(job.progress, timeout=WAIT_MS):
        job.start(VIEW, PUBLIC, target, made_on=DAY)
    with qtbot.waitSignal(job.cancelled, timeout=WAIT_MS):
        job.cancel()
    job.wait()
    assert target.read_text(encoding="utf-8") == "het oude"
    assert list(target.parent.iterdir()) == [target]


def test_a_job_can_be_cancelled_before_its_process_is_there(qtbot, target):
    job = ExportJob(maker=document_makers.quick)
    with qtbot.waitSignal(job.cancelled, timeout=WAIT_MS):
        job.cancel()
        job.start(VIEW, PUBLIC, target, made_on=DAY)
    assert not target.exists()


def test_the_document_is_made_although_the_window_has_gone(qtbot, target):
    job = started(target, document_makers.quick)
    shiboken6.delete(job)
    job.wait()
    assert target.exists()


def failure(qtbot, job: ExportJob, target: Path) -> Exception:
    with qtbot.waitSignal(job.failed, timeout=WAIT_MS) as caught:
        job.start(VIEW, PUBLIC, target, made_on=DAY)
    return caught.args[0]


def test_a_trouble_comes_back_with_all_its_sentences(qtbot, target):
    error = failure(qtbot, ExportJob(maker=document_makers.refused), target)
    assert isinstance(error, DiskFull)
    assert str(error).endswith("Er is geen plaats meer. Uw plan is niet veranderd. Ruim op.")


def test_a_full_disk_while_it_is_made_is_told(qtbot, target):
    error = failure(qtbot, ExportJob(maker=document_makers.disk_full), target)
    assert isinstance(error, DiskFull)
    assert not target.exists()


def test_a_mistake_in_the_program_says_where_but_not_what_was_typed(qtbot, target):
    error = failure(qtbot, ExportJob(maker=document_makers.broken), target)
    assert isinstance(error, DocumentBroken)
    assert "ValueError" in str(error)
    assert "document_makers.py" in str(error)
    assert "document_makers.py" in describe(error)
    assert "een tekst van de gebruiker" not in describe(error)


def test_a_process_that_vanishes_is_told(qtbot, target):
    error = failure(qtbot, ExportJob(maker=document_makers.vanished), target)
    assert isinstance(error, TargetError)
    assert "onverwacht gestopt" in str(error)


def test_a_folder_that_is_not_there_is_told(qtbot, tmp_path):
    error = failure(qtbot, ExportJob(maker=document_makers.quick), tmp_path / "weg" / "Plan.pdf")
    assert isinstance(error, TargetNotWritable)
    assert "bestaat niet" in str(error)


def test_a_file_that_may_not_be_replaced_stays_as_it_was(qtbot, target, monkeypatch):
    target.write_text("het oude", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)
    error = failure(qtbot, ExportJob(maker=document_makers.quick), target)
    assert isinstance(error, NpoError)
    assert "alleen om te lezen" in str(error)
    assert target.read_text(encoding="utf-8") == "het oude"


def test_the_process_loads_nothing_of_the_window(qtbot, target):
    error = failure(qtbot, ExportJob(maker=document_makers.tells_modules), target)
    assert str(error).count("PySide6") == 0
    assert "PySide6" in " ".join(sys.modules)


@pytest.mark.parametrize(
    ("suffix", "wanted", "start"),
    [
        (".pdf", PUBLIC, b"%PDF-"),
        (".html", Wanted("werkbladen", paper="a3"), b"<!DOCTYPE html>"),
        (".csv", Wanted(sheet="acties"), "\ufeffActie".encode()),
    ],
)
def test_the_real_document_is_made_by_the_end_of_the_name(qtbot, target, suffix, wanted, start):
    job, target = ExportJob(), target.with_suffix(suffix)
    with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
        job.start(VIEW, wanted, target, made_on=DAY)
    assert target.read_bytes().startswith(start)
