"""Folding in the file: a long history opens small, can still be undone, and nothing is lost."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from npo_wizard.errors import PlanDamaged
from npo_wizard.plan import edits, folds
from npo_wizard.plan.folds import steps_of
from npo_wizard.plan.history import History
from npo_wizard.plan.past import as_it_was, field_steps
from npo_wizard.storage import exchange, folding
from npo_wizard.storage.engine import driver, engine_for
from npo_wizard.storage.folding import fold
from npo_wizard.storage.planfile import read, write_new
from npo_wizard.storage.reading import read_stored
from tests.small_plan import plan
from tests.storage.desk import crash, open_plan, title

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DONE = 40


@pytest.fixture(autouse=True)
def small_folds(monkeypatch):
    monkeypatch.setattr(folds, "KEPT", 10)
    monkeypatch.setattr(folds, "AT_ONCE", 10)


@pytest.fixture
def file(tmp_path):
    """A plan whose title changed four times a day, ten days long."""
    return worked_on(tmp_path / "plan.npoplan", DONE)


def worked_on(path, count):
    """A plan whose title changed so many times, four times a day."""
    view, history = plan(), History()
    for number in range(count):
        done = edits.apply(view, title(f"Titel {number}"))
        at = NOON + timedelta(days=number // 4, minutes=number)
        history.done(
            title(f"Titel {number}"), done.inverse, label="Titel", at=at, who="Jo", merge_key=None
        )
        view = done.view
    write_new(path, view, history)
    return path


def titles(stored):
    key = ("plan", "plan", "title")
    return [step.old for step in field_steps(stored.view, steps_of(stored.history), key)]


def test_opening_folds_and_publishing_makes_the_file_small(file):
    assert len(read_stored(file).history.entries) == DONE
    opened = open_plan(file)
    assert len(opened.history.entries) == 10
    opened.apply(title("Nieuw"))
    opened.close()
    after = read_stored(file)
    assert len(after.history.entries) == 11
    assert titles(after)[:11] == [f"Titel {n}" for n in range(39, 28, -1)]
    assert titles(after)[11:] == [
        *(f"Titel {n}" for n in (27, 23, 19, 15, 11, 7, 3)),
        "Samen verder",
    ]
    assert as_it_was(after.view, steps_of(after.history), 1) == plan()


def test_what_was_kept_can_be_undone_also_after_a_crash(file):
    crashed = open_plan(file)
    crashed.apply(title("Nieuw"))
    crash(crashed)
    again = open_plan(file)
    for _ in range(11):
        assert again.undo()
    assert again.undo() is None
    assert again.view.plan.title == "Titel 29"
    again.close()
    assert read(file).plan.title == "Titel 29"


def test_only_looking_leaves_the_file_as_it_is(file):
    before = file.read_bytes()
    open_plan(file).close()
    assert file.read_bytes() == before


def test_a_disk_that_refuses_leaves_everything_as_it_was(file, monkeypatch):
    def full(*_):
        raise folding.sa.exc.OperationalError("", {}, Exception("disk full"))

    monkeypatch.setattr(folding, "write_packs", full)
    opened = open_plan(file)
    assert len(opened.history.entries) == DONE
    opened.close()


def test_json_holds_the_folded_steps_and_gives_them_back(file):
    opened = open_plan(file)
    text = exchange.to_json(opened.view, opened.history)
    opened.close()
    found = exchange.from_json(text)
    assert exchange.to_json(found.view, found.history) == text
    assert list(steps_of(found.history)) == list(steps_of(opened.history))


@pytest.mark.parametrize(
    "folded",
    ["[1]", "{}", '"x"', '[{"seq": 1}]', "7", '[{"seq": 99, "at": 1, "who": 2}]', "null"],
)
def test_folded_steps_that_are_not_right_are_refused(file, folded):
    text = exchange.to_json(plan()).rstrip()[:-1] + f', "folded": {folded}}}'
    with pytest.raises(exchange.ImportRefused, match="folded"):
        exchange.from_json(text)


def test_a_pack_that_is_no_pack_is_damage_that_is_said(file):
    opened = open_plan(file)
    opened.apply(title("Nieuw"))
    opened.close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE history_pack SET data = 'tekst'")
    connection.close()
    with pytest.raises(PlanDamaged, match="geschiedenis"):
        read_stored(file)


def test_a_history_twice_as_long_takes_twice_the_work_to_fold(tmp_path):
    """Counted in steps of SQLite: a table without an index is read whole for each row that goes."""
    short, long = (work_of_folding(worked_on(tmp_path / f"{n}.npoplan", n)) for n in (300, 600))
    assert long < 3 * short


def work_of_folding(path):
    """How many hundreds of steps SQLite takes to fold the history of a plan file."""
    found, steps = read_stored(path), []
    with engine_for(path).connect() as connection:
        driver(connection).set_progress_handler(lambda: steps.append(1), 100)
        assert len(fold(connection, found.view, found.history).entries) == 10
    assert read(path) == found.view
    return len(steps)
