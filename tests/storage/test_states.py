"""What is safe where, in a sentence for the top bar."""

import errno
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from npo_wizard.errors import DiskFull, TargetError, TargetNotWritable
from npo_wizard.storage import states
from npo_wizard.storage.saving import States
from npo_wizard.storage.states import SaveKind, from_database_error

AT = datetime(2026, 3, 1, 14, 3).astimezone()
WORK = Path("/thuis/werk/plan.sqlite")


def test_saved():
    assert states.saved(AT).sentence == "Opgeslagen om 14:03"


def test_a_drive_that_is_gone():
    state = states.publishing_failed(AT, TargetError("Netwerkmap niet bereikbaar."))
    assert state.sentence == "Netwerkmap niet bereikbaar. Uw werk staat veilig op deze computer."


def test_work_that_is_only_in_memory():
    state = states.write_failed(AT, DiskFull("De schijf is vol."))
    assert state.sentence.startswith("Nog niet opgeslagen: De schijf is vol. Alles tot 14:03")


def test_work_that_moved():
    sentence = states.moved(AT, Path("/x/Plan.npoplan"), Path("/x/Plan 2.npoplan")).sentence
    assert sentence == (
        "Iemand anders heeft 'Plan.npoplan' veranderd. Uw werk staat nu in 'Plan 2.npoplan'."
    )


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_READONLY, TargetNotWritable),
        (sqlite3.SQLITE_CANTOPEN, TargetNotWritable),
        (sqlite3.SQLITE_IOERR_WRITE, TargetError),
    ],
)
def test_what_the_database_says_becomes_a_sentence(code, kind):
    cause = sqlite3.OperationalError("database or disk is full")
    cause.sqlite_errorcode = code
    told = from_database_error(sa.exc.OperationalError("INSERT", {}, cause), WORK)
    assert type(told) is kind
    assert "database" not in str(told)


def test_what_the_system_says_becomes_a_sentence():
    assert type(from_database_error(OSError(errno.ENOSPC, ""), WORK)) is DiskFull


def test_the_worst_that_holds_is_told():
    state = States(AT)
    state.saving()
    state.published(TargetError("Netwerkmap niet bereikbaar."))
    assert state.now.kind is SaveKind.PUBLISHING_FAILED
    state.write_failed(TargetError("Schijf stuk."))
    assert state.now.kind is SaveKind.WRITE_FAILED
    state.published(None)
    assert state.now.kind is SaveKind.WRITE_FAILED


def test_the_same_state_is_told_once():
    state, told = States(AT), []
    state.callback = told.append
    state.saving()
    state.saving()
    assert [each.kind for each in told] == [SaveKind.SAVING]
