"""An open plan: memory at once, the disk right after, the plan file a moment later."""

import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npo_wizard import content
from npo_wizard.errors import InputRefused, TargetError, TargetExists, TargetNotWritable
from npo_wizard.plan import compose
from npo_wizard.plan.history import EntryKind
from npo_wizard.plan.nouns import Need
from npo_wizard.storage.planfile import PlanFile, read
from npo_wizard.storage.reading import read_stored
from npo_wizard.storage.states import SaveKind
from tests.plan.strategies import any_edit, calm
from tests.storage.desk import NEVER, add_need, crash, new_plan, open_plan, title, work_folders


@pytest.fixture
def path(tmp_path):
    return new_plan(tmp_path / "Plan Voorbeeldstad.npoplan")


@pytest.fixture
def plan(path):
    plan = open_plan(path)
    yield plan
    plan.close()


def test_a_new_plan_holds_its_first_facts_and_nothing_to_undo(plan):
    assert (plan.view.plan.title, plan.view.plan.grant_eur) == ("Begin", 486_314)
    assert plan.undo_label is None
    assert plan.recovered is None
    assert plan.notice == ""


def test_a_new_plan_does_not_replace_a_file_unasked(path):
    before = path.read_bytes()
    with pytest.raises(TargetExists):
        PlanFile.create(path, {})
    assert path.read_bytes() == before
    PlanFile.create(path, {"title": "Nieuw"}, overwrite=True).close()
    assert read(path).plan.title == "Nieuw"


def test_a_new_plan_with_a_value_that_does_not_fit_makes_no_file(tmp_path):
    with pytest.raises(InputRefused):
        PlanFile.create(tmp_path / "x.npoplan", {"grant_eur": -1})
    assert not (tmp_path / "x.npoplan").exists()


def test_a_new_plan_in_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(TargetNotWritable, match="bestaat niet"):
        PlanFile.create(tmp_path / "weg" / "x.npoplan", {})


def test_an_edit_counts_in_memory_at_once_and_on_disk_after_the_flush(plan):
    need = add_need(plan, "Taal")
    assert plan.view.title("need", need) == "Taal"
    plan.flush()
    assert plan.state.kind is SaveKind.SAVED
    assert plan.state.sentence.startswith("Opgeslagen om ")


def test_the_plan_file_follows_a_moment_after_the_last_edit(path):
    plan = open_plan(path, publish_after=0.05)
    add_need(plan, "Taal")
    assert plan.has_unpublished
    deadline = time.monotonic() + 10
    while plan.has_unpublished and time.monotonic() < deadline:
        time.sleep(0.02)
    assert read(path) == plan.view
    plan.close()


def test_closing_publishes_and_leaves_no_work_copy(path, home):
    plan = open_plan(path)
    add_need(plan, "Taal")
    state = plan.close()
    assert state.kind is SaveKind.SAVED
    assert read(path) == plan.view
    assert work_folders(home) == []
    assert [each.name for each in path.parent.glob("*npo*")] == [path.name]


def test_a_plan_that_was_only_looked_at_is_not_touched(path):
    before, when = path.read_bytes(), path.stat().st_mtime_ns
    open_plan(path).close()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, when)


def test_undo_and_redo_have_labels_and_outlive_a_restart(path):
    plan = open_plan(path)
    need = add_need(plan, "Taal")
    plan.apply(compose.remove(plan.view, "need", need))
    plan.undo()
    plan.close()
    again = open_plan(path)
    assert again.undo_label == "Behoefte 'Taal' toegevoegd"
    assert again.redo_label == "Behoefte 'Taal' verwijderd"
    assert again.redo().touches(Need)
    assert again.view.rows(Need) == ()
    assert again.redo() is None
    again.undo()
    again.undo()
    assert again.undo() is None
    assert again.view.rows(Need) == ()
    again.close()


def test_the_history_says_who_and_what(path):
    plan = PlanFile.open(path, who="Team Jeugd", publish_after=NEVER)
    plan.apply(title("Nieuw"))
    plan.undo()
    plan.close()
    entries = read_stored(path).history.entries
    assert [(each.who, each.kind) for each in entries] == [
        ("Team Jeugd", EntryKind.EDIT),
        ("Team Jeugd", EntryKind.UNDO),
    ]


def test_typing_in_one_field_is_one_step_and_sealing_ends_it(plan):
    for text in ("T", "Ta", "Taal"):
        plan.apply(title(text), merge_key="plan.title")
    plan.seal()
    plan.apply(title("Taal!"), merge_key="plan.title")
    plan.undo()
    assert plan.view.plan.title == "Taal"
    plan.undo()
    assert plan.view.plan.title == "Begin"


def test_an_edit_that_changes_nothing_is_no_step(plan):
    assert plan.apply(title("Begin")).touched == frozenset()
    assert plan.undo_label is None
    assert not plan.has_unpublished


def test_a_refused_edit_leaves_plan_and_history_as_they_were(plan):
    before = plan.view
    with pytest.raises(InputRefused):
        plan.apply(title("x" * 40_000))
    assert plan.view == before
    assert plan.undo_label is None


def test_each_new_state_is_told_and_ends_with_saved(plan):
    told = []
    plan.on_state(told.append)
    plan.apply(title("Nieuw"))
    plan.flush()
    assert [state.kind for state in told] == [SaveKind.SAVING, SaveKind.SAVED]


def test_a_copy_holds_the_plan_of_this_moment_and_changes_nothing_here(plan, tmp_path):
    add_need(plan, "Taal")
    copy = tmp_path / "kopie.npoplan"
    plan.save_copy(copy)
    assert read(copy) == plan.view
    assert plan.has_unpublished
    with pytest.raises(TargetExists):
        plan.save_copy(copy)


def test_closing_twice_is_no_trouble(path):
    plan = open_plan(path)
    assert plan.close() == plan.close()


def test_an_edit_takes_no_time_of_the_disk(path, monkeypatch):
    from npo_wizard.storage import writer

    held = threading.Event()
    real = writer.write_stamp

    def slow(*args):
        held.wait(10)
        real(*args)

    monkeypatch.setattr(writer, "write_stamp", slow)
    plan = open_plan(path)
    add_need(plan, "Taal")
    assert plan.state.kind is SaveKind.SAVING
    held.set()
    plan.close()
    assert len(read(path).rows(Need)) == 1


def test_a_listener_that_breaks_does_not_stop_the_saving(plan, monkeypatch):
    reported = []
    monkeypatch.setattr(threading, "excepthook", reported.append)

    def broken(state):
        raise RuntimeError("the window has gone")

    plan.on_state(broken)
    add_need(plan, "Taal")
    plan.flush()
    plan.publish()
    assert len(read(plan.path).rows(Need)) == 1
    assert reported[0].exc_type is RuntimeError


def test_closing_with_work_that_cannot_be_saved_says_so_and_stays_open(path, monkeypatch):
    from npo_wizard.storage import writer

    def fail(*args):
        raise TypeError("a mistake in the program")

    plan = open_plan(path)
    with monkeypatch.context() as patch:
        patch.setattr(writer, "write_stamp", fail)
        add_need(plan, "Taal")
        with pytest.raises(TargetError, match="kon niet schrijven"):
            plan.close()
        assert plan.state.kind is SaveKind.WRITE_FAILED
    plan.close()
    assert len(read(path).rows(Need)) == 1


def test_work_that_cannot_be_saved_can_be_given_up(path, monkeypatch):
    from npo_wizard.storage import writer

    def fail(*args):
        raise OSError(28, "no space")

    plan = open_plan(path)
    monkeypatch.setattr(writer, "write_stamp", fail)
    add_need(plan, "Taal")
    assert plan.close(abandon=True).kind is SaveKind.WRITE_FAILED
    assert read(path).rows(Need) == ()


@settings(calm, max_examples=15)
@given(data=st.data())
def test_memory_equals_file_after_any_edits_undos_and_redos(tmp_path_factory, data):
    content.load()
    path = new_plan(tmp_path_factory.mktemp("plan") / "x.npoplan")
    plan = open_plan(path)
    for step in data.draw(st.lists(st.sampled_from(("edit", "edit", "undo", "redo")), max_size=12)):
        if step == "edit":
            plan.apply(data.draw(any_edit(plan.view)))
        elif step == "undo":
            plan.undo()
        else:
            plan.redo()
    if data.draw(st.booleans()):
        crash(plan)
    else:
        plan.close()
    again = open_plan(path)
    assert again.view == plan.view
    assert list(again.view.all_rows()) == list(plan.view.all_rows())
    assert again.history.entries == plan.history.entries
    assert (again.undo_label, again.redo_label) == (plan.undo_label, plan.redo_label)
    again.close()
    assert read(path) == plan.view


@pytest.mark.parametrize(
    "name", ["é 'aanhaling'.npoplan", "a%20b#c?d.npoplan", "👩‍👧 gezin.npoplan", "zonder einde"]
)
def test_a_file_may_have_any_name(tmp_path: Path, name: str):
    path = new_plan(tmp_path / name)
    plan = open_plan(path)
    add_need(plan, "Taal")
    plan.close()
    assert read(path) == plan.view
