"""Opening after a crash, beside a colleague, and twice."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from npo_wizard.errors import PlanFileError, PlanInUse
from npo_wizard.plan.nouns import Need
from npo_wizard.storage.planfile import read
from tests.storage.desk import (
    add_need,
    change_by_another,
    crash,
    new_plan,
    open_plan,
    title,
    work_folders,
)

_DIES = """
import os, sys
from pathlib import Path
from tests.storage.desk import add_need, open_plan
plan = open_plan(Path(sys.argv[1]))
add_need(plan, "Getypt voor de stroom uitviel")
plan.flush()
print("saved", flush=True)
add_need(plan, "Misschien nog net")
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def path(tmp_path):
    return new_plan(tmp_path / "Plan.npoplan")


def test_a_second_window_is_told_that_the_plan_is_open(path):
    plan = open_plan(path)
    with pytest.raises(PlanInUse, match="al open"):
        open_plan(path)
    plan.close()
    open_plan(path).close()


def test_the_same_file_by_another_way_is_the_same_plan(path, tmp_path):
    link = tmp_path / "snelkoppeling.npoplan"
    link.symlink_to(path)
    plan = open_plan(path)
    with pytest.raises(PlanInUse):
        open_plan(link)
    plan.close()
    by_link = open_plan(link)
    by_link.apply(title("Via de snelkoppeling"))
    by_link.close()
    assert link.is_symlink()
    assert read(path).plan.title == "Via de snelkoppeling"


def test_work_that_was_saved_before_a_crash_comes_back_by_itself(path):
    plan = open_plan(path)
    add_need(plan, "Taal")
    crash(plan)
    assert read(path).rows(Need) == ()
    again = open_plan(path)
    assert again.view == plan.view
    assert again.recovered == plan.state.at
    assert again.notice.startswith("Uw werk is teruggehaald, tot ")
    assert again.undo_label == "Behoefte 'Taal' toegevoegd"
    again.close()
    assert read(path) == plan.view


def test_a_program_that_is_killed_loses_nothing_that_was_saved(path):
    ran = subprocess.run(
        [sys.executable, "-c", _DIES, str(path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout == "saved\n", ran.stderr
    again = open_plan(path)
    assert "Getypt voor de stroom uitviel" in [row.statement for row in again.view.rows(Need)]
    again.close()


def test_recovered_work_is_published_without_another_edit(path):
    plan = open_plan(path)
    add_need(plan, "Taal")
    crash(plan)
    again = open_plan(path)
    assert again.has_unpublished
    again.publish()
    assert read(path) == plan.view
    again.close()


def test_a_crash_without_new_work_says_nothing(path, home):
    crash(open_plan(path))
    again = open_plan(path)
    assert (again.recovered, again.notice) == (None, "")
    again.close()
    assert work_folders(home) == []


def test_a_crash_right_after_the_file_was_replaced_is_understood(path, monkeypatch):
    plan = open_plan(path)
    add_need(plan, "Taal")
    real = plan._saving._work.note
    notes = []

    def only_the_first(ticket):
        notes.append(ticket)
        if len(notes) == 1:
            real(ticket)

    monkeypatch.setattr(plan._saving._work, "note", only_the_first)
    plan.publish()
    crash(plan)
    again = open_plan(path)
    assert (again.recovered, again.notice) == (None, "")
    assert again.view == plan.view
    again.close()
    assert list(path.parent.glob("*teruggehaald*")) == []


def test_after_a_crash_a_file_that_a_colleague_changed_stays_and_the_work_stands_beside_it(path):
    plan = open_plan(path)
    add_need(plan, "Taal")
    crash(plan)
    theirs = change_by_another(path, "Van collega")
    again = open_plan(path)
    assert again.view.plan.title == "Van collega"
    (kept,) = path.parent.glob("Plan (teruggehaald *).npoplan")
    assert read(kept) == plan.view
    assert kept.name in again.notice
    assert "Iemand anders" in again.notice
    assert again.recovered == plan.state.at
    again.close()
    assert path.read_bytes() == theirs


def test_a_file_that_has_gone_is_made_again_from_the_work_copy(path):
    plan = open_plan(path)
    add_need(plan, "Taal")
    crash(plan)
    path.unlink()
    again = open_plan(path)
    assert again.view == plan.view
    again.close()
    assert read(path) == plan.view


def test_even_published_work_comes_back_when_the_file_has_gone(path):
    plan = open_plan(path)
    add_need(plan, "Taal")
    plan.publish()
    crash(plan)
    path.unlink()
    again = open_plan(path)
    again.close()
    assert again.view == plan.view
    assert read(path) == plan.view


def test_a_work_copy_that_is_broken_is_kept_apart_and_the_plan_opens(path, home):
    plan = open_plan(path)
    add_need(plan, "Taal")
    crash(plan)
    (folder,) = work_folders(home)
    database = folder / "plan.sqlite"
    database.write_bytes(database.read_bytes()[:4000])
    again = open_plan(path)
    assert again.view.plan.title == "Begin"
    assert "was stuk" in again.notice
    again.close()
    (aside,) = work_folders(home)
    assert aside.name.startswith("beschadigd-")


def test_a_program_that_ended_while_opening_leaves_nothing_to_recover(path, home):
    folder = home / "data" / "work" / "half"
    folder.mkdir(parents=True, exist_ok=True)
    ticket = {"path": str(path), "published": None, "pending": None}
    (folder / "ticket.json").write_text(json.dumps(ticket))
    (folder / "plan.sqlite").write_bytes(path.read_bytes()[:3000])
    plan = open_plan(path)
    assert (plan.recovered, plan.notice) == (None, "")
    plan.close()
    assert work_folders(home) == []


@pytest.mark.parametrize(
    "ticket",
    [
        "",
        "{",
        "[]",
        '{"path": 3}',
        "[" * 50_000,
        '{"path": "x", "pending": null, "published": {"digest": "", "revision": 1e999}}',
        '{"path": "x", "pending": null, "published": {"digest": 5, "revision": 1}}',
        '{"path": "x", "pending": null, "published": [1]}',
        '{"path": "' + "x" * 70_000 + '", "published": null, "pending": null}',
    ],
)
def test_a_work_folder_without_a_ticket_that_can_be_read_is_left_alone(path, home, ticket):
    strange = home / "data" / "work" / "vreemd"
    strange.mkdir(parents=True, exist_ok=True)
    (strange / "ticket.json").write_text(ticket)
    open_plan(path).close()
    assert (strange / "ticket.json").read_text() == ticket


def test_a_file_that_is_not_there_is_told_so(tmp_path, home):
    with pytest.raises(PlanFileError, match="staat niet"):
        open_plan(tmp_path / "weg.npoplan")
    assert work_folders(home) == []


def test_a_colleague_who_replaces_the_file_during_work_is_not_overwritten(path):
    plan = open_plan(path)
    add_need(plan, "Taal")
    theirs = change_by_another(path, "Van collega")
    told = []
    plan.on_state(told.append)
    plan.publish()
    assert path.read_bytes() == theirs
    assert plan.path.name.startswith("Plan (teruggehaald ")
    assert told[-1].kind == "moved"
    assert plan.path.name in told[-1].sentence
    add_need(plan, "Rekenen")
    plan.close()
    assert read(plan.path) == plan.view
    assert path.read_bytes() == theirs


def test_a_file_whose_time_changed_but_not_its_bytes_is_still_ours(path):
    plan = open_plan(path)
    add_need(plan, "Taal")
    os.utime(path)
    plan.close()
    assert plan.path == path
    assert read(path) == plan.view


def test_where_nothing_can_be_put_beside_the_file_the_work_goes_to_the_users_own_folder(
    path, home, monkeypatch
):
    from npo_wizard.errors import TargetNotWritable
    from npo_wizard.storage import opening

    real = opening.place

    def only_at_home(source, target, *, check):
        if target.parent == path.parent:
            raise TargetNotWritable("U mag hier niet schrijven.")
        real(source, target, check=check)

    monkeypatch.setattr(opening, "place", only_at_home)
    plan = open_plan(path)
    add_need(plan, "Taal")
    change_by_another(path, "Van collega")
    plan.close()
    assert plan.path.parent == home / "data" / "teruggehaald"
    assert read(plan.path) == plan.view
