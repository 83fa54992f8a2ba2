"""The start page knows of work that is on this computer only."""

import subprocess
import sys
from pathlib import Path

import pytest

from npo_wizard.storage.leftovers import Leftover, waiting
from tests.storage.desk import add_need, crash, new_plan, open_plan, work_folders

HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "jinja2", "reportlab", "PIL"}


@pytest.fixture
def path(tmp_path):
    return new_plan(tmp_path / "Plan.npoplan")


def test_at_first_nothing_waits():
    assert waiting() == []


def test_work_left_by_a_crash_waits_until_it_is_opened(path):
    plan = open_plan(path)
    add_need(plan, "Taal")
    crash(plan)
    assert waiting() == [Leftover(path, plan.state.at)]
    open_plan(path).close()
    assert waiting() == []


def test_a_plan_that_is_open_does_not_wait(path):
    plan = open_plan(path)
    add_need(plan, "Taal")
    plan.flush()
    assert waiting() == []
    plan.close()


def test_a_crash_without_new_work_leaves_nothing_to_wait_for(path):
    crash(open_plan(path))
    assert waiting() == []


def test_looking_does_not_stand_in_the_way_of_opening(path):
    plan = open_plan(path)
    add_need(plan, "Taal")
    crash(plan)
    waiting()
    again = open_plan(path)
    assert again.view == plan.view
    again.close()


def test_a_broken_work_copy_is_told_too(path, home):
    plan = open_plan(path)
    add_need(plan, "Taal")
    crash(plan)
    (folder,) = work_folders(home)
    (folder / "plan.sqlite").write_bytes(b"stuk" * 100)
    assert waiting() == [Leftover(path, None)]


def test_looking_imports_nothing_heavy():
    code = (
        "import sys; from npo_wizard.storage.leftovers import waiting; "
        "waiting(); print(*sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert HEAVY & {name.partition(".")[0] for name in ran.stdout.split()} == set()
